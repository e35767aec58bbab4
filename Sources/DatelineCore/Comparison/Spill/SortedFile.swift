/// Sorted entries on disk, found by the beginning of their keys. Memory holds one key for every block of the file.
package final class SortedFile: Sendable {
  private let file: SpillFile
  private let size: Int
  /// Where blocks begin, and their first keys, in ascending order.
  private let blocks: [(key: [UInt8], offset: Int)]

  private static let blockBytes = 64 << 10

  /// - Parameter entries: in ascending order of their keys.
  package init(folder: String, _ entries: (inout (SpillEntry) throws(ComparisonError) -> Void) throws -> Void) throws {
    var writer = try SpillWriter(folder: folder)
    var blocks: [(key: [UInt8], offset: Int)] = []
    var add: (SpillEntry) throws(ComparisonError) -> Void = { entry throws(ComparisonError) in
      if blocks.last.map({ writer.position - $0.offset >= Self.blockBytes }) ?? true {
        blocks.append((entry.key, writer.position))
      }
      try writer.append(entry)
    }
    try entries(&add)
    try writer.flush()
    file = writer.file
    size = writer.size
    self.blocks = blocks
  }

  /// All entries whose keys begin with `prefix`, in order.
  package func entries(withPrefix prefix: [UInt8]) throws(ComparisonError) -> [SpillEntry] {
    // The last block that begins before the prefix may hold the first of them.
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if SpillEntry.precedes(blocks[middle].key, prefix) { low = middle + 1 } else { high = middle }
    }
    guard !blocks.isEmpty else { return [] }
    var reader = SpillReader(file, blocks[max(0, low - 1)].offset..<size)
    var found: [SpillEntry] = []
    while let entry = try reader.next() {
      if entry.key.starts(with: prefix) {
        found.append(entry)
      } else if !SpillEntry.precedes(entry.key, prefix) {
        break
      }
    }
    return found
  }
}
