/// A day of the Gregorian calendar: what an article's relative times count from.
public struct ArticleDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var year: Int
  /// 1…12.
  public var month: Int
  /// 1…31, and never past the month's end.
  public var day: Int

  /// Nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads the day of a date or a moment as it is written, without moving it to another time zone: "on Friday" is
  /// meant in the writer's calendar.
  ///
  /// Forms: `2024-03-24`, `2024-03-24T06:30:00Z`, `2024-03-24 06:30`, `20240324`, `20240324T063000Z` (ISO 8601)
  /// and `Sun, 24 Mar 2024 06:30:00 +0200` (RFC 2822, the day's name optional). Anything else is no date.
  public init?(_ text: String) {
    let parts = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "," }
    guard let first = parts.first, text.utf8.count <= 64 else { return nil }
    if let date = Self.iso(first) {
      self = date
      return
    }
    let dayMonthYear = first.utf8.first.map(Self.isDigit) == true ? parts[...] : parts.dropFirst()
    guard dayMonthYear.count >= 3, let date = Self.rfc2822(Array(dayMonthYear.prefix(3))) else { return nil }
    self = date
  }

  /// `2024-03-24`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  public static func < (left: ArticleDate, right: ArticleDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// A date at the head of `word`, alone or followed by a time of day.
  private static func iso(_ word: Substring) -> ArticleDate? {
    let bytes = Array(word.utf8)
    let isExtended = bytes.count >= 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
    let length = isExtended ? 10 : 8
    guard bytes.count >= length else { return nil }
    if bytes.count > length, bytes[length] != UInt8(ascii: "T"), bytes[length] != UInt8(ascii: "t") { return nil }
    let fields = isExtended ? [0..<4, 5..<7, 8..<10] : [0..<4, 4..<6, 6..<8]
    let numbers = fields.compactMap { number(bytes[$0]) }
    guard numbers.count == 3 else { return nil }
    return ArticleDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func rfc2822(_ parts: [Substring]) -> ArticleDate? {
    guard let day = number(Array(parts[0].utf8)[...]), let year = number(Array(parts[2].utf8)[...]), year >= 1000,
      let month = months.firstIndex(of: parts[1].lowercased())
    else { return nil }
    return ArticleDate(year: year, month: month + 1, day: day)
  }

  /// Up to four ASCII digits, and nothing else.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Their first three letters.
  static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
