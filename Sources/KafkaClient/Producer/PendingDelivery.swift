/// Records that are queued, and what will become of them.
public struct PendingDelivery: Sendable {
  let promise: DeliveryPromise

  /// Waits until each record is acknowledged or has failed for good, which takes `delivery.timeout.ms`
  /// (five minutes by default) at most. One result per record, in order.
  public func results() async -> [Result<Delivery, KafkaError>] {
    await promise.value()
  }
}
