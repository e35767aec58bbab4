import Linguistics

/// Finds the noun phrases of a field: every nominal head with the words that annotators would copy.
struct NominalPhraseFinder {
  let field: ParsedField
  let matches: FieldMatches
  let edges: PhraseEdges

  /// In order of the head.
  func phrases() -> [NominalPhrase] {
    var phrases: [NominalPhrase] = []
    for token in 0..<field.count where isHead(token) { phrases.append(phrase(token)) }
    return phrases
  }

  // MARK: Heads

  func isHead(_ token: Int) -> Bool {
    switch field.tree.relation(token) {
    // A name that the tagger takes for an adverb.
    case .advmod, .npadvmod, .intj, .dep:
      if isKnownBody(token), !isInsideName(token) { return true }
      if field.tree.relation(token) == .advmod { return false }
    case .amod, .nmod, .quantmod, .det, .predet, .nummod, .punct, .aux, .auxpass, .mark, .cc, .caseMark, .prep:
      return false
    case .compound: return isMisreadCompound(token)
    default: break
    }
    if isInsideName(token) { return false }
    let tag = field.tags[token]
    if tag.isNoun { return !isTime(token) }
    if tag == .pronoun { return Self.pronouns.contains(field.folded[token]) }
    let relation = field.tree.relation(token)
    let isArgument = relation.isSubject || relation == .dobj || relation == .pobj || relation == .appos
    if relation == .conj, tag == .cardinal { return !isTime(token) && isArgumentHead(field.tree.head(token)) }
    guard isArgument else { return isKnownName(token) && (relation == .root || relation == .conj || relation == .poss) }
    if isKnownName(token) { return true }
    switch tag {
    case .cardinal: return !isTime(token) && relation != .appos
    case .adjective, .verbPastParticiple, .verbGerund:
      return field.tree.child(of: token, .det) != nil || isOwnedAgent(token) || Self.people.contains(field.folded[token])
        || tag == .verbGerund && hasActorBefore(token)
    case .determiner, .predeterminer: return relation.isSubject && Self.people.contains(field.folded[token])
    default: return false
    }
  }

  /// "Ukraine's military": taken for an adjective, with an owner.
  private func isOwnedAgent(_ token: Int) -> Bool {
    guard case .agent = matches.covering[token]?.entry else { return false }
    return field.tree.child(of: token, .poss) != nil
  }

  /// "in police firing", "after army shelling": a gerund before which stands who does it is a noun.
  private func hasActorBefore(_ gerund: Int) -> Bool {
    guard gerund > 0, field.tree.relation(gerund - 1) == .compound, field.tree.head(gerund - 1) == gerund else { return false }
    switch matches.covering[gerund - 1]?.entry {
    case .agent, .organization, .demonym, .country: return true
    default: return false
    }
  }

  private func isArgumentHead(_ token: Int) -> Bool {
    let relation = field.tree.relation(token)
    return relation.isSubject || relation == .dobj || relation == .pobj
  }

  private static let pronouns: Set<String> = ["he", "she", "it", "they", "him", "her", "them", "we", "us"]
  private static let people: Set<String> = ["many", "some", "several", "others", "both", "few", "all", "those", "dead"]

  /// A compound whose head stands before it is no compound: the parser was led astray.
  private func isMisreadCompound(_ token: Int) -> Bool {
    // "met the minister Tuesday": before a time it is no compound either.
    let head = field.tree.head(token)
    if head > token, isTime(head), field.tags[token].isNoun, !isInsideName(token) { return true }
    return head < token && field.tags[token].isNoun && !isInsideName(token)
      && matches.covering[token] != nil && head + 1 < token
  }

  private func isKnownName(_ token: Int) -> Bool {
    guard let match = matches.covering[token] else { return false }
    switch match.entry {
    case .organization, .country, .capital, .officeholder, .metonym, .people, .demonym: return true
    case .agent: return field.sentence(of: token).casing != .mixed
    default: return false
    }
  }

  private func isKnownBody(_ token: Int) -> Bool {
    guard let match = matches.covering[token] else { return false }
    switch match.entry {
    case .organization, .officeholder, .metonym: return field.sentence(of: token).casing == .mixed
    default: return false
    }
  }

  /// Some other token of the same name of several words stands nearer to the root.
  private func isInsideName(_ token: Int) -> Bool {
    guard let match = matches.covering[token], match.tokens.count > 1 else { return false }
    switch match.entry {
    case .organization, .country, .capital, .officeholder, .metonym, .agent, .object: break
    default: return false
    }
    return headToken(of: match.tokens) != token
  }

