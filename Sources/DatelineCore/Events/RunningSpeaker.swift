/// Carries a speaker over the sentences of one quotation.
struct RunningSpeaker {
  private var speaker: AttributionFinder.Statement?
  private var quoteIsOpen = false

  /// The sentence's own statements, or the running speaker's where a quotation goes on without naming one.
  mutating func extend(
    _ statements: [AttributionFinder.Statement], sentence: SentenceSyntax, marked: MarkedDocument
  ) -> [AttributionFinder.Statement] {
    let startsQuoted = quoteIsOpen || startsWithQuote(sentence, marked)
    for token in sentence.sentence.tokens where marked.document.tokens[token].kind == .punctuation {
      track(marked.document.tokens[token].folded)
    }
    if let last = statements.last(where: { !$0.scope.isEmpty }) {
      speaker = last
      return statements
    }
    guard startsQuoted, statements.isEmpty, var carried = speaker else {
      if !quoteIsOpen { speaker = nil }
      return statements
    }
    carried.scope = [sentence.sentence.tokens]
    carried.verb = -1
    return [carried]
  }

  private func startsWithQuote(_ sentence: SentenceSyntax, _ marked: MarkedDocument) -> Bool {
    ["“", "\"", "«", "„"].contains(marked.document.tokens[sentence.sentence.tokens.lowerBound].folded)
  }

  private mutating func track(_ mark: String) {
    switch mark {
    case "“", "„", "«": quoteIsOpen = true
    case "”", "»": quoteIsOpen = false
    case "\"": quoteIsOpen.toggle()
    default: break
    }
  }
}
