/// Finds what a description means: on which day it was written, in which tense, after which other dates.
///
/// Without the article's day, what counts from it gets no days but a value that says how fine it is, with an X for each
/// figure that is not known: "last month" is `XXXX-XX`, "Friday" `XXXX-WXX-5`, "8 August" `XXXX-08-08`.
struct TimeInterpreter {
  /// The article's day.
  let today: CalendarDate?
  let narrative: NarrativeTime
  let tense: Tense
  /// The day told in the same sentence, nearest to the expression: what a time of day belongs to.
  let nearDay: CalendarDate?

  func reading(_ written: TimeDescription) -> TimeReading? {
    let description = inOrder(written)
    var reading: TimeReading?
    switch description.form {
    case .calendar: reading = calendar(description)
    case .unit: reading = unit(description)
    case .shift: reading = shift(description)
    case .same: reading = same(description)
    case .duration: reading = duration(description)
    case .stretch: reading = stretch(description)
    case .set: reading = set(description)
    case .reference:
      reading = description.reference.map { TimeReading(.date, $0.rawValue, .vague) }
    }
    if let modifier = description.modifier { reading?.modifier = modifier }
    return reading
  }

  /// "12/06/2024" of an article of that June: where the month first gives a day that is still to come, or one far off while
  /// the day first gives one of these weeks, the day stands first.
  private func inOrder(_ written: TimeDescription) -> TimeDescription {
    guard written.isSlashed, let today, let year = written.year, let month = written.month, let day = written.day,
      let read = CalendarDate(year: year, month: month, day: day), let other = CalendarDate(year: year, month: day, day: month)
    else { return written }
    let (age, otherAge) = (today.dayNumber - read.dayNumber, today.dayNumber - other.dayNumber)
    guard age < -1 && otherAge >= -1 || abs(age) > Self.far && abs(otherAge) < Self.near else { return written }
    var description = written
    (description.month, description.day) = (day, month)
    return description
  }

  /// In days.
  private static let near = 31
  private static let far = 62

  // MARK: Units and distances

  /// "last month", "that day", "the previous evening".
  private func unit(_ description: TimeDescription) -> TimeReading? {
    let unit = description.unit ?? .day
    let steps = step(description)
    // "In September two men were shot, and on the same day": some day of that month.
    if description.base == .narrative, unit == .day, steps == 0, narrative.day == nil, let last = narrative.last, last.granularity != .day {
      return TimeReading(last)
    }
    let base = description.base == .narrative ? narrative.base(for: unit) ?? untold(steps) : today
    guard let base else { return clocked(unknown(unit), description) }
    if unit == .weekend, description.direction == nil, description.sign == nil { return weekend(base) }
    let isWeekend = unit == .weekend && steps < 0
    // On a Saturday "last weekend" is the one before, on a Monday the one just past: both lie a week back.
    guard let date = base.shifted(steps, isWeekend ? .week : unit), let span = CalendarSpan.unit(unit, holding: date)
    else { return nil }
    return clocked(TimeReading(span), description)
  }

  /// What counts as told where nothing is: the article's day, but not as the base of what had followed it by then.
  private func untold(_ steps: Int) -> CalendarDate? { steps > 0 && tense == .past ? nil : today }

  private func step(_ description: TimeDescription) -> Int {
    if let sign = description.sign { return sign }
    return switch description.direction {
    case .last: -1
    case .next: 1
    case .this, nil: 0
    }
  }

  /// "the weekend": the one that is on, the coming one, or the one just past.
  private func weekend(_ base: CalendarDate) -> TimeReading {
    let isBack = tense != .future && base.weekday < 6
    return TimeReading(CalendarSpan.weekend(of: isBack ? base.adding(days: -7) : base))
  }

