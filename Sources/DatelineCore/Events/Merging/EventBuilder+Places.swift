/// Where an event was, over all its mentions and by what the article takes for granted.
extension EventBuilder {
  /// The most specific place that a name stands for in the event's own clause, then any, then what the article implies.
  func namedPlace(
    _ mentions: [EventMention], _ reading: FieldReading, _ type: EventType, isMain: Bool, isBackground: Bool
  ) -> Event.Place? {
    let candidates = mentions.filter { $0.place != nil }
    let first = mentions.first?.sentence ?? 0
    let ranked = candidates.enumerated().min {
      let (left, right) = (rank($0.element, after: first, reading), rank($1.element, after: first, reading))
      return left == right ? $0.offset < $1.offset : left < right
    }
    // "in the village of X, in the Y territory": the name that no gazetteer has, before a place of another clause.
    let unknown = mentions.first { $0.unknownPlace != nil && $0.placeIsOwn }
    if let lead = ranked?.element, var index = lead.place, lead.placeIsOwn || unknown == nil {
      if isMain, !lead.placeIsTarget || isSite(index, reading), isCoarse(index, reading) { index = finer(than: index, after: lead, reading) ?? index }
      let place = reading.marked.mentions.places[index]
      if let dateline = datelinePlace(within: place, lead, type, reading) { return dateline }
      if case .unresolved(let reason) = place.resolution {
        return unresolved(place.tokens, reason, relation: lead.placeIsTarget ? nil : place.relation, of: lead, reading)
      }
      let tokens = reading.road(from: place.tokens) ?? reading.wholeSite(place) ?? place.tokens
      return Event.Place(
        text: reading.text(tokens), span: reading.marked.field.span(tokens),
        resolution: explained(place, lead),
        relation: lead.placeIsTarget ? nil : place.relation.map { reading.text($0) })
    }
    if let tokens = mentions.lazy.compactMap(\.unknownPlace).first {
      return unresolved(tokens, "not in the gazetteer", relation: nil, of: mentions.first, reading)
    }
    guard let lead = mentions.first else { return nil }
    if mentions.contains(where: \.isInCapital) {
      return setting.dateline.flatMap { $0.place.isCapital ? quoted($0) : nil }
    }
    if mentions.contains(where: \.isHere), let dateline = setting.dateline, dateline.place.precision == .place { return quoted(dateline) }
    if Self.national.contains(type.mode ?? "") || lead.isWidespread, let country = countryNamed(for: lead, reading) { return country }
    guard !isBackground, !lead.isWidespread, !lead.isElsewhere else { return nil }
    if type.mode == "visit", isMain || lead.sentence == 0 { return abroad(lead, reading) }
    if isDomestic(type), let home = writtenAtHome(lead, type, reading) ?? home(of: lead, reading) { return home }
    if let venue = venue(of: lead, type, reading) { return venue }
    guard type.isPhysical else { return nil }
    if lead.field == .title { return leadPlace(type) }
    if let written = writtenAtHome(lead, type, reading) { return written }
    return (isMain ? openingPlace(lead, reading) : nil) ?? datelinePlace(lead, type, reading) ?? scene(of: lead, reading)
  }

  /// "held talks in Doha … agreed to extend the truce": what is agreed and signed at a meeting is agreed where it was held.
  private func venue(of lead: EventMention, _ type: EventType, _ reading: FieldReading) -> Event.Place? {
    guard lead.field == .text, lead.factuality == .asserted,
      type.event == "AGREE" || type.isMeeting || type.event == "COOPERATE" || type.mode == "sign"
    else { return nil }
    guard let index = reading.meetingPlace(upTo: lead.sentence) else {
      // News of talks is written where they are held.
      guard lead.sentence == 0, type.isMeeting || type.mode == "sign", let dateline = setting.dateline, dateline.place.precision == .place else { return nil }
      return quoted(dateline)
    }
    return named(reading.marked.mentions.places[index], for: lead, reading)
  }

  /// What is done to a whole country.
  private static let national: Set = ["coup", "martial-law", "repress"]

  /// How many places back a country is looked for.
  private static let rememberedPlaces = 200

