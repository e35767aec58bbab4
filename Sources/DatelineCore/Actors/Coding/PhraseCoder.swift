import Linguistics

/// Codes the noun phrases of one field: who they name or describe, of which country and sector.
///
/// A phrase is coded by its head; what the head leaves open is told by its modifiers from the right to the left, then
/// by its possessor, by phrases with "of", "for", "in" and "from", by appositions, and by its title's or office's date.
struct PhraseCoder {
  let field: ParsedField
  let lexicon: ActorLexicon
  let matches: FieldMatches
  let edges: PhraseEdges
  /// Months from year 0, of the article.
  let month: Int?

  /// By head token.
  var descriptions: [Int: ActorDescription] = [:]

  init(field: ParsedField, lexicon: ActorLexicon, matches: FieldMatches, edges: PhraseEdges, month: Int?) {
    self.field = field
    self.lexicon = lexicon
    self.matches = matches
    self.edges = edges
    self.month = month
  }

  /// Describes phrases; those that hang on others first, so that each is described once.
  mutating func describe(_ phrases: [NominalPhrase]) {
    let byHead = Dictionary(phrases.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
    descriptions.reserveCapacity(phrases.count)
    for token in edges.order {
      guard let phrase = byHead[Int(token)] else { continue }
      descriptions[phrase.head] = description(of: phrase)
    }
    shareAppositions(phrases)
  }

  // MARK: One phrase

  func description(of phrase: NominalPhrase) -> ActorDescription {
    if phrase.isPronoun { return pronoun(phrase.head) }
    let head = matches.covering[phrase.head]
    var description = ActorDescription()
    let before = phrase.tokens.lowerBound..<max(phrase.tokens.lowerBound, head?.tokens.lowerBound ?? phrase.head)
    if let head, let person = officeholder(head), case let titled = evidence(before), !isNamesake(person, head.tokens, titled, phrase) {
      description = named(person, head.tokens, titled: titled, phrase)
    } else if let name = personName(phrase) {
      let titles = evidence(phrase.tokens.lowerBound..<name.lowerBound)
      description = unknown(name, titled: titles)
    } else if let head {
      description = described(by: head, evidence(before), phrase)
    } else {
      description = undescribed(phrase, evidence(before))
    }
    readDeterminers(phrase, &description)
    complete(&description, phrase)
    if isHeadOfUnitedNations(phrase.head, description) { (description.body, description.sector, description.isWeak) = ("IGOUNO", "IGO", false) }
    // "the Secretary-General's spokeswoman": an office of no state.
    if description.country == nil, description.sector == "GOV", description.body?.hasPrefix("IGO") == true { description.sector = "IGO" }
    return description
  }

  /// "the Secretary-General", of nothing that is said: of the United Nations.
  private func isHeadOfUnitedNations(_ head: Int, _ description: ActorDescription) -> Bool {
    guard description.isWeak, description.country == nil, description.body == nil, description.name == nil else { return false }
    // "Secretary-General", in one word, in two or in three.
    let isOneWord = field.folded[head] == "secretary-general"
    let first = field.folded[head] == "general" ? head - (field.word(head - 1) == "-" ? 2 : 1) : head
    return (isOneWord || first < head && ["secretary", "secretary-general"].contains(field.word(first)))
      && field.words[max(0, first)].isCapitalized && field.sentence(of: head).casing == .mixed
  }

  private func pronoun(_ token: Int) -> ActorDescription {
    var description = ActorDescription(kind: .person, referent: .people, sector: "UNK")
    let word = field.folded[token]
    description.isPlural = ["they", "them", "we", "us"].contains(word) || ActorLexicon.shares.contains(word)
    if word == "it" {
      description.kind = .object
      description.sector = nil
    }
    return description
  }

  private func officeholder(_ match: ActorLexicon.Match) -> Int? {
    if case .officeholder(let row) = match.entry { row } else { nil }
  }

  private func named(_ row: Int, _ name: Range<Int>, titled: ActorEvidence, _ phrase: NominalPhrase) -> ActorDescription {
    let standing = lexicon.officeholders[row].standing(in: month)
    var description = ActorDescription(kind: .person, referent: .officeholder(row), name: name)
    description.country = standing.country ?? titled.country
    description.sector = titled.isStrong ? titled.sector : standing.sector
    if titled.isFormer { description.sector = "ELI" }
    description.body = standing.code
    return description
  }

  private func unknown(_ name: Range<Int>, titled: ActorEvidence) -> ActorDescription {
    var description = ActorDescription(kind: .person, referent: .name, name: name)
    description.country = titled.country
    description.sector = titled.sector
    description.body = titled.body
    description.isWeak = !titled.isStrong
    return description
  }

  // MARK: Heads of the tables

  private func described(
    by head: ActorLexicon.Match, _ evidence: ActorEvidence, _ phrase: NominalPhrase
  ) -> ActorDescription {
    var description = ActorDescription()
    switch head.entry {
    case .organization(let row), .metonym(let row):
      let isMetonym = if case .metonym = head.entry { true } else { false }
      let body = isMetonym ? lexicon.metonyms[row] : lexicon.organizations[row]
      description = ActorDescription(
        kind: .organization, referent: isMetonym ? .metonym(row) : .organization(row), name: head.tokens)
      // "Chile's Defense Department": a name that several countries have is the one's that is said.
      description.country = body.code == nil ? evidence.country ?? owner(of: phrase) ?? body.country : body.country
      description.sector = body.sector
      description.body = body.code
      description.isMetonym = isMetonym && isActing(phrase.head)
      if isMetonym, !description.isMetonym { description.kind = .object }
    case .country(let row):
      description = ActorDescription(kind: .organization, referent: .country(row), name: head.tokens)
      description.country = lexicon.countries[row].iso2
      description.isMetonym = isActing(phrase.head)
      if !description.isMetonym { description.kind = .object }
    case .capital(let row):
      description = capital(row, head.tokens, phrase.head)
    case .people(let row, _) where phrase.isModifier, .demonym(let row) where phrase.isModifier:
      description = ActorDescription(kind: .organization, referent: .country(row), name: head.tokens)
      description.country = lexicon.countries[row].iso2
      description.isMetonym = true
    case .people(let row, let isPlural):
      description = ActorDescription(kind: .person, referent: .people, name: head.tokens)
      description.country = lexicon.countries[row].iso2
      description.isPlural = isPlural
      description.sector = isUprooted(phrase) ? "REF" : isPlural && !isCounted(phrase) ? evidence.sector : evidence.sector ?? "CVL"
    case .demonym(let row):
      description = ActorDescription(kind: .person, referent: .country(row), name: head.tokens)
      description.country = lexicon.countries[row].iso2
      description.isPlural = true
      if isUprooted(phrase) { description.sector = "REF" }
    case .agent(let row, let isPlural):
      description = agent(row, isPlural, evidence)
      if isArmyByName(row, phrase, evidence) { description.sector = "REB" }
      if isMilitaryCoalition(phrase) { description.sector = "MIL" }
    case .object(let row, let isPlural):
      description = ActorDescription(kind: .object, referent: .thing)
      description.isPlural = isPlural
      description.country = evidence.country
      description.body = evidence.body
      description.sector = evidence.sector ?? lexicon.objects[row].sector
      // "the rebels' base": an army's only where nobody else's.
      description.isWeak = evidence.sector == nil && description.sector == "MIL"
    case .title(let row):
      description = ActorDescription(kind: .person, referent: .thing)
      description.sector = evidence.isFormer ? "ELI" : lexicon.titles[row]
      description.country = evidence.country
    case .officeholder, .givenName, .marker: description = undescribed(phrase, evidence)
    }
    return description
  }

  /// "displaced Congolese".
  private func isUprooted(_ phrase: NominalPhrase) -> Bool {
    phrase.tokens.contains { $0 < phrase.head && ["displaced", "uprooted"].contains(field.folded[$0]) }
  }

  private func owner(of phrase: NominalPhrase) -> String? {
    guard let possessor = field.tree.child(of: phrase.head, .poss) else { return nil }
    if case .country = descriptions[possessor]?.referent { return descriptions[possessor]?.country }
    return nil
  }

  private func agent(_ row: Int, _ isPlural: Bool, _ evidence: ActorEvidence) -> ActorDescription {
    let noun = lexicon.agents[row]
    var description = ActorDescription(kind: noun.kind, referent: .agent(row))
    description.isPlural = isPlural
    description.country = evidence.country
    description.body = evidence.body
    description.isWeak = noun.isWeak && evidence.sector == nil
    // "Tigrayan forces": a people's, and no civilians.
    // "factory workers": of labour, whatever they work in.
    let isOther = evidence.sector == "CVL" && noun.sector == "MIL" || evidence.sector == "BUS" && noun.sector == "LAB" && noun.kind == .person
    let sector = isOther ? nil : evidence.sector
    description.sector = noun.isWeak ? sector ?? noun.sector : noun.sector
    // "the rebel authorities", "Houthi courts": what rebels call their state is theirs.
    if evidence.isStrong, let group = evidence.sector, GroupNameFinder.sectors.contains(group), noun.kind == .organization, Self.powers.contains(noun.sector) {
      description.sector = group
    }
    if evidence.isFormer, ["GOV", "LEG", "JUD", "PTY"].contains(description.sector ?? "") {
      description.sector = "ELI"
      description.isWeak = false
    }
    return description
  }

  private static let powers: Set = ["GOV", "JUD", "COP", "LEG", "MIL"]

  /// "the Northern Hills Army", "the Freedom Brigades": an army by a name of its own that says of no state that it is its.
  private func isArmyByName(_ row: Int, _ phrase: NominalPhrase, _ evidence: ActorEvidence) -> Bool {
    let head = phrase.head
    guard lexicon.agents[row].sector == "MIL", lexicon.agents[row].kind == .organization, evidence.country == nil, !evidence.isNamed,
      Self.armies.contains(field.folded[head]), field.words[head].isCapitalized, field.sentence(of: head).casing == .mixed
    else { return false }
    let name = phrase.tokens.filter { $0 < head && field.tags[$0] != .determiner }
    return !name.allSatisfy { Self.quarters.contains(field.folded[$0]) } && name.allSatisfy { token in
      field.words[token].isCapitalized && field.tags[token] != .cardinal && !matches.isPlace[token] && !Self.regulars.contains(field.folded[token])
    }
  }

  /// "the US-led coalition", "a multinational coalition": of armies, and not of parties.
  private func isMilitaryCoalition(_ phrase: NominalPhrase) -> Bool {
    field.folded[phrase.head] == "coalition" && phrase.tokens.contains { token in
      token < phrase.head && ["led", "military", "multinational", "naval"].contains(field.folded[token])
    }
  }

  private static let armies: Set = ["army", "brigades", "battalions", "legion"]
  /// Words by which armies of states are told apart.
  private static let regulars: Set = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "royal", "combined", "arms", "national", "imperial", "red", "regular",
    "territorial", "salvation", "foreign", "federal", "joint", "tank", "guards",
  ]
  private static let quarters: Set = ["western", "eastern", "southern", "northern", "central"]

