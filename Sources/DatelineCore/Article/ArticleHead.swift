/// What stands before the story in an article's text: a `date YYYY-MM-DD` header, a headline and a dateline, each optional.
struct ArticleHead: Sendable, Hashable {
  /// The header's date.
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
    }
    if let found = Dateline(in: head, at: position), !Self.isLabel(found, head, of: text) {
      dateline = found.place
      position = Self.skippingBlanks(head, from: found.end)
    } else if let found = Self.headline(head, at: position, of: text) {
      headline = found.span
      dateline = found.dateline?.place
      position = found.end
    }
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
