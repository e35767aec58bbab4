/// When an event was, over all its mentions and by what the article takes for granted.
extension EventBuilder {
  /// The time that a mention's own words give; where they give none, or no more than "now" and "currently", that of
  /// fresh news.
  func time(
    _ mentions: [EventMention], _ reading: FieldReading, _ lead: EventMention, isMain: Bool, isBackground: Bool
  ) -> Event.Time? {
    let told = told(mentions, reading).map { upToNow($0, mentions, reading) }
      .flatMap { isAhead($0.resolved) && !canBeAhead(lead, $0.resolved) ? nil : $0 }
    if let told, told.resolved.value != "PRESENT_REF" { return told }
    return fresh(lead, reading, isMain: isMain, isBackground: isBackground) ?? told
  }

  /// "has deported 310,000 people since January": from then to the day on which it is told.
  private func upToNow(_ time: Event.Time, _ mentions: [EventMention], _ reading: FieldReading) -> Event.Time {
    guard let published, let start = time.resolved.start, start < published.iso,
      let mention = mentions.first(where: { $0.time.map { reading.marked.field.span(reading.marked.mentions.times[$0].tokens) == time.span } ?? false }),
      !mention.isNoun, let index = mention.time, reading.marked.isBeginning(index),
      (reading.marked.tree.children(of: mention.clause, .aux) + reading.marked.tree.children(of: reading.marked.tree.firstConjunct(mention.clause), .aux)).contains(where: { ["has", "have", "'ve", "had"].contains(reading.marked.field.word($0)) })
    else { return time }
    var time = time
    time.resolved.end = published.iso
    time.resolved.value += "/" + published.iso
    return time
  }

  /// Lies after the article's day.
  func isAhead(_ time: ResolvedTime) -> Bool { daysAhead(time).map { $0 > 1 } ?? false }

  /// How many days a time begins after the article's; negative before it.
  func daysAhead(_ time: ResolvedTime) -> Int? {
    guard let published, let start = time.start.flatMap({ CalendarDate(iso: $0) }) else { return nil }
    return start.dayNumber - published.dayNumber
  }

  /// "agreed to double the flow by 2028": 2028 is not when they agreed. What is told as to come, and what is called or
  /// planned for a day, is of that day.
  private func canBeAhead(_ lead: EventMention, _ time: ResolvedTime) -> Bool {
    lead.factuality != .asserted || isPlanned(lead, time)
  }

  func isPlanned(_ lead: EventMention, _ time: ResolvedTime) -> Bool {
    let type = ontology.types[lead.type]
    // "is expected to visit X in April".
    if time.granularity == .month, type.isVisit { return true }
    return !time.granularity.isCoarse && isShort(time) && !type.isHazard && !type.isViolent && type.mode != "end-protest"
      && (type.isPhysical || type.event == "CONSULT" || type.event == "AGREE" && type.mode == "meet")
  }

  /// "From February 12 to 14", "at the weekend": few days, on which what is planned can be.
  private func isShort(_ time: ResolvedTime) -> Bool {
    guard let start = time.start.flatMap({ CalendarDate(iso: $0) }), let end = time.end.flatMap({ CalendarDate(iso: $0) }) else {
      return time.start == time.end
    }
    return end.dayNumber - start.dayNumber < Self.fewDays
  }

  private static let fewDays = 7

  private func told(_ mentions: [EventMention], _ reading: FieldReading) -> Event.Time? {
    let times = mentions.compactMap(\.time)
    let dated = times.first { reading.marked.mentions.times[$0].time.start != nil }
    // "It was the first since 1959": of several times the day of the news stands.
    let fresh = dated.map { isDay($0, reading) } == false ? times.first { isDay($0, reading) && isRecent($0, reading) } : nil
    guard let index = fresh ?? dated ?? times.first else {
      return mentions.lazy.compactMap { mention in mention.interval.flatMap { self.counted($0, in: mention, reading) } }.first
    }
    return quoted(reading.marked.mentions.times[index], reading)
  }

  /// The day that lies so many days before or after another; of months and years no more than the month or the year.
  private func counted(_ interval: EventMention.Interval, in mention: EventMention, _ reading: FieldReading) -> Event.Time? {
    let from = interval.from ?? reading.day(before: mention.sentence).flatMap { isRecent($0, reading) ? $0 : nil }
    let told = from.flatMap { reading.marked.mentions.times[$0].time.start }.flatMap { CalendarDate(iso: $0) }
    guard let start = told ?? (interval.from == nil ? published : nil) else { return nil }
    let span: CalendarSpan?
    switch abs(interval.days) {
    case ..<30: span = .day(start.adding(days: interval.days))
    case ..<365:
      let month = start.adding(months: interval.days / 30).civil
      span = .month(month.month, month.year)
    default: span = .year(start.civil.year + interval.days / 365)
    }
    return span.map { span in
      Event.Time(
        text: reading.text(interval.tokens), span: reading.marked.field.span(interval.tokens),
        resolved: ResolvedTime(start: span.start.iso, end: span.end.iso, granularity: span.granularity, value: span.value))
    }
  }

