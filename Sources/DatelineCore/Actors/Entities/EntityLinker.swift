import Linguistics

/// Gives phrases that speak of one and the same the same entity number, over all fields of an article.
///
/// Equal names, a family name after the full one, initials given in brackets, countries and the capitals that stand for
/// them, definite descriptions by the same noun, appositions, and pronouns with one possible antecedent. What is not
/// safe stays an entity of its own.
struct EntityLinker {
  private enum Key: Hashable {
    case officeholder(Int)
    case organization(Int)
    case metonym(Int)
    case country(String)
    case name(String)
    case surname(String)
    /// Some of the words of a longer name.
    case part(String)
    case noun(Int, country: String?)
    case head(String)
    case description(String, country: String?)
  }

  private let lexicon: ActorLexicon
  private var entities: [Key: Int] = [:]
  /// First words of names that more persons than one have.
  private var shared: Set<String> = []
  private(set) var count = 0
  /// By entity: what its mentions have told.
  private(set) var facts: [Int: ActorDescription] = [:]
  /// The last groups, services and companies that were named: what "the group" means.
  private var lastNamed: [(entity: Int, sector: String?, noun: String, name: Set<String>)] = []
  private var forces = NationalForces()

  /// The country in which more of the article's places lie than in any other.
  private let scene: String?

  init(_ lexicon: ActorLexicon, scene: String? = nil) {
    self.lexicon = lexicon
    self.scene = scene
  }

  /// The entity of a phrase that is no pronoun.
  mutating func entity(of phrase: NominalPhrase, _ description: ActorDescription, in field: ParsedField) -> Int {
    let entity = find(phrase, description, field)
    // What the town of that name is tells nothing of the person.
    if description.referent != .place || facts[entity]?.kind != .person { learn(description, entity) }
    if isForce(description) { forces.note(description, at: phrase.head, in: field) }
    if description.kind == .organization, description.name != nil, !description.isMetonym,
      !phrase.isModifier || GroupNameFinder.sectors.contains(description.sector ?? "")
    {
      let name = description.name.map { Set(field.folded[$0.prefix(Self.longestName)]) } ?? []
      lastNamed = lastNamed.suffix(3) + [(entity, description.sector, field.folded[phrase.head], name)]
    }
    register(initialsAfter: phrase, description, entity, field)
    return entity
  }

  /// "Israeli troops … the army": whose force a bare one is, after another of its kind in the sentences before.
  func nation(of phrase: NominalPhrase, _ description: ActorDescription, in field: ParsedField) -> String? {
    guard description.isDefinite, description.country == nil, description.body == nil, phrase.isBare(in: field), isForce(description)
    else { return nil }
    return forces.nation(of: description, at: phrase.head, in: field)
  }

  private func isForce(_ description: ActorDescription) -> Bool {
    guard case .agent(let row) = description.referent, !lexicon.agents[row].isWeak else { return false }
    return description.kind == .organization || description.isPlural
  }

  mutating func new() -> Int {
    count += 1
    return count
  }

  /// What a mention gains from the others of its entity.
  mutating func learn(_ description: ActorDescription, _ entity: Int) {
    var known = facts[entity] ?? description
    known.fill(from: description)
    facts[entity] = known
  }

  private mutating func number(_ key: Key) -> Int {
    if let known = entities[key] { return known }
    count += 1
    entities[key] = count
    return count
  }

  private mutating func find(_ phrase: NominalPhrase, _ description: ActorDescription, _ field: ParsedField) -> Int {
    switch description.referent {
    case .officeholder(let row):
      let name = lexicon.officeholders[row].name.split(separator: " ").map { Folding.fold(String($0)) }.joined(separator: " ")
      let entity = entities[.officeholder(row)] ?? entities[.part(name)] ?? number(.officeholder(row))
      entities[.officeholder(row)] = entity
      entities[.name(name)] = entity
      if let last = lexicon.officeholders[row].name.split(separator: " ").last {
        entities[.surname(Folding.fold(String(last)))] = entity
      }
      // The text may give more names than the table: "Rivas Duarte" after "Pedro Rivas Duarte".
      if let name = description.name, name.count > 1, name.count <= Self.longestName { register(name, entity, field) }
      return entity
    case .organization(let row): return number(.organization(row))
    case .metonym(let row): return number(.metonym(row))
    case .country:
      guard let country = description.country else { return new() }
      return number(.country(country))
    case .name: return named(description, field)
    case .place:
      guard let name = description.name else { return new() }
      return person(named: name, at: phrase.head, description, field) ?? number(.name(text(name, field)))
    case .agent(let row): return described(row, phrase, description, field)
    case .people, .thing: return thing(phrase, description, field)
    }
  }

