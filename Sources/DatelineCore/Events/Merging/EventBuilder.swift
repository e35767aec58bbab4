/// Turns the mentions of one event into the event that is published. One for an article.
final class EventBuilder {
  let article: Article
  let ontology: Ontology
  let versions: Event.Versions
  let title: FieldReading?
  let text: FieldReading
  let countryCodes: [String: String]
  let setting: ArticleSetting
  /// The article's day.
  let published: CalendarDate?
  /// Of a morning's paper: the time in the text that is the day before, of which all is told that names no other.
  let dayOfNews: Int?
  /// By entity: the countries that somebody is told to visit.
  let guests: [Int: Set<String>]

  init(
    article: Article, ontology: Ontology, versions: Event.Versions, title: FieldReading?, text: FieldReading,
    countryCodes: [String: String], setting: ArticleSetting
  ) {
    self.article = article
    self.ontology = ontology
    self.versions = versions
    self.title = title
    self.text = text
    self.countryCodes = countryCodes
    self.setting = setting
    published = article.date.flatMap(CalendarDate.init)
    dayOfNews = published.flatMap { Self.dayOfNews(in: text, published: $0) }
    guests = Self.guests(in: text)
  }

  /// What is done by words: to people, bodies and countries.
  private static let words: Set = ["AGREE", "CONSULT", "REQUEST", "RETREAT", "THREATEN"]
  private static let assemblies: Set = ["demonstrate", "strike", "hunger-strike", "boycott"]

  /// `isMain` and `isBackground` are decided over all events of the article.
  func event(_ gathered: GatheredEvent, isMain: Bool, isBackground: Bool) -> Event? {
    // Everything quoted comes from one field, so that every offset counts in that field.
    let field: Document.Field = gathered.mentions.contains { $0.field == .text } ? .text : .title
    guard let reading = field == .text ? text : title else { return nil }
    let own = gathered.mentions.filter { $0.field == field }
    guard let lead = own.first else { return nil }
    let type = ontology.types[gathered.type(in: ontology)]
    let place = self.place(own, reading, type, isMain: isMain, isBackground: isBackground)
    let participants = ParticipantCollector(
      reading: reading, countryCodes: countryCodes,
      country: localCountry(place, type, lead, reading), home: setting.homeCountry, isPolitical: type.isPolitical,
      isViolent: type.isViolent, guests: guests, writtenIn: setting.dateline?.place.country,
      isPolicing: type.group == "policing" || type.mode == "arrest" || type.mode == "seize" || type.mode == "raid" || type.mode == "crowd-control",
      host: type.event == "CONSULT" ? host(of: own, place, reading) : nil,
      isWarfare: type.event == "ASSAULT" && Self.warfare.contains(type.group), isTaking: type.group == "custody" || type.group == "abduction",
      isExpulsion: type.mode == "deport" || type.mode == "expel", isClaim: type.mode == "claim-responsibility", isVisit: type.isVisit,
      isProtest: type.event == "PROTEST",
      isOnSite: type.mode == "loot" || type.mode == "raid" || type.isHazard || type.event == "PROTEST",
      isDestructive: type.group == "blast" || type.mode == "arson" || type.mode == "destroy",
      isMobilizing: type.event == "MOBILIZE", takesThings: !Self.words.contains(type.event) && !(type.event == "PROTEST" && Self.assemblies.contains(type.mode ?? ""))
    ).actors(of: own)
    // Nobody's words: who was meant has no name here.
    if type.isStatement, !participants.contains(where: { $0.role == .actor }) { return nil }
    let tolls = TollCollector(reading: reading).collect(own, of: type)
    let time = self.time(own, reading, lead, isMain: isMain, isBackground: isBackground)
    let acled = targetIsArmed(participants) ? type.acledArmed ?? type.acled : type.acled
    var event = Event(
      eventID: "", articleID: article.id, publishedAt: article.publishedAt, title: article.title, url: article.url,
      publisher: article.publisher, language: article.language, eventType: type.event, mode: type.mode,
      codes: .init(
        ploverEvent: PloverEvent(rawValue: type.event)?.rawValue, ploverMode: type.ploverMode, cameo: type.cameo,
        acledEventType: acled?.eventType, acledSubEventType: acled?.subEventType, glide: type.glide),
      factuality: factuality(lead, time), attributions: attributions(own, participants, reading),
      reports: tolls.reports + denials(gathered, reading),
      contexts: type.contexts, goldstein: type.goldstein, actors: participants, weapons: weapons(own, type, reading),
      place: place, time: time, casualties: tolls.casualties, main: isMain, background: isBackground,
      confidence: 0,
      eventKey: EventIdentity.key(type: type, place: place, time: time),
      evidence: evidence(lead, reading),
      mentions: further(gathered, than: lead),
      extractor: versions)
    event.confidence = ontology.confidence.confidence(of: event)
    return event
  }

  /// Groups of what armies do.
  private static let warfare: Set = ["remote", "ground", "territory", "intercept", "blast"]