  /// Not where something is.
  private func isActing(_ head: Int) -> Bool {
    // "to Washington, which has threatened".
    if field.tree.children(of: head, .relcl).contains(where: { field.tree.child(of: $0, .nsubj).map { field.folded[$0] == "which" } ?? false }) { return true }
    switch field.tree.relation(head) {
    case .pobj: return !matches.has(.locative, at: field.tree.head(head))
    case .npadvmod, .appos: return false
    case .conj: return field.tree.head(head) < head ? isActing(field.tree.head(head)) : true
    default: return true
    }
  }

  // MARK: Heads that no table has

  private func undescribed(_ phrase: NominalPhrase, _ evidence: ActorEvidence) -> ActorDescription {
    var description = ActorDescription()
    let head = phrase.head
    let tag = field.tags[head]
    description.isPlural = tag == .pluralNoun || tag == .pluralProperNoun
    description.country = evidence.country
    description.sector = evidence.sector
    description.body = evidence.body
    if !tag.isNoun {
      description.kind = .person
      description.referent = .people
      // "a third was wounded".
      description.isPlural = field.folded[head] != "one" && field.folded[head] != "1" && !["a", "another"].contains(field.folded[phrase.tokens.lowerBound])
      description.sector = evidence.sector ?? "UNK"
      return description
    }
    if matches.isPlace[head] {
      description.referent = .place
      description.name = phrase.tokens
      description.country = matches.placeCountry[head] ?? evidence.country
      description.sector = "CVL"
      return description
    }
    guard tag.isProperNoun, field.words[head].hasUpperCase else { return description }
    description.name = properName(phrase)
    switch matches.label[head] {
    case .organization, .other, .none:
      description.kind = matches.label[head] == .organization || isActingBody(head) ? .organization : .object
      // "Foreign Affairs", "United Airlines": one body, whatever its last word.
      if description.kind == .organization { description.isPlural = false }
      description.referent = .name
      if let sector = sectorInside(phrase) {
        description.kind = .organization
        description.sector = sector
      }
    case .place:
      description.referent = .place
      description.sector = evidence.sector ?? "CVL"
    case .people:
      description.kind = .person
      description.referent = .people
      description.sector = evidence.sector ?? "CVL"
    case .person, .number: break
    }
    return description
  }

