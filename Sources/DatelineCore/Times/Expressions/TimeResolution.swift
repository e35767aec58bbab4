/// Resolves the expressions of a field one after another, each after what was told before it.
struct TimeResolution {
  /// An expression that the grammar has found.
  struct Found {
    var pieces: Range<Int>
    var tokens: Range<Int>
    var description: TimeDescription
  }

  let matcher: TimeMatcher
  let tense: TenseReader
  let published: CalendarDate?

  /// A dateline is not older than this, in days.
  private static let datelineAge = 7

  func expressions(_ found: [Found]) -> [TimeExpression] {
    var today = published
    var narrative = NarrativeTime()
    // The same of what is past: "The search will resume this morning. Police held the helmsman in the afternoon": of the day
    // that the story had come to.
    var past = NarrativeTime()
    var expressions: [TimeExpression] = []
    for (index, item) in found.enumerated() {
      let tense = self.tense.tense(of: item.tokens)
      let isAhead = narrative.day.flatMap { day in today.map { day > $0 } } ?? false
      let isPast = isAhead ? tense != .future : tense == .past && past.last != nil
      let interpreter = TimeInterpreter(today: today, narrative: isPast ? past : narrative, tense: tense, nearDay: nil)
      guard
        let reading = isClockOnly(item.description)
          ? clock(index, found, interpreter) : interpreter.reading(item.description)
      else { continue }
      expressions.append(expression(item, reading))
      // "police, who had been posted there since Tuesday night": the story does not go back with it.
      if narrative.day == nil || !isBeginning(item) {
        narrative.tell(reading)
        if tense != .future { past.tell(reading) }
      }
      if item.tokens.isEmpty, let day = datelineDay(reading) { today = day }
    }
    return expressions
  }

  /// "since Tuesday night"; not "since 2012, when rebels took the north", which tells of then.
  private func isBeginning(_ item: Found) -> Bool {
    guard let first = item.tokens.first, matcher.field.word(first - 1) == "since" else { return false }
    return !(matcher.field.word(item.tokens.upperBound) == "," && matcher.field.word(item.tokens.upperBound + 1) == "when")
  }

  private func expression(_ item: Found, _ reading: TimeReading) -> TimeExpression {
    TimeExpression(
      tokens: item.tokens, span: matcher.span(item.pieces), type: reading.type, time: reading.time,
      modifier: reading.modifier, quantifier: reading.quantifier, frequency: reading.frequency, zone: reading.zone)
  }

  /// The day of a dateline, if it can be the one on which the article was written.
  private func datelineDay(_ reading: TimeReading) -> CalendarDate? {
    guard let published, reading.granularity == .day, let day = reading.start, day <= published,
      published.dayNumber - day.dayNumber <= Self.datelineAge
    else { return nil }
    return day
  }

  // MARK: Time of day

  private func isClockOnly(_ description: TimeDescription) -> Bool {
    description.form == .calendar && description.hasClock && !isDay(description)
  }

  private func isDay(_ description: TimeDescription) -> Bool {
    description.dayOffset != nil || description.weekday != nil || description.day != nil || description.holiday != nil
  }

  /// A time of day belongs to the day that is told next to it in its sentence, else to the one told before.
  private func clock(_ index: Int, _ found: [Found], _ interpreter: TimeInterpreter) -> TimeReading? {
    let item = found[index]
    let sentence = item.tokens.first.map { matcher.field.sentence(of: $0).tokens }
    func isNear(_ other: Found) -> Bool {
      guard let sentence, let first = other.tokens.first else { return false }
      return sentence.contains(first) && isDay(other.description)
    }
    var near: CalendarDate?
    if let next = found[(index + 1)...].prefix(3).first(where: isNear),
      next.pieces.lowerBound - item.pieces.upperBound <= 12 || !found[..<index].suffix(3).contains(where: isNear),
      // "The vessel came at noon, but the search will resume this morning".
      interpreter.tense != .past || tense.tense(of: next.tokens) != .future
    {
      near = TimeInterpreter(
        today: interpreter.today, narrative: interpreter.narrative, tense: tense.tense(of: next.tokens), nearDay: nil
      ).reading(next.description)?.start
    }
    return TimeInterpreter(
      today: interpreter.today, narrative: interpreter.narrative, tense: interpreter.tense, nearDay: near
    ).reading(item.description)
  }
}
