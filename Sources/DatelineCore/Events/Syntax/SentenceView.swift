/// One sentence, or a piece of a very long one, with what is counted in it.
struct SentenceView: Sendable {
  /// In its field.
  let number: Int
  let tokens: Range<Int>
  let isQuestion: Bool
  /// See ``MarkedField/tellsAccident(_:_:)``.
  let tellsAccident: Bool
  let sportWords: Int
  let marketWords: Int

  /// Longer sentences are read in pieces, so that what looks at a whole sentence stays linear in the text.
  private static let longest = 400

  static func views(of number: Int, in marked: MarkedField, _ vocabulary: Vocabulary) -> [SentenceView] {
    let tokens = marked.field.sentences[number].tokens
    var views: [SentenceView] = []
    var first = tokens.lowerBound
    while first < tokens.upperBound {
      let end = min(first + longest, tokens.upperBound)
      views.append(SentenceView(number, first..<end, marked, vocabulary))
      first = end
    }
    return views
  }

  private init(_ number: Int, _ tokens: Range<Int>, _ marked: MarkedField, _ vocabulary: Vocabulary) {
    self.number = number
    self.tokens = tokens
    var sports = 0
    var markets = 0
    for token in tokens {
      let classes = vocabulary.classes(marked.words[token])
      if classes.contains(.sport) { sports += 1 }
      if classes.contains(.market) { markets += 1 }
    }
    tellsAccident = marked.tellsAccident(tokens, vocabulary)
    sportWords = sports
    marketWords = markets
    isQuestion = Self.asks(tokens, marked)
  }

  /// Ends in a question mark, unless that is a quotation's inside a sentence that tells: placards that read "Who signed?".
  private static func asks(_ tokens: Range<Int>, _ marked: MarkedField) -> Bool {
    guard let mark = tokens.suffix(3).last(where: { marked.field.word($0) == "?" }) else { return false }
    let isQuoted = (mark + 1..<tokens.upperBound).contains { quotes.contains(marked.field.words[$0]) }
    return !isQuoted || quotes.contains(marked.field.words[tokens.lowerBound])
      || !tokens.dropFirst().prefix(while: { $0 < mark }).contains { quotes.contains(marked.field.words[$0]) }
  }

  private static let quotes: Set = ["\"", "“", "”", "``", "''", "«", "»", "„"]
}
