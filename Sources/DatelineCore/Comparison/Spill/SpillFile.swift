import Foundation

/// Bytes on disk under no name: no other process sees them, and they vanish with their owner, however it ends.
///
/// Read from many threads at once; written before that, by a ``SpillWriter``.
final class SpillFile: Sendable {
  private let descriptor: Int32
  private let folder: String

  init(folder: String) throws(ComparisonError) {
    var template = Array((folder + "/dateline-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    self.folder = folder
    guard descriptor >= 0 else { throw ComparisonError("making", in: folder, errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Up to `count` bytes from `offset` on; fewer only at the end.
  func read(at offset: Int, count: Int) throws(ComparisonError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw ComparisonError("reading", in: folder, errno: failure) }
    return bytes
  }

  /// Writes all bytes at `offset`.
  func write(_ bytes: [UInt8], at offset: Int) throws(ComparisonError) {
    let failure: Int32 = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = pwrite(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written, off_t(offset + written))
        if count >= 0 { written += count } else if errno != EINTR { return errno }
      }
      return 0
    }
    guard failure == 0 else { throw ComparisonError("writing", in: folder, errno: failure) }
  }
}
