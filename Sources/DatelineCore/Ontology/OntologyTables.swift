import Foundation

/// The tables of the ontology's folder, with those of a second folder that extends or replaces them.
///
/// A long table can be cut into parts: `NAME/*.tsv`, whose rows come before those of `NAME.tsv`, in order of their names,
/// and in the first folder `NAME/further/*.tsv`, whose rows come behind them.
/// `NAME.tsv` in the second folder adds its rows before the first folder's, so that they are tried first;
/// `NAME.replace.tsv` stands in for the first folder's table and all its parts.
struct OntologyTables: Sendable {
  /// A row, by where it stands.
  struct Line: Sendable, Hashable {
    var file: String
    var line: Int
  }

  let folder: String
  let addition: String?
  /// Rows that are read as if they were not there; see ``OntologyCheck``.
  let skipped: Set<Line>

  /// The names of the tables that a folder may hold.
  static let names = [
    "event-types", "frames", "verbs", "words", "attribution", "factuality", "triggers", "compositions", "means",
    "speakers", "confidence",
  ]

  /// Throws ``TableError`` when `addition` cannot be read or holds no table.
  init(folder: String, addition: String?, skipped: Set<Line> = []) throws(TableError) {
    self.skipped = skipped
    self.folder = folder
    self.addition = addition
    guard let addition else { return }
    let known = Self.names.flatMap { ["\($0).tsv", "\($0).replace.tsv"] }
    guard known.contains(where: { FileManager.default.fileExists(atPath: "\(addition)/\($0)") })
      || Self.names.contains(where: { !Self.parts(of: $0, in: addition).isEmpty })
    else {
      throw TableError(
        file: addition, line: nil, message: "holds no table of an ontology; the names are \(known.joined(separator: ", "))")
    }
  }

  /// A short form of a folder's tables: it follows the ontology's version in every event (`3.6.0+1f9c40aa21d0`), so that
  /// events which added tables had a part in can be told from others.
  static func fingerprint(of folder: String) -> String {
    let files = names.flatMap { parts(of: $0, in: folder) + ["\($0).tsv", "\($0).replace.tsv"] }
    let contents = files.flatMap { file -> [[UInt8]] in
      guard let content = FileManager.default.contents(atPath: "\(folder)/\(file)") else { return [] }
      return [Array(file.utf8), Array(content)]
    }
    return Fingerprint.of(contents)
  }

  func rows(_ name: String, required: [String], optional: [String] = []) throws(TableError) -> [TableRow] {
    var rows: [TableRow] = []
    if let addition {
      let replacement = "\(addition)/\(name).replace.tsv"
      if FileManager.default.fileExists(atPath: replacement) {
        return kept(try Table(path: replacement, required: required, optional: optional).rows)
      }
      for part in Self.parts(of: name, in: addition) {
        rows += try Table(path: "\(addition)/\(part)", required: required, optional: optional).rows
      }
      let extending = "\(addition)/\(name).tsv"
      if FileManager.default.fileExists(atPath: extending) {
        rows += try Table(path: extending, required: required, optional: optional).rows
      }
    }
    for part in Self.parts(of: name, in: folder) + ["\(name).tsv"] + Self.parts(of: "\(name)/further", in: folder) {
      rows += try Table(path: "\(folder)/\(part)", required: required, optional: optional).rows
    }
    return kept(rows)
  }

  /// `NAME/*.tsv`, in order of their names.
  private static func parts(of name: String, in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
    return files.filter { $0.hasSuffix(".tsv") && !$0.hasPrefix(".") }.sorted().map { "\(name)/\($0)" }
  }

  private func kept(_ rows: [TableRow]) -> [TableRow] {
    skipped.isEmpty ? rows : rows.filter { !skipped.contains(Line(file: $0.file, line: $0.line)) }
  }
}
