import Linguistics

/// What stands behind a head or owns it: possessors, prepositional phrases, appositions.
extension PhraseCoder {
  /// Fills in what head and modifiers leave open.
  func complete(_ description: inout ActorDescription, _ phrase: NominalPhrase) {
    guard description.referent != .place || description.country == nil else { return }
    if description.kind == .object, isSpeakingOffice(phrase.head) { description.kind = .organization }
    for owner in owners(phrase) {
      if description.country == nil, description.body == nil, let country = countryOver(owner, phrase.head) { description.country = country }
      guard let other = descriptions[owner] else { continue }
      if isActingOffice(phrase.head), other.kind == .person {
        description.kind = .organization
        description.sector = description.sector ?? (other.sector == "UNK" ? nil : other.sector)
      }
      inherit(&description, from: other, takesSector: description.sector == nil || description.isWeak)
    }
    let isOpen = !isNamedBody(description)
    if isOpen, description.country == nil, description.body == nil { description.country = seat(of: phrase) }
    for preposition in field.tree.children(of: phrase.head, .prep) {
      let word = field.folded[preposition]
      guard let object = field.tree.child(of: preposition, .pobj) else { continue }
      // "president of football operations", "vice president for sales".
      if description.isWeak, word == "of" || word == "for", matches.has(.function, at: object) {
        description.sector = "BUS"
        description.isWeak = false
        continue
      }
      guard let other = descriptions[object] else { continue }
      switch word {
      case "of":
        if isTransparent(phrase.head), description.isWeak || description.kind == .object || description.referent == .people
        {
          adopt(&description, from: other)
        } else if matches.has(.unit, at: phrase.head), isForce(other) {
          description.country = other.country ?? description.country
          description.body = other.body ?? description.body
          description.sector = other.sector
          description.isWeak = false
        } else {
          inherit(&description, from: other, takesSector: description.sector == nil || description.isWeak)
        }
      case "for", "at", "with":
        inherit(&description, from: other, takesSector: description.isWeak && isOpen, onlyBodies: word != "for")
      case "in", "from", "across", "inside", "within", "throughout", "around":
        if isOpen, description.country == nil, description.body == nil, !isOfSomebody(phrase) { description.country = other.country }
      default: continue
      }
    }
  }

  /// "the Office of Civil Defense said".
  private func isSpeakingOffice(_ head: Int) -> Bool {
    guard isActingOffice(head) else { return false }
    let verb = field.lemmas[field.tree.head(head)]
    return lexicon.antecedentVerbs[verb] == .saying || verb == "report" || verb == "estimate"
  }

  /// "the prime minister's *office* condemned": the people of somebody in office, and no building.
  private func isActingOffice(_ head: Int) -> Bool {
    guard ["office", "administration", "cabinet", "campaign", "entourage"].contains(field.folded[head]) else { return false }
    let governor = field.tree.head(head)
    switch field.tree.relation(head) {
    case .nsubj: return field.tags[governor].isVerb
    case .pobj: return field.tree.relation(governor) == .agent || field.word(governor) == "to" && field.folded[max(0, governor - 1)] == "according"
    default: return false
    }
  }

  /// "its spokeswoman in Nairobi": of whom the pronoun stands for.
  private func isOfSomebody(_ phrase: NominalPhrase) -> Bool {
    phrase.tokens.contains { $0 < phrase.head && field.tags[$0] == .possessivePronoun && field.tree.head($0) == phrase.head }
  }

  /// "Washington, *whose* treasury": the country on whose name the clause hangs.
  private func countryOver(_ owner: Int, _ owned: Int) -> String? {
    guard field.folded[owner] == "whose" else { return nil }
    let verb = field.tree.head(owned)
    guard field.tree.relation(verb) == .relcl, let match = matches.covering[field.tree.head(verb)] else { return nil }
    switch match.entry {
    case .country(let row), .capital(let row): return lexicon.countries[row].iso2
    default: return nil
    }
  }

  /// "urged the government in Islamabad to act": of the capital behind it, which parsers hang on the verb.
  private func seat(of phrase: NominalPhrase) -> String? {
    guard field.folded.indices.contains(phrase.head + 2), field.folded[phrase.head + 1] == "in",
      Self.seated.contains(field.folded[phrase.head]), let match = matches.covering[phrase.head + 2], case .capital(let row) = match.entry
    else { return nil }
    return lexicon.countries[row].iso2
  }

  private static let seated: Set = ["government", "authorities", "regime", "administration", "leadership", "leaders", "rulers"]

  private func isNamedBody(_ description: ActorDescription) -> Bool {
    switch description.referent {
    case .organization, .metonym, .country, .officeholder: true
    default: false
    }
  }

  /// Every possessor on the way to the head: of "Iran's president's office" both.
  private func owners(_ phrase: NominalPhrase) -> [Int] {
    var owners: [Int] = []
    for token in phrase.tokens where token < phrase.head && field.tree.relation(token) == .poss {
      owners.append(token)
    }
    return owners.reversed()
  }