  /// The country of those who do it, where the text names it last before.
  private func countryNamed(for lead: EventMention, _ reading: FieldReading) -> Event.Place? {
    let places = reading.marked.mentions.places
    let own = lead.fillers(.actor).lazy.compactMap { reading.mention(reading.resolved($0))?.country }.first ?? setting.homeCountry
    guard let own else { return nil }
    let end = places.partitionPoint { $0.tokens.lowerBound >= lead.sentenceTokens.upperBound }
    let told = places[..<end].indices.suffix(Self.rememberedPlaces).filter { index in
      guard !places[index].isDemonym, case .resolved(let place) = places[index].resolution else { return false }
      return place.precision == .country && place.country == own
    }
    // "Myanmar's army seized power": by its name as well, where no sentence has been in it.
    return (told.last { places[$0].use == .location } ?? told.last).map { named(places[$0], for: lead, reading) }
  }

  private static let domestic: Set = ["host", "ban", "curfew", "restrict", "censor", "martial-law", "expel", "expel-mission", "expel-aid"]

  /// What a state does on its own ground where nothing else is said, and not what it threatens.
  private func isDomestic(_ type: EventType) -> Bool {
    type.event != "THREATEN" && type.mode.map { Self.domestic.contains($0) } == true
  }

  /// A state's measure is taken where its news is written, whatever its next sentences are about.
  private func writtenAtHome(_ lead: EventMention, _ type: EventType, _ reading: FieldReading) -> Event.Place? {
    guard type.event == "SANCTION", type.isPhysical, let dateline = setting.dateline, dateline.place.precision == .place,
      lead.fillers(.actor).contains(where: { (reading.mention(reading.resolved($0))?.country ?? setting.homeCountry) == dateline.place.country }),
      !isTakenElsewhere(lead, than: dateline.place, reading)
    else { return nil }
    return quoted(dateline)
  }

  /// "Britain froze the assets", in news from another capital: nobody takes a measure on another state's ground.
  private func isTakenElsewhere(_ lead: EventMention, than place: ResolvedPlace, _ reading: FieldReading) -> Bool {
    let type = ontology.types[lead.type]
    guard type.event == "SANCTION" || isDomestic(type) else { return false }
    let takers = lead.fillers(.actor).compactMap { reading.mention(reading.resolved($0)) }
    return !takers.isEmpty && takers.allSatisfy { taker in
      taker.country.map { $0 != place.country } ?? (taker.code?.hasPrefix("IGO") == true && lead.sentence > 0)
    }
  }

  /// "Thailand, which hosted talks", "Niger expelled the envoy": at home.
  private func home(of lead: EventMention, _ reading: FieldReading) -> Event.Place? {
    let places = reading.marked.mentions.places
    guard let index = lead.fillers(.actor).lazy.compactMap(\.place).first, case .resolved = places[index].resolution else { return nil }
    return named(places[index], for: lead, reading)
  }

  /// Where the story has come to: the last town or district in which its sentences before set something, else the one by
  /// which it opens ("a Kisumu official", "Gela police"). No place of another country than the article's, nor of another
  /// item than the event's.
  private func scene(of lead: EventMention, _ reading: FieldReading) -> Event.Place? {
    guard lead.factuality == .asserted, !lead.isSubordinate else { return nil }
    let places = reading.marked.mentions.places
    func isScene(_ index: Int) -> Bool {
      guard !isPassedOver(places[index], lead, reading), case .resolved(let place) = places[index].resolution, place.precision != .country,
        place.confidence >= Self.sure, !places[index].isDemonym,
        isOfItem(places[index], lead, reading), !isTakenElsewhere(lead, than: place, reading)
      else { return false }
      // "drove tractors into X and dumped manure": what its own sentence names before may lie abroad.
      return setting.homeCountry == nil || place.country == setting.homeCountry
        || places[index].tokens.lowerBound < lead.anchor && lead.sentenceTokens.contains(places[index].tokens.lowerBound)
    }
    func sentence(_ index: Int) -> Int { Int(reading.marked.field.sentenceOf[places[index].tokens.lowerBound]) }
    let end = places.partitionPoint { $0.tokens.lowerBound >= lead.sentenceTokens.upperBound }
    let near = places[..<end].indices.reversed().prefix { lead.sentence - sentence($0) <= Self.sceneReach }
    let last = near.first { places[$0].use == .location && isScene($0) && reading.isScene(places[$0].tokens) }
    let opening = last != nil ? nil : places[..<end].indices.prefix { sentence($0) <= 1 }.first { isScene($0) && reading.isScene(places[$0].tokens) }
    guard let index = last ?? opening else { return nil }
    return named(places[index], for: lead, reading)
  }

