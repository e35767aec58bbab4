/// The place, date or speaker set off before an item's words: "Kherson: …", "March 14 - …", "Nigeria | …", "MR. MILLER: …",
/// "GUAYAQUIL, April 6: …", "NIGER, Diffa - 4 March. …".
struct ItemLabel: Sendable, Hashable {
  enum Separator: Sendable, Hashable { case colon, bar, dash }

  var range: Range<Int>
  var rest: Range<Int>
  var separator: Separator
  /// Its own form is enough, whatever the other paragraphs look like: a date, or a dateline.
  var isSure: Bool

  /// No label is longer, in bytes.
  private static let reach = 60
  private static let mostWords = 6

  /// Nil where a paragraph begins with no label. One that is made of names alone is only a label among others like it.
  /// - Parameter isMarked: a bullet stands before it, and what follows may begin small.
  init?(_ source: [UInt8], _ paragraph: Range<Int>, isMarked: Bool) {
    guard let first = source[paragraph].first, first >= 0x80 || Self.isCapital(first) || LineOpening.isDigit(first),
      let (end, after, separator) = Self.separator(source, paragraph)
    else { return nil }
    range = LineOpening.trimmed(source, paragraph.lowerBound..<end)
    rest = LineOpening.trimmed(source, after..<paragraph.upperBound)
    self.separator = separator
    guard !range.isEmpty, let next = source[rest].first, let form = Self.form(source, range) else { return nil }
    if form != .date, separator == .dash, let day = Self.day(in: source, rest) {
      range = range.lowerBound..<day.upperBound
      rest = LineOpening.trimmed(source, day.upperBound + 1..<rest.upperBound)
      isSure = true
      return
    }
    isSure = form == .date || (form == .capitals && separator == .colon)
    // "Hamas - which rules Gaza - said".
    let beginsSmall = next &- 0x61 < 26
    if beginsSmall, !isMarked, separator == .dash { return nil }
    if beginsSmall, !isMarked, !isSure { return nil }
  }

  /// "4 March" of "4 March. Gunmen …", "Night of 4-5 March" and "6 March (planned)" as well: the day that ends a label;
  /// nil where something else follows the dash, or nothing follows the day.
  static func day(in source: [UInt8], _ rest: Range<Int>) -> Range<Int>? {
    let limit = min(rest.upperBound - 1, rest.lowerBound + reach)
    guard rest.lowerBound < limit,
      let end = (rest.lowerBound..<limit).first(where: { [UInt8(ascii: "."), UInt8(ascii: ":")].contains(source[$0]) && LineOpening.isBlank(source, $0 + 1) })
    else { return nil }
    let words = source[rest.lowerBound..<end].split { [0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")")].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard (1...mostWords).contains(words.count), words.contains(where: { $0.first?.isLetter ?? false && DatelineParts.isDatePart($0) }) || words.contains(where: isNumericDate),
      words.allSatisfy({ DatelineParts.isDatePart($0) || ofDays.contains($0.lowercased()) })
    else { return nil }
    return rest.lowerBound..<end
  }

  static let ofDays: Set<String> = ["night", "of", "the", "to", "and", "late", "early", "overnight", "morning", "afternoon", "evening", "planned", "update"]

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  /// The first separator of a paragraph, outside of brackets: where it begins and ends.
  private static func separator(_ source: [UInt8], _ paragraph: Range<Int>) -> (Int, Int, Separator)? {
    let limit = min(paragraph.upperBound, paragraph.lowerBound + reach)
    var position = paragraph.lowerBound
    while position < limit {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "("):
        guard let close = source[position..<limit].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        position = close
      case UInt8(ascii: ":") where LineOpening.isBlank(source, position + 1): return (position, position + 1, .colon)
      case UInt8(ascii: "|") where LineOpening.isBlank(source, position + 1): return (position, position + 1, .bar)
      case 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: ":"): return nil
      default:
        if let end = LineOpening.dash(in: source, position) { return (position, end, .dash) }
      }
      position += 1
    }
    return nil
  }

  /// A whole line that is a day: "March 27", "Monday, 3 June 2024".
  static func isDate(_ source: [UInt8], _ line: Range<Int>) -> Bool { line.count <= reach && form(source, line) == .date }

  // MARK: Form

  private enum Form { case names, capitals, date }

  /// Nil where the words are neither names nor a date.
  private static func form(_ source: [UInt8], _ range: Range<Int>) -> Form? {
    let words = source[range].split { [0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/")].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard (1...mostWords).contains(words.count) else { return nil }
    let dates = words.count(where: DatelineParts.isDatePart)
    let hasDay = words.contains { !($0.first?.isNumber ?? true) && DatelineParts.isDatePart($0) } || words.contains(where: isNumericDate)
    let others = words.filter { !DatelineParts.isDatePart($0) && !DatelineParts.isAgency($0) }
    guard others.allSatisfy({ DatelineParts.isPlaceWord($0) || nouns.contains($0) }) else { return nil }
    if hasDay { return .date }
    guard dates == 0, let first = others.first, first.first?.isUppercase ?? false else { return nil }
    // A sentence with a full stop inside is no label; titles and initials are short.
    guard !others.contains(where: { $0.hasSuffix(".") && $0.count > 5 }) else { return nil }
    let letters = others.joined().filter(\.isLetter)
    return letters.count > 2 && letters.allSatisfy(\.isUppercase) ? .capitals : .names
  }

  /// "2024-03-14", "14/03/2024".
  private static func isNumericDate(_ word: String) -> Bool {
    word.count >= 8 && word.first?.isNumber ?? false && word.allSatisfy { $0.isNumber || $0 == "-" || $0 == "/" || $0 == "." }
  }

  /// Small words that say what a name is.
  private static let nouns: Set<String> = [
    "region", "regions", "oblast", "province", "district", "state", "county", "area", "governorate", "department", "prefecture",
    "division", "city", "town", "village", "camp", "road", "highway", "front", "axis", "direction", "sector", "line", "valley",
    "off", "near", "outside", "north", "south", "east", "west", "peninsula", "island", "islands", "port", "border", "strip", "council", "parish", "commune", "territory",
  ]
}
