/// Reads the entries of a file from front to back, through a buffer.
struct SpillReader {
  private let file: SpillFile
  private let end: Int
  /// Where the buffer begins in the file.
  private var base: Int
  private var buffer: [UInt8] = []
  private var start = 0

  private static let chunkBytes = 128 << 10

  init(_ file: SpillFile, _ range: Range<Int>) {
    self.file = file
    base = range.lowerBound
    end = range.upperBound
  }

  /// Nil after the last.
  mutating func next() throws(ComparisonError) -> SpillEntry? {
    guard try fill(SpillEntry.headBytes) else { return nil }
    let (key, value) = SpillEntry.lengths(in: buffer, at: start)
    guard key <= SpillEntry.longest, value ?? 0 <= SpillEntry.longest,
      try fill(SpillEntry.headBytes + key + (value ?? 0))
    else { throw ComparisonError(message: "a temporary file was damaged while it was used; try again") }
    let first = start + SpillEntry.headBytes
    let middle = first + key
    let last = middle + (value ?? 0)
    start = last
    return SpillEntry(key: Array(buffer[first..<middle]), value: value.map { _ in Array(buffer[middle..<last]) })
  }

  /// Has `count` bytes in the buffer from `start` on; false when the file has no more.
  private mutating func fill(_ count: Int) throws(ComparisonError) -> Bool {
    if buffer.count - start >= count { return true }
    let held = buffer.count - start
    let wanted = min(max(Self.chunkBytes, count - held), end - base - buffer.count)
    guard wanted > 0 else { return false }
    let more = try file.read(at: base + buffer.count, count: wanted)
    base += start
    buffer.removeSubrange(..<start)
    start = 0
    buffer += more
    return buffer.count >= count
  }
}
