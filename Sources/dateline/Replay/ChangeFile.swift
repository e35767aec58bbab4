import Foundation
import Synchronization

/// Where the differences of a replay go, if anywhere: lines, one call at a time.
final class ChangeFile: Sendable {
  private let handle: Mutex<FileHandle?>
  private let path: String
  private let firstFailure = Mutex<String?>(nil)

  /// - Parameter path: nil for nowhere; an existing file is replaced.
  init(path: String?) throws(CommandFailure) {
    self.path = path ?? ""
    guard let path else {
      handle = Mutex(nil)
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil), let opened = FileHandle(forWritingAtPath: path)
    else { throw CommandFailure(status: .usage, message: "--changes \(path): the file cannot be written") }
    handle = Mutex(opened)
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
