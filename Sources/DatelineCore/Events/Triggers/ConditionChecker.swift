/// Whether a trigger's clause gives what the trigger asks for, and whether something rules it out.
struct ConditionChecker {
  let reader: ClauseReader
  let view: SentenceView
  /// What the document says around the sentence: see ``ViolenceContext``.
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  func holds(_ match: TriggerMatch, _ arguments: Arguments) -> Bool {
    let trigger = ontology.triggers[match.trigger]
    return trigger.needs.isEmpty
      || trigger.needs.contains { $0.allSatisfy { holds($0, match, arguments) } }
  }

  /// Whether something around it rules the trigger out.
  func isExcluded(_ match: TriggerMatch) -> Bool {
    ontology.triggers[match.trigger].unless.contains { excludes($0, match) }
  }

  // MARK: Exclusions

  /// How far, in tokens, a word on which an exclusion looks may stand from the trigger.
  private static let near = 40
  /// The same for a word that a condition names, in the sentences around: a paragraph on either side says what is spoken of.
  private static let around = 80
  /// The same for what a condition wants close by.
  private static let close = 8

  func excludes(_ exclusion: Exclusion, _ match: TriggerMatch) -> Bool {
    switch exclusion {
    case .previous(let words):
      return contains(words, match.tokens.lowerBound - 2..<match.tokens.lowerBound)
    case .next(let words):
      return contains(words, match.tokens.upperBound..<match.tokens.upperBound + 2)
    case .near(let words):
      // Also what stands between the trigger's own words: "fired *rockets* at".
      let range = match.tokens.lowerBound - Self.near..<match.tokens.upperBound + Self.near
      return range.clamped(to: view.tokens).contains { words.contains(marked.words[$0]) && !match.parts.contains($0) }
    case .group(let group):
      // "opened fire on patrons watching a football match, killing ten".
      if violence.hasDeaths(view.number), ontology.types[ontology.triggers[match.trigger].type].isViolent { return false }
      let count = group == .sport ? view.sportWords : group == .market ? view.marketWords : 0
      return count >= 2 || count == 1 && view.tokens.count < 9
    case .bare: return isBare(match.anchor)
    case .capitalized:
      return match.anchor > view.tokens.lowerBound && marked.field.words[match.anchor].isCapitalized
    }
  }

  private func isBare(_ noun: Int) -> Bool {
    reader.relation(noun) == .pobj && (reader.tag(noun) == .noun || reader.tag(noun) == .verbGerund)
      && reader.children(of: noun).allSatisfy { child in
        child < noun ? ![.det, .poss, .nummod, .amod, .nmod].contains(reader.relation(child))
          : reader.relation(child) != .prep || Int(marked.words[child]) != ontology.of
      }
  }

  private func contains(_ words: Set<Int32>, _ range: Range<Int>) -> Bool {
    range.clamped(to: view.tokens).contains { words.contains(marked.words[$0]) }
  }

  // MARK: Conditions

  func holds(_ condition: Condition, _ match: TriggerMatch, _ arguments: Arguments) -> Bool {
    switch condition {
    case .role(let role): return !arguments[role].isEmpty
    case .filler(let role, let fillerClass): return arguments[role].contains { belongs($0, to: fillerClass) }
    case .subject(let fillerClass): return arguments.subject.contains { belongs($0, to: fillerClass) }
    case .oblique(let fillerClass): return arguments.obliques.contains { belongs($0, to: fillerClass) }
    case .place: return mentioned(marked.placeAt, match)
    case .time: return mentioned(marked.timeAt, match)
    case .weapon:
      return mentioned(marked.weaponAt, match) || arguments.subject.contains { marked.weaponAt[$0.head] >= 0 }
    case .casualty: return violence.hasCasualty(view.number)
    case .number: return hasNumber(match, arguments)
    case .modifier: return arguments.hasModifier
    case .between: return arguments.hasBetween
    case .light: return arguments.isLight
    case .complement: return arguments.hasComplement
    case .violent: return isViolent(match, arguments)
    case .violentSubject: return hasViolentSubject(arguments)
    case .nearWord(let word):
      // Who flees is told apart from attackers, smugglers and suspects by the sentence alone.
      if ontology.types[ontology.triggers[match.trigger].type].mode == "displace" { return contains([word], match.anchor - Self.near..<match.anchor + Self.near) }
      return marked.words[(match.anchor - Self.around..<match.anchor + Self.around).clamped(to: marked.words.indices)].contains(word)
    case .close(let wanted):
      return (match.tokens.lowerBound - Self.close..<match.tokens.upperBound + Self.close).clamped(to: view.tokens)
        .contains { !reader.classes($0).isDisjoint(with: wanted) }
    case .befalls: return arguments.befalls
    }
  }