  /// "freed a man who had been held in X", "…, the ministry said in X": what its own sentence names behind an event, of
  /// something that was before or of who tells it.
  private func isPassedOver(_ place: PlaceMention, _ lead: EventMention, _ reading: FieldReading) -> Bool {
    let first = place.tokens.lowerBound
    guard first >= lead.anchor, lead.sentenceTokens.contains(first), case let clause = reading.marked.clause(at: first), clause != lead.clause
    else { return false }
    // "imposed sanctions hours after an attack in X".
    if ontology.types[lead.type].event == "SANCTION" { return true }
    return reading.marked.tree.relation(clause) == .relcl && reading.marked.hasAuxiliary(clause, ["had"])
      || first > clause && reading.marked.isSaying(clause, reading.vocabulary)
  }

  /// How many sentences a place lasts.
  private static let sceneReach = 5

  /// "at Peru's largest port", written in a town of Peru: there.
  private func datelinePlace(within place: PlaceMention, _ lead: EventMention, _ type: EventType, _ reading: FieldReading) -> Event.Place? {
    guard lead.sentence == 0, type.isPhysical, !type.isViolent, !type.isHazard, let last = place.tokens.last, reading.marked.field.tree.relation(last) == .poss,
      case .resolved(let resolved) = place.resolution, resolved.precision == .country,
      let dateline = setting.dateline, dateline.place.precision == .place, dateline.place.country == resolved.country
    else { return nil }
    return quoted(dateline)
  }

  /// A place that the article names, in the words that name it.
  private func named(_ place: PlaceMention, for mention: EventMention, _ reading: FieldReading) -> Event.Place {
    Event.Place(
      text: reading.text(place.tokens), span: reading.marked.field.span(place.tokens), resolution: explained(place, mention),
      relation: place.relation.map { reading.text($0) })
  }

  /// A place that another sentence names says so.
  private func explained(_ place: PlaceMention, _ mention: EventMention) -> PlaceResolution {
    guard case .resolved(var resolved) = place.resolution, !mention.sentenceTokens.contains(place.tokens.lowerBound) else {
      return place.resolution
    }
    resolved.reasons.append("named in another sentence")
    return .resolved(resolved)
  }

  /// Only a country is known of it: its name, or that of a site in it ("consulate in X").
  private func isCoarse(_ index: Int, _ reading: FieldReading) -> Bool {
    guard case .resolved(let place) = reading.marked.mentions.places[index].resolution else { return false }
    return place.precision == .country || place.precision == .site && place.admin1 == nil
  }

  private func isSite(_ index: Int, _ reading: FieldReading) -> Bool {
    let mention = reading.marked.mentions.places[index]
    guard case .resolved(let place) = mention.resolution else { return false }
    // "the consulate in Mali": some building there.
    return place.precision == .site || place.precision == .country && mention.name.map { $0 != mention.tokens } == true
  }

  /// The event that an article is about and whose sentences name no place happened where the next ones are.
  private func openingPlace(_ lead: EventMention, _ reading: FieldReading) -> Event.Place? {
    guard lead.sentence <= Self.opening else { return nil }
    let places = reading.marked.mentions.places
    let index = places.indices.first { index in
      guard places[index].use == .location, !isPassedOver(places[index], lead, reading),
        (0...lead.sentence + Self.following).contains(Int(reading.marked.field.sentenceOf[places[index].tokens.lowerBound])),
        isOfItem(places[index], lead, reading), !reading.leadsAway(places[index].tokens),
        case .resolved(let place) = places[index].resolution, !isTakenElsewhere(lead, than: place, reading)
      else { return false }
      return place.precision == .place || place.precision == .site || place.precision == .admin
    }
    guard let index else { return nil }
    return named(places[index], for: lead, reading)
  }

  private static let following = 2

  /// News names the country first and the town in its next sentence.
  private func finer(than index: Int, after lead: EventMention, _ reading: FieldReading) -> Int? {
    let places = reading.marked.mentions.places
    guard lead.field == .text, lead.sentence <= Self.opening, case .resolved(let coarse) = places[index].resolution
    else { return nil }
    func isFiner(_ other: Int, _ sentences: ClosedRange<Int>) -> Bool {
      // "cut the highway to the mine": not there.
      guard places[other].use == .location, !reading.leadsAway(places[other].tokens),
        sentences.contains(Int(reading.marked.field.sentenceOf[places[other].tokens.lowerBound])), isOfItem(places[other], lead, reading),
        case .resolved(let place) = places[other].resolution
      else { return false }
      return place.country == coarse.country && (place.precision == .place || place.precision == .site) && place.admin1 != nil
    }
    let after = lead.sentence...lead.sentence + Self.following
    return places.indices.first { isFiner($0, after) } ?? places.indices.first { isFiner($0, 0...after.upperBound) }
  }

