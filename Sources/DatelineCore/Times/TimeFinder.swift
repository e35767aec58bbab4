/// Finds expressions of time and resolves them against the article's day.
///
/// A bare weekday, month or day of a month is the latest on or before the article's day, unless words of the future
/// stand before it in its sentence.
struct TimeFinder: Sendable {
  private let words: [TimeWord]

  init(_ lexicons: Lexicons) { words = lexicons.times }

  /// In order, none overlapping another.
  func times(in reading: Reading, published: CalendarDate?) -> [TimeMention] {
    var mentions: [TimeMention] = []
    for sentence in reading.document.sentences {
      var index = sentence.tokens.lowerBound
      var lastFuture: Int?
      while index < sentence.tokens.upperBound {
        if reading.classes(index).has(.future) { lastFuture = index }
        let isFuture = lastFuture.map { index - $0 <= 12 } ?? false
        guard mayOpenExpression(index, reading) else {
          index += 1
          continue
        }
        let parser = TimeParser(
          reading: reading, words: words, limit: sentence.tokens.upperBound,
          resolver: TimeResolver(published: published, isFuture: isFuture))
        if let (time, end) = parser.expression(at: index) {
          mentions.append(TimeMention(tokens: index..<end, time: time))
          index = end
        } else {
          index += 1
        }
      }
    }
    return mentions
  }

  /// A word of time, a number, or an article before one: all others are passed over quickly.
  private func mayOpenExpression(_ index: Int, _ reading: Reading) -> Bool {
    let token = reading.tokens[index]
    if token.kind == .number || token.text.utf8.first.map({ $0 &- 0x30 < 10 }) == true { return true }
    return reading.matches(at: index).contains { match in
      switch match.entry {
      case .time, .number: true
      default: false
      }
    } || ["the", "a", "an"].contains(token.folded)
  }
}
