/// What stands before the story in an article's text: when it was published, a headline and a dateline, each optional.
struct ArticleHead: Sendable, Hashable {
  /// Of a `date YYYY-MM-DD` header, of a line that holds nothing but a date, or of a dateline that names the year.
  var date: ArticleDate?
  /// The lines above the story, without the header.
  var headline: Span?
  /// The dateline's place as written, without date, agency and dash.
  var dateline: Span?
  /// Byte offset of the story's first character; the text's end if it is blank.
  var bodyStart: Int

  /// No header is longer than this: what follows is not looked at, however long the text.
  private static let window = 1_024

  init(of text: String) {
    let head = Array(text.utf8.prefix(Self.window))
    var position = head.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    position = Self.skippingBlanks(head, from: position)
    if let (date, end) = Self.dateHeader(head, at: position) {
      self.date = date
      position = Self.skippingBlanks(head, from: end)
    } else if let (date, end) = Self.datedLine(head, at: position, of: text) {
      self.date = date
      position = end
    }
    if let found = Dateline(in: head, at: position), !Self.isLabel(found, head, of: text) {
      dateline = found.place
      position = Self.skippingBlanks(head, from: found.end)
    } else if let found = Self.headline(head, at: position, of: text) {
      headline = found.span
      date = date ?? found.date
      dateline = found.dateline?.place
      position = found.end
    }
    if date == nil, let dateline { date = DatedLine.date(in: head, behind: dateline, before: position) }
    // The window may end within a run of blanks, or in a blank text.
    if position == head.count {
      position += text.utf8.dropFirst(position).prefix { $0.isJSONBlank }.count
    }
    bodyStart = position
  }

  /// `date 2024-03-24`, in any case, with or without a colon, and a blank or the end after it.
  private static func dateHeader(_ head: [UInt8], at start: Int) -> (ArticleDate, Int)? {
    let word = Array("date".utf8)
    guard head[start...].prefix(word.count).map({ $0 | 0x20 }) == word else { return nil }
    var position = start + word.count
    if position < head.count, head[position] == UInt8(ascii: ":") { position += 1 }
    let dateStart = skippingBlanks(head, from: position)
    let digits = head[dateStart...].prefix { !$0.isJSONBlank }
    guard dateStart > position, digits.count == 10,
      let date = ArticleDate(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return (date, digits.endIndex)
  }

  /// The date of the lines above a story that hold nothing else, and where what follows them begins; nil where other dates
  /// stand alone further down, as in a chronology.
  private static func datedLine(_ head: [UInt8], at start: Int, of text: String) -> (ArticleDate, end: Int)? {
    var found: ArticleDate?
    var position = start
    while let line = line(head, at: position), let date = DatedLine.date(head, line) {
      found = found ?? date
      position = skippingBlanks(head, from: line.upperBound)
    }
    guard let found, position < head.count else { return nil }
    return hasDates(in: text, from: position) ? nil : (found, position)
  }

  /// Whether more dates stand alone on lines further down.
  static func hasDates(in text: String, from position: Int) -> Bool {
    let bytes = Array(text.utf8.prefix(listWindow))
    return bytes.dropFirst(position).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
      ItemLabel.isDate(bytes, LineOpening.trimmed(bytes, line.indices))
    }
  }

  /// "Peru, 3 May - …", where later paragraphs begin so with other places: the label of a list's first item.
  static func isLabel(_ dateline: Dateline, _ head: [UInt8], of text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(listWindow))
    let place = head[dateline.place.start..<dateline.place.end]
    var others = 0
    var position = dateline.end
    for _ in 0..<mostParagraphs {
      guard let end = bytes[position...].firstIndex(of: 0x0A) else { return false }
      position = skippingBlanks(bytes, from: end)
      guard position < bytes.count else { return false }
      if let other = Dateline(in: bytes, at: position), bytes[other.place.start..<other.place.end] != place { others += 1 }
      if others == fewestItems { return true }
    }
    return false
  }

  /// Bytes of a text in which a list shows that it is one.
  private static let listWindow = 4096
  private static let mostParagraphs = 12
  /// Items of other places behind the first.
  private static let fewestItems = 2

  static func skippingBlanks(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex { !$0.isJSONBlank } ?? bytes.count
  }
}