  /// "10 months ago", "two days later", "a year earlier".
  private func shift(_ description: TimeDescription) -> TimeReading? {
    guard let unit = description.unit, let sign = description.sign else { return nil }
    if description.isVague || description.count == nil {
      return TimeReading(.date, (sign < 0 ? TimeDescription.Reference.past : .future).rawValue, .vague)
    }
    // "up from $11 a year earlier", with no date before it, is a year before the article.
    let base = description.base == .narrative ? narrative.base(for: unit) ?? (sign < 0 ? today : nil) : today
    guard let base, let count = whole(description.count, unit) else { return clocked(unknown(unit), description) }
    guard let date = base.shifted(sign * count.number, count.unit) else { return nil }
    let granularity: CalendarUnit = unit == .decade || unit == .century ? .year : unit == .fortnight ? .day : unit
    return CalendarSpan.unit(granularity, holding: date).map { clocked(TimeReading($0), description) }
  }

  /// A count as a whole number, in a smaller unit where it must be: two and a half years are 30 months.
  private func whole(_ count: Double?, _ unit: CalendarUnit) -> (number: Int, unit: CalendarUnit)? {
    guard let count, count.isFinite, abs(count) < 1_000_000 else { return nil }
    if let number = Int(exactly: count) { return (number, unit) }
    switch unit {
    case .year: return (Int((count * 12).rounded()), .month)
    case .decade: return (Int((count * 120).rounded()), .month)
    case .century: return (Int((count * 1200).rounded()), .month)
    case .week, .fortnight: return (Int((count * Double(7 * unit.factor)).rounded()), .day)
    case .month: return (Int((count * 30).rounded()), .day)
    default: return (Int(count.rounded()), unit)
    }
  }

  /// "the same period last year".
  private func same(_ description: TimeDescription) -> TimeReading? {
    let offset = description.yearOffset ?? 0
    guard let told = narrative.last, let start = told.start.shifted(offset, .year) else {
      return unknown(description.unit ?? .year)
    }
    if let unit = description.unit {
      guard let base = narrative.base(for: unit), let date = base.shifted(offset, .year) else { return unknown(unit) }
      return CalendarSpan.unit(unit, holding: date).map(TimeReading.init)
    }
    switch told.granularity {
    case .month: return CalendarSpan.unit(.month, holding: start).map(TimeReading.init)
    case .quarter: return CalendarSpan.unit(.quarter, holding: start).map(TimeReading.init)
    case .week: return TimeReading(CalendarSpan.week(of: start))
    case .day, .time: return TimeReading(CalendarSpan.day(start))
    default: return CalendarSpan.unit(.year, holding: start).map(TimeReading.init)
    }
  }

  /// A value as fine as a unit of which nothing is known.
  func unknown(_ unit: CalendarUnit) -> TimeReading {
    switch unit {
    case .second, .minute, .hour, .day: TimeReading(.date, "XXXX-XX-XX", .day)
    case .weekend: TimeReading(.date, "XXXX-WXX-WE", .day)
    case .week, .fortnight: TimeReading(.date, "XXXX-WXX", .week)
    case .month: TimeReading(.date, "XXXX-XX", .month)
    case .quarter: TimeReading(.date, "XXXX-QX", .quarter)
    case .year: TimeReading(.date, "XXXX", .year)
    case .decade: TimeReading(.date, "XXX", .decade)
    case .century: TimeReading(.date, "XX", .decade)
    }
  }

  // MARK: Time of day

  /// A day with the part of day or the clock time that is said of it.
  func clocked(_ reading: TimeReading, _ description: TimeDescription) -> TimeReading {
    guard description.hasClock, reading.granularity == .day else { return reading }
    var reading = reading
    reading.type = .time
    reading.granularity = .time
    guard let hour = description.hour else {
      reading.value += "T" + (description.part?.rawValue ?? "")
      return reading
    }
    reading.value += "T" + CalendarDate.padded(onDial(hour, description), 2)
    reading.value += ":" + CalendarDate.padded(description.minute ?? 0, 2)
    if let second = description.second { reading.value += ":" + CalendarDate.padded(second, 2) }
    if let zone = description.zone, let offset = zone.offset {
      reading.zone = Self.zone(offset)
      if offset == 0 { reading.value += "Z" }
    }
    return reading
  }