  /// "called a protest for Thursday": what is told without a doubt and lies ahead is to come.
  private func factuality(_ lead: EventMention, _ time: Event.Time?) -> Event.Factuality {
    guard lead.factuality == .asserted, let time else { return lead.factuality }
    // "is expected to visit the town on Thursday", whatever word of its verb says so.
    if ontology.types[lead.type].isVisit, let days = daysAhead(time.resolved), days > 0 { return .future }
    guard isAhead(time.resolved) || isTomorrow(time.resolved, lead), isPlanned(lead, time.resolved), ontology.types[lead.type].event != "AGREE"
    else { return lead.factuality }
    return .future
  }

  /// "will top the agenda when the minister arrives on Friday", written on Thursday: told in the present of the next day.
  private func isTomorrow(_ time: ResolvedTime, _ lead: EventMention) -> Bool {
    guard lead.field == .text, let days = daysAhead(time), days > 0 else { return false }
    let tag = text.marked.field.tags[lead.clause]
    return tag == .verbPresent || tag == .verbPresentThird
  }

  /// Each mention quotes its sentence, so their number has a bound: an article repeats an event a handful of times,
  /// a hostile one a hundred thousand times.
  private static let mentionLimit = 64

  private func further(_ gathered: GatheredEvent, than lead: EventMention) -> [Event.Evidence] {
    gathered.mentions.lazy.filter { $0.field != lead.field || $0.trigger != lead.trigger }
      .prefix(Self.mentionLimit).compactMap(mention)
  }

  private func mention(_ mention: EventMention) -> Event.Evidence? {
    (mention.field == .text ? text : title).map { evidence(mention, $0) }
  }

  private func evidence(_ mention: EventMention, _ reading: FieldReading) -> Event.Evidence {
    let field = reading.marked.field
    return Event.Evidence(
      // A headline in the text was read as the title.
      field: field.field == .text || article.title == nil ? .text : .title, sentence: field.text(mention.sentenceTokens),
      span: field.span(mention.trigger), trigger: field.text(mention.trigger))
  }

  private func attributions(_ mentions: [EventMention], _ participants: [Event.Actor], _ reading: FieldReading) -> [Event.Attribution] {
    var found: [Event.Attribution] = []
    // What the article itself asserts in one place needs nobody's word.
    for mention in mentions {
      for source in mention.sources + mention.casualties.compactMap(\.source) where found.count < 8 {
        let speaker = reading.resolved(source.filler)
        let text = reading.text(speaker.tokens)
        let entity = reading.mention(speaker)?.entity
        // Coded as the participant that the source is.
        let coded = participants.first { $0.role == .attribution && ($0.text == text || $0.entity == entity) }
        let attribution = Event.Attribution(
          text: text, span: reading.marked.field.span(speaker.tokens), code: coded?.code ?? reading.mention(speaker)?.code,
          stance: source.stance, via: source.via.flatMap { reading.marked.sameEntity($0, source.filler) == true ? nil : reading.text(reading.resolved($0).tokens) })
        if !found.contains(where: { $0.text == attribution.text && $0.stance == attribution.stance }) {
          found.append(attribution)
        }
      }
    }
    return found
  }

  private func denials(_ gathered: GatheredEvent, _ reading: FieldReading) -> [Event.Report] {
    gathered.denials.filter { $0.field == reading.marked.field.field }.map { denial in
      let source = denial.sources.first?.filler ?? denial.fillers(.actor).first
      return Event.Report(
        field: "factuality", value: Event.Factuality.denied.rawValue,
        attribution: source.map { reading.text(reading.resolved($0).tokens) },
        span: reading.marked.field.span(denial.trigger))
    }
  }

  private func weapons(_ mentions: [EventMention], _ type: EventType, _ reading: FieldReading) -> [Event.Weapon] {
    var found: [Event.Weapon] = []
    for index in mentions.flatMap(\.weapons) where found.count < 8 {
      let weapon = reading.marked.mentions.weapons[index]
      // What carries people is a weapon only where the text uses it as one.
      if ["vehicle", "blunt"].contains(weapon.kind) || weapon.kind == "aircraft" && type.group != "remote",
        !mentions.contains(where: { isArms(weapon, $0, type, reading) })
      {
        continue
      }
      let named = withoutEvent(weapon.tokens, reading)
      let tokens = reading.marked.uncounted(named, head: named.upperBound - 1)
      let text = reading.text(tokens)
      if found.contains(where: { $0.text == text }) { continue }
      found.append(Event.Weapon(text: text, span: reading.marked.field.span(tokens), kind: weapon.kind))
    }
    // "The bomb" of a car bomb is told already.
    let texts = found.map { $0.text.lowercased() }
    return found.filter { weapon in !texts.contains { $0.hasSuffix(" " + weapon.text.lowercased()) } }
  }