  private func text(_ tokens: Range<Int>, _ field: ParsedField) -> String {
    field.folded[tokens.clamped(to: 0..<field.count)].joined(separator: " ")
  }

  /// A person by full name; later mentions may give the last word alone, or some of several family names: "Quintana"
  /// and "Quintana Duarte" of "Luis Alberto Quintana Duarte".
  private mutating func named(_ description: ActorDescription, _ field: ParsedField) -> Int {
    guard let name = description.name, let last = name.last else { return new() }
    let full = text(name, field)
    if let known = entities[.name(full)] { return known }
    let surname = Key.surname(field.folded[last])
    if name.count == 1, let known = entities[surname] { return known }
    if let known = entities[.part(full)] { return known }
    guard description.kind == .person else { return number(.name(full)) }
    let parts = parts(of: name, field)
    let known = parts.first { entities[.name($0)] != nil }.flatMap { entities[.name($0)] }
    let entity = known ?? number(.name(full))
    entities[.name(full)] = entity
    entities[surname] = entity
    for part in parts { entities[.part(part)] = entity }
    registerFirst(name, entity, field)
    return entity
  }

  /// "Rivera's murder", "Rivas Duarte was shot": what a town bears too, or what is taken for one by its looks, is the name
  /// of the person whom the text has named in full. A town's own name tells where something is.
  private func person(named name: Range<Int>, at head: Int, _ description: ActorDescription, _ field: ParsedField) -> Int? {
    let full = text(name, field)
    guard let person = name.count == 1 ? entities[.surname(full)] ?? entities[.part(full)] : entities[.part(full)],
      facts[person]?.kind == .person
    else { return nil }
    switch field.tree.relation(head) {
    case .poss, .nsubj, .nsubjpass, .dobj: return person
    case .pobj where description.country != nil: return ["of", "by", "against"].contains(field.word(field.tree.head(head))) ? person : nil
    default: return description.country == nil ? person : nil
    }
  }

  /// The names by which later mentions may give a person whom the text has named in full.
  private mutating func register(_ name: Range<Int>, _ entity: Int, _ field: ParsedField) {
    let keys = [.name(text(name, field)), .surname(field.folded[name.upperBound - 1])] + parts(of: name, field).map(Key.part)
    for key in keys where entities[key] == nil { entities[key] = entity }
    registerFirst(name, entity, field)
  }

  /// "Yoon Suk Yeol … Yoon", "Rosa Quispe … Rosa": the first word alone, as long as no other person has it.
  private mutating func registerFirst(_ name: Range<Int>, _ entity: Int, _ field: ParsedField) {
    guard name.count > 1, let first = name.first, !shared.contains(field.folded[first]) else { return }
    let key = Key.part(field.folded[first])
    if let other = entities[key], other != entity {
      entities[key] = nil
      shared.insert(field.folded[first])
    } else if entities[.surname(field.folded[first])] == nil {
      entities[key] = entity
    }
  }

  private static let longestName = 6

  /// The runs of a long name's words that name the same person: those that hold a word which is no given name.
  private func parts(of name: Range<Int>, _ field: ParsedField) -> [String] {
    guard name.count > 2, name.count <= Self.longestName else { return [] }
    var parts: [String] = []
    for first in name {
      for end in first + 1...name.upperBound where end - first < name.count {
        // One word of the middle is a name by itself only where it is no given name; the first alone never.
        if end == first + 1, first == name.lowerBound || first == name.upperBound - 1 { continue }
        let words = first..<end
        guard !words.allSatisfy({ lexicon.isGivenName(field.folded[$0]) }) else { continue }
        parts.append(text(words, field))
      }
    }
    return parts
  }