  /// When news that is told as fact happened, where its own clause does not say: on the day of the last week that its
  /// sentence names and no subordinate event of it has, else, of something done, on the day that the story had come to, else as it was published. What is
  /// denied, expected or recalled gets no day this way.
  func fresh(_ lead: EventMention, _ reading: FieldReading, isMain: Bool, isBackground: Bool) -> Event.Time? {
    guard lead.factuality == .asserted || isAttempt(lead, reading), !isCountedFromAnother(lead, reading), !isBackground, let published else {
      return nil
    }
    if let day = dayOfTitle(lead, published) { return day }
    let times = reading.marked.mentions.times
    func start(_ index: Int) -> CalendarDate? { times[index].time.start.flatMap { CalendarDate(iso: $0) } }
    func isFresh(_ index: Int) -> Bool {
      guard times.indices.contains(index), Self.isDayOrNight(times[index].time), let age = start(index).map({ published.dayNumber - $0.dayNumber })
      else { return false }
      return (0...7).contains(age)
    }
    /// The day on which it was told: nothing that is told happens later.
    var told: Int?
    // A day in what is said is not the day of saying it.
    let isCounted = isCounted(lead, reading)
    for token in lead.sentenceTokens where !ontology.types[lead.type].isStatement && !isCounted {
      let index = Int(reading.marked.timeAt[token])
      guard isFresh(index), !reading.marked.isHourOfRule(index), !reading.marked.isEnd(index), !reading.isDateOfAnother(index, than: lead) else { continue }
      if ontology.types[lead.type].isPhysical, isDayOfWords(token, lead, reading) {
        told = told ?? index
        continue
      }
      if let sequel = sequel(at: token, of: lead, reading) {
        // "was detained and *on Friday* was sentenced": of the second verb alone.
        if token < sequel { return nil }
        // "The commission announced aid, and Qatar airlifted tents on Saturday": of whom the sentence goes on to tell.
        if !ontology.types[lead.type].isPhysical, reading.marked.tree.child(of: sequel, .nsubj) != nil { continue }
      }
      return quoted(times[index], reading)
    }
    if let above = dayAbove(lead, reading, published) { return quoted(times[above], reading) }
    if ontology.types[lead.type].isPhysical || ontology.types[lead.type].mode == "visit", !isPresentPerfect(lead, reading) {
      let story = reading.day(before: lead.sentence) ?? ((lead.sentence == 0 || isMain && lead.sentence == 1) && !isGoingOn(lead, reading) ? reading.day(after: lead.sentence) : nil)
      if let told, let story, let day = start(story), let latest = start(told), day > latest { return quoted(times[told], reading) }
      if let story, isFresh(story) { return quoted(times[story], reading) }
    } else if let meeting = reading.meetingDay(before: lead.sentence), isFresh(meeting) {
      return quoted(times[meeting], reading)
    }
    if let before = timeOfRecall(lead, reading, published) { return quoted(times[before], reading) }
    if lead.field == .text, let yesterday = dayOfNews { return quoted(times[yesterday], reading) }
    if let told, let day = start(told), day < published { return quoted(times[told], reading) }
    let day = published.iso
    return Event.Time(
      text: "", span: Span(0, 0), resolved: ResolvedTime(start: day, end: day, granularity: .day, value: day),
      basis: .publication)
  }

  /// "tried to storm the airport": done, though nothing came of it.
  private func isAttempt(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    let (tree, field) = (reading.marked.tree, reading.marked.field)
    let verb = tree.head(lead.clause)
    return tree.relation(lead.clause) == .xcomp && ["try", "attempt"].contains(field.lemmas[verb]) && field.tags[verb] == .verbPast
  }

  /// "The death toll from the bombing rose to 34 on Monday": the day of the count.
  private func isCounted(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    guard lead.isNoun else { return false }
    let words = reading.marked.tree.ancestors(of: lead.anchor).prefix(Self.highest).prefix { !reading.marked.field.tags[$0].isVerb }
    return words.contains { ["toll", "count"].contains(reading.marked.field.word($0)) }
  }

  /// The verb to which a day behind an event's clause belongs, where the sentence goes on to it from there.
  private func sequel(at token: Int, of lead: EventMention, _ reading: FieldReading) -> Int? {
    let (tree, verb) = (reading.marked.tree, reading.marked.clause(at: token))
    return token > lead.clause && verb > lead.clause && token != verb && tree.relation(verb) == .conj && tree.head(verb) == lead.clause ? verb : nil
  }

  /// "The hospital closed on 9 June after gunmen opened fire", "said on 6 May that it had agreed", told weeks later: about the
  /// day of the clause above, and not as it was published.
  private func dayAbove(_ lead: EventMention, _ reading: FieldReading, _ published: CalendarDate) -> Int? {
    guard lead.field == .text, !lead.isNoun else { return nil }
    let above = reading.marked.tree.ancestors(of: lead.clause).prefix(Self.highest).map { reading.marked.clause(at: $0) }
    return lead.sentenceTokens.lazy.map { Int(reading.marked.timeAt[$0]) }.first { index in
      guard index >= 0, case let mention = reading.marked.mentions.times[index], mention.time.granularity == .day, !reading.marked.isEnd(index),
        let start = mention.time.start.flatMap({ CalendarDate(iso: $0) }), published.dayNumber - start.dayNumber > 7
      else { return false }
      return mention.tokens.last.map { reading.governor(ofTime: $0) }.map(above.contains) ?? false
    }
  }

