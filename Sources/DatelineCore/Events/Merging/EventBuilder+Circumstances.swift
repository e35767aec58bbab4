/// Where and when an event was, over all its mentions and by what the article takes for granted.
extension EventBuilder {
  // MARK: Place

  /// The most specific place that stands in the event's own clause, then any, then what the article implies.
  func place(
    _ mentions: [EventMention], _ reading: FieldReading, _ type: EventType, isMain: Bool, isBackground: Bool
  ) -> Event.Place? {
    let candidates = mentions.filter { $0.place != nil }
    let first = mentions.first?.sentence ?? 0
    let ranked = candidates.enumerated().min {
      let (left, right) = (rank($0.element, after: first, reading), rank($1.element, after: first, reading))
      return left == right ? $0.offset < $1.offset : left < right
    }
    if let lead = ranked?.element, var index = lead.place {
      if isMain, !lead.placeIsTarget || isSite(index, reading), isCoarse(index, reading) { index = finer(than: index, after: lead, reading) ?? index }
      let place = reading.marked.mentions.places[index]
      if case .unresolved(let reason) = place.resolution {
        return unresolved(place.tokens, reason, relation: lead.placeIsTarget ? nil : place.relation, reading)
      }
      return Event.Place(
        text: reading.text(place.tokens), span: reading.marked.field.span(place.tokens),
        resolution: explained(place, lead),
        relation: lead.placeIsTarget ? nil : place.relation.map { reading.text($0) })
    }
    if let tokens = mentions.lazy.compactMap(\.unknownPlace).first {
      return unresolved(tokens, "not in the gazetteer", relation: nil, reading)
    }
    guard let lead = mentions.first else { return nil }
    if mentions.contains(where: \.isInCapital) {
      return setting.dateline.flatMap { $0.place.isCapital ? quoted($0) : nil }
    }
    if mentions.contains(where: \.isHere), let dateline = setting.dateline, dateline.place.precision == .place { return quoted(dateline) }
    guard !isBackground else { return nil }
    if type.mode == "visit", isMain || lead.sentence == 0 { return abroad(lead, reading) }
    guard type.isPhysical else { return nil }
    if lead.field == .title { return leadPlace() }
    return (isMain ? openingPlace(lead, reading) : nil) ?? datelinePlace(lead, type)
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
      guard places[index].use == .location,
        (0...lead.sentence + Self.following).contains(Int(reading.marked.field.sentenceOf[places[index].tokens.lowerBound])),
        case .resolved(let place) = places[index].resolution
      else { return false }
      return place.precision == .place || place.precision == .site || place.precision == .admin
    }
    guard let index else { return nil }
    return Event.Place(
      text: reading.text(places[index].tokens), span: reading.marked.field.span(places[index].tokens),
      resolution: explained(places[index], lead), relation: places[index].relation.map { reading.text($0) })
  }

  private static let following = 2

  /// News names the country first and the town in its next sentence.
  private func finer(than index: Int, after lead: EventMention, _ reading: FieldReading) -> Int? {
    let places = reading.marked.mentions.places
    guard lead.field == .text, lead.sentence <= Self.opening, case .resolved(let coarse) = places[index].resolution
    else { return nil }
    func isFiner(_ other: Int, _ sentences: ClosedRange<Int>) -> Bool {
      guard places[other].use == .location,
        sentences.contains(Int(reading.marked.field.sentenceOf[places[other].tokens.lowerBound])),
        case .resolved(let place) = places[other].resolution
      else { return false }
      return place.country == coarse.country && (place.precision == .place || place.precision == .site) && place.admin1 != nil
    }
    let after = lead.sentence...lead.sentence + Self.following
    return places.indices.first { isFiner($0, after) } ?? places.indices.first { isFiner($0, 0...after.upperBound) }
  }

  /// How far into a text its lead can stand, behind captions and kickers.
  private static let opening = 3

  private static let near = 4

  private func rank(_ mention: EventMention, after first: Int, _ reading: FieldReading) -> Int {
    guard let index = mention.place else { return .max }
    var rank = mention.placeIsOwn ? 0 : 10
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
  private func leadPlace() -> Event.Place? {
    var country: ResolvedPlace?
    for place in text.marked.mentions.places where place.use == .location {
      guard text.marked.field.sentenceOf[place.tokens.lowerBound] <= 1 else { break }
      guard case .resolved(let resolved) = place.resolution else { continue }
      if resolved.precision != .country { return implied(resolved, "named where the text begins") }
      country = country ?? resolved
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
  private func datelinePlace(_ lead: EventMention, _ type: EventType) -> Event.Place? {
    guard !type.isViolent || type.group == "repression", let dateline = setting.dateline, dateline.place.precision == .place
    else { return nil }
    if let first = text.firstLocation, first < lead.sentenceTokens.upperBound { return nil }
    return quoted(dateline)
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

  /// Whose people are meant where only their kind is told: those of the country where something was done, else of the
  /// one that the article speaks of.
  private static let sure = 0.5

  func localCountry(_ place: Event.Place?, _ type: EventType) -> String? {
    let isHere = type.isViolent || type.isHazard || type.event == "PROTEST" || type.event == "COERCE" && type.group != "displacement"
    if isHere, let within = place?.within { return within }
    guard isHere, case .resolved(let resolved)? = place?.resolution, let country = resolved.country,
      resolved.confidence >= Self.sure
    else { return setting.homeCountry }
    return country
  }

  // MARK: Time

  /// The time that a mention's own words give; where they give none, or no more than "now" and "currently", that of
  /// fresh news.
  func time(
    _ mentions: [EventMention], _ reading: FieldReading, _ lead: EventMention, isMain: Bool, isBackground: Bool
  ) -> Event.Time? {
    let told = told(mentions, reading).flatMap { isAhead($0.resolved) && !canBeAhead(lead, $0.resolved) ? nil : $0 }
    if let told, told.resolved.value != "PRESENT_REF" { return told }
    return fresh(lead, reading, isMain: isMain, isBackground: isBackground) ?? told
  }

  /// Lies after the article's day.
  func isAhead(_ time: ResolvedTime) -> Bool {
    guard let published, let start = time.start.flatMap({ CalendarDate(iso: $0) })
    else { return false }
    return start.dayNumber > published.dayNumber + 1
  }

  /// "agreed to double the flow by 2028": 2028 is not when they agreed. What is told as to come, and what is called or
  /// planned for a day, is of that day.
  private func canBeAhead(_ lead: EventMention, _ time: ResolvedTime) -> Bool {
    lead.factuality != .asserted || isPlanned(lead, time)
  }

  func isPlanned(_ lead: EventMention, _ time: ResolvedTime) -> Bool {
    let type = ontology.types[lead.type]
    return !time.granularity.isCoarse && time.start == time.end && !type.isHazard && !type.isViolent
      && (type.isPhysical || type.event == "CONSULT")
  }

  private func told(_ mentions: [EventMention], _ reading: FieldReading) -> Event.Time? {
    let times = mentions.compactMap(\.time)
    let dated = times.first { reading.marked.mentions.times[$0].time.start != nil }
    // "It was the first since 1959": of several times the day of the news stands.
    let fresh = dated.map { isDay($0, reading) } == false ? times.first { isDay($0, reading) && isRecent($0, reading) } : nil
    guard let index = fresh ?? dated ?? times.first else { return mentions.lazy.compactMap(\.interval).first.flatMap { counted($0, reading) } }
    return quoted(reading.marked.mentions.times[index], reading)
  }

  /// The day that lies so many days before or after another.
  private func counted(_ interval: EventMention.Interval, _ reading: FieldReading) -> Event.Time? {
    guard abs(interval.days) < 30, let start = reading.marked.mentions.times[interval.from].time.start.flatMap({ CalendarDate(iso: $0) })
    else { return nil }
    let day = start.adding(days: interval.days).iso
    return Event.Time(
      text: reading.text(interval.tokens), span: reading.marked.field.span(interval.tokens),
      resolved: ResolvedTime(start: day, end: day, granularity: .day, value: day))
  }

  /// When news that is told as fact happened, where its own clause does not say: on the day of the last week that its
  /// sentence names and no subordinate event of it has, else, of something done, on the day that the story had come to, else as it was published. What is
  /// denied, expected or recalled gets no day this way.
  func fresh(_ lead: EventMention, _ reading: FieldReading, isMain: Bool, isBackground: Bool) -> Event.Time? {
    guard lead.factuality == .asserted, !isCountedFromAnother(lead, reading), !isBackground, let published else {
      return nil
    }
    let times = reading.marked.mentions.times
    func isFresh(_ index: Int) -> Bool {
      guard times.indices.contains(index), let start = times[index].time.start, start == times[index].time.end,
        let age = CalendarDate(iso: start).map({ published.dayNumber - $0.dayNumber })
      else { return false }
      return (0...7).contains(age)
    }
    // A day in what is said is not the day of saying it.
    for token in lead.sentenceTokens where !ontology.types[lead.type].isStatement {
      let index = Int(reading.marked.timeAt[token])
      if isFresh(index), !reading.isDateOfAnother(index, than: lead) { return quoted(times[index], reading) }
    }
    if ontology.types[lead.type].isPhysical {
      let story = reading.day(before: lead.sentence) ?? (isMain && lead.sentence == 0 ? reading.day(after: 0) : nil)
      if let story, isFresh(story) { return quoted(times[story], reading) }
    }
    let day = published.iso
    return Event.Time(
      text: "", span: Span(0, 0), resolved: ResolvedTime(start: day, end: day, granularity: .day, value: day),
      basis: .publication)
  }

  /// "imposed sanctions four days after the coup": dated, by what the text does not date.
  private func isCountedFromAnother(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    let field = reading.marked.field
    return lead.sentenceTokens.dropLast().contains { token in
      // "the sinking came a day after X and Y had signed" as well.
      Self.spans.contains(field.word(token)) && ["after", "before"].contains(field.word(token + 1))
        && (token > lead.anchor ? reading.marked.clause(at: token) == lead.clause
          : field.tree.head(token + 1) == lead.clause && field.tree.relation(lead.clause) == .advcl)
    }
  }

  private static let spans: Set = ["days", "weeks", "months", "years", "day", "week", "month", "year"]

  private func isDay(_ index: Int, _ reading: FieldReading) -> Bool {
    let time = reading.marked.mentions.times[index].time
    return time.start != nil && time.start == time.end
  }

  private func isRecent(_ index: Int, _ reading: FieldReading) -> Bool {
    guard let published,
      let start = reading.marked.mentions.times[index].time.start.flatMap({ CalendarDate(iso: $0) })
    else { return false }
    return (0...7).contains(published.dayNumber - start.dayNumber)
  }

  private func quoted(_ time: TimeMention, _ reading: FieldReading) -> Event.Time {
    Event.Time(text: reading.text(time.tokens), span: reading.marked.field.span(time.tokens), resolved: time.time)
  }
}
