/// From pieces back to tokens and bytes.
extension TimeMatcher {
  /// The tokens that a range of pieces touches; empty in a dateline.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    guard let first = pieces[range].first(where: { $0.token >= 0 }),
      let last = pieces[range].last(where: { $0.token >= 0 })
    else { return 0..<0 }
    return Int(first.token)..<Int(last.token) + 1
  }

  func span(_ range: Range<Int>) -> Span {
    guard let first = pieces[range].first, let last = pieces[range].last else { return Span(0, 0) }
    return Span(Int(first.start), Int(last.end))
  }

  /// A word of time that the language model took for part of a name: "USA Today", "Black September". Figures are no
  /// names.
  func isPartOfName(_ range: Range<Int>, _ tokens: Range<Int>, _ description: TimeDescription) -> Bool {
    guard description.holiday == nil, tokens.count == 1, !pieces[range].contains(where: { $0.kind == .digits }) else {
      return false
    }
    return entities.isName(tokens, alone: description.month != nil) || isGivenName(tokens.lowerBound)
      || description.weekday != nil && isKindOfWork(tokens.lowerBound)
  }

  /// "a dispute over Sunday working": of every one.
  private func isKindOfWork(_ token: Int) -> Bool { ["working", "trading", "shopping", "opening", "rotas"].contains(field.word(token + 1)) }

  /// "Chief Sunday Ogbuagu": between a title and a name, all of one phrase.
  private func isGivenName(_ token: Int) -> Bool {
    let tree = field.tree
    guard token > 0, token + 1 < field.count, [token - 1, token, token + 1].allSatisfy({ field.tags[$0].isProperNoun && field.words[$0].isCapitalized }),
      tree.relation(token) == .compound, tree.relation(token - 1) == .compound, tree.head(token) == tree.head(token - 1)
    else { return false }
    return tree.head(token) > token
  }
}
