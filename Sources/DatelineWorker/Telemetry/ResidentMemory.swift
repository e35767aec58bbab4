import Foundation

enum ResidentMemory {
  /// Of this process, in bytes; nil where the system does not tell.
  static var bytes: Int? {
    guard let statm = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii) else { return nil }
    let fields = statm.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
