import Foundation

/// A file's bytes, mapped into memory for reading. Several processes share one copy.
///
/// Bytes outside the file read as 0: a reader checks what it reads, and nothing traps. A file that somebody cuts short
/// while it is mapped ends the process, as with every mapped file: gazetteers are replaced by renaming, never in place.
final class MappedFile: @unchecked Sendable {
  // Sendable: the pages are read-only and stay mapped until the last reference goes.
  private let base: UnsafeRawPointer?
  let count: Int

  init(path: String) throws(GazetteerError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.error(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw GazetteerError(.unreadable, file: path, "is not a file")
    }
    count = Int(status.st_size)
    guard count > 0 else {
      base = nil
      return
    }
    guard let pages = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), pages != MAP_FAILED else {
      throw Self.error(path)
    }
    base = UnsafeRawPointer(pages)
  }

  deinit {
    if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  private static func error(_ path: String) -> GazetteerError {
    GazetteerError(.unreadable, file: path, "cannot be read: \(String(cString: strerror(errno)))")
  }

  @inline(__always)
  func u8(_ offset: Int) -> UInt8 {
    guard let base, offset >= 0, offset < count else { return 0 }
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  func u32(_ offset: Int) -> UInt32 {
    guard let base, offset >= 0, offset <= count - 4 else { return 0 }
    return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  func u64(_ offset: Int) -> UInt64 {
    guard let base, offset >= 0, offset <= count - 8 else { return 0 }
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The part of a range that the file holds.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    let range = range.clamped(to: 0..<count)
    guard let base, !range.isEmpty else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }
}
