import Foundation
import KafkaClient

/// A name for this worker that no other live worker of this host has, and that the next worker in its place has again.
///
/// Workers of one group and role on one host take the lowest free slot, each by a lock on a file, which the system
/// releases when the process ends, however it ends. Hosts must have different names; containers that share their
/// host's name and not its files, and units with a private /tmp, must be given their names (`--instance-id`).
public final class InstanceSlot: Sendable {
  /// `dateline.GROUP.ROLE.HOST.SLOT`.
  public let name: String
  /// Held open for the life of the process.
  private let descriptor: Int32

  private static let most = 1_024

  private init(name: String, descriptor: Int32) {
    self.name = name
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Takes the lowest free slot.
  ///
  /// - Parameter folder: where lock files are; made when it is missing.
  /// - Throws: `WorkerError` when no file can be locked there.
  public static func take(
    group: String, role: String, host: String = ProcessInfo.processInfo.hostName, folder: String
  ) throws(WorkerError) -> InstanceSlot {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw failure(folder, "\(error.localizedDescription)")
    }
    let base = [group, role].map(safe).joined(separator: ".")
    for slot in 0..<most {
      let path = "\(folder)/\(base).\(slot).lock"
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw failure(path, String(cString: strerror(errno))) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        return InstanceSlot(name: "dateline.\(base).\(safe(host)).\(slot)", descriptor: descriptor)
      }
      let reason = errno
      close(descriptor)
      guard reason == EWOULDBLOCK || reason == EINTR else { throw failure(path, String(cString: strerror(reason))) }
    }
    throw failure(folder, "all \(most) slots are taken")
  }

  /// `DATELINE_LOCKS`, else a folder of this user's that does not outlive the machine.
  public static func defaultFolder(_ environment: [String: String]) -> String {
    if let given = environment["DATELINE_LOCKS"], !given.isEmpty { return given }
    if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty { return runtime + "/dateline" }
    return "/tmp/dateline-\(getuid())"
  }

  /// Letters, digits, `_` and `-`; anything else becomes `_`.
  private static func safe(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
  }

  private static func failure(_ path: String, _ reason: String) -> WorkerError {
    WorkerError(
      code: "instance-slot", kind: .configuration,
      message: "no name for this worker can be locked under \(path): \(reason); name it with --instance-id")
  }
}
