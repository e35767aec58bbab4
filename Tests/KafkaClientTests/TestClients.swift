import DatelineTesting
import KafkaClient

extension MockCluster {
  /// A consumer that begins at the beginning and tells the end of partitions.
  func consumer(group: String = "g", _ more: [String: String] = [:]) throws -> Consumer {
    let common = KafkaConfiguration([
      "group.id": group, "auto.offset.reset": "earliest", "enable.partition.eof": "true", "fetch.wait.max.ms": "50",
    ])
    return try Consumer(configuration: configuration.merging(common).merging(KafkaConfiguration(more)))
  }

  /// Produces records "0", "1", … and waits until they are delivered.
  func produce(_ count: Int, to topic: String = "t", partition: Int32 = 0) async throws {
    let producer = try Producer(configuration: configuration)
    for result in try await producer.send((0..<count).map { .text("\($0)", topic: topic, partition: partition) }) {
      _ = try result.get()
    }
    await producer.close()
  }
}

extension Consumer {
  /// Polls until the group takes partitions back, and leaves that unanswered. `nil` when it does not.
  func revocation() async throws -> Rebalance? {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      for rebalance in try await poll(maximumRecords: 100, timeout: .milliseconds(100)).rebalances {
        if rebalance.change == .revoked { return rebalance }
        try await complete(rebalance)
      }
    }
    return nil
  }
}
