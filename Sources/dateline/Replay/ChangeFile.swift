import Foundation
import Synchronization

/// Where the differences of a replay go, if anywhere: lines, one call at a time.
final class ChangeFile: Sendable {
  private let handle: Mutex<FileHandle?>
  private let path: String
  private let firstFailure = Mutex<String?>(nil)

  /// - Parameters:
  ///   - path: nil for nowhere.
  ///   - appends: what is there stays, and is gone on with; otherwise the file is replaced.
  init(path: String?, appends: Bool) throws(CommandFailure) {
    self.path = path ?? ""
    guard let path else {
      handle = Mutex(nil)
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (appends ? 0 : O_TRUNC), 0o644)
    guard descriptor >= 0 else {
      throw CommandFailure(status: .usage, message: "--changes \(path): \(String(cString: strerror(errno)))")
    }
    handle = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
  }

  /// The first thing that went wrong.
  var failure: String? { firstFailure.withLock { $0 } }

  func write(_ bytes: [UInt8]) {
    let failure = handle.withLock { handle -> String? in
      do {
        try handle?.write(contentsOf: Data(bytes))
        return nil
      } catch {
        return "--changes \(path): \(error.localizedDescription)"
      }
    }
    if let failure { firstFailure.withLock { $0 = $0 ?? failure } }
  }
}
