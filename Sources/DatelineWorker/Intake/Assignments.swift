import KafkaClient

/// The partitions that this worker owns, each with the epoch of its assignment.
struct Assignments: Sendable {
  private var epochs: [TopicPartition: Int] = [:]
  private var lastEpoch = 0

  var partitions: Dictionary<TopicPartition, Int>.Keys { epochs.keys }
  var count: Int { epochs.count }

  func epoch(of partition: TopicPartition) -> Int? { epochs[partition] }

  /// False for results of a partition that was given up since, also when it has come back.
  func isCurrent(_ id: WorkID) -> Bool { epochs[id.partition] == id.epoch }

  /// Gives the partition a new epoch, whether it was owned before or not.
  mutating func assign(_ partition: TopicPartition) -> Int {
    lastEpoch += 1
    epochs[partition] = lastEpoch
    return lastEpoch
  }

  mutating func release(_ partition: TopicPartition) {
    epochs[partition] = nil
  }
}
