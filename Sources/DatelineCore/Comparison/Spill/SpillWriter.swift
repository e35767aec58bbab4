/// Writes entries one after the other to a file of its own, through a buffer.
struct SpillWriter {
  let file: SpillFile
  private(set) var size = 0
  private var buffer: [UInt8] = []

  private static let bufferBytes = 256 << 10

  init(folder: String) throws(ComparisonError) {
    file = try SpillFile(folder: folder)
    buffer.reserveCapacity(Self.bufferBytes)
  }

  /// Where the next entry will begin.
  var position: Int { size + buffer.count }

  mutating func append(_ entry: SpillEntry) throws(ComparisonError) {
    entry.append(to: &buffer)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  mutating func flush() throws(ComparisonError) {
    guard !buffer.isEmpty else { return }
    try file.write(buffer, at: size)
    size += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
