/// Turns the fillers of an event's mentions into its actors, each entity once in a role.
struct ParticipantCollector {
  let reading: FieldReading
  /// ISO 3166-1 alpha-3 by alpha-2.
  let countryCodes: [String: String]
  /// ISO 3166-1 alpha-2: whose people those are of whom only the kind is told.
  var country: String?
  /// ISO 3166-1 alpha-2: the country that the article speaks of.
  var home: String?
  /// A country that takes part does so as its government.
  var isPolitical = false
  /// What is struck is a building where its word can be one: "bombed the university".
  var isViolent = false
  /// By entity: the countries that the article tells them to visit, and so are none of theirs.
  var guests: [Int: Set<String>] = [:]
  /// ISO 3166-1 alpha-2: of the dateline.
  var writtenIn: String?
  /// Arrests, searches, the control of crowds: what deputies do who are no lawmakers.
  var isPolicing = false
  /// ISO 3166-1 alpha-2: the country where people met, whose officials those are of whom no other is told.
  var host: String?
  /// ISO 3166-1 alpha-2: whose government acts; its ministers are those who tell of it.
  var government: String?
  /// Fighting and bombardment: what armies do.
  var isWarfare = false
  /// People are arrested or abducted.
  var isTaking = false
  /// People are sent out of the country, who are none of its own.
  var isExpulsion = false
  /// Somebody claims an attack.
  var isClaim = false
  /// Somebody goes or will go somewhere: a city is no more than its country there.
  var isVisit = false
  /// People protest.
  var isProtest = false
  /// Buildings and ground are looted, stormed, blocked or buried: they stand where it happens.
  var isOnSite = false
  /// What is blown up, burned or destroyed of an organization is a building.
  var isDestructive = false
  /// Forces are sent.
  var isMobilizing = false
  /// Things can be the target: they are struck, seized or barred. What is asked for, promised, protested against or refused
  /// is nobody to whom it is done.
  var takesThings = true

  var vocabulary: Vocabulary { reading.vocabulary }

  private static let limit = 48
  private static let speakerLimit = 8

  func actors(of mentions: [EventMention]) -> [Event.Actor] {
    var found: [Event.Actor] = []
    var strangers = Strangers(after: reading.marked.lastEntity)
    let struck = struckArmies(mentions)
    for mention in mentions {
      for participant in mention.participants where found.count < Self.limit {
        guard var actor = actor(participant, &strangers), takesThings || !isMereThing(actor, participant) else { continue }
        // "fighter jets bombed two Cambodian command posts": none of Cambodia's.
        if participant.role == .actor, actor.sector == "MIL", let country = actor.country, country != home, struck.contains(country),
          reading.mention(participant.filler)?.country == nil
        {
          actor.country = nil
          actor.code = "---MIL"
        }
        if let known = found.firstIndex(where: {
          $0.role == actor.role && ($0.entity == actor.entity || $0.text.lowercased() == actor.text.lowercased())
        }) {
          // A name says more than a description of the same entity.
          if actor.named, !found[known].named {
            actor.entity = found[known].entity
            found[known] = actor
          }
          continue
        }
        // Whom the blast wounded is its victim, and not what it was meant for besides.
        if actor.role == .victim,
          let struck = found.firstIndex(where: { $0.role == .target && $0.entity == actor.entity && $0.kind == .person })
        {
          found[struck].role = .victim
          continue
        }
        // Someone cannot do to himself what the article says he did to others.
        if actor.role != .actor,
          found.contains(where: { $0.role != actor.role && ($0.entity == actor.entity || $0.named && $0.text == actor.text) })
        {
          continue
        }
        found.append(actor)
      }
    }
    if isMobilizing { nameSenders(&found, mentions) }
    dropNumbers(&found)
    dropRepeated(&found)
    dropContained(&found)
    dropCountryOfCounterparts(&found)
    if isClaim { nameClaimants(&found) }
    var collector = self
    if isPolitical { collector.government = found.first { $0.role == .actor && $0.sector == "GOV" && $0.kind == .organization }?.country }
    found += collector.speakers(of: mentions, &strangers)
    return found.sorted { ($0.role.order, $0.span.start) < ($1.role.order, $1.span.start) }
  }

  /// "the bodies", "joint patrols", and no town, building or body that may stand for somebody.
  private func isMereThing(_ actor: Event.Actor, _ participant: EventMention.Participant) -> Bool {
    guard actor.role == .target, participant.filler.place == nil, !actor.named else { return false }
    if ["bodies", "remains", "corpses"].contains(reading.marked.field.word(participant.filler.head)) { return true }
    return actor.kind == .object && (actor.sector == nil || isProtest)
  }

