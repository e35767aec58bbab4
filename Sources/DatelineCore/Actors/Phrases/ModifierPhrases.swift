import Linguistics

/// Finds actors that stand before another noun: "Russian" in "a Russian attack", "U.S. military" in "U.S. military
/// airstrikes", "police" in "a police raid".
struct ModifierPhrases {
  let field: ParsedField
  let matches: FieldMatches

  /// The actors before the head of a phrase that is none itself, from left to right.
  func phrases(in phrase: NominalPhrase) -> [NominalPhrase] {
    var found: [NominalPhrase] = []
    var run: Range<Int>?
    var token = phrase.tokens.lowerBound
    func close() {
      guard let tokens = run, let head = tokens.last else { return }
      found.append(NominalPhrase(head: head, tokens: tokens, extent: tokens, isModifier: true))
      run = nil
    }
    while token < phrase.head {
      guard let match = matches.covering[token], match.tokens.upperBound <= phrase.head, isActor(match),
        !isOwner(match.tokens), !isJoined(match.tokens.upperBound)
      else {
        close()
        token += 1
        continue
      }
      if let open = run, isNationality(open, matches), !isCountry(match) {
        run = open.lowerBound..<match.tokens.upperBound
      } else {
        close()
        run = match.tokens
      }
      token = match.tokens.upperBound
    }
    close()
    return found
  }

  /// A possessor is a phrase of its own.
  private func isOwner(_ tokens: Range<Int>) -> Bool {
    tokens.contains { field.tree.relation($0) == .poss } || field.word(tokens.upperBound) == "'s"
  }

  private func isJoined(_ next: Int) -> Bool {
    guard next < field.count else { return false }
    return field.folded[next] == "-" && matches.has(.participle, at: next + 1) || matches.has(.participle, at: next)
  }

  private func isActor(_ match: ActorLexicon.Match) -> Bool {
    switch match.entry {
    case .country, .demonym, .capital, .organization, .metonym, .officeholder, .people: true
    case .agent: !matches.isQuality(match, in: field)
    case .object, .title, .givenName, .marker: false
    }
  }

  private func isCountry(_ match: ActorLexicon.Match) -> Bool {
    switch match.entry {
    case .country, .demonym, .capital, .people: true
    default: false
    }
  }

  private func isNationality(_ tokens: Range<Int>, _ matches: FieldMatches) -> Bool {
    guard let last = tokens.last, let match = matches.covering[last] else { return false }
    return isCountry(match)
  }
}
