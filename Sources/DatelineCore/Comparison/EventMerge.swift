/// Walks through two sorted sets of events side by side and tells what became of each event.
///
/// Keys are what an event is known by; of equal keys in one set the newest counts, as in a compacted topic, and a key
/// whose newest entry has no value is not in the set.
package struct EventMerge {
  package enum Step: Sendable {
    case unchanged(SpillEntry)
    case change(key: [UInt8], EventChange)
  }

  private var before: SortedEntries
  private var after: SortedEntries
  private let comparator: EventComparator
  private var old: SpillEntry?
  private var new: SpillEntry?

  package init(
    before: consuming SortedEntries, after: consuming SortedEntries, _ comparator: EventComparator
  ) throws(ComparisonError) {
    self.before = before
    self.after = after
    self.comparator = comparator
    old = try Self.next(&self.before)
    new = try Self.next(&self.after)
  }

  /// In ascending order of keys; nil after the last.
  package mutating func next() throws(ComparisonError) -> Step? {
    let order: Int
    switch (old, new) {
    case (nil, nil): return nil
    case (_?, nil): order = -1
    case (nil, _?): order = 1
    case (let one?, let other?): order = SpillEntry.order(one.key, other.key)
    }
    guard let key = order <= 0 ? old?.key : new?.key else { return nil }
    let (gone, come) = (order <= 0 ? old?.value : nil, order >= 0 ? new?.value : nil)
    if order <= 0 { old = try Self.next(&before) }
    if order >= 0 { new = try Self.next(&after) }
    switch (gone, come) {
    case (let gone?, let come?):
      guard let change = try comparator.change(from: gone, to: come) else {
        return .unchanged(SpillEntry(key: key, value: come))
      }
      return .change(key: key, change)
    case (let gone?, nil): return .change(key: key, .removed(gone))
    case (nil, let come?): return .change(key: key, .added(come))
    case (nil, nil): return nil
    }
  }

  private static func next(_ entries: inout SortedEntries) throws(ComparisonError) -> SpillEntry? {
    while let entry = try entries.nextNewest() {
      if entry.value != nil { return entry }
    }
    return nil
  }
}
