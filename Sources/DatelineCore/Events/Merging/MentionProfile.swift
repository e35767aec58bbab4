/// What is compared when two mentions may tell one event.
struct MentionProfile: Sendable {
  var place: ResolvedPlace?
  /// The toponym in lower case, also where it could not be resolved.
  var placeText: String?
  /// Where the story had come to, for a mention that names no place itself.
  var assumedPlace: ResolvedPlace?
  /// First and last day, ISO.
  var days: ClosedRange<String>?
  /// The days are those of a label or a heading, which many things share.
  var daysAreOfItem = false
  /// Entities, codes and heads of those who act; empty when nobody is named.
  var actors: Set<String> = []
  /// Dated by a month or a year.
  var isLongAgo = false
  var actorCountries: Set<String> = []
  /// Who acts is a spokesman: his words are those of the body that he speaks for.
  var isSpokesman = false
  /// Heads of those who suffer it, in lower case.
  var targets: Set<String> = []
  /// Those of them that are told of as known: by name, by a pronoun, with "the".
  var knownTargets: Set<String> = []
  /// Those of them that are people given by full name: their entities.
  var namedTargets: Set<String> = []
  /// Those of them that a noun of their own describes ("woman", "driver"), not "people" and no name.
  var describedTargets: Set<String> = []
  /// One person, of whom nothing was said before: "a journalist".
  var isOfOneStranger = false
  /// One person whom no earlier words name: "Juan Perez, 45".
  var introducesName = false
  /// Whose side the actors are on, as far as their sectors tell; empty of what both sides do to each other.
  var sides: Set<String> = []
  /// The same of those who suffer it.
  var sufferingSides: Set<String> = []
  var killed: Count?
  var detained: Count?
  /// That figure is a running total: "15 people were killed in all".
  var isSum = false
  /// "The bomb went off": what does it is told of as known.
  var isOfKnownBomb = false
  /// Its sentence claims an act before it: "claimed the ambush, saying its men had killed 70".
  var isOfClaim = false
  /// Who gives that figure: an entity or, of a stranger, his word; nil where the article itself does.
  var counter: String?
  /// Who acts is "the attackers", "the gunmen": those of the violence that was told.
  var isByAttackers = false
  /// Its sentence sets it apart from what was told before: "Hours later", "also", "another".
  var isSetApart = false
  /// Who suffers it is "the attackers", "two of the gunmen": others did it to them.
  var isOfAttackers = false
  /// Whom the figure counts is said in no more than "people", "dead" or "bodies".
  var isCountOfAnybody = false
  /// Whom its harm counts beside those that were told before, or what it counts them by: see ``HarmSequel``.
  var sequel: HarmSequel?
  /// The name of the storm that it tells of, in lower case: "Typhoon *Bela*".
  var stormName: String?
  /// Of its sentence, in its field.
  var paragraph: Int
  var sentence: Int
  /// "*the* quake hit": its words stand behind a definite article.
  var followsArticle = false

  /// How much of a phrase is looked at.
  private static let longest = 12
  /// Before the number of an entity among `actors`, which also holds words.
  private static let entity = "entity "

