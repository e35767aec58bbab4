import KafkaClient

/// What the broker says of one partition when a replay begins.
struct PartitionFacts: Sendable, Hashable {
  /// The first offset that is still there.
  var low: Int64
  /// The next to be written, as far as readers of committed records go.
  var end: Int64
  /// The time of the first record that is still there.
  var oldest: Int64?
  /// The first offset whose record is not older than the range's beginning; nil where all are.
  var firstInRange: Int64?
  /// The first offset past which nothing of the range is looked for, where that is bounded; nil where it is not.
  var lastLookedFor: Int64?
}

extension ReplayRange {
  /// The offsets of one partition that are to be read.
  ///
  /// - Throws: ``ReplayError`` when part of the range is gone, or was never there, and that is not to be left out.
  func part(
    of partition: TopicPartition, _ facts: PartitionFacts, clamps: Bool
  ) throws(ReplayError) -> ReplayPlan.Part {
    var part = ReplayPlan.Part(partition: partition, start: facts.low, end: facts.end)
    if let from = fromOffsets[partition.partition] {
      if from < facts.low, !clamps {
        throw Self.gone(partition, "offsets \(from) to \(facts.low - 1) are gone; it begins at \(facts.low)")
      }
      if from > facts.end, !clamps {
        throw Self.missing(partition, "it ends at \(facts.end), before --from-offsets \(from)")
      }
      part.start = max(from, facts.low)
    }
    if let to = toOffsets[partition.partition] {
      if to > facts.end, !clamps { throw Self.missing(partition, "it ends at \(facts.end), before --to-offsets \(to)") }
      if to < facts.low, !clamps { throw Self.gone(partition, "everything before \(facts.low) is gone") }
      part.end = min(to, facts.end)
    }
    if let from {
      if facts.low > 0, let oldest = facts.oldest, oldest > from, !clamps {
        throw Self.gone(partition, "its first record is of \(UTCTime.text(oldest)); what came before is gone")
      }
      part.start = facts.firstInRange ?? facts.end
    }
    if let last = facts.lastLookedFor { part.end = min(last, facts.end) }
    part.start = min(max(part.start, facts.low), max(facts.end, facts.low))
    part.end = max(part.end, part.start)
    return part
  }

  private static func gone(_ partition: TopicPartition, _ what: String) -> ReplayError {
    ReplayError(.input, "\(partition) does not hold the whole range any more: \(what); --clamp replays what is left")
  }

  private static func missing(_ partition: TopicPartition, _ what: String) -> ReplayError {
    ReplayError(.input, "\(partition) does not hold the whole range: \(what); --clamp replays what there is")
  }
}
