/// The source that headlines and items name behind their words: "… kills nine - police", "… in Kabul: officials",
/// "… killing eight (police)".
struct SourceTail: Sendable, Hashable {
  /// What is told, without the dash, colon or bracket.
  var body: Range<Int>
  var source: Range<Int>

  private static let mostWords = 5
  /// What is told before a colon and its source has more.
  private static let fewestWords = 3
  private static let reach = 60

  /// Nil where a headline ends in no such words.
  init?(_ text: [UInt8], _ line: Range<Int>) {
    guard let found = Self.bracket(text, line) ?? Self.behindMark(text, line) else { return nil }
    let words = text[found.source].split(separator: 0x20)
    guard (1...Self.mostWords).contains(words.count), !found.body.isEmpty,
      text[found.source].allSatisfy({ $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 || [0x20, 0x27, 0x2E, 0x2C].contains($0) })
    else { return nil }
    self = found
  }

  private init(body: Range<Int>, source: Range<Int>) {
    self.body = body
    self.source = source
  }

  /// In small letters, or an acronym would be one of the words before it.
  private static func bracket(_ text: [UInt8], _ line: Range<Int>) -> SourceTail? {
    let end = text[line].last == UInt8(ascii: ".") ? line.upperBound - 1 : line.upperBound
    guard end > line.lowerBound, text[end - 1] == UInt8(ascii: ")"),
      let open = text[max(line.lowerBound, end - reach)..<end].lastIndex(of: UInt8(ascii: "(")), text[open + 1] &- 0x61 < 26
    else { return nil }
    return SourceTail(
      body: LineOpening.trimmed(text, line.lowerBound..<open), source: LineOpening.trimmed(text, open + 1..<end - 1))
  }

  private static func behindMark(_ text: [UInt8], _ line: Range<Int>) -> SourceTail? {
    let first = max(line.lowerBound + 1, line.upperBound - reach)
    for position in (first..<max(first, line.upperBound)).reversed() {
      let isColon = text[position] == UInt8(ascii: ":")
      guard let end = isColon ? position + 1 : LineOpening.dash(in: text, position), LineOpening.isBlank(text, end) else { continue }
      let source = LineOpening.trimmed(text, end..<line.upperBound)
      // "Haiti: Situation Report": behind a colon the source is written small.
      guard let letter = text[source].first, !isColon || text[source].allSatisfy({ !($0 &- 0x41 < 26) }), letter >= 0x41,
        text[source].last != UInt8(ascii: ".")
      else { return nil }
      // "Mali: rebels advance": a label, and what is told behind it.
      if isColon, text[line.lowerBound..<position].split(separator: 0x20).count < fewestWords { return nil }
      return SourceTail(body: LineOpening.trimmed(text, line.lowerBound..<position), source: source)
    }
    return nil
  }
}