  init(_ mention: EventMention, in reading: FieldReading) {
    let mentions = reading.marked.mentions
    followsArticle = reading.marked.field.word(mention.trigger.lowerBound - 1) == "the"
    let sentences = reading.marked.field.sentences
    sentence = mention.sentence
    paragraph = sentences.indices.contains(mention.sentence) ? sentences[mention.sentence].paragraph : 0
    if let place = mention.place, !mention.placeIsAssumed {
      placeText = reading.text(mentions.places[place].tokens).lowercased()
      if case .resolved(let resolved) = mentions.places[place].resolution { self.place = resolved }
    }
    if let place = mention.place, mention.placeIsAssumed, case .resolved(let resolved) = mentions.places[place].resolution {
      assumedPlace = resolved
    }
    if let unknown = mention.unknownPlace, !mention.placeIsAssumed { placeText = reading.text(unknown).lowercased() }
    if let time = mention.time, let start = mentions.times[time].time.start {
      let end = mentions.times[time].time.end ?? start
      daysAreOfItem = mention.timeIsOfItem
      days = start <= end ? start...end : start...start
      isLongAgo = mentions.times[time].time.granularity.isCoarse
    }
    for filler in mention.fillers(.actor) { addActor(filler, reading) }
    stormName = Self.stormName(mention, reading.marked)
    sequel = HarmSequel(mention, in: reading)
    isOfAttackers = (mention.fillers(.victim) + mention.fillers(.target)).contains { filler in
      filler.phrase.prefix(Self.longest).contains { reading.vocabulary.classes(reading.marked.words[$0]).contains(.attacker) && reading.marked.field.word($0 - 1) == "the" }
    }
    isSetApart = mention.sentenceTokens.prefix(Self.longest).contains { !reading.vocabulary.classes(reading.marked.words[$0]).isDisjoint(with: [.apart, .others]) }
    isByAttackers = mention.fillers(.actor).contains { Self.isAttacker($0, reading) }
    // Who was struck says nothing of who died: "fired at the mob, killing one".
    let victims = mention.fillers(.victim)
    for filler in victims { describe(filler, reading) }
    if victims.isEmpty || !describedTargets.isEmpty {
      for filler in mention.fillers(.target) { describe(filler, reading) }
    }
    for filler in mention.fillers(.target) + victims {
      // "Two charged in shooting": how many a title counts says not who.
      if mention.field == .title, reading.marked.field.tags[filler.head] == .cardinal { continue }
      let names = names(of: filler, reading)
      if let side = filler.actor.flatMap({ mentions.actors[$0].sector }).flatMap({ Self.sides[$0] }) { sufferingSides.insert(side) }
      targets.formUnion(names)
      namedTargets.formUnion(names.filter { $0.hasPrefix(Self.entity) })
      if !isNew(filler, reading) { knownTargets.formUnion(names) }
      if let place = filler.place { targets.insert(reading.text(mentions.places[place].tokens).lowercased()) }
    }
    if let filler = mention.fillers(.victim).first ?? mention.fillers(.target).first, mention.fillers(.victim).count + mention.fillers(.target).count == 1 {
      isOfOneStranger = describedTargets.count == 1 && reading.marked.field.tags[filler.head] == .noun && isNew(filler, reading)
      introducesName = namedTargets.count == 1 && Self.isFirst(filler, reading)
    }
    isOfKnownBomb = mention.sentenceTokens.clamped(to: max(0, mention.anchor - 4)..<mention.anchor).contains { token in
      reading.marked.weaponAt[token] >= 0 && reading.marked.field.word(token - 1) == "the" && reading.marked.field.tree.relation(token).isSubject
    }
    isOfClaim = !mention.isNoun && reading.tellsClaim(before: mention)
    func casualty(_ kind: CasualtyMention.Kind) -> EventMention.Casualty? {
      mention.casualties.first { mentions.casualties[$0.mention].kind == kind }
    }
    detained = casualty(.detained).map { mentions.casualties[$0.mention].count }
    killed = casualty(.killed).map { mentions.casualties[$0.mention].count }
    guard let casualty = casualty(.killed) ?? casualty(.detained) else { return }
    isSum = mentions.casualties[casualty.mention].isTotal
    counter = (casualty.source ?? mention.sources.first).map { source in
      source.filler.actor.map { Self.entity + String(reading.violence.resolved($0, mentions).entity) } ?? reading.marked.field.word(source.filler.head)
    }
    let counted = mentions.casualties[casualty.mention].victims
    isCountOfAnybody = counted?.last.map { Self.counted.contains(reading.marked.field.word($0)) } ?? true
  }

  private static let storms: Set = ["typhoon", "hurricane", "cyclone", "storm", "medicane"]

  /// The nearest such name before the mention's own word, or at it.
  private static func stormName(_ mention: EventMention, _ marked: MarkedField) -> String? {
    let tokens = (mention.anchor - longest..<mention.anchor + 2).clamped(to: mention.sentenceTokens)
    let storm = tokens.last { token in
      marked.field.words[token].isCapitalized && storms.contains(marked.field.word(token)) && tokens.upperBound > token + 1
        && marked.field.tags[token + 1].isProperNoun && marked.field.words[token + 1].isCapitalized
    }
    return storm.map { marked.field.word($0 + 1) }
  }

  /// What tells one sufferer from another: the head of the phrase, of a person by full name who he is; two may share
  /// their last name.
  private func names(of filler: Filler, _ reading: FieldReading) -> Set<String> {
    let head = reading.marked.field.word(filler.head)
    guard let actor = filler.actor else { return [head] }
    let mention = reading.marked.mentions.actors[actor]
    if mention.isPronoun { return targetWord(filler, reading) }
    guard mention.named, mention.kind == .person else { return [head] }
    let entity = Self.entity + String(reading.violence.resolved(actor, reading.marked.mentions).entity)
    return (mention.core ?? mention.tokens).count > 1 ? [entity] : [entity, head]
  }

  /// The head of who suffers it; of a pronoun that of the phrase it stands for, so that "sentenced him" tells no other.
  private func targetWord(_ filler: Filler, _ reading: FieldReading) -> Set<String> {
    guard let actor = filler.actor, reading.marked.mentions.actors[actor].isPronoun else {
      return [reading.marked.field.word(filler.head)]
    }
    let meant = reading.violence.resolved(actor, reading.marked.mentions)
    return meant.isPronoun ? [] : [reading.marked.field.word(meant.head)]
  }

