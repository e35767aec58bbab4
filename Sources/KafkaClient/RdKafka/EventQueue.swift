import CRdKafka

/// Owns one of a client's queues of events.
///
/// `@unchecked Sendable`: librdkafka's queues are locked inside; `pointer` is set once and the handle
/// outlives it.
@safe
final class EventQueue: @unchecked Sendable {
  let pointer: OpaquePointer
  let handle: Handle

  private init?(_ pointer: OpaquePointer?, of handle: Handle) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = unsafe pointer
    self.handle = handle
  }

  deinit { unsafe rd_kafka_queue_destroy(pointer) }

  /// Delivery reports, errors of the connection, statistics.
  static func main(of handle: Handle) throws(KafkaError) -> EventQueue {
    try existing(unsafe EventQueue(rd_kafka_queue_get_main(handle.pointer), of: handle))
  }

  /// Records, rebalances, errors of partitions and of the group.
  static func consumer(of handle: Handle) throws(KafkaError) -> EventQueue {
    try existing(unsafe EventQueue(rd_kafka_queue_get_consumer(handle.pointer), of: handle))
  }

  /// For the answer to one request.
  static func new(of handle: Handle) throws(KafkaError) -> EventQueue {
    try existing(unsafe EventQueue(rd_kafka_queue_new(handle.pointer), of: handle))
  }

  private static func existing(_ queue: EventQueue?) throws(KafkaError) -> EventQueue {
    guard let queue else {
      throw KafkaError(code: "_STATE", whatFailed: "Cannot make a Kafka client", reason: "it has no event queue")
    }
    return queue
  }

  /// Waits for an event and hands it to `body`; `nil` when none came in time or ``wake()`` was called.
  func poll<Value>(_ timeout: Duration, _ body: (borrowing NativeEvent) -> Value) -> Value? {
    guard let event = unsafe rd_kafka_queue_poll(pointer, timeout.milliseconds) else { return nil }
    return body(unsafe NativeEvent(event))
  }

  /// Ends a wait in ``poll(_:_:)`` at once: the one under way, or else the next.
  func wake() { unsafe rd_kafka_queue_yield(pointer) }
}