  /// "Mexico sent 120 soldiers": its own, wherever they go.
  private func nameSenders(_ found: inout [Event.Actor], _ mentions: [EventMention]) {
    guard let sender = found.first(where: { $0.role == .actor && $0.country != nil })?.country else { return }
    let nameless = Set(mentions.flatMap { $0.fillers(.target) }.compactMap { reading.mention($0) }.filter { $0.country == nil }.map(\.entity))
    for index in found.indices where found[index].role == .target && ["MIL", "COP"].contains(found[index].sector ?? "") && nameless.contains(found[index].entity) {
      found[index].country = sender
      found[index].code = countryCodes[sender].map { $0 + (found[index].sector ?? "") }
    }
  }

  /// The countries whose own armed forces are struck.
  private func struckArmies(_ mentions: [EventMention]) -> Set<String> {
    guard isViolent else { return [] }
    var found: Set<String> = []
    for filler in mentions.flatMap({ $0.fillers(.target) }) {
      if let mention = reading.mention(filler), mention.sector == "MIL", let country = mention.country { found.insert(country) }
    }
    return found
  }

  /// "took nine guards hostage": the guards; the last word tells what became of them.
  private func withoutState(_ tokens: Range<Int>) -> Range<Int> {
    let last = tokens.upperBound - 1
    guard tokens.count > 1, ["hostage", "captive", "prisoner"].contains(reading.marked.field.word(last)),
      reading.marked.field.tags[last - 1] == .pluralNoun
    else { return tokens }
    return tokens.lowerBound..<last
  }

  /// "Chasiv Yar", "Ust-Kamenogorsk": the whole name of a place of which the actor's mention holds the last word.
  private func wholeName(_ tokens: Range<Int>, _ filler: Filler) -> Range<Int> {
    guard let place = filler.place else { return tokens }
    let mention = reading.marked.mentions.places[place]
    let name = mention.name ?? mention.tokens
    return name.count <= 6 && name.upperBound == tokens.upperBound && name.lowerBound < tokens.lowerBound ? name : tokens
  }

  /// Who says it, and who quotes them: each once.
  private func speakers(of mentions: [EventMention], _ strangers: inout Strangers) -> [Event.Actor] {
    var found: [Event.Actor] = []
    for source in mentions.flatMap({ $0.sources + $0.casualties.compactMap(\.source) }) {
      for filler in [source.filler, source.via].compactMap({ $0 }) where found.count < Self.speakerLimit {
        guard let actor = actor(.init(role: .attribution, filler: filler), &strangers),
          !found.contains(where: { $0.entity == actor.entity })
        else { continue }
        found.append(actor)
      }
    }
    return found
  }

  private func actor(_ participant: EventMention.Participant, _ strangers: inout Strangers) -> Event.Actor? {
    let field = reading.marked.field
    let known = reading.apposed(reading.named(reading.resolved(participant.filler)))
    let filler = reading.spelledOut(isViolent ? reading.described(known) : known)
    if let some = some(of: participant.filler, participant.role) ?? some(of: filler, participant.role) { return some }
    if filler.tokens.count == 1, Self.pronouns.contains(field.tags[filler.head]), reading.mention(filler)?.named != true {
      return nil
    }
    var country: String?
    let isPerson = reading.mention(filler).map { $0.kind == .person && named($0) } ?? false
    if let place = filler.place, !isPerson, case .resolved(let resolved) = reading.marked.mentions.places[place].resolution {
      country = resolved.country
    }
    if let mention = reading.mention(filler) {
      // A pronoun that nothing resolves names nobody.
      guard !mention.isPronoun else { return nil }
      let tokens = withoutState(
        uncounted(
          whole(wholeName(withoutComplement(ownWords(mention, filler, participant.role)), filler), filler, participant.role), filler,
          participant.role, mention.kind))
      guard isNominal(tokens), !isMereQuality(tokens, mention), !isMereWeapon(participant, mention) else { return nil }
      // "A group of rebels" are the rebels, "members of the M23" the M23: what is quoted says what it is.
      let inner = mention.core.flatMap { reading.described($0, by: mention) }
      let kind = self.kind(inner ?? mention, participant.role, filler)
      let stands = !(isExpulsion && participant.role == .target) && (isUnknownProtester(mention, participant.role)
        || (kind == .object ? isStruckHere(mention, participant.role) : isLocal(mention) || isUnknownVictim(mention, participant.role)))
      country = mention.country ?? country
        ?? (participant.role == .attribution && HomeCountry.sectors.contains(mention.sector ?? "") ? government : nil)
        ?? (stands ? isOfHosts(mention, participant.role) ? host : countryTold(before: mention) ?? atHome(self.country, mention) : nil)
      var coded = coded(mention, participant, country)
      if coded.sector == nil, kind == .person, isCrowdByNumber(mention) { coded = ("---CVL", "CVL") }
      return Event.Actor(
        role: participant.role, text: reading.text(tokens), span: field.span(tokens),
        head: field.words[tokens.contains(mention.head) ? mention.head : tokens.upperBound - 1],
        kind: kind, named: named(inner ?? mention), entity: inner?.named == true ? inner?.entity ?? mention.entity : mention.entity,
        code: code(coded.code, country), country: country, sector: coded.sector)
    }
    let tokens = unbracketed(uncounted(whole(filler.tokens, filler, participant.role), filler, participant.role, .object))
    guard isNominal(tokens) else { return nil }
    if country == nil, filler.place == nil, participant.role == .target, isViolent && standsStill(filler.head) || isOnSite, !field.words[filler.head].isCapitalized {
      country = self.country
    }
    // "*police* spokeswoman Ana Sova said": the force behind a name.
    if participant.role == .actor, field.word(filler.head) == "police", filler.place == nil {
      return Event.Actor(
        role: .actor, text: reading.text(tokens), span: field.span(tokens), head: field.words[filler.head], kind: .organization, named: false,
        entity: strangers.entity(field.folded[filler.head]), code: code("---COP", self.country), country: self.country, sector: "COP")
    }
    // A country or capital that acts is its government, whatever else the name stands for; so is a country that is
    // acted upon.
    let isState =
      country != nil && participant.role != .victim && (participant.role == .actor || isCountry(filler, reading))
    let isArmy = isState && isWarfare && participant.role == .actor
    let kind: ActorKind = participant.role == .victim ? .person : isState ? .organization : .object
    return Event.Actor(
      role: participant.role, text: reading.text(tokens), span: field.span(tokens), head: field.words[filler.head],
      kind: kind, named: field.words[filler.head].isCapitalized,
      entity: strangers.entity(field.folded[filler.head]),
      code: country.flatMap { countryCodes[$0] }.map { isArmy ? $0 + "MIL" : $0 }, country: country,
      sector: isArmy ? "MIL" : isState && isPolitical ? "GOV" : nil)
  }