  /// "A mob", "three men", "protesters": people not spoken of before, as far as their phrase tells.
  private func isNew(_ filler: Filler, _ reading: FieldReading) -> Bool {
    if filler.place != nil { return false }
    if let actor = filler.actor {
      let mention = reading.marked.mentions.actors[actor]
      if mention.named || mention.isPronoun { return false }
    }
    switch reading.marked.field.tags[filler.phrase.lowerBound] {
    case .determiner: return !Self.definite.contains(reading.marked.field.word(filler.phrase.lowerBound))
    case .possessivePronoun, .properNoun, .pluralProperNoun, .pronoun: return false
    default: return true
    }
  }

  private static func isFirst(_ filler: Filler, _ reading: FieldReading) -> Bool {
    guard let actor = filler.actor else { return false }
    let mention = reading.marked.mentions.actors[actor]
    return !mention.isPronoun && reading.violence.isFirst(actor, reading.marked.mentions)
  }

  private mutating func describe(_ filler: Filler, _ reading: FieldReading) {
    let head = reading.marked.field.word(filler.head)
    guard filler.place == nil, reading.marked.field.tags[filler.head].isNoun, !Self.anybody.contains(head) else { return }
    if let actor = filler.actor, reading.marked.mentions.actors[actor].named { return }
    describedTargets.insert(head)
  }

  /// Nouns that describe nobody in particular.
  private static let anybody: Set = [
    "person", "persons", "people", "man", "men", "victim", "victims", "civilian", "civilians", "body", "bodies", "others",
    "suspect", "suspects", "individual", "individuals",
  ]

  private static let definite: Set = ["the", "this", "that", "these", "those", "both", "all"]

  /// Nouns that a toll counts where it says no more than how many.
  private static let counted: Set = [
    "people", "persons", "civilians", "dead", "bodies", "corpses", "deaths", "victims", "fatalities", "others", "killed",
  ]

  private static func isAttacker(_ filler: Filler, _ reading: FieldReading) -> Bool {
    reading.vocabulary.classes(reading.marked.words[filler.head]).contains(.attacker)
      && reading.marked.field.word(filler.phrase.lowerBound) == "the"
  }

  /// The two sides of most wars, by sector: soldiers did not do what rebels did.
  private static let sides = [
    "MIL": "state", "COP": "state", "GOV": "state", "SPY": "state", "REB": "rebel", "UAF": "rebel", "CRM": "rebel", "SEP": "rebel",
    "INS": "rebel", "RAD": "rebel", "IMG": "rebel",
  ]

  private mutating func addActor(_ filler: Filler, _ reading: FieldReading) {
    guard let actor = filler.actor else {
      actors.insert(reading.marked.field.word(filler.head))
      if let place = filler.place, case .resolved(let resolved) = reading.marked.mentions.places[place].resolution,
        let country = resolved.country
      {
        actorCountries.insert(country)
      }
      return
    }
    let mention = reading.violence.resolved(actor, reading.marked.mentions)
    // Rebel armies have "troops" too: of the state's side are bodies only.
    if let side = mention.sector.flatMap({ Self.sides[$0] }), side != "state" || mention.kind == .organization { sides.insert(side) }
    actors.insert(Self.entity + String(mention.entity))
    if let country = mention.country { actorCountries.insert(country) }
    if mention.kind == .person, mention.tokens.prefix(Self.longestOffice).contains(where: { reading.marked.field.word($0).hasPrefix("spokes") }) {
      isSpokesman = true
    }
    actors.insert(reading.marked.field.word(mention.head))
  }

  // MARK: Comparison: nil is "cannot tell"

  func samePlace(_ other: MentionProfile) -> Bool? {
    guard let text = placeText, let otherText = other.placeText else { return nil }
    if text == otherText { return true }
    guard let place, let otherPlace = other.place else { return isNamesake(other) ? nil : isTown && other.isTown ? false : nil }
    if place.name == otherPlace.name, place.country == otherPlace.country { return true }
    // What lies in a sea lies off some country.
    if place.country == nil && place.precision == .admin || otherPlace.country == nil && otherPlace.precision == .admin { return nil }
    // A country or a region holds the town: they do not contradict each other.
    guard place.country == otherPlace.country else { return false }
    if place.precision == .country || otherPlace.precision == .country { return nil }
    if place.precision == .admin || otherPlace.precision == .admin {
      guard let admin = place.admin1, let otherAdmin = otherPlace.admin1 else { return nil }
      return admin == otherAdmin ? nil : false
    }
    if place.precision == .site || otherPlace.precision == .site { return nil }
    return false
  }

