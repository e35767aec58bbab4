import Foundation
import KafkaClient

/// Reads the last record of each partition, for its timestamp.
struct NewestRecord {
  let configuration: WorkerConfiguration
  let timeout: Duration

  /// Nil where there is no record, or none can be read.
  func finding(_ partitions: [TopicPartition]) async -> Finding? {
    guard !partitions.isEmpty else { return nil }
    do throws(KafkaError) {
      let reading = KafkaConfiguration([
        "group.id": configuration.group, "enable.partition.eof": "true", "isolation.level": "read_uncommitted",
        "client.id": "dateline-doctor",
      ])
      let consumer = try Consumer(configuration: configuration.kafka.merging(reading))
      // The last may be the mark of a transaction, which is no record.
      try await consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, StartOffset.tail(2)) }))
      let newest = try await newest(consumer, open: Set(partitions))
      await consumer.close(timeout: .seconds(2))
      return newest.map { ClockCheck.finding(newest: Double($0) / 1000, now: Date().timeIntervalSince1970) }
    } catch {
      return Finding(
        "clock skew", .unknown, "the newest records of the input cannot be read: \(error.message)", kind: error.kind)
    }
  }

  private func newest(_ consumer: Consumer, open: Set<TopicPartition>) async throws(KafkaError) -> Int64? {
    var open = open
    var newest: Int64?
    let deadline = ContinuousClock.now + timeout
    while !open.isEmpty, ContinuousClock.now < deadline {
      for event in try await consumer.poll(maximumRecords: 500, timeout: .milliseconds(500)) {
        switch event {
        case .records(let records):
          newest = ([newest] + records.map { $0.timestamp?.milliseconds }).compactMap { $0 }.max()
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failure(let error): if error.disposition != .retry { throw error }
        case .rebalance, .statistics: break
        }
      }
    }
    return newest
  }
}
