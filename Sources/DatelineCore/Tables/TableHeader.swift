/// The column names of a table, shared by its rows.
final class TableHeader: Sendable {
  let file: String
  let columns: [String]
  private let positions: [String: Int]

  init(file: String, columns: [String]) {
    self.file = file
    self.columns = columns
    self.positions = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of column: String) -> Int? { positions[column] }
}
