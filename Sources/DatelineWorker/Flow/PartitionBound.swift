/// Up to where one partition is read in a run that ends by itself: a state machine.
///
/// The end counts as reached when nothing below it can come any more: its last record was received, or one past it,
/// or the consumer met the partition's end there or further on. So neither transaction markers nor gaps that
/// compaction left before the end are waited for.
struct PartitionBound: Sendable, Hashable {
  /// The first offset that is not read.
  let end: Int64
  /// One past the last offset that is known to be passed, selected or not; nil before the first.
  private(set) var position: Int64?
  private(set) var isReached = false
  /// The group has the end, or an offset past it.
  private(set) var isCommitted = false

  init(end: Int64) { self.end = end }

  /// Of a partition that is no part of the run.
  static let nothing: PartitionBound = {
    var bound = PartitionBound(end: .min)
    bound.committed(.min)
    return bound
  }()

  /// Takes one record's offset; false where it is past the end and must be left alone.
  mutating func receive(_ offset: Int64) -> Bool {
    pass(offset + 1)
    return offset < end
  }

  /// The consumer met the partition's end: `offset` is the next one to be written.
  mutating func meetEnd(_ offset: Int64) { pass(offset) }

  /// The group has this offset.
  mutating func committed(_ offset: Int64) {
    guard offset >= end else { return }
    isReached = true
    isCommitted = true
  }

  private mutating func pass(_ next: Int64) {
    position = max(position ?? next, next)
    if next >= end { isReached = true }
  }
}