  /// The items of a list are told apart: the place of the next is none of this one's.
  private func isOfItem(_ place: PlaceMention, _ lead: EventMention, _ reading: FieldReading) -> Bool {
    let sentences = reading.marked.field.sentences
    let own = sentences[lead.sentence]
    return !own.isItem || own.role != .prose || sentences[Int(reading.marked.field.sentenceOf[place.tokens.lowerBound])].paragraph == own.paragraph
  }

  /// How far into a text its lead can stand, behind captions and kickers.
  private static let opening = 3

  private static let near = 4
  private static let away = 6
  private static let measures: Set = ["miles", "kilometres", "kilometers", "km"]

  private func rank(_ mention: EventMention, after first: Int, _ reading: FieldReading) -> Int {
    guard let index = mention.place else { return .max }
    var rank = mention.placeIsOwn ? 0 : 10
    // "51 miles west of the port of X" says less than "in the strait".
    if let relation = reading.marked.mentions.places[index].relation, relation.contains(where: { Self.measures.contains(reading.marked.field.word($0)) }) { rank += 9 }
    // "on its way from X to Y".
    if reading.leadsAway(reading.marked.mentions.places[index].tokens) { rank += Self.away }
    // What is told far behind the lead recalls other places.
    if mention.sentence - first > Self.near { rank += 9 }
    // "a landslide set off by the tremor near X": X is the landslide's.
    if mention.sentence > first, mention.isDefinite, mention.isNoun, !takesPlace(mention, reading) { rank += 13 }
    if case .resolved(let place) = reading.marked.mentions.places[index].resolution {
      switch place.precision {
      case .site: rank += place.admin1 == nil ? 8 : 0
      case .place: rank += 1
      case .admin: rank += 4
      case .country: rank += 12
      }
    } else {
      rank += 3
    }
    return rank
  }

  /// "The attack took place in X": says nothing but where and when.
  private func takesPlace(_ mention: EventMention, _ reading: FieldReading) -> Bool {
    guard mention.placeIsOwn, reading.marked.field.tree.relation(mention.anchor) == .nsubj else { return false }
    let verb = reading.marked.field.tree.head(mention.anchor)
    return Self.happening.contains(reading.marked.field.word(verb))
  }

  private static let happening: Set = ["took", "occurred", "happened", "came", "began", "started", "unfolded", "erupted"]

  /// What only the title tells happened where the first sentences are. Nothing in the title can be quoted for it.
  private func leadPlace(_ type: EventType) -> Event.Place? {
    var country: ResolvedPlace?
    for place in text.marked.mentions.places where place.use == .location {
      guard text.marked.field.sentenceOf[place.tokens.lowerBound] <= 1 else { break }
      guard case .resolved(let resolved) = place.resolution else { continue }
      if resolved.precision != .country { return implied(resolved, "named where the text begins") }
      country = country ?? resolved
    }
    // What crowds, courts and police do in the country is where it is written, if that is a town of it.
    if let country, !type.isViolent, !type.isHazard, let dateline = setting.dateline, dateline.place.precision == .place, dateline.place.country == country.country {
      return quoted(dateline)
    }
    return country.map { implied($0, "named where the text begins") }
  }

  private func implied(_ place: ResolvedPlace, _ reason: String) -> Event.Place {
    var place = place
    place.reasons.append(reason)
    return Event.Place(text: "", span: Span(0, 0), resolution: .resolved(place), relation: nil)
  }

  /// What police, courts and crowds do in a story that names no place before is done where it was written. Of fighting
  /// this cannot be said: it is reported from capitals.
  private func datelinePlace(_ lead: EventMention, _ type: EventType, _ reading: FieldReading) -> Event.Place? {
    guard !type.isHazard, !type.isViolent || type.group == "repression", let dateline = setting.dateline, dateline.place.precision == .place
    else { return nil }
    if let first = text.firstLocation, first < lead.sentenceTokens.upperBound { return nil }
    if isTakenElsewhere(lead, than: dateline.place, reading) { return nil }
    // A release written in one country about another: where its next sentences are.
    if isWrittenAbroad(dateline.place) { return openingPlace(lead, text) }
    return quoted(dateline)
  }

  /// The text speaks of places in one country, and none of them is the dateline's.
  private func isWrittenAbroad(_ dateline: ResolvedPlace) -> Bool {
    guard let home = setting.homeCountry, home != dateline.country else { return false }
    return !text.marked.mentions.places.contains { place in
      guard place.use == .location, case .resolved(let resolved) = place.resolution else { return false }
      return resolved.country == dateline.country
    }
  }

