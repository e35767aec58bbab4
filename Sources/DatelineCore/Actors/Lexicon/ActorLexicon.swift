import Linguistics

/// The tables that actors are coded by, and one trie of all their phrases.
struct ActorLexicon: Sendable {
  struct Keyed: Sendable, Hashable {
    var entry: ActorEntry
    var capitals: CapitalRule
  }

  /// A phrase of the tables in a field.
  struct Match: Sendable, Hashable {
    var tokens: Range<Int>
    var entry: ActorEntry
  }

  var trie = PhraseTrie<Keyed>()
  var countries: [Country] = []
  var agents: [AgentNoun] = []
  var objects: [ObjectNoun] = []
  var organizations: [Organization] = []
  var metonyms: [Organization] = []
  /// Sectors.
  var titles: [String] = []
  var officeholders: [Officeholder] = []
  /// By ISO 3166-1 alpha-2: alpha-3.
  var iso3: [String: String] = [:]
  /// By lemma.
  var antecedentVerbs: [String: AntecedentVerb] = [:]
  /// Words that by themselves stand for some of the people told before.
  static let shares: Set<String> = ["some", "many", "several", "most"]

  /// The phrases of a field that begin at a token, longest first; of one length, the likelier reading first.
  ///
  /// - Parameter setting: what the article tells of when and where it is set.
  func matches(in field: ParsedField, at start: Int, _ setting: NameSetting = NameSetting()) -> [Match] {
    let sentence = field.sentence(of: start)
    let phrases = trie.matches(field.hashed, at: start, limit: sentence.tokens.upperBound)
    if phrases.isEmpty { return [] }
    var found: [Match] = []
    var dated: [(match: Match, holds: Bool)] = []
    for match in phrases {
      let isEveryday = match.values.contains { $0.entry == .marker(.everyday) } && readsAsWord(match.tokens, field, sentence)
      dated = []
      for value in match.values
      where value.capitals.allows(field.words[match.tokens], in: sentence.casing)
        && isPossible(value.entry, match.tokens, field, sentence.casing)
      {
        if isEveryday, value.entry.isName { continue }
        let made = Match(tokens: match.tokens, entry: value.entry)
        if case .organization(let row) = value.entry {
          guard setting.allows(organizations[row]) else { continue }
          dated.append((made, organizations[row].holds(in: setting.month)))
        } else {
          found.append(made)
        }
      }
      if let current = current(dated, setting, sentence.tokens) { found.append(current) }
    }
    if found.count < 2 { return found }
    return found.sorted {
      ($0.tokens.count, $0.entry.rank) > ($1.tokens.count, $1.entry.rank)
    }
  }

  /// Of the rows of one name that hold, the one of the country that the sentence names nearest before it, else the one
  /// of the article's own, else the last.
  private func current(_ dated: [(match: Match, holds: Bool)], _ setting: NameSetting, _ sentence: Range<Int>) -> Match? {
    let holding = dated.contains(where: \.holds) ? dated.filter(\.holds) : dated
    guard holding.count > 1, let start = holding.first?.match.tokens.lowerBound else { return holding.last?.match }
    let countries = [setting.country(before: start, in: sentence), setting.home].compactMap { $0 }
    let own = countries.lazy.compactMap { country in
      holding.last { candidate in
        if case .organization(let row) = candidate.match.entry { organizations[row].country == country } else { false }
      }
    }.first
    return (own ?? holding.last)?.match
  }

  /// "Care" in "Care homes", "SHELL FIRE": initials or a name that is also a word, where its capitals prove nothing.
  private func readsAsWord(_ tokens: Range<Int>, _ field: ParsedField, _ sentence: ParsedField.Sentence) -> Bool {
    guard tokens.count == 1, let token = tokens.first else { return false }
    return sentence.casing != .mixed || token == sentence.tokens.lowerBound && !field.words[token].isAllUpperCase
  }

  /// Where capitals say nothing, a short word that the tagger takes for a verb or a function word names nobody.
  private func isPossible(_ entry: ActorEntry, _ tokens: Range<Int>, _ field: ParsedField, _ casing: Casing) -> Bool {
    guard tokens.count == 1, let token = tokens.first else { return true }
    switch entry {
    case .organization, .metonym, .country, .capital, .officeholder:
      guard casing != .mixed, casing != .title else { return true }
      switch field.partsOfSpeech[token] {
      case .noun, .properNoun, .adjective, .other, .unset, .numeral: return true
      default: return field.words[token].utf8.count > 4
      }
    case .agent, .object, .people:
      switch field.tags[token] {
      case .verbPast, .verbBase, .verbPresent, .verbPresentThird, .modal:
        return field.tree.relation(token) == .compound
      default: return true
      }
    default: return true
    }
  }

  /// A family name alone that stands far from the years of the person whom it would name, or behind another's given
  /// name: somebody else.
  func isForgotten(_ match: Match, in field: ParsedField, month: Int?) -> Bool {
    guard case .officeholder(let row) = match.entry, match.tokens.count == 1 else { return false }
    if !officeholders[row].isRemembered(in: month) { return true }
    let before = match.tokens.lowerBound - 1
    guard before >= 0, field.sentenceOf[before] == field.sentenceOf[before + 1] else { return false }
    guard field.tree.relation(before) == .compound, field.tags[before].isProperNoun else { return false }
    // "President Bush" and "Senator Clinton" are not.
    return !trie.values(of: [field.folded[before]]).contains { $0.entry.isRole }
  }

  /// - Parameter word: folded.
  func isGivenName(_ word: String) -> Bool { trie.values(of: [word]).contains { $0.entry == .givenName } }

  func code(country: String?, sector: String?, body: String?) -> String? {
    if let body { return body + (sector.map { $0 == "IGO" || $0 == "NGO" ? "" : $0 } ?? "") }
    let alpha3 = country.flatMap { iso3[$0] }
    if let sector, sector == "IGO" || sector == "NGO", alpha3 == nil { return sector }
    guard alpha3 != nil || sector != nil else { return nil }
    return (alpha3 ?? "---") + (sector ?? "")
  }
}
