/// Gives noun phrases that speak of one and the same the same entity number, over all fields of an article.
///
/// Equal names, a family name after the full one, initials given in brackets, countries and the capitals that stand
/// for them, definite descriptions by the same noun, appositions, and pronouns with one possible antecedent. Whatever is not
/// safe stays an entity of its own; an unresolved pronoun is left out.
struct EntityResolver: Sendable {
  private let lexicons: Lexicons
  /// The one country that the article speaks of: its army is "the army". nil when there are several.
  private let homeCountry: String?
  private var entities: [Key: Int] = [:]
  private var count = 0
  /// By entity: what its mentions have told.
  private var facts: [Int: Facts] = [:]

  /// What makes two mentions the same.
  private enum Key: Hashable, Sendable {
    case leader(Int)
    case organization(Int)
    case name(String)
    case person(String)
    case surname(String)
    case country(String)
    case noun(Lexicon.Entry, country: String?)
  }

  private struct Facts: Sendable {
    var country: String?
    var sector: String?
    var code: String?
  }

  init(_ lexicons: Lexicons, homeCountry: String?) {
    self.lexicons = lexicons
    self.homeCountry = homeCountry
  }

  /// The mentions of one document; documents of an article come one after another, the title last.
  mutating func mentions(_ phrases: [Phrase], in reading: Reading) -> [ActorMention] {
    var mentions: [ActorMention] = []
    for (index, phrase) in phrases.enumerated() {
      var entity = entity(of: phrase, in: reading)
      if index > 0, isApposition(phrase, to: phrases[index - 1], in: reading) {
        // The name is what later mentions go by.
        if phrase.name == nil { entity = mentions[index - 1].entity }
        learn(phrases[index - 1], entity)
        learn(phrase, entity)
        mentions[index - 1] = mention(phrases[index - 1], entity: entity)
      }
      learn(phrase, entity)
      register(acronymAfter: phrase, entity, in: reading)
      mentions.append(mention(phrase, entity: entity))
    }
    return withPronouns(mentions, phrases, in: reading)
  }

  // MARK: Entities

  private mutating func number(_ key: Key?) -> Int {
    if let key, let known = entities[key] { return known }
    count += 1
    if let key { entities[key] = count }
    return count
  }

  private mutating func entity(of phrase: Phrase, in reading: Reading) -> Int {
    guard let name = phrase.name else { return described(phrase, in: reading) }
    switch name.referent {
    case .leader(let row):
      let leader = lexicons.leaders[row]
      return person(
        leader.name, key: .leader(row), familyNameFirst: lexicons.country(leader.country)?.familyNameFirst ?? false)
    case .organization(let row):
      // "Hamas fighters" are not Hamas.
      return number(.organization(row))
    case .metonym(let row): return number(.name(lexicons.metonyms[row].name))
    case .unknownOrganization, .thing: return number(.name(text(name.tokens, reading)))
    case .person: return person(text(name.tokens, reading), key: nil)
    }
  }

  private func text(_ tokens: Range<Int>, _ reading: Reading) -> String {
    reading.tokens[tokens].map(\.folded).joined(separator: " ")
  }

  /// A person by full name; later mentions may give the last word alone.
  private mutating func person(_ name: String, key: Key?, familyNameFirst: Bool = false) -> Int {
    let folded = Folding.fold(name)
    let parts = folded.split(separator: " ")
    let last = (familyNameFirst ? parts.first : parts.last).map(String.init) ?? folded
    if let known = entities[.person(folded)] { return known }
    if last == folded, let known = entities[.surname(last)] { return known }
    let entity = number(key ?? .person(folded))
    entities[.person(folded)] = entity
    if entities[.surname(last)] == nil { entities[.surname(last)] = entity }
    return entity
  }

  private mutating func described(_ phrase: Phrase, in reading: Reading) -> Int {
    if phrase.isMetonym, phrase.noun == nil, let country = phrase.country { return number(.country(country)) }
    guard !phrase.isNew, let noun = phrase.noun else { return number(nil) }
    // "the gunmen" after "three gunmen": the latest with the same noun. With a country, that country's.
    let general = Key.noun(noun, country: nil)
    if let country = phrase.country {
      let entity = number(.noun(noun, country: country))
      entities[general] = entity
      return entity
    }
    if phrase.isDefinite || phrase.kind == .organization { return number(general) }
    return number(nil)
  }

  private mutating func learn(_ phrase: Phrase, _ entity: Int) {
    var known = facts[entity] ?? Facts()
    known.country = known.country ?? phrase.country
    known.sector = known.sector ?? phrase.sector
    known.code = known.code ?? phrase.code
    facts[entity] = known
    if phrase.isNew, let noun = phrase.noun { entities[.noun(noun, country: nil)] = entity }
  }

  private mutating func register(acronymAfter phrase: Phrase, _ entity: Int, in reading: Reading) {
    let end = phrase.tokens.upperBound
    guard phrase.name != nil, reading.word(end) == "(", reading.word(end + 2) == ")", end + 1 < reading.tokens.count,
      reading.tokens[end + 1].isAllUpperCase
    else { return }
    entities[.name(reading.word(end + 1))] = entity
  }