  /// The dateline's place, where it is not in the visitor's own country.
  private func abroad(_ lead: EventMention, _ reading: FieldReading) -> Event.Place? {
    let countries = lead.fillers(.actor).compactMap { reading.mention(reading.resolved($0))?.country }
    guard let dateline = setting.dateline, dateline.place.precision == .place, let home = countries.first,
      home != dateline.place.country
    else { return nil }
    return quoted(dateline)
  }

  private func quoted(_ dateline: ArticleSetting.Dateline) -> Event.Place? {
    var place = dateline.place
    place.reasons.append("the dateline")
    let bytes = Array(article.text.utf8)
    let span = dateline.span
    guard bytes.indices.contains(span.start), span.end <= bytes.count, span.start < span.end else { return nil }
    return Event.Place(
      text: String(decoding: bytes[span.start..<span.end], as: UTF8.self), span: span, resolution: .resolved(place),
      relation: nil)
  }

  /// Who visits which countries, by the text.
  static func guests(in text: FieldReading) -> [Int: Set<String>] {
    let marked = text.marked
    var found: [Int: Set<String>] = [:]
    for mention in text.mentions where text.isVisit(mention) {
      let places = [mention.place].compactMap { $0 } + mention.fillers(.target).compactMap(\.place)
      let countries = places.compactMap { place -> String? in
        guard case .resolved(let resolved) = marked.mentions.places[place].resolution else { return nil }
        return resolved.country
      }
      for filler in mention.fillers(.actor) {
        guard let actor = text.mention(text.resolved(filler)), actor.country == nil else { continue }
        found[actor.entity, default: []].formUnion(countries)
      }
    }
    return found
  }

  /// Where somebody from another country met those who are at home there.
  func host(of mentions: [EventMention], _ place: Event.Place?, _ reading: FieldReading) -> String? {
    guard case .resolved(let resolved)? = place?.resolution, let country = resolved.country else { return nil }
    let guests = mentions.flatMap { $0.fillers(.actor) }.compactMap { reading.mention(reading.resolved($0))?.country }
    return !guests.isEmpty && guests.allSatisfy({ $0 != country }) ? country : nil
  }

  /// Whose people are meant where only their kind is told: those of the country where something was done, else of the
  /// one that the article speaks of.
  private static let sure = 0.5

  func localCountry(_ place: Event.Place?, _ type: EventType, _ lead: EventMention, _ reading: FieldReading) -> String? {
    let isHere = type.isViolent || type.isHazard || type.event == "PROTEST" || type.event == "COERCE" && type.group != "displacement" || type.group == "verdict" || type.group == "release" || type.mode == "rescue" || type.mode == "host" || type.mode == "surrender"
    if isHere, let within = place?.within { return within }
    // "ordered the release of an exile in X": of a whole country it is not plain that it happened there.
    guard isHere, case .resolved(let resolved)? = place?.resolution, let country = resolved.country,
      resolved.confidence >= Self.sure, type.event != "RETREAT" || resolved.precision != .country
    else { return countryThatOpens(lead, reading) ?? countryOfItem(lead, reading) ?? setting.homeCountry }
    return country
  }

  /// "Kenya, 4 May: …": the country of the label or the heading of a list's item.
  func countryOfItem(_ mention: EventMention, _ reading: FieldReading) -> String? {
    guard let item = mention.placeOfItem, case .resolved(let place) = reading.marked.mentions.places[item].resolution,
      place.confidence >= Self.sure
    else { return nil }
    return place.country
  }

  /// "In neighbouring Mali, the junta dismissed a governor": the country or the place with which the sentence sets out.
  private func countryThatOpens(_ lead: EventMention, _ reading: FieldReading) -> String? {
    let field = reading.marked.field
    let first = lead.sentenceTokens.lowerBound
    guard !lead.sentenceTokens.isEmpty, field.word(first) == "in",
      let comma = lead.sentenceTokens.prefix(Self.longestOpening).first(where: { field.word($0) == "," })
    else { return nil }
    let places = (first + 1..<max(first + 1, comma)).compactMap { token -> PlaceMention? in
      let place = Int(reading.marked.placeAt[token])
      return place >= 0 && reading.marked.mentions.places[place].use == .location ? reading.marked.mentions.places[place] : nil
    }
    guard case .resolved(let place)? = places.last?.resolution, place.confidence >= Self.sure else { return nil }
    return place.country
  }

  /// Words of "In the Mexican border state of X," that are looked at.
  private static let longestOpening = 9
}
