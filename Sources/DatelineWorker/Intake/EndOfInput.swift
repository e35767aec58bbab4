import KafkaClient

/// Knows when every owned partition has been read to its end: how a bounded run ends.
///
/// An end counts when the consumer has reached it (its position), not when a watermark says so: brokers may
/// report a watermark that falls short. Once reached it stays reached until the partition is given up, so a
/// run ends although others go on writing.
struct EndOfInput: Sendable {
  private var reached: [TopicPartition: Int64] = [:]
  private var assigned = false
  private var emptySince: ContinuousClock.Instant?

  /// How long a member of the group waits for a first partition before it takes its share to be empty. The
  /// first assignment of a cooperative group is often empty, until the others have given something up.
  let settleTime: Duration

  init(settleTime: Duration = .seconds(10)) {
    self.settleTime = settleTime
  }

  func offset(of partition: TopicPartition) -> Int64? { reached[partition] }

  mutating func reach(_ partition: TopicPartition, offset: Int64) {
    reached[partition] = max(offset, reached[partition] ?? offset)
  }

  mutating func assign(_ partitions: [TopicPartition]) {
    assigned = true
    for partition in partitions { reached[partition] = nil }
  }

  mutating func release(_ partitions: [TopicPartition]) {
    for partition in partitions { reached[partition] = nil }
  }

  mutating func isReached(owned: some Collection<TopicPartition>, now: ContinuousClock.Instant) -> Bool {
    guard assigned else { return false }
    guard owned.isEmpty else {
      emptySince = nil
      return owned.allSatisfy { reached[$0] != nil }
    }
    let since = emptySince ?? now
    emptySince = since
    return since + settleTime <= now
  }
}