  /// Whether a phrase is an apposition to the one before: "Ali Khan, a spokesman for the ministry,".
  private func isApposition(_ second: Phrase, to first: Phrase, in reading: Reading) -> Bool {
    guard first.tokens.upperBound + 1 == second.tokens.lowerBound, reading.word(first.tokens.upperBound) == ",",
      first.kind == .person, second.kind == .person, !first.isPlural, !second.isPlural,
      (first.name == nil) != (second.name == nil), second.noun != nil || second.name != nil
    else { return false }
    let after = second.tokens.upperBound
    return [",", ".", ";", ""].contains(reading.word(after)) || reading.classes(after).has([.saying, .preposition])
  }

  // MARK: Mentions

  private func mention(_ phrase: Phrase, entity: Int, isPronoun: Bool = false) -> ActorMention {
    let known = facts[entity] ?? Facts()
    let isThing = phrase.kind == .object
    let sector = isThing ? nil : phrase.sector ?? known.sector
    let ownCode = phrase.code ?? known.code
    let home = sector.map(Self.stateSectors.contains) == true && ownCode == nil ? homeCountry : nil
    let country = phrase.country ?? (isThing ? nil : known.country ?? home)
    return ActorMention(
      tokens: phrase.tokens, head: phrase.head, kind: phrase.kind, named: phrase.name != nil || phrase.isMetonym,
      code: isThing ? nil : code(country, sector, ownCode), country: country, sector: sector,
      entity: entity, isPronoun: isPronoun, isMetonym: phrase.isMetonym)
  }

  /// Sectors of a state, which is its country's.
  private static let stateSectors: Set<String> = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"]

  private func code(_ country: String?, _ sector: String?, _ own: String?) -> String? {
    if let own { return own }
    let iso3 = lexicons.country(country)?.iso3
    if sector == "IGO" || sector == "NGO", iso3 == nil { return sector }
    guard iso3 != nil || sector != nil else { return nil }
    return (iso3 ?? "---") + (sector ?? "")
  }

  // MARK: Pronouns

  private func withPronouns(
    _ mentions: [ActorMention], _ phrases: [Phrase], in reading: Reading
  ) -> [ActorMention] {
    var all: [ActorMention] = []
    all.reserveCapacity(mentions.count)
    var next = 0
    for (number, sentence) in reading.document.sentences.enumerated() {
      let first = next
      while next < mentions.count, mentions[next].tokens.lowerBound < sentence.tokens.upperBound { next += 1 }
      var pending = first
      for index in sentence.tokens where reading.classes(index).has(.subject) {
        while pending < next, mentions[pending].tokens.lowerBound <= index {
          all.append(mentions[pending])
          pending += 1
        }
        let before = first..<pending
        guard before.isEmpty || mentions[pending - 1].tokens.upperBound <= index else { continue }
        let window = before.isEmpty ? previous(sentence: number, before: first, mentions, reading) : before
        if let antecedent = antecedent(of: reading.word(index), window, mentions, phrases) {
          all.append(pronoun(index, antecedent))
        }
      }
      all += mentions[pending..<next]
    }
    return all
  }

  /// The mentions of the sentence before, in the same paragraph or the one before it.
  private func previous(
    sentence: Int, before end: Int, _ mentions: [ActorMention], _ reading: Reading
  ) -> Range<Int> {
    guard sentence > 0 else { return end..<end }
    let tokens = reading.document.sentences[sentence - 1].tokens
    var start = end
    while start > 0, mentions[start - 1].tokens.lowerBound >= tokens.lowerBound { start -= 1 }
    return start..<end
  }

  /// The one mention that a pronoun can stand for; nil when there is none or more than one entity.
  private func antecedent(
    of pronoun: String, _ window: Range<Int>, _ mentions: [ActorMention], _ phrases: [Phrase]
  ) -> ActorMention? {
    let fitting = window.filter { index in
      let phrase = phrases[index]
      switch pronoun {
      case "he", "she": return phrase.kind == .person && !phrase.isPlural
      case "it": return phrase.kind == .organization && !phrase.isPlural
      case "they": return phrase.kind != .object && (phrase.isPlural || phrase.kind == .organization)
      default: return false
      }
    }
    let plural = pronoun == "they" ? fitting.first { phrases[$0].isPlural } : nil
    guard let first = plural ?? fitting.first else { return nil }
    if plural != nil { return mentions[first] }
    if pronoun == "he" || pronoun == "she" || fitting.count == 1 {
      let entities = Set(fitting.map { mentions[$0].entity })
      return entities.count == 1 ? mentions[first] : nil
    }
    // "it" and "they" take up the subject, which comes first.
    return first == window.lowerBound ? mentions[first] : nil
  }

  private func pronoun(_ index: Int, _ antecedent: ActorMention) -> ActorMention {
    var mention = antecedent
    mention.tokens = index..<index + 1
    mention.head = index
    mention.named = false
    mention.isPronoun = true
    mention.isMetonym = false
    return mention
  }
}
