import Foundation

/// Reading a source file, with errors that say which file and line.
enum SourceFile {
  static func bytes(_ path: String) throws(GazetteerError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GazetteerError(.unreadable, file: path, "cannot be read; run scripts/setup, or name the folder of the source")
    }
    return Array(data)
  }

  static func text(_ path: String) throws(GazetteerError) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw GazetteerError(.badSource, file: path, "is not UTF-8")
    }
    return text
  }

  /// Calls `body` with the number of each line, from 1, and its cells. The last line must end, or the file was cut.
  static func rows(
    _ path: String, columns: Int, _ body: (Int, [Substring]) throws(GazetteerError) -> Void
  ) throws(GazetteerError) {
    let text = try text(path)
    guard !text.isEmpty else { throw GazetteerError(.badSource, file: path, "is empty") }
    guard text.utf8.last == 0x0A else {
      throw GazetteerError(
        .badSource, file: path, line: text.utf8.count { $0 == 0x0A } + 1,
        "does not end with a line feed: the file is cut short")
    }
    var number = 0
    for line in text.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let cells = Substring(line).split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == columns else {
        throw GazetteerError(
          .badSource, file: path, line: number, "has \(cells.count) cells instead of \(columns)")
      }
      try body(number, cells)
    }
  }

  static func error(_ error: JSONError, in bytes: [UInt8], file: String) -> GazetteerError {
    let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
    return GazetteerError(
      .badSource, file: file, line: line, "is not the JSON that it should be: byte \(error.offset), expected \(error.expected)")
  }
}