  /// "The army" again, or "the group" after a group's name.
  private mutating func described(
    _ row: Int, _ phrase: NominalPhrase, _ description: ActorDescription, _ field: ParsedField
  ) -> Int {
    let noun = lexicon.agents[row]
    let key = Key.noun(row, country: description.country)
    let head = Key.head(field.folded[phrase.head])
    // "The commissioner" after "the police commissioner", "the officials" after "police officials".
    if description.isDefinite, description.isWeak, phrase.isBare(in: field), let known = entities[head] { return known }
    // "The Clan" after "the Clan del Golfo".
    if description.isDefinite, phrase.isBare(in: field), field.words[phrase.head].isCapitalized,
      let named = lastNamed.last(where: { $0.name.count > 1 && $0.name.contains(field.folded[phrase.head]) })
    {
      return named.entity
    }
    // "The coalition" after "the Saudi-led coalition": its own noun, whatever its sector.
    if description.isDefinite, phrase.isBare(in: field), noun.kind == .organization, entities[key] == nil,
      let named = lastNamed.last(where: { $0.noun == field.folded[phrase.head] && (description.isWeak || GroupNameFinder.sectors.contains($0.sector ?? "")) })
    {
      return named.entity
    }
    let entity = described(row, noun, key, phrase, description, field)
    if !description.isWeak { entities[head] = entity }
    return entity
  }

  private mutating func described(
    _ row: Int, _ noun: AgentNoun, _ key: Key, _ phrase: NominalPhrase, _ description: ActorDescription, _ field: ParsedField
  ) -> Int {
    // "The two men" after "two men".
    if description.isNew, description.isDefinite, let known = entities[key] { return known }
    if description.isNew || (description.isPlural && noun.kind == .person && !description.isDefinite) {
      let entity = new()
      entities[key] = entity
      return entity
    }
    if description.isDefinite, let known = entities[key] ?? entities[.noun(row, country: nil)] { return known }
    if description.isDefinite, noun.kind == .organization, phrase.isBare(in: field),
      let named = lastNamed.last(where: { fits($0.sector, noun) && (noun.isWeak || isOfScene($0.entity)) })
    {
      return named.entity
    }
    return number(key)
  }

  /// "The army" is no foreign command that was named before.
  private func isOfScene(_ entity: Int) -> Bool {
    guard let scene, let country = facts[entity]?.country else { return true }
    return country == scene
  }

  /// What "the group", "the organisation" and "the bloc" may be.
  private static let groups: Set<String> = ["REB", "PRM", "CRM", "NGO", "OPP", "UAF", "PTY", "IGO"]
  /// What "the agency" and "the commission" may be.
  private static let bodies: Set<String> = ["IGO", "NGO", "SPY"]

  private func fits(_ sector: String?, _ noun: AgentNoun) -> Bool {
    if noun.isWeak, noun.sector == "MIL", ["MIL", "COP", "PRM"].contains(sector ?? "") { return true }
    if noun.isWeak, noun.sector == "GOV" { return Self.bodies.contains(sector ?? "") }
    return noun.isWeak ? Self.groups.contains(sector ?? "") : sector == noun.sector
  }

  /// The same thing again where it is definite: "the bridge" after "a bridge".
  private mutating func thing(_ phrase: NominalPhrase, _ description: ActorDescription, _ field: ParsedField) -> Int {
    let key = Key.description(field.folded[phrase.head], country: description.country)
    guard description.isDefinite, let known = entities[key] else {
      let entity = new()
      entities[key] = entity
      return entity
    }
    return known
  }

  private mutating func register(
    initialsAfter phrase: NominalPhrase, _ description: ActorDescription, _ entity: Int, _ field: ParsedField
  ) {
    let end = phrase.tokens.upperBound
    guard description.name != nil, field.word(end) == "(", field.word(end + 2) == ")", end + 1 < field.count,
      field.words[end + 1].utf8.count < 12
    else { return }
    entities[.name(field.folded[end + 1])] = entity
  }
}
