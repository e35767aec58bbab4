/// A headline that a text brings along above its story, as pages and files have it that are pasted whole.
///
/// Told by form alone: lines without a full stop above a dateline, or above a paragraph that is plainly prose.
extension ArticleHead {
  /// What stands above the story, and the dateline with which the story begins, if it has one.
  struct Headline: Sendable, Hashable {
    var span: Span
    var dateline: Dateline?
    /// Of a line between the headline and the story that holds nothing but a date.
    var date: ArticleDate?
    /// Byte offset of the first word below it.
    var end: Int
  }

  /// - Parameter start: a byte offset of `head`, the first bytes of `text`, past its header.
  static func headline(_ head: [UInt8], at start: Int, of text: String) -> Headline? {
    guard let first = line(head, at: start), isOpen(head, first) else { return nil }
    var above = first
    var date: ArticleDate?
    /// What a date alone below the first line says, whatever follows it: a heading, an item of a list.
    var dated: Headline?
    for _ in 0..<mostLines {
      let next = skippingBlanks(head, from: above.upperBound)
      guard let line = line(head, at: next) else { return dated }
      if let dateline = Dateline(in: head, at: next) {
        guard !isLabel(dateline, head, of: text) else { return nil }
        return Headline(span: Span(start, above.upperBound), dateline: dateline, date: date, end: skippingBlanks(head, from: dateline.end))
      }
      if isStory(head, line), isApart(head, above.upperBound..<next), date != nil || isSentence(head, first) && ItemLabel(head, first, isMarked: false) == nil {
        return Headline(span: Span(start, above.upperBound), dateline: nil, date: date, end: next)
      }
      // A byline, a date or a second line of the headline.
      if date == nil, let found = DatedLine.date(head, line) {
        date = found
        let end = skippingBlanks(head, from: line.upperBound)
        if !hasDates(in: text, from: end) { dated = Headline(span: Span(start, line.upperBound), dateline: nil, date: found, end: end) }
      }
      guard line.count <= longest, LineOpening.bullet(in: head, line) == nil else { return dated }
      above = line
    }
    return dated
  }

  /// In bytes.
  private static let longest = 250
  private static let shortestStory = 60
  /// Of the headline and of what stands between it and the story.
  private static let mostLines = 3
  private static let fewestWords = 5

  /// The line from a byte to its end, which may be that of what was looked at; nil for an empty one.
  static func line(_ head: [UInt8], at start: Int) -> Range<Int>? {
    guard start < head.count else { return nil }
    let end = head[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? head.count
    let line = LineOpening.trimmed(head, start..<end)
    return line.isEmpty ? nil : line
  }

  /// A line that ends before the text does, and not with a full stop.
  private static func isOpen(_ head: [UInt8], _ line: Range<Int>) -> Bool {
    line.upperBound < head.count && line.count <= longest && head[line].last != UInt8(ascii: ".")
      && LineOpening.bullet(in: head, line) == nil && LineOpening.number(in: head, line) == nil && !ItemLabel.isDate(head, line)
  }

  private static func isSentence(_ head: [UInt8], _ line: Range<Int>) -> Bool {
    head[line].split(separator: 0x20).count >= fewestWords
  }

  /// Prose: a paragraph on a line that ends with a stop, or goes on past what was looked at.
  private static func isStory(_ head: [UInt8], _ line: Range<Int>) -> Bool {
    line.count >= shortestStory && (line.upperBound == head.count || Outline.endsInStop(head[line]))
  }

  /// A blank line stands between.
  private static func isApart(_ head: [UInt8], _ gap: Range<Int>) -> Bool {
    head[gap].count { $0 == 0x0A } > 1
  }
}
