import DequeModule

/// Which records of one partition are finished, and how far the group may therefore commit.
///
/// Only received records are tracked, in the order of their offsets, so gaps left by compaction or by
/// transaction markers need no entry. Times and brokers are not its business: it is a state machine that
/// is told what happened.
struct OffsetLedger: Sendable {
  private struct Entry {
    var offset: Int64
    /// Milliseconds since 1970-01-01T00:00Z; nil where the record has none.
    var timestamp: Int64?
    var finished: Bool
  }

  /// Received and not yet behind `committable`, in ascending order of offset.
  private var entries: Deque<Entry> = []
  private(set) var firstReceived: Int64?
  private var lastReceived: Int64?

  /// The offset that a restarted worker must read first; nil until a first record is finished.
  ///
  /// One past the last record of the finished prefix, so a slow article holds back the commit, not the
  /// work behind it.
  private(set) var committable: Int64?
  private(set) var committed: Int64?
  /// The timestamp of the last record of the finished prefix.
  private(set) var finishedTimestamp: Int64?

  /// What a commit would add; nil when the broker knows everything already.
  var uncommitted: Int64? { committable == committed ? nil : committable }

  var unfinished: Int { entries.lazy.filter { !$0.finished }.count }

  /// One past the last record that was received, whether it is finished or not.
  var position: Int64? { lastReceived.map { $0 + 1 } }

  /// The timestamp of the first record that is not finished.
  var oldestTimestamp: Int64? { entries.first?.timestamp }

  /// False when `offset` is not past every offset received so far: the partition's log was cut or made anew,
  /// and what this ledger knows belongs to a log that is gone.
  mutating func receive(_ offset: Int64, timestamp: Int64? = nil) -> Bool {
    if let lastReceived, offset <= lastReceived { return false }
    firstReceived = firstReceived ?? offset
    lastReceived = offset
    entries.append(Entry(offset: offset, timestamp: timestamp, finished: false))
    return true
  }

  /// Marks one record as finished, in any order. An offset that is not open is passed over.
  mutating func finish(_ offset: Int64) {
    guard let index = index(of: offset) else { return }
    entries[index].finished = true
    while let first = entries.first, first.finished {
      committable = first.offset + 1
      finishedTimestamp = first.timestamp
      entries.removeFirst()
    }
  }

  /// Forgets the records from `offset` on: they were received, but whoever owns the partition next reads them.
  mutating func abandon(from offset: Int64) {
    while let last = entries.last, last.offset >= offset { entries.removeLast() }
  }

  /// The broker has taken `offset`. Older answers that come late do not take it back.
  mutating func commit(_ offset: Int64) {
    committed = max(committed ?? offset, offset)
  }

  private func index(of offset: Int64) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].offset == offset ? low : nil
  }
}