  /// "Croatia's USKOK arrested", "was held by the GNR": initials that nobody knows, of somebody who does something.
  private func isActingBody(_ head: Int) -> Bool {
    let word = field.words[head]
    guard (3...8).contains(word.utf8.count), word.isAllUpperCase, !word.contains(where: \.isNumber), field.sentence(of: head).casing == .mixed
    else { return false }
    let governor = field.tree.head(head)
    switch field.tree.relation(head) {
    case .nsubj: return field.tags[governor].isVerb
    case .pobj: return field.tree.relation(governor) == .agent
    default: return false
    }
  }

  /// "Oro Plata" of "the Canadian firm Oro Plata": without its determiner and the noun that says what it is.
  private func properName(_ phrase: NominalPhrase) -> Range<Int> {
    let tokens = phrase.tokens
    if field.sentence(of: phrase.head).casing == .mixed,
      let noun = tokens.last(where: { $0 < phrase.head && field.tags[$0].isNoun && !field.words[$0].hasUpperCase && field.words[$0 + 1].isCapitalized })
    {
      return noun + 1..<tokens.upperBound
    }
    return tokens.count > 1 && field.tags[tokens.lowerBound] == .determiner ? tokens.dropFirst() : tokens
  }

  /// "Massachusetts Institute of Technology", "Union of Teachers": a noun inside the name.
  private func sectorInside(_ phrase: NominalPhrase) -> String? {
    for token in phrase.tokens.reversed() {
      guard let match = matches.covering[token] else { continue }
      switch match.entry {
      case .agent(let row, _) where lexicon.agents[row].kind == .organization: return lexicon.agents[row].sector
      case .object(let row, _): if let sector = lexicon.objects[row].sector { return sector }
      default: continue
      }
    }
    return nil
  }

  private func readDeterminers(_ phrase: NominalPhrase, _ description: inout ActorDescription) {
    let first = phrase.tokens.lowerBound
    let word = field.folded[first]
    let hasPossessor = field.tree.child(of: phrase.head, .poss) != nil
    description.isDefinite = ["the", "this", "that", "these", "those"].contains(word) || hasPossessor
    description.isNew =
      ["a", "an", "another", "several", "some", "many", "other", "no", "any"].contains(word) || isCounted(phrase)
  }

  private func isCounted(_ phrase: NominalPhrase) -> Bool {
    phrase.tokens.contains { field.tags[$0] == .cardinal && $0 < phrase.head }
      || ["a", "an", "one", "another"].contains(field.folded[phrase.tokens.lowerBound])
  }
}