  /// "the headquarters of the brigade", "an office of the union": of a building that is struck, whose it is.
  private func whole(_ tokens: Range<Int>, _ filler: Filler, _ role: Event.Actor.Role) -> Range<Int> {
    let field = reading.marked.field
    // "80 kilos of cocaine", "1,200 dunums of land".
    if role == .target, filler.actor == nil, tokens.upperBound == filler.head + 1, Self.measures.contains(field.word(filler.head)),
      field.word(tokens.upperBound) == "of", let what = field.tree.child(of: tokens.upperBound, .pobj), what - tokens.upperBound <= Self.longestMeasured
    {
      return tokens.lowerBound..<what + 1
    }
    guard isViolent, role == .target, tokens.upperBound == filler.head + 1,
      vocabulary.classes(reading.marked.words[filler.head]).contains(.premises),
      field.word(tokens.upperBound) == "of", field.tree.head(tokens.upperBound) == filler.head,
      let owner = field.tree.child(of: tokens.upperBound, .pobj), owner - tokens.upperBound <= Self.longestOwner
    else { return tokens }
    return tokens.lowerBound..<owner + 1
  }

  private static let longestOwner = 10
  private static let longestMeasured = 5
  private static let measures: Set = [
    "kilo", "kilos", "kilogram", "kilograms", "kilogrammes", "kg", "gram", "grams", "tonne", "tonnes", "ton", "tons", "litre", "litres", "liters", "gallons",
    "barrel", "barrels", "acre", "acres", "hectare", "hectares", "dunum", "dunums", "dunams", "bags", "sacks", "boxes", "crates", "rounds", "bales", "swathes",
    "head", "packages", "pounds", "ounces", "sticks", "pieces", "truckloads",
  ]

  /// "At least ten transmission towers" are quoted as "transmission towers": an event counts the people whom it harmed,
  /// and of things says which they are.
  private func uncounted(
    _ tokens: Range<Int>, _ filler: Filler, _ role: Event.Actor.Role, _ kind: ActorKind
  ) -> Range<Int> {
    if role == .instrument, case let weapon = Int(reading.marked.weaponAt[filler.head]), weapon >= 0 {
      // "Three of these bombs": as the weapons of the event are quoted.
      let named = reading.marked.mentions.weapons[weapon].tokens
      return reading.marked.uncounted(named, head: named.upperBound - 1)
    }
    // "On Sunday insurgents stormed": the day is none of their name.
    let dated = tokens.prefix { reading.marked.timeAt[$0] >= 0 && $0 < filler.head }.count
    let tokens = tokens.lowerBound + dated..<tokens.upperBound
    if isViolent, role == .actor, kind == .person { return unhedged(tokens, head: filler.head) }
    guard isViolent, role == .target, kind == .object else { return tokens }
    return reading.marked.uncounted(tokens, head: filler.head)
  }