  /// A name that no gazetteer row fits, or a town: two of them are two places.
  private var isTown: Bool { place.map { $0.precision == .place } ?? (placeText.map { !Self.isRoad($0) } ?? false) }

  /// "fernley road": lies in some town.
  private static func isRoad(_ text: String) -> Bool {
    text.split(separator: " ").last.map { CircumstanceBinder.roads.contains(String($0)) } ?? false
  }

  /// "Elram", "Elram market": one name holds the other.
  private func isNamesake(_ other: MentionProfile) -> Bool {
    guard let text = placeText, let otherText = other.placeText else { return true }
    return text.contains(otherText) || otherText.contains(text)
  }

  /// "Idlib" of a title, which can be the region by its town's name, where the text names another town of the region.
  func isNamedForRegion(of other: MentionProfile) -> Bool {
    guard let place, let region = other.place?.admin1 else { return false }
    return place.precision == .place && place.country == other.place?.country && place.name == region
  }

  /// Both lie in one country, as far as that is known.
  func sameCountry(_ other: MentionProfile) -> Bool {
    place?.country != nil && place?.country == other.place?.country
  }

  func sameDay(_ other: MentionProfile) -> Bool? {
    guard let days, let otherDays = other.days else { return nil }
    let isSame = days.overlaps(otherDays)
    return isSame && (daysAreOfItem || other.daysAreOfItem) ? nil : isSame
  }

  func sameActor(_ other: MentionProfile) -> Bool? {
    if actors.isEmpty || other.actors.isEmpty { return nil }
    if !actors.isDisjoint(with: other.actors) { return true }
    if !sides.isEmpty, !other.sides.isEmpty, sides.isDisjoint(with: other.sides) { return false }
    if actorCountries.isEmpty || other.actorCountries.isEmpty { return nil }
    return actorCountries.isDisjoint(with: other.actorCountries) ? false : nil
  }

  /// Of statements: an entity that both have; words of a description do not make two spokesmen one.
  func sameSpeaker(_ other: MentionProfile) -> Bool {
    let shared = actors.intersection(other.actors)
    return shared.contains { $0.hasPrefix(Self.entity) } || !isEntity && !other.isEntity && !shared.isEmpty || speaksFor(other) || other.speaksFor(self)
  }

  /// "The ministry said … Its spokeswoman told reporters": one paragraph's statement of one body.
  private func speaksFor(_ other: MentionProfile) -> Bool {
    isSpokesman && !other.isSpokesman && paragraph == other.paragraph && sentence - other.sentence == 1
      && !actorCountries.isEmpty && actorCountries == other.actorCountries
  }

  private static let longestOffice = 16

  private var isEntity: Bool { actors.contains { $0.hasPrefix(Self.entity) } }

  func sameTarget(_ other: MentionProfile) -> Bool? {
    if targets.isEmpty || other.targets.isEmpty { return nil }
    return !targets.isDisjoint(with: other.targets)
  }

  /// Each is told of people by name, and none of them is the same.
  func isOfOthers(_ other: MentionProfile) -> Bool {
    !namedTargets.isEmpty && !other.namedTargets.isEmpty && namedTargets.isDisjoint(with: other.namedTargets)
  }

  /// Whether the new mention takes one who suffered the other for known.
  func takesUpTarget(_ other: MentionProfile) -> Bool { !knownTargets.isDisjoint(with: other.targets) }

  /// One or two victims are no sign that two mentions are of one event where the new one names another place than that to
  /// which the story had come.
  func tellsTollApart(_ other: MentionProfile) -> Bool {
    guard sameToll(other) == true else { return false }
    guard let place, other.placeText == nil, let assumed = other.assumedPlace, place.precision == .place,
      assumed.precision == .place, place.name != assumed.name
    else { return true }
    return (killed ?? detained)?.min ?? 0 > 2
  }

  func sameToll(_ other: MentionProfile) -> Bool? {
    if let killed, let otherKilled = other.killed { return equal(killed, otherKilled, other) }
    guard let detained, let otherDetained = other.detained else { return nil }
    return equal(detained, otherDetained, other)
  }

  /// A woman and a youth are two people, though each is one; "at least 13" and "13" are one toll. One or two dead, of whom
  /// nothing is said, tell nothing.
  private func equal(_ own: Count, _ others: Count, _ other: MentionProfile) -> Bool? {
    guard own == others || own.min != nil && own.min == others.min else { return false }
    guard let max = own.max, max <= 2 else { return true }
    if describedTargets.isEmpty || other.describedTargets.isEmpty { return nil }
    return !describedTargets.isDisjoint(with: other.describedTargets)
  }
}
