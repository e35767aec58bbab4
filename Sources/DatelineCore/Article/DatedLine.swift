/// A line that says when an article was published and nothing else, as pages have it above their stories: "2025-04-09",
/// "Published: Wednesday, 9 April 2025, 14:30 GMT", "April 9, 2025".
///
/// The day, the month and the year are all there, and the order of day and month is plain: "09/04/2025" says neither.
enum DatedLine {
  /// In bytes.
  private static let longest = 80
  private static let mostWords = 12

  /// - Parameter line: without blanks at its ends.
  static func date(_ source: [UInt8], _ line: Range<Int>) -> ArticleDate? {
    guard line.count <= longest else { return nil }
    let words = source[line].split { [0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: "|")].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count <= mostWords else { return nil }
    let first = words.firstIndex { !labels.contains(plain($0)) && !DatelineParts.weekdays.contains(plain($0)) } ?? words.endIndex
    guard let (date, end) = date(words[first...]), words[end...].allSatisfy(isClock) else { return nil }
    return date
  }

  /// "LUSAKA, Zambia, March 3, 2021 (AP) — ": the date of a dateline, with its year.
  static func date(in source: [UInt8], behind place: Span, before end: Int) -> ArticleDate? {
    guard place.end < end, end <= source.count else { return nil }
    let words = source[place.end..<end].split { [0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")")].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    return words.indices.prefix(mostWords).lazy.compactMap { date(words[$0...])?.0 }.first
  }

  /// The date that a run of words begins with, and where it ends.
  static func date(_ words: ArraySlice<String>) -> (ArticleDate, end: Int)? {
    guard let first = words.first else { return nil }
    // "2025-04-09", unlike a bare number of eight digits.
    if first.contains("-"), let date = ArticleDate(first) { return (date, words.startIndex + 1) }
    guard words.count >= 3 else { return nil }
    let parts = Array(words.prefix(3))
    let (day, month) = parts[0].first?.isNumber == true ? (parts[0], parts[1]) : (parts[1], parts[0])
    guard let day = ordinal(day), let month = self.month(month), parts[2].utf8.count == 4, let year = Int(parts[2]),
      let date = ArticleDate(year: year, month: month, day: day)
    else { return nil }
    return (date, words.startIndex + 3)
  }

  /// "9", "9th".
  private static func ordinal(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count).lowercased()) else { return nil }
    return Int(digits)
  }

  /// "April", "Apr.", "Sept".
  private static func month(_ word: String) -> Int? {
    let name = plain(word)
    guard DatelineParts.months.contains(name) else { return nil }
    return ArticleDate.months.firstIndex(of: String(name.prefix(3))).map { $0 + 1 }
  }

  /// "14:30", "2.30pm", "GMT", "+0200".
  private static func isClock(_ word: String) -> Bool {
    if ["at", "am", "pm", "a.m.", "p.m.", "-", "–", "local", "time"].contains(word.lowercased()) { return true }
    if word.first?.isNumber == true || word.first == "+" { return word.utf8.count <= 8 && word.contains { $0 == ":" || $0 == "." || $0 == "+" || $0.isLetter } }
    return (2...5).contains(word.count) && word.allSatisfy { $0.isASCII && $0.isUppercase }
  }

  /// In lower case, without a colon or a stop behind it.
  private static func plain(_ word: String) -> String {
    String(word.lowercased().reversed().drop { $0 == ":" || $0 == "." }.reversed())
  }

  private static let labels: Set = ["date", "dated", "published", "publication", "posted", "updated", "last", "first", "modified", "released", "issued", "on", "as", "of"]
}