  private func onDial(_ hour: Int, _ description: TimeDescription) -> Int {
    switch description.meridiem {
    case .am: hour == 12 ? 0 : hour
    case .pm: hour < 12 ? hour + 12 : hour
    case nil: hour <= 12 ? description.part?.hour(hour) ?? hour : hour
    }
  }

  private static func zone(_ offset: Int) -> String {
    guard offset != 0 else { return "Z" }
    return (offset < 0 ? "-" : "+") + CalendarDate.padded(abs(offset) / 60, 2) + ":"
      + CalendarDate.padded(abs(offset) % 60, 2)
  }

  // MARK: Durations and sets

  private func duration(_ description: TimeDescription) -> TimeReading? {
    guard let unit = description.unit else { return nil }
    var reading = TimeReading(.duration, length(description, unit), unit.granularity)
    guard let today, let direction = description.direction, direction != .this, !description.isVague,
      let count = whole(description.count ?? 1, unit),
      let other = today.shifted(direction == .last ? -count.number : count.number, count.unit)
    else { return reading }
    reading.start = min(today, other)
    reading.end = max(today, other)
    return reading
  }

  private func length(_ description: TimeDescription, _ unit: CalendarUnit) -> String {
    guard !description.isVague, let count = description.count, count.isFinite, count < 1e9 else {
      return unit.duration("X")
    }
    if let major = description.major, major.count < 1e9 { return compound(major, count, unit) }
    let total = count * Double(unit.factor)
    if total == total.rounded() { return unit.duration(String(Int(total))) }
    switch unit {
    case .hour where total * 60 == (total * 60).rounded():
      let minutes = Int(total * 60)
      return minutes < 60 ? "PT\(minutes)M" : "PT\(minutes / 60)H\(minutes % 60)M"
    case .year where total == 0.5: return "P6M"
    case .minute where total == 0.5: return "PT30S"
    case .day where total == 0.5: return "PT12H"
    default: return unit.duration(Self.decimal(total))
    }
  }

  private static func decimal(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let fraction = hundredths % 100
    if fraction == 0 { return String(hundredths / 100) }
    let figures = fraction % 10 == 0 ? String(fraction / 10) : CalendarDate.padded(fraction, 2)
    return "\(hundredths / 100).\(figures)"
  }

  /// "two years and three months": P2Y3M.
  private func compound(_ major: TimeDescription.Length, _ count: Double, _ unit: CalendarUnit) -> String {
    let first = major.unit.duration(Self.decimal(major.count * Double(major.unit.factor)))
    let second = unit.duration(Self.decimal(count * Double(unit.factor)))
    if first.hasPrefix("PT") || !second.hasPrefix("PT") { return first + second.drop { $0 == "P" || $0 == "T" } }
    return first + second.dropFirst()
  }

  private func set(_ description: TimeDescription) -> TimeReading? {
    var reading: TimeReading
    if let weekday = description.weekday {
      reading = TimeReading(.set, "XXXX-WXX-\(weekday)", .day)
    } else if let month = description.month {
      reading = TimeReading(.set, "XXXX-" + CalendarDate.padded(month, 2), .month)
    } else if let season = description.season {
      reading = TimeReading(.set, "XXXX-" + season.rawValue, .quarter)
    } else if let unit = description.unit {
      reading = TimeReading(.set, length(description, unit), unit.granularity)
    } else if description.holiday != nil {
      reading = TimeReading(.set, "P1Y", .day)
    } else {
      reading = TimeReading(.set, "XXXX-XX-XX", .day)
    }
    if let part = description.part {
      reading.value += reading.value.hasPrefix("P") ? "" : "T" + part.rawValue
      reading.granularity = .time
    }
    reading.frequency = description.frequency.map { "\($0)X" }
    reading.quantifier = description.frequency == nil ? "EVERY" : nil
    return reading
  }
}