  /// "used bulldozers against", "was killed by helicopters", "sent two tanks": used, or given and destroyed as arms.
  private func isArms(_ weapon: WeaponMention, _ mention: EventMention, _ type: EventType, _ reading: FieldReading) -> Bool {
    func holds(_ roles: Event.Actor.Role...) -> Bool {
      mention.participants.contains { roles.contains($0.role) && weapon.tokens.contains($0.filler.head) }
    }
    // "barrel bombs" are no aircraft, whatever drops them.
    let last = reading.marked.words[weapon.tokens.upperBound - 1]
    if holds(.instrument) || ontology.vocabulary.word(last)?.classes.contains(.device) == true { return true }
    if weapon.kind == "blunt" { return false }
    return type.isViolent && holds(.actor) || type.mode == "destroy" && weapon.kind == "vehicle" && holds(.target)
      || ["military", "aid-military"].contains(type.mode ?? "")
  }

  /// "drone attacks" names the weapon and the event.
  private func withoutEvent(_ tokens: Range<Int>, _ reading: FieldReading) -> Range<Int> {
    // "tear gas" is its own name.
    guard tokens.count > 1, !["gas", "spray"].contains(reading.marked.field.word(tokens.upperBound - 1)), let last = ontology.vocabulary.word(reading.marked.words[tokens.upperBound - 1]),
      last.isEventNoun, !last.classes.contains(.device)
    else { return tokens }
    return tokens.lowerBound..<tokens.upperBound - 1
  }

  private func targetIsArmed(_ actors: [Event.Actor]) -> Bool {
    actors.contains { actor in
      (actor.role == .target || actor.role == .victim)
        && ["MIL", "REB", "COP", "PRM", "UAF"].contains(actor.sector ?? "")
    }
  }
}

extension FieldReading {
  /// A pronoun's filler replaced by the mention that names its entity.
  func resolved(_ filler: Filler) -> Filler {
    guard let actor = filler.actor, marked.mentions.actors[actor].isPronoun else { return filler }
    let index = violence.resolvedIndex(actor, marked.mentions)
    let mention = marked.mentions.actors[index]
    return Filler(tokens: mention.tokens, head: mention.head, actor: index, place: nil, phrase: mention.tokens)
  }

  /// A short name's filler replaced by the article's fullest name of the same entity: "Galán" by "Luis Carlos Galán".
  func named(_ filler: Filler) -> Filler {
    guard let actor = filler.actor, let full = violence.fullName(of: actor, marked) else { return filler }
    let mention = marked.mentions.actors[full]
    return Filler(tokens: mention.tokens, head: mention.head, actor: full, place: nil, phrase: mention.tokens)
  }

  /// "The businessman was kidnapped": a description's filler replaced by the name that the article gives him.
  func described(_ filler: Filler) -> Filler {
    guard let actor = filler.actor, let name = violence.name(ofDescription: actor, marked) else { return filler }
    let mention = marked.mentions.actors[name]
    return Filler(tokens: mention.tokens, head: mention.head, actor: name, place: nil, phrase: mention.tokens)
  }

  /// "Their leader, Rosa Quispe": a description's filler replaced by the name right behind it.
  func apposed(_ filler: Filler) -> Filler {
    guard let actor = filler.actor, !marked.mentions.actors[actor].named, marked.mentions.actors[actor].kind == .person,
      let name = marked.field.tree.child(of: filler.head, .appos) ?? apposedTo(filler.head)
    else { return filler }
    let index = Int(marked.actorAt[name])
    guard index >= 0, marked.mentions.actors[index].named, marked.mentions.actors[index].kind == .person,
      marked.mentions.actors[index].entity == marked.mentions.actors[actor].entity
    else { return filler }
    let mention = marked.mentions.actors[index]
    return Filler(tokens: mention.tokens, head: mention.head, actor: index, place: nil, phrase: mention.tokens)
  }

  /// "Rebel attacks": the word before a noun replaced by the article's nearest phrase for the same people, "the
  /// rebels", where it has one.
  func spelledOut(_ filler: Filler) -> Filler {
    guard let actor = filler.actor, let index = violence.phrase(forModifier: actor, marked) else { return filler }
    let mention = marked.mentions.actors[index]
    return Filler(tokens: mention.tokens, head: mention.head, actor: index, place: nil, phrase: mention.tokens)
  }

  /// The mention that stands at the words by which another is quoted: "rebels" in "a group of rebels".
  func described(_ core: Range<Int>, by mention: ActorMention) -> ActorMention? {
    guard !mention.named, let last = core.last, marked.actorAt.indices.contains(last) else { return nil }
    for token in core.reversed() {
      let index = Int(marked.actorAt[token])
      guard index >= 0, marked.mentions.actors[index].tokens == core else { continue }
      return marked.mentions.actors[index]
    }
    return nil
  }

  /// "Rosa Quispe, the person held responsible": what stands before.
  private func apposedTo(_ head: Int) -> Int? {
    guard marked.field.tree.relation(head) == .appos else { return nil }
    return marked.field.tree.head(head)
  }

  func mention(_ filler: Filler) -> ActorMention? { (filler.actor ?? filler.thing).map { marked.mentions.actors[$0] } }
}
