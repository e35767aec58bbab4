/// The extractor's tables were not found.
public struct DataDirectoryError: Error, Sendable, Hashable, CustomStringConvertible {
  public var code: String { "no-data" }
  /// Where it was looked, and what to do.
  public var message: String
  public var description: String { message }

  init(named path: String, by origin: String) {
    message =
      "\(origin) names \(path), which holds no \(DataDirectory.schemaFile); name the folder of Dateline's data files"
  }

  init(lookedIn candidates: [String]) {
    let places = candidates.isEmpty ? "nowhere (the program's path is unknown)" : candidates.joined(separator: " and ")
    message = """
      Dateline's data files were not found, looked in \(places); name their folder with --data or \
      \(DataDirectory.environmentKey)
      """
  }
}