  private func clause(of match: TriggerMatch) -> Range<Int> {
    (match.anchor - Self.near..<match.anchor + Self.near).clamped(to: view.tokens)
  }

  private func mentioned(_ cover: [Int32], _ match: TriggerMatch) -> Bool {
    let own = marked.clause(at: match.anchor)
    return clause(of: match).contains { cover[$0] >= 0 && (marked.clause(at: $0) == own || abs($0 - match.anchor) < 8) }
  }

  private func hasNumber(_ match: TriggerMatch, _ arguments: Arguments) -> Bool {
    let phrases = (arguments.subject + arguments[.actor]).map(\.phrase)
    return phrases.contains { phrase in
      phrase.contains { token in
        reader.tag(token) == .cardinal
          || ontology.vocabulary.classes(marked.words[token]).contains(.quantity) && marked.field.word(token).count > 2
      }
    }
  }

  private func isViolent(_ match: TriggerMatch, _ arguments: Arguments) -> Bool {
    if arguments[.actor].contains(where: { belongs($0, to: .words(.armed)) }) { return true }
    if view.tellsAccident { return false }
    if hasViolentSubject(arguments) || mentioned(marked.weaponAt, match) { return true }
    return !violence.isAccident(around: view.number)
  }

  /// "the attack killed", not "the fire killed".
  private func hasViolentSubject(_ arguments: Arguments) -> Bool {
    arguments.eventSubject.map { !reader.isHazardNoun($0) } ?? false
  }

  /// Whether a filler is of a class: by its own head, its mention's sector, or its entity's other mentions.
  func belongs(_ filler: Filler, to fillerClass: FillerClass) -> Bool {
    let classes = ontology.vocabulary.classes(marked.words[filler.head])
    let mention = filler.actor.map { violence.resolved($0, marked.mentions) }
    switch fillerClass {
    case .place:
      if classes.contains(.settlement) || filler.isUnknownName(in: marked) || isNamedSettlement(filler) || isTownSpokenOf(filler) { return true }
      guard let place = filler.place else { return false }
      return mention == nil || mention?.isMetonym == true || mention?.named == false
        || !marked.mentions.places[place].isDemonym && marked.mentions.places[place].use != .adjectival
          && marked.mentions.places[place].tokens.contains(filler.head)
    case .actor: return filler.actor != nil || placeActs(filler, .state)
    case .force:
      guard let mention else { return classes.contains(.armed) }
      guard mention.kind == .organization || mention.kind == .person && !mention.named || classes.contains(.armed) else {
        return false
      }
      return classes.contains(.armed) || Self.underArms.contains(mention.sector ?? "")
    case .stateForce:
      guard let sector = mention?.sector else { return !classes.isDisjoint(with: [.military, .police]) }
      return Self.ofState.contains(sector)
    case .person:
      if classes.contains(.person) || classes.contains(.reflexive) { return true }
      if let mention, mention.kind == .person { return true }
      return filler.actor == nil && filler.place == nil && classes.contains(.quantity)
    case .words(let wanted):
      if !classes.isDisjoint(with: wanted) || wanted.contains(.money) && isSum(filler.head) { return true }
      if classes.contains(.collective), members(of: filler).contains(where: { !reader.classes($0).isDisjoint(with: wanted) }) { return true }
      return mention.map { Self.sector($0, fits: wanted) } ?? placeActs(filler, wanted)
    }
  }

  /// "retook the town a week after rebels seized it".
  private func isTownSpokenOf(_ filler: Filler) -> Bool {
    guard marked.field.word(filler.head) == "it", reader.tag(filler.head) == .pronoun else { return false }
    return (view.tokens.lowerBound..<max(view.tokens.lowerBound, filler.head)).suffix(Self.near).contains { token in
      reader.relation(token) == .dobj && !reader.classes(token).isDisjoint(with: [.locality]) && reader.tag(token) == .noun
    }
  }