  /// Clauses that are climbed.
  private static let highest = 6

  /// "Last month a group accused the army. The government denied it and closed two stations.": a paragraph that has gone
  /// back a month or years stays there, as long as it is told in the simple past.
  private func timeOfRecall(_ lead: EventMention, _ reading: FieldReading, _ published: CalendarDate) -> Int? {
    guard lead.sentence > 1, reading.marked.field.tags[lead.clause] == .verbPast, let before = reading.time(before: lead.sentence) else { return nil }
    let time = reading.marked.mentions.times[before].time
    // "Some 5,600 people were killed last year": a number, behind which the story goes on.
    let first = reading.marked.mentions.times[before].tokens.lowerBound
    guard first - reading.marked.field.sentence(of: first).tokens.lowerBound <= Self.goingBack || isThen(lead, reading), time.granularity.isCoarse, let end = (time.end ?? time.start).flatMap({ CalendarDate(iso: $0) }), published.dayNumber - end.dayNumber > 0 else { return nil }
    return before
  }

  /// "Albania *then* severed relations": when the sentence before says.
  private func isThen(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    let (tree, field) = (reading.marked.tree, reading.marked.field)
    let main = tree.firstConjunct(lead.clause)
    // "sent peacekeepers at the time".
    return tree.children(of: main, .advmod).contains { field.word($0) == "then" }
      || tree.children(of: main, .prep).contains { field.word($0) == "at" && field.word($0 + 2) == "time" && ["the", "that"].contains(field.word($0 + 1)) }
  }

  /// Tokens before the time with which a sentence goes back.
  private static let goingBack = 4

  /// "Floods kill ten in X": of a title, the day on which the first sentences tell something done.
  private func dayOfTitle(_ lead: EventMention, _ published: CalendarDate) -> Event.Time? {
    guard lead.field == .title, ontology.types[lead.type].isPhysical, let index = text.day(after: -1) else { return nil }
    let time = text.marked.mentions.times[index].time
    guard Self.isDayOrNight(time), let start = time.start.flatMap({ CalendarDate(iso: $0) }), (0...7).contains(published.dayNumber - start.dayNumber) else { return nil }
    return Event.Time(text: "", span: Span(0, 0), resolved: time, basis: .lead)
  }

  /// Of a morning's paper, whose lead is of the day before and which names no hour of its own day: that of the lead.
  static func dayOfNews(in text: FieldReading, published: CalendarDate) -> Int? {
    let times = text.marked.mentions.times
    func age(_ index: Int) -> Int? { times[index].time.start.flatMap { CalendarDate(iso: $0) }.map { published.dayNumber - $0.dayNumber } }
    guard let lead = text.day(before: 1), isDayOrNight(times[lead].time), age(lead) == 1, !times.indices.contains(where: { age($0) == 0 }) else { return nil }
    return lead
  }

  /// "…, the agency said on Tuesday": no day of what the agency told.
  private func isDayOfWords(_ token: Int, _ lead: EventMention, _ reading: FieldReading) -> Bool {
    var verb = reading.marked.clause(at: token)
    // "the ministry said in a statement *read* on state television late on Monday".
    if [.acl, .relcl].contains(reading.marked.tree.relation(verb)), Self.papers.contains(reading.marked.field.word(reading.marked.tree.head(verb))) {
      verb = reading.marked.clause(at: reading.marked.tree.head(verb))
    }
    return verb != lead.clause && verb != lead.anchor && reading.marked.isSaying(verb, reading.vocabulary)
  }

  private static let papers: Set = ["statement", "statements", "report", "message", "broadcast", "interview", "address", "speech", "letter", "post", "video", "communique", "communiqué"]

  /// "has evacuated 4,500 students": by now, and not on the day that the story had come to.
  private func isPresentPerfect(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    isTold(lead, .verbPastParticiple, behind: ["has", "have", "'ve"], reading)
  }

  /// "Militiamen are killing": today, whatever day the next sentences tell.
  private func isGoingOn(_ lead: EventMention, _ reading: FieldReading) -> Bool {
    isTold(lead, .verbGerund, behind: ["is", "are", "'s", "'re"], reading)
  }

  private func isTold(_ lead: EventMention, _ form: Tag, behind auxiliaries: Set<String>, _ reading: FieldReading) -> Bool {
    let field = reading.marked.field
    return field.tags[lead.clause] == form && field.tree.children(of: lead.clause, .aux).contains { auxiliaries.contains(field.word($0)) }
  }

  /// One day, or the night between two.
  private static func isDayOrNight(_ time: ResolvedTime) -> Bool {
    guard let start = time.start.flatMap({ CalendarDate(iso: $0) }), let end = time.end.flatMap({ CalendarDate(iso: $0) }) else {
      return time.start == time.end
    }
    return end.dayNumber - start.dayNumber <= 1
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
