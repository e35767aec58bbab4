import KafkaClient

/// Goes through a topic of dead letters once, from its beginning to its end.
struct DeadLetterReader {
  let topic: String
  let kafka: KafkaConfiguration

  /// - Parameter body: false ends the reading.
  /// - Throws: `KafkaError`, or `CommandFailure` when the topic does not exist.
  func forEach(_ body: (DeadLetterEntry) async throws -> Bool) async throws {
    let admin = try Admin(configuration: kafka)
    let described = try await admin.describeTopics([topic], timeout: .seconds(15)).first
    if let error = described?.error, error.kind != .unknownTopic { throw error }
    guard let described, described.error == nil, !described.partitions.isEmpty else {
      throw CommandFailure(status: .badConfiguration, message: "topic \(topic) does not exist")
    }
    let partitions = described.partitions.map { TopicPartition(topic: topic, partition: $0.id) }
    let defaults = KafkaConfiguration(["client.id": "dateline-dead-letters", "enable.partition.eof": "true"])
    let consumer = try Consumer(configuration: defaults.merging(kafka))
    do {
      try await consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, StartOffset.beginning) }))
      try await read(consumer, Set(partitions), body)
    } catch {
      await consumer.close(timeout: .seconds(2))
      throw error
    }
    await consumer.close(timeout: .seconds(2))
  }

  private func read(
    _ consumer: Consumer, _ partitions: Set<TopicPartition>, _ body: (DeadLetterEntry) async throws -> Bool
  ) async throws {
    var open = partitions
    while !open.isEmpty {
      for event in try await consumer.poll(maximumRecords: 500, timeout: .seconds(1)) {
        switch event {
        case .records(let records):
          for record in records where open.contains(record.topicPartition) {
            guard try await body(DeadLetterEntry(record: record)) else { return }
          }
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failure(let error):
          switch error.kind {
          case .notAuthorized, .unknownTopic, .configuration, .fatal, .fenced: throw error
          case .brokerUnavailable, .timedOut, .recordTooLarge, .queueFull, .cancelled, .other:
            Console.error("dateline: \(error.message)")
          }
        case .rebalance, .statistics: break
        }
      }
    }
  }
}
