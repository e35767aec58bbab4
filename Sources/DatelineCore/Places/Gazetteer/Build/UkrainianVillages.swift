/// The villages and settlements of Ukraine with the districts that hold them: KATOTTG, the state's codifier.
///
/// GeoNames' threshold of 500 inhabitants leaves out most of the villages that a front line is told by. The codifier
/// has all of them, without points: a place found here is known to within its district.
struct UkrainianVillages {
  struct Row {
    /// In Latin letters.
    var name: String
    /// As the codifier has it, in small letters: "бахмутський".
    var district: String
  }

  private(set) var rows: [Row] = []

  /// Villages, settlements, and settlements of urban type. Districts bear a `P`.
  private static let settlements: Set<String> = ["C", "С", "X", "Х", "T", "Т"]
  private static let districts: Set<String> = ["P", "Р"]

  /// - Parameter folder: the parts of the workbook, `xl/sharedStrings.xml` and `xl/worksheets/sheet1.xml`.
  init(folder: String) throws(GazetteerError) {
    let strings = try Self.strings("\(folder)/xl/sharedStrings.xml")
    let path = "\(folder)/xl/worksheets/sheet1.xml"
    var districts: [String: String] = [:]
    var settlements: [(name: String, district: String)] = []
    for cells in try WorkbookRows.read(path, strings: strings) {
      guard let category = cells["F"], let name = cells["G"], let district = cells["B"] else { continue }
      if Self.districts.contains(category) {
        districts[district] = name.lowercased()
      } else if Self.settlements.contains(category) {
        settlements.append((name, district))
      }
    }
    rows = settlements.compactMap { settlement in
      districts[settlement.district].map { Row(name: UkrainianLetters.latin(settlement.name), district: $0) }
    }
    guard rows.count > 1000 else {
      throw GazetteerError(.badSource, file: path, "holds \(rows.count) settlements: the workbook has another form")
    }
  }

  private static func strings(_ path: String) throws(GazetteerError) -> [String] {
    let text = try SourceFile.text(path)
    guard text.hasSuffix("</sst>") || text.hasSuffix("</sst>\n") else {
      throw GazetteerError(.badSource, file: path, "does not end with </sst>: the file is cut short")
    }
    var strings: [String] = []
    var isOpen = false
    var current = ""
    for part in text.utf8.split(separator: UInt8(ascii: "<")).map({ Substring($0) }) {
      if part.hasPrefix("si>") {
        isOpen = true
        current = ""
      } else if isOpen, part.hasPrefix("t>") || part.hasPrefix("t ") {
        current += part[(part.firstIndex(of: ">").map(part.index(after:)) ?? part.endIndex)...]
      } else if part.hasPrefix("/si>") {
        strings.append(current)
        isOpen = false
      }
    }
    return strings
  }
}