  /// "Several alleged guerrillas" are quoted as "guerrillas", "three alleged guerrillas" as they stand: who did it is
  /// wanted, and how many where it is told.
  private func unhedged(_ tokens: Range<Int>, head: Int) -> Range<Int> {
    var first = tokens.lowerBound
    while first < min(head, tokens.upperBound - 1), vocabulary.classes(reading.marked.words[first]).contains(.vague) { first += 1 }
    return first..<tokens.upperBound
  }

  private static let pronouns: Set<Tag> = [.pronoun, .possessivePronoun, .determiner, .whPronoun, .whDeterminer]

  /// Who is killed is a person, whatever the noun: "the six Jesuits", "two others".
  private func kind(_ mention: ActorMention, _ role: Event.Actor.Role, _ filler: Filler) -> ActorKind {
    let classes = vocabulary.classes(reading.marked.words[filler.head])
    if isViolent, role == .target, mention.kind == .organization, isBuilding(mention, classes) { return .object }
    if role == .victim, mention.isUnknownBody { return .person }
    if role == .actor, isViolent, !mention.named, classes.contains(.band) { return .person }
    guard mention.kind == .object else { return mention.kind }
    let field = reading.marked.field
    if role == .victim, classes.isDisjoint(with: [.object, .site, .thing]) { return .person }
    if !classes.isDisjoint(with: [.person, .armed]) { return .person }
    let isPeople = field.tags[filler.head] == .pluralProperNoun || field.tags[filler.head] == .cardinal
    return isPeople && field.field == .text ? .person : .object
  }

  /// "bombed the university", "an attack on the newspaper": what is struck of an unarmed organization is where it is.
  private func isBuilding(_ mention: ActorMention, _ classes: WordClass) -> Bool {
    if !classes.isDisjoint(with: [.site, .object]) { return true }
    if isDestructive, mention.named, !mention.isMetonym, !MemberOrganizations.sectors.contains(mention.sector ?? ""),
      mention.sector != "GOV"
    {
      return true
    }
    // "the attack on Fedecol": a body that nothing else is known of is struck where it is.
    if mention.isUnknownBody, !mention.isMetonym, !isTaking, vocabulary.classes(reading.marked.words[mention.head]).isEmpty { return true }
    return mention.named && !mention.isMetonym && ["BUS", "EDU", "MED", "LAB", "NGO", "REL", "HLH", "PTY"].contains(mention.sector ?? "")
      && reading.marked.field.tags[mention.head] != .pluralProperNoun
  }

  private func isCountry(_ filler: Filler, _ reading: FieldReading) -> Bool {
    guard let place = filler.place, case .resolved(let resolved) = reading.marked.mentions.places[place].resolution
    else { return false }
    return resolved.precision == .country
  }

  private func named(_ mention: ActorMention) -> Bool { mention.named && !isPeople(mention) }

  /// "Six Salvadorans", "a Dutchman": people by their nation or order, which is no name of theirs.
  private func isPeople(_ mention: ActorMention) -> Bool {
    let field = reading.marked.field
    guard mention.kind == .person else { return false }
    if field.tags[mention.head] == .pluralNoun || field.tags[mention.head] == .pluralProperNoun { return true }
    let place = Int(reading.marked.placeAt[mention.head])
    return place >= 0 && reading.marked.mentions.places[place].isDemonym
  }

  /// A noun phrase that is only a mark or a determiner names nobody.
  private func isNominal(_ tokens: Range<Int>) -> Bool {
    guard !tokens.isEmpty, tokens.count <= 40 else { return false }
    let field = reading.marked.field
    return tokens.contains {
      field.words[$0].startsWithLetter && field.folded[$0].count > 2 || field.tags[$0] == .cardinal
        || isShortName($0)
    }
  }

  /// "EU", "UN", "IS": in capitals where other words are not.
  private func isShortName(_ token: Int) -> Bool {
    let field = reading.marked.field
    return field.words[token].utf8.count == 2 && field.words[token].isAllUpperCase
      && field.sentence(of: token).casing != .upper
  }

  /// Numbers the entities that no mention finder numbered, by their head word.
  private struct Strangers {
    private var next: Int
    private var known: [String: Int] = [:]

    init(after last: Int) { next = last + 1 }

    mutating func entity(_ head: String) -> Int {
      if let number = known[head] { return number }
      known[head] = next
      next += 1
      return next - 1
    }
  }
}

extension Event.Actor.Role {
  fileprivate var order: Int {
    switch self {
    case .actor: 0
    case .target: 1
    case .victim: 2
    case .instrument: 3
    case .attribution: 4
    }
  }
}
