/// Sorts more entries than memory holds: runs that fit are sorted and put on disk, and merged when they are read.
///
/// Entries with equal keys stay in the order in which they were added.
package struct ExternalSorter {
  /// Runs that are open at a time, beyond which they are merged into one: a bound on files and on their buffers.
  static let fanIn = 32

  private let folder: String
  private let memory: Int
  private var entries: [SpillEntry] = []
  private var bytes = 0
  private var runs: [(file: SpillFile, size: Int)] = []

  /// - Parameters:
  ///   - folder: where temporary files are; they have no names there.
  ///   - memory: bytes of keys and values that are held before they go to disk.
  package init(folder: String, memory: Int = 32 << 20) {
    self.folder = folder
    self.memory = memory
  }

  /// - Throws: ``ComparisonError`` when the disk is full, or an entry is longer than a gigabyte.
  package mutating func add(_ entry: SpillEntry) throws(ComparisonError) {
    guard entry.key.count <= SpillEntry.longest, entry.value?.count ?? 0 <= SpillEntry.longest else {
      throw ComparisonError(message: "an event of more than a gigabyte cannot be compared")
    }
    entries.append(entry)
    // What an array of arrays takes beside their bytes.
    bytes += entry.key.count + (entry.value?.count ?? 0) + 96
    if bytes >= memory { try spill() }
  }

  /// All entries, in order. Nothing can be added afterwards.
  package consuming func sorted() throws(ComparisonError) -> SortedEntries {
    sortInMemory()
    return try SortedEntries(runs: runs.map { SpillReader($0.file, 0..<$0.size) }, last: entries)
  }

  private mutating func sortInMemory() {
    // Swift's sort is stable in practice and does not promise it: the places decide.
    let order = entries.indices.sorted { left, right in
      let order = SpillEntry.order(entries[left].key, entries[right].key)
      return order == 0 ? left < right : order < 0
    }
    entries = order.map { entries[$0] }
  }

  private mutating func spill() throws(ComparisonError) {
    sortInMemory()
    var writer = try SpillWriter(folder: folder)
    for entry in entries { try writer.append(entry) }
    try writer.flush()
    runs.append((writer.file, writer.size))
    entries.removeAll(keepingCapacity: true)
    bytes = 0
    if runs.count >= Self.fanIn { try merge() }
  }

  /// All runs become one; older entries stay before newer ones.
  private mutating func merge() throws(ComparisonError) {
    var merged = try SortedEntries(runs: runs.map { SpillReader($0.file, 0..<$0.size) }, last: [])
    var writer = try SpillWriter(folder: folder)
    while let entry = try merged.next() { try writer.append(entry) }
    try writer.flush()
    runs = [(writer.file, writer.size)]
  }
}