  private func inherit(
    _ description: inout ActorDescription, from other: ActorDescription, takesSector: Bool, onlyBodies: Bool = false
  ) {
    if onlyBodies, other.kind != .organization { return }
    if description.country == nil, description.body == nil {
      description.country = other.country
      description.body = other.body
    }
    let isOffice = isOffice(description, in: other)
    guard takesSector || isOffice, let sector = other.sector, sector != "UNK", other.referent != .place else { return }
    if description.kind == .object, other.kind == .person, other.referent == .name { return }
    // "The opposition's leader" is of the opposition, "a friend of the president" of nobody.
    if description.isWeak || description.sector == nil || isOffice {
      description.sector = sector
      description.isWeak = other.isWeak
    }
  }

  /// "al-Shabaab's chief tax collector", "the M23's governor": an office in an armed group is the group's.
  private func isOffice(_ description: ActorDescription, in other: ActorDescription) -> Bool {
    guard case .organization = other.referent, case .agent = description.referent, description.kind == .person else { return false }
    return GroupNameFinder.sectors.contains(other.sector ?? "") && ["GOV", "MIL", "COP", "SPY", "JUD"].contains(description.sector ?? "")
  }

  /// "Dozens of protesters" are protesters.
  private func adopt(_ description: inout ActorDescription, from other: ActorDescription) {
    description.kind = description.kind == .object ? other.kind : description.kind
    if description.referent == .thing { description.referent = .people }
    description.country = other.country ?? description.country
    description.body = other.body ?? description.body
    description.sector = other.sector ?? description.sector
    description.isWeak = other.isWeak
    description.isPlural = true
  }

  /// "Three companies of the gendarmerie": of whom a company is no business.
  private func isForce(_ description: ActorDescription) -> Bool {
    !description.isWeak && Self.forces.contains(description.sector ?? "")
  }

  private static let forces: Set = ["COP", "MIL", "PRM", "SPY"]

  func isTransparent(_ head: Int) -> Bool { (matches.has(.transparent, at: head) || matches.has(.unit, at: head)) && !field.isBlamed(head) }

  /// "Ali Khan, the governor": each tells what the other leaves open. "The minister was X" likewise for "is a".
  mutating func shareAppositions(_ phrases: [NominalPhrase]) {
    for phrase in phrases {
      guard let (one, other) = samePair(phrase.head), var first = descriptions[one], var second = descriptions[other]
      else { continue }
      let (before, after) = (first, second)
      first.fill(from: after)
      second.fill(from: before)
      // What the text calls the person stands above what the tables know.
      if case .officeholder = after.referent, !before.isWeak, before.sector != "UNK" {
        second.sector = before.sector ?? second.sector
      }
      if let office = office(one, before), case .name = after.referent, Self.ranks.contains(after.sector ?? "") { second.sector = office }
      descriptions[one] = first
      descriptions[other] = second
    }
  }

  /// "The commissioner for X, Brigadier Ali Khan (retd)": what somebody is stands above the rank that he has.
  private func office(_ head: Int, _ description: ActorDescription) -> String? {
    guard case .agent = description.referent, let sector = description.sector, Self.civil.contains(sector),
      !description.isWeak || field.folded[head] == "commissioner" && field.word(head + 1) == "for"
    else { return nil }
    return sector
  }

  private static let civil: Set = ["GOV", "LEG", "JUD", "PTY", "IGO", "NGO"]
  private static let ranks: Set = ["MIL", "COP"]

  private static let apposedReach = 6
  private static let singling: Set = ["especially", "notably", "particularly", "principally", "mainly", "including"]

  /// "Jose Lopez, alias El Guero".
  private func isAlias(_ name: Range<Int>) -> Bool {
    let mark = SpeechGrammar.isAlias(field.folded[name.lowerBound]) ? name.lowerBound : name.lowerBound - 1
    return mark >= 0 && SpeechGrammar.isAlias(field.folded[mark])
  }

  /// The two heads of an apposition that speak of one and the same.
  func samePair(_ head: Int) -> (Int, Int)? {
    let other = field.tree.head(head)
    guard field.tree.relation(head) == .appos, other != head, let first = descriptions[other],
      let second = descriptions[head], first.kind == second.kind, first.kind != .object,
      first.isPlural == second.isPlural
    else { return nil }
    // "The UK, the Coalition and the Government": three bodies, the second joined to the third.
    if first.kind == .organization, field.tags[other].isProperNoun, field.tags[head].isProperNoun,
      field.tree.child(of: head, .conj) != nil
    {
      return nil
    }
    // "our partners, especially the Kenyans": some of them.
    if head > other, (other + 1..<head).suffix(Self.apposedReach).contains(where: { Self.singling.contains(field.folded[$0]) }) { return nil }
    // Two names of different kind are a list, not one thing.
    if first.name != nil, let name = second.name, first.kind == .person, !isAlias(name) { return nil }
    return (other, head)
  }
}
