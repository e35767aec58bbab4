/// The rows of a worksheet (Office Open XML, ECMA-376), cells by letter of the column; only cells of shared strings.
enum WorkbookRows {
  static func read(_ path: String, strings: [String]) throws(GazetteerError) -> [[Character: String]] {
    let text = try SourceFile.text(path)
    guard text.contains("</worksheet>") else {
      throw GazetteerError(.badSource, file: path, "does not end with </worksheet>: the file is cut short")
    }
    var rows: [[Character: String]] = []
    var row: [Character: String] = [:]
    var column: Character?
    for part in text.utf8.split(separator: UInt8(ascii: "<")).map({ Substring($0) }) {
      if part.hasPrefix("row ") {
        row = [:]
      } else if part.hasPrefix("/row>") {
        rows.append(row)
      } else if part.hasPrefix("c ") {
        column = part.contains("t=\"s\"") ? Self.column(part) : nil
      } else if part.hasPrefix("v>"), let letter = column {
        guard let number = Int(part.dropFirst(2)), strings.indices.contains(number) else {
          throw GazetteerError(.badSource, file: path, "row \(rows.count + 1) names a text that does not exist")
        }
        row[letter] = strings[number]
      }
    }
    return rows
  }

  /// `c r="F12" s="5" t="s"` is in column F.
  private static func column(_ tag: Substring) -> Character? {
    guard let quote = tag.firstIndex(of: "\"") else { return nil }
    let letter = tag[tag.index(after: quote)...].first
    return letter
  }
}