  /// The token whose head lies outside; of several the last, but none behind a preposition: parsers hang the "police" of
  /// "commissioner of police Amadou Ba" on the name, and the "in" of "Islamic State in the Sahel" on a verb.
  private func headToken(of tokens: Range<Int>) -> Int? {
    let isOuter = { (token: Int) in !tokens.contains(field.tree.head(token)) || field.tree.isRoot(token) }
    let office = tokens.dropFirst().firstIndex { field.tags[$0] == .preposition }.map { tokens[..<$0] }
    return office?.last(where: isOuter) ?? tokens.last(where: isOuter)
  }

  private func isTime(_ token: Int) -> Bool { matches.label[token] == .number && matches.covering[token] == nil }

  // MARK: Spans

  private static let longestPhrase = 40

  func phrase(_ head: Int) -> NominalPhrase {
    let tree = field.tree
    var first = Int(edges.first[head])
    var end = head + 1
    if let match = matches.covering[head], match.tokens.count > 1 {
      first = min(first, match.tokens.lowerBound)
      end = max(end, match.tokens.upperBound)
      for token in match.tokens { first = min(first, Int(edges.first[token])) }
    }
    for child in tree.children(of: head) where child > head {
      let relation = tree.relation(child)
      if child == end, relation == .nummod || relation == .compound { end = child + 1 }
      // "the Irish premier Leo Varadkar": without a comma title and name are one phrase.
      if relation == .appos, Int(edges.first[child]) == end, isOfficeOrRole(head), field.tags[child].isProperNoun {
        end = child + 1
      }
      if relation == .prep, child == end, let last = nameEnd(after: child, of: head) { end = last }
    }
    // A run of qualifiers without end is no phrase that anyone would copy.
    first = max(first, head - Self.longestPhrase)
    let sentence = field.sentence(of: head).tokens
    let range = (first..<end).clamped(to: sentence)
    var last = max(Int(edges.last[head]) + 1, range.upperBound)
    last = min(last, sentence.upperBound, head + Self.longestPhrase)
    last = max(last, range.upperBound)
    return NominalPhrase(
      head: head, tokens: trimmed(range, head), extent: range.lowerBound..<last,
      isPronoun: field.tags[head] == .pronoun || isSomeOfThem(head))
  }

  /// "Relatives gathered, and some scuffled with guards": some of those who were told before.
  private func isSomeOfThem(_ head: Int) -> Bool {
    ActorLexicon.shares.contains(field.folded[head]) && !field.tags[head].isNoun && field.tree.relation(head).isSubject
      && field.tree.childCount(of: head) == 0
  }

  /// Quotation marks, brackets and what opens the clause are no part of the phrase; a hyphen left there means a broken compound.
  private func trimmed(_ range: Range<Int>, _ head: Int) -> Range<Int> {
    var range = range
    while let first = range.first, first < head, isMark(first) { range = range.dropFirst() }
    return range
  }

  private func isMark(_ token: Int) -> Bool {
    switch field.tags[token] {
    case .openQuote, .closeQuote, .comma, .colon, .openBracket, .closeBracket, .stop: true
    // "when masked youths …": parsers hang the clause's word on the first adjective.
    case .whAdverb: true
    default: false
    }
  }

  /// "Bank of Mexico", "Ministry of Mines", "Democratic Forces for the Liberation of Rwanda".
  private func nameEnd(after preposition: Int, of head: Int) -> Int? {
    guard field.tags[head].isProperNoun, field.sentence(of: head).casing == .mixed,
      field.folded[preposition] == "of" || field.folded[preposition] == "for", field.words[head].isCapitalized,
      let object = field.tree.child(of: preposition, .pobj), field.tags[object].isProperNoun,
      matches.label[object] != .person, matches.covering[head].map(isOffice) != true
    else { return nil }
    return object + 1
  }

  private func isOfficeOrRole(_ token: Int) -> Bool {
    guard let match = matches.covering[token] else { return false }
    switch match.entry {
    case .agent, .title: return true
    default: return false
    }
  }

  private func isOffice(_ match: ActorLexicon.Match) -> Bool {
    if case .agent = match.entry { return matches.isTitle(match) }
    if case .title = match.entry { return true }
    return false
  }
}
