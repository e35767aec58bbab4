#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds the folder that holds the extractor's tables.
///
/// SwiftPM's own accessor, `Bundle.module`, is not used: it stops the program when the build folder has moved.
public enum DataDirectory {
  /// The variable that names the folder.
  public static let environmentKey = "DATELINE_DATA"

  /// The published JSON Schema of events, by which the folder is known.
  public static let schemaFile = "event.schema.json"

  /// SwiftPM's copy of the resources, beside the program that it built.
  private static let bundle = "dateline_DatelineCore.resources/Resources"

  /// The first of these that holds the tables: `explicit`, the variable `DATELINE_DATA` of `environment`,
  /// what SwiftPM puts beside `executable`, and `share/dateline` under the prefix whose `bin` holds it.
  ///
  /// A folder that is asked for by name is never replaced by another: if it does not hold the tables, that is an error.
  public static func find(
    explicit: String? = nil, environment: [String: String], executable: String? = programPath()
  ) throws(DataDirectoryError) -> String {
    for (origin, path) in [("--data", explicit), (environmentKey, environment[environmentKey])] {
      guard let path, !path.isEmpty else { continue }
      guard holdsTables(path) else { throw DataDirectoryError(named: path, by: origin) }
      return path
    }
    let candidates = executable.map(candidates) ?? []
    guard let found = candidates.first(where: holdsTables) else { throw DataDirectoryError(lookedIn: candidates) }
    return found
  }

  /// The path of the running program, links resolved; nil where the system does not tell.
  public static func programPath() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func candidates(for executable: String) -> [String] {
    let folder = parent(executable)
    return ["\(folder)/\(bundle)", "\(parent(folder))/share/dateline"]
  }

  private static func holdsTables(_ folder: String) -> Bool { access("\(folder)/\(schemaFile)", R_OK) == 0 }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }
}
