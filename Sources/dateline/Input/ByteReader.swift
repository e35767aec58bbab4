import Foundation

/// A file, or standard input, read through a buffer that never outgrows the longest article by more than a chunk.
///
/// Blocks while it reads: used on a thread of its own.
final class ByteReader {
  enum Piece {
    case bytes([UInt8])
    /// Longer than allowed; it was passed over without being held.
    case tooLong
  }

  /// The system's own words.
  struct Failure: Error {
    var message: String

    init(errno code: Int32) { message = String(cString: strerror(code)) }
  }

  private static let chunkSize = 64 << 10

  private let descriptor: Int32
  private let maximumBytes: Int
  private var buffer: [UInt8] = []
  /// Bytes before this index are consumed.
  private var start = 0
  private var isAtEnd = false
  private var chunk = [UInt8](repeating: 0, count: ByteReader.chunkSize)

  init(path: String, maximumBytes: Int) throws(Failure) {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    self.descriptor = descriptor
    self.maximumBytes = maximumBytes
  }

  deinit { close(descriptor) }

  /// The next line without its line end; nil after the last.
  func line() throws(Failure) -> Piece? {
    var scanned = start
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return end - start > maximumBytes ? .tooLong : .bytes(Array(buffer[start..<end]))
      }
      if buffer.count - start > maximumBytes {
        try passOverLine()
        return .tooLong
      }
      let unscanned = buffer.count - start
      guard try fill() else { break }
      scanned = start + unscanned
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return .bytes(Array(buffer[start...]))
  }

  /// Everything that is left.
  func rest() throws(Failure) -> Piece {
    while buffer.count - start <= maximumBytes, try fill() {}
    defer { start = buffer.count }
    return buffer.count - start > maximumBytes ? .tooLong : .bytes(Array(buffer[start...]))
  }

  /// The first line that is not blank, as far as the limit allows, left in place for reading.
  func peekLine() throws(Failure) -> ArraySlice<UInt8> {
    var first: Int?
    var scanned = start
    while true {
      first = first ?? buffer[scanned...].firstIndex { !Self.isBlank($0) }
      if let first, let end = buffer[max(first, scanned)...].firstIndex(of: 0x0A) { return buffer[first..<end] }
      scanned = buffer.count
      // Nothing is consumed yet, so indices stay as they are.
      guard buffer.count <= maximumBytes, try fill() else { break }
    }
    return buffer[(first ?? buffer.count)...]
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private func passOverLine() throws(Failure) {
    repeat {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        start = end + 1
        return
      }
      start = buffer.count
    } while try fill()
  }

  /// Reads one chunk; false at the end of the file. Consumed bytes are dropped first.
  private func fill() throws(Failure) -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    var count = read(descriptor, &chunk, chunk.count)
    while count < 0, errno == EINTR { count = read(descriptor, &chunk, chunk.count) }
    guard count >= 0 else { throw Failure(errno: errno) }
    isAtEnd = count == 0
    buffer.append(contentsOf: chunk.prefix(count))
    return !isAtEnd
  }
}
