import Foundation

/// A resource table: tab-separated text whose first line names the columns.
///
/// Lines that are empty or begin with `#` are comments, wherever they stand. A row may end early: the cells
/// that it leaves out are empty. A cell has no quoting and no escapes; white space around it is dropped; a list
/// within a cell is separated by `|`.
struct Table: Sendable {
  /// The file's name, as errors give it.
  let file: String
  let columns: [String]
  let rows: [TableRow]

  /// Reads a file. Throws ``TableError`` when it cannot be read, is not UTF-8, or has not the columns asked for.
  init(path: String, required: [String], optional: [String] = []) throws(TableError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TableError(file: path, line: nil, message: "cannot be read; check the data folder and its permissions")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TableError(file: path, line: nil, message: "is not UTF-8")
    }
    try self.init(text: text, file: path, required: required, optional: optional)
  }

  /// Reads a table from its text. A column that is neither required nor optional is an error, so that a misspelt
  /// heading cannot silently switch a rule off.
  init(text: String, file: String, required: [String], optional: [String] = []) throws(TableError) {
    var header: TableHeader?
    var rows: [TableRow] = []
    var number = 0
    // By bytes: by characters, the longest tables would take most of a start. A carriage return is white space.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.first == UInt8(ascii: "#") || Substring(line).allSatisfy(\.isWhitespace) { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Table.trimmed(Substring($0)) }
      guard let header else {
        header = try Table.header(cells, file: file, line: number, required: required, optional: optional)
        continue
      }
      guard cells.count <= header.columns.count else {
        throw TableError(
          file: file, line: number,
          message: "has \(cells.count) cells, but the table has \(header.columns.count) columns")
      }
      rows.append(TableRow(header: header, line: number, cells: cells))
    }
    guard let header else {
      throw TableError(
        file: file, line: nil, message: "has no header row; expected \(required.joined(separator: ", "))")
    }
    self.file = file
    self.columns = header.columns
    self.rows = rows
  }

  private static func header(
    _ cells: [String], file: String, line: Int, required: [String], optional: [String]
  ) throws(TableError) -> TableHeader {
    for (index, cell) in cells.enumerated() {
      guard required.contains(cell) || optional.contains(cell) else {
        throw TableError(file: file, line: line, message: "unknown column \"\(cell)\"")
      }
      guard !cells[..<index].contains(cell) else {
        throw TableError(file: file, line: line, message: "column \"\(cell)\" stands twice")
      }
    }
    for name in required where !cells.contains(name) {
      throw TableError(file: file, line: line, message: "column \"\(name)\" is missing")
    }
    return TableHeader(file: file, columns: cells)
  }

  private static func trimmed(_ cell: Substring) -> String {
    var cell = cell
    while let first = cell.first, first.isWhitespace { cell.removeFirst() }
    while let last = cell.last, last.isWhitespace { cell.removeLast() }
    return String(cell)
  }
}
