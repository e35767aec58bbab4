/// One row of a table, its cells read by column name. What cannot be read is a ``TableError`` with file and line.
struct TableRow: Sendable {
  private let header: TableHeader
  /// Counts from 1.
  let line: Int
  private let cells: [String]

  init(header: TableHeader, line: Int, cells: [String]) {
    self.header = header
    self.line = line
    self.cells = cells
  }

  /// The file's name, as errors give it.
  var file: String { header.file }

  /// The cell, or nil when it is empty or the table has no such column.
  func optional(_ column: String) -> String? {
    guard let position = header.position(of: column), position < cells.count else { return nil }
    let cell = cells[position]
    return cell.isEmpty ? nil : cell
  }

  /// The cell, which must not be empty.
  func text(_ column: String) throws(TableError) -> String {
    guard let cell = optional(column) else { throw error("column \"\(column)\" is empty") }
    return cell
  }

  /// The parts of the cell between `|`, without empty ones.
  func list(_ column: String) -> [String] {
    guard let cell = optional(column) else { return [] }
    return cell.split(separator: "|").compactMap { part in
      let words = part.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
  }

  /// A finite number, or nil when the cell is empty.
  func number(_ column: String) throws(TableError) -> Double? {
    guard let cell = optional(column) else { return nil }
    guard let number = Double(cell), number.isFinite else {
      throw error("column \"\(column)\": \"\(cell)\" is not a number")
    }
    return number
  }

  /// A whole number, or nil when the cell is empty.
  func integer(_ column: String) throws(TableError) -> Int? {
    guard let cell = optional(column) else { return nil }
    guard let number = Int(cell) else { throw error("column \"\(column)\": \"\(cell)\" is not a whole number") }
    return number
  }

  /// `yes` or `no`; an empty cell is no.
  func flag(_ column: String) throws(TableError) -> Bool {
    switch optional(column) {
    case nil, "no": return false
    case "yes": return true
    case let cell?: throw error("column \"\(column)\": \"\(cell)\" is neither yes nor no")
    }
  }

  /// One of an enumeration's raw values, or nil when the cell is empty.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, as: Choice.Type = Choice.self
  ) throws(TableError) -> Choice? where Choice.RawValue == String {
    guard let cell = optional(column) else { return nil }
    guard let choice = Choice(rawValue: cell) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("column \"\(column)\": \"\(cell)\" is none of \(choices)")
    }
    return choice
  }

  /// An error that points at this row.
  func error(_ message: String) -> TableError {
    TableError(file: header.file, line: line, message: message)
  }
}
