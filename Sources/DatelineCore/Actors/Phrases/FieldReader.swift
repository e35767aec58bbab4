import Linguistics

/// Reads one field: its noun phrases, the actors that qualify nouns, and what each of them tells.
struct FieldReader {
  struct Reading {
    let field: ParsedField
    /// In order of their heads.
    let phrases: [NominalPhrase]
    /// By head.
    let descriptions: [Int: ActorDescription]
    /// By head of the second phrase of an apposition: the head of the first.
    let same: [Int: Int]
    /// By head: the shortest words for the phrase.
    let cores: [Int: Range<Int>]
  }

  let field: ParsedField
  let lexicon: ActorLexicon
  /// The groups that the article names.
  let groups: GroupNames
  let places: [PlaceMention]
  let month: Int?
  /// The country in which the article's places lie.
  let home: String?

  func read() -> Reading {
    let matches = FieldMatches(field, lexicon: lexicon, groups: groups, places: places, month: month, home: home)
    let edges = PhraseEdges(field)
    let nouns = NominalPhraseFinder(field: field, matches: matches, edges: edges).phrases()
    var coder = PhraseCoder(field: field, lexicon: lexicon, matches: matches, edges: edges, month: month)
    coder.describe(nouns)
    var descriptions = coder.descriptions
    var phrases: [NominalPhrase] = []
    phrases.reserveCapacity(nouns.count)
    let heads = Set(nouns.map(\.head))
    for phrase in nouns {
      var phrase = phrase
      if let first = firstNation(of: phrase, matches, descriptions), var description = descriptions[phrase.head] {
        var other = coder.description(of: first.phrase)
        (other.kind, other.sector) = (.organization, description.sector)
        descriptions[first.phrase.head] = other
        phrases.append(first.phrase)
        description.country = nation(at: first.second, matches)
        descriptions[phrase.head] = description
        phrase.tokens = first.second..<phrase.tokens.upperBound
      }
      let isThing = descriptions[phrase.head]?.kind == .object
      // "M23 fighters": whose people they are is a mention of its own where it is a force that acts.
      guard isThing || descriptions[phrase.head]?.name == nil else {
        phrases.append(phrase)
        continue
      }
      for modifier in ModifierPhrases(field: field, matches: matches).phrases(in: phrase)
      where !heads.contains(modifier.head) {
        let description = coder.description(of: modifier)
        guard isThing || isForce(description) else { continue }
        descriptions[modifier.head] = description
        phrases.append(modifier)
      }
      phrases.append(phrase)
    }
    var same: [Int: Int] = [:]
    var cores: [Int: Range<Int>] = [:]
    cores.reserveCapacity(nouns.count)
    let byHead = Dictionary(nouns.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
    for phrase in nouns {
      if let (first, second) = coder.samePair(phrase.head) { same[second] = first }
      cores[phrase.head] = core(of: phrase, descriptions[phrase.head], byHead, coder)
    }
    return Reading(
      field: field, phrases: phrases.sorted { $0.head < $1.head }, descriptions: descriptions, same: same, cores: cores)
  }

  /// "*Thai* and Cambodian soldiers": two armies, of which one phrase tells.
  private func firstNation(
    of phrase: NominalPhrase, _ matches: FieldMatches, _ descriptions: [Int: ActorDescription]
  ) -> (phrase: NominalPhrase, second: Int)? {
    guard phrase.tokens.count > 3, field.tags[phrase.head] == .pluralNoun, let description = descriptions[phrase.head],
      description.kind != .object, description.name == nil,
      let and = phrase.tokens.dropFirst().first(where: { field.folded[$0] == "and" }), and + 1 < phrase.head,
      let first = matches.covering[and - 1], first.tokens.upperBound == and, phrase.tokens.contains(first.tokens.lowerBound),
      let nation = nation(at: and - 1, matches), let other = self.nation(at: and + 1, matches), nation != other
    else { return nil }
    return (NominalPhrase(head: and - 1, tokens: first.tokens, extent: first.tokens, isModifier: true), and + 1)
  }

  private func nation(at token: Int, _ matches: FieldMatches) -> String? {
    guard let entry = matches.covering[token]?.entry else { return nil }
    switch entry {
    case .country(let row), .demonym(let row), .people(let row, _): return lexicon.countries[row].iso2
    default: return nil
    }
  }

  private func isForce(_ description: ActorDescription) -> Bool {
    guard case .organization = description.referent else { return false }
    return MemberOrganizations.sectors.contains(description.sector ?? "")
  }

  private func core(
    of phrase: NominalPhrase, _ description: ActorDescription?, _ byHead: [Int: NominalPhrase], _ coder: PhraseCoder
  ) -> Range<Int>? {
    guard let description else { return nil }
    if let name = description.name, description.kind == .person { return name }
    // "the Irish premier Leo Varadkar"
    if let second = field.tree.child(of: phrase.head, .appos), phrase.tokens.contains(second) {
      return coder.descriptions[second]?.name
    }
    guard coder.isTransparent(phrase.head) else { return nil }
    for preposition in field.tree.children(of: phrase.head, .prep) where field.folded[preposition] == "of" {
      if let object = field.tree.child(of: preposition, .pobj), let inner = byHead[object] { return inner.tokens }
    }
    return nil
  }
}
