#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds the folder that holds the language model.
public enum ModelFolder {
  /// The variable that names the folder.
  public static let environmentKey = "DATELINE_MODEL"

  /// The file by which a folder is known to hold a pipeline.
  private static let configurationFile = "config.cfg"

  /// `explicit`, the variable `DATELINE_MODEL` of `environment`, or what came with the program: `share/dateline` under
  /// the prefix whose `bin` holds `executable`, or what set-up puts into the clone in which SwiftPM built it.
  ///
  /// A folder that is named is taken as it is: loading it says what it lacks.
  public static func find(
    explicit: String? = nil, environment: [String: String], executable: String? = DataDirectory.programPath()
  ) throws(ModelFolderError) -> String {
    if let explicit { return explicit }
    if let named = environment[environmentKey], !named.isEmpty { return named }
    let candidates = executable.map(candidates) ?? []
    guard let found = candidates.first(where: { access("\($0)/\(configurationFile)", R_OK) == 0 }) else {
      throw ModelFolderError(lookedIn: candidates)
    }
    return found
  }

  /// A program that SwiftPM built lies up to four folders below its clone.
  private static func candidates(for executable: String) -> [String] {
    var folder = parent(executable)
    var found = ["\(parent(folder))/share/dateline/language-model"]
    for _ in 0..<5 {
      found.append("\(folder)/.dateline/language-model")
      folder = parent(folder)
    }
    return found
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return String(path[..<slash])
  }
}

/// No language model where one is looked for.
public struct ModelFolderError: Error, Sendable, Hashable, CustomStringConvertible {
  public var lookedIn: [String]

  public var description: String {
    let places = lookedIn.isEmpty ? "" : " in \(lookedIn.joined(separator: " or "))"
    return "no language model\(places); name its folder with --model or \(ModelFolder.environmentKey), or run scripts/setup"
  }
}
