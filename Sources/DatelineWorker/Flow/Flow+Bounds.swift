import KafkaClient

/// Runs that end by themselves.
extension Flow {
  /// Whether a record is part of the run; one that is not leaves no trace but the position.
  mutating func isWanted(_ record: Record, of epoch: Int) -> Bool {
    guard let bounds = limits.bounds else { return true }
    guard partitions[epoch]?.bound?.receive(record.offset) == true else { return false }
    guard bounds.selects(record) else {
      passedOver += 1
      return false
    }
    return true
  }

  /// Partitions of which nothing more is read.
  var readToEnd: Set<TopicPartition> {
    guard limits.bounds != nil else { return [] }
    return Set(partitions.values.filter { $0.bound?.isReached == true }.map(\.key))
  }
}

extension Flow.Partition {
  /// The run's end, once everything before it is finished and the group does not know yet: whoever looks at the
  /// group's offsets sees that the partition is done, whatever stood last in it.
  ///
  /// Also where a transaction has carried it: without the note that counts the life which has ended well, and because
  /// some brokers keep offsets back whose transaction has no records.
  var endToCommit: Int64? {
    guard let bound, bound.isReached, !bound.isCommitted, load.records == 0, recovery.isOpen else { return nil }
    return bound.end
  }

  /// This is what the group was told of the end.
  func isEnd(_ committed: CommittedOffset) -> Bool {
    committed.metadata == recovery.parting(at: committed.offset).text
  }
}