  /// "the hamlets of X and Y", which parsers or tables take for people.
  private func isNamedSettlement(_ filler: Filler) -> Bool {
    guard filler.place == nil, reader.tag(filler.head).isProperNoun else { return false }
    var name = filler.head
    for _ in 0..<4 where reader.relation(name) == .conj { name = reader.tree.head(name) }
    let of = reader.tree.head(name)
    guard reader.relation(name) == .pobj, Int(marked.words[of]) == ontology.of else { return false }
    return ontology.vocabulary.classes(marked.words[reader.tree.head(of)]).contains(.settlement)
  }

  /// The people of "a group of villagers", the doctors of "a team of doctors".
  private func members(of filler: Filler) -> [Int] {
    reader.children(of: filler.head, .prep).filter { Int(marked.words[$0]) == ontology.of }.flatMap { reader.children(of: $0, .pobj) }
  }

  /// "Rs500,000", "$300,000", "EUR 1.5 million": digits behind a currency's sign or code.
  private func isSum(_ token: Int) -> Bool {
    let word = marked.field.words[token]
    // Parsers make the code the head of its number.
    if Self.currencies.contains(word), reader.children(of: token, .nummod).contains(where: { $0 > token }) || reader.tag(token + 1) == .cardinal { return true }
    guard word.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
    let before = marked.field.word(token - 1)
    if Self.signs.contains(before) || before.hasSuffix("$") || word.hasPrefix("$") { return true }
    guard let sign = Self.prefixes.first(where: { word.hasPrefix($0) && word.dropFirst($0.count).first?.isNumber == true }) else { return false }
    // "N35m", "R20 million"; but the N380 is a road.
    return sign.count > 1 || word.hasSuffix("m") || word.hasSuffix("bn") || word.contains(",") || ["million", "billion"].contains(marked.field.word(token + 1))
  }

  /// Signs and abbreviations of currencies before a number, in lower case.
  private static let signs: Set = ["$", "€", "£", "¥", "₹", "₦", "₱", "rs", "rs.", "tk", "tk.", "ksh", "sh", "tsh", "us$", "naira", "birr", "gh¢"]
  /// The same as the beginning of the number's word: "N35m", "Rs500,000", "Sh2".
  private static let prefixes = ["Rs.", "Rs", "Tk", "Sh.", "Sh", "Ksh", "KSh", "N", "P", "R", "K", "€", "£", "₦", "₹"]

  /// ISO 4217, of the currencies in which aid is reported.
  private static let currencies: Set = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "SEK", "NOK", "DKK", "INR", "SAR", "AED", "KRW", "ZAR", "US$"]

  /// A country's name stands for its government and its forces.
  private func placeActs(_ filler: Filler, _ wanted: WordClass) -> Bool {
    guard let place = filler.place, case .resolved(let resolved) = marked.mentions.places[place].resolution else {
      return false
    }
    return resolved.precision == .country && !wanted.isDisjoint(with: [.armed, .state, .military])
  }

  private static let ofState: Set = ["MIL", "COP", "SPY", "GOV"]
  static let underArms: Set = ["MIL", "REB", "COP", "PRM", "UAF", "INS", "SEP", "IMG", "SPY", "CRM", "RAD"]

  private static func sector(_ mention: ActorMention, fits wanted: WordClass) -> Bool {
    if mention.isMetonym || mention.sector == nil && mention.country != nil && mention.kind != .person {
      return !wanted.isDisjoint(with: [.armed, .state, .military])
    }
    guard let sector = mention.sector else { return false }
    if wanted.contains(.armed), underArms.contains(sector) { return true }
    if wanted.contains(.military), ["MIL", "REB", "PRM", "UAF", "INS", "SEP", "IMG"].contains(sector) { return true }
    if wanted.contains(.police), ["COP", "SPY"].contains(sector) { return true }
    if wanted.contains(.court), sector == "JUD" { return true }
    if wanted.contains(.official), mention.kind == .person, ["GOV", "IGO", "LEG", "MIL", "ELI"].contains(sector) {
      return true
    }
    return wanted.contains(.state) && ["GOV", "IGO", "LEG", "JUD", "IGOUNO"].contains(sector)
  }
}
