/// Sorted runs, read as one. Of equal keys, those of earlier runs come first.
package struct SortedEntries {
  private var runs: [SpillReader]
  private var last: ArraySlice<SpillEntry>
  /// The next entry of each run that has one: a binary heap by key, then by run.
  private var heap: [(entry: SpillEntry, run: Int)] = []
  private var pending: SpillEntry?

  /// - Parameter last: the newest run, which was never on disk.
  init(runs: [SpillReader], last: [SpillEntry]) throws(ComparisonError) {
    self.runs = runs
    self.last = last[...]
    for run in 0...runs.count { try push(run) }
  }

  /// Every entry; nil after the last.
  package mutating func next() throws(ComparisonError) -> SpillEntry? {
    if let entry = pending {
      pending = nil
      return entry
    }
    return try pop()
  }

  /// The newest entry of each key: what compaction keeps.
  package mutating func nextNewest() throws(ComparisonError) -> SpillEntry? {
    guard var newest = try next() else { return nil }
    while let following = try next() {
      guard following.key == newest.key else {
        pending = following
        break
      }
      newest = following
    }
    return newest
  }

  private mutating func pop() throws(ComparisonError) -> SpillEntry? {
    guard let top = heap.first else { return nil }
    if let following = try read(top.run) {
      heap[0] = (following, top.run)
    } else {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink()
    return top.entry
  }

  private mutating func push(_ run: Int) throws(ComparisonError) {
    guard let entry = try read(run) else { return }
    heap.append((entry, run))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, least) { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let order = SpillEntry.order(heap[left].entry.key, heap[right].entry.key)
    return order == 0 ? heap[left].run < heap[right].run : order < 0
  }

  private mutating func read(_ run: Int) throws(ComparisonError) -> SpillEntry? {
    run < runs.count ? try runs[run].next() : last.popFirst()
  }
}
