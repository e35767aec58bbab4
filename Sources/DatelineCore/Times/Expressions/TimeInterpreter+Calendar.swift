/// Places on the calendar: with all their parts, or with what has to be found from the article's day and the tense.
extension TimeInterpreter {
  func calendar(_ description: TimeDescription) -> TimeReading? {
    guard var reading = place(description) else { return nil }
    if description.isWeek, description.weekday == nil || description.direction == nil, let start = reading.start {
      reading = TimeReading(
        description.unit == .weekend ? CalendarSpan.weekend(of: start) : CalendarSpan.week(of: start))
    } else if let sign = description.sign, let unit = description.unit, let start = reading.start,
      let date = start.shifted(sign, unit), let span = CalendarSpan.unit(unit, holding: date)
    {
      reading = TimeReading(span)
    }
    return clocked(reading, description)
  }

  private func place(_ description: TimeDescription) -> TimeReading? {
    if let offset = description.dayOffset {
      return today?.shifted(offset, .day).map { TimeReading(.day($0)) } ?? unknown(.day)
    }
    if let holiday = description.holiday { return self.holiday(holiday, description) }
    if let month = description.month { return self.month(month, description) }
    if let day = description.day, description.unit == nil { return dayOfMonth(day, description) }
    if let weekday = description.weekday { return self.weekday(weekday, description) }
    if let season = description.season { return self.season(season, description) }
    if let unit = description.unit, let ordinal = description.ordinal ?? (unit == .century ? description.day : nil) {
      return counted(ordinal, unit, description)
    }
    if let decade = description.decade { return CalendarSpan.decade(self.decade(decade)).map(TimeReading.init) }
    if description.year != nil || description.yearOffset != nil { return year(description) }
    if description.hasClock {
      return (nearDay ?? narrative.day ?? today).map { TimeReading(.day($0)) } ?? unknown(.day)
    }
    return nil
  }

  // MARK: Years

  /// The year that is said, in full or as far from the article's.
  private func saidYear(_ description: TimeDescription) -> Int? {
    if let year = description.year { return year < 100 ? fullYear(year) : year }
    // "that April": of the year that was told last.
    let base = description.base == .narrative ? narrative.base(for: .year) ?? today : today
    guard let offset = description.yearOffset, let base else { return nil }
    return base.civil.year + offset
  }

  /// "'98": the last such year that is not far ahead.
  private func fullYear(_ year: Int) -> Int {
    let present = today?.civil.year ?? 2025
    let ahead = present + 5
    return ahead - (((ahead - year) % 100) + 100) % 100
  }

  private func decade(_ first: Int) -> Int {
    guard first < 100 else { return first }
    let present = today?.civil.year ?? 2025
    return present - (((present - first) % 100) + 100) % 100
  }

  private func year(_ description: TimeDescription) -> TimeReading? {
    guard let year = saidYear(description) else { return unknown(.year) }
    if description.isBeforeChrist { return TimeReading(.date, "BC" + CalendarDate.padded(year, 4), .year) }
    guard let span = CalendarSpan.year(year) else { return nil }
    var reading = TimeReading(span)
    if description.isFiscal {
      reading.value = "FY" + reading.value
      // A fiscal year begins where its owner lets it begin.
      reading.start = nil
      reading.end = nil
    }
    return reading
  }

  // MARK: Parts of months and years

  /// "the last week of August", "the second day of the year". A single day has its own value; of several the value is that
  /// of the month or year, and their first and last day say which.
  func stretch(_ description: TimeDescription) -> TimeReading? {
    var container = TimeDescription()
    (container.year, container.yearOffset, container.month) = (description.year, description.yearOffset, description.month)
    guard let unit = description.unit, unit == .day || unit == .week, var reading = place(container) else { return nil }
    let days = unit == .day ? 1 : 7
    let count = description.ordinal == nil ? description.count.flatMap { Int(exactly: $0) } ?? 1 : 1
    guard let first = reading.start, let last = reading.end, (1...366).contains(count) else { return reading }
    if let ordinal = description.ordinal {
      reading.start = first.adding(days: (ordinal - 1) * days)
      reading.end = first.adding(days: ordinal * days - 1)
    } else if description.sign == -1 {
      reading.start = last.adding(days: 1 - count * days)
      reading.end = last
    } else {
      reading.start = first
      reading.end = first.adding(days: count * days - 1)
    }
    guard let start = reading.start, let end = reading.end, start >= first, end.dayNumber <= last.dayNumber + days - 1 else { return nil }
    reading.end = min(end, last)
    if start == end { return TimeReading(.day(start)) }
    reading.granularity = unit == .day ? .day : .week
    reading.modifier = description.sign == -1 ? .end : .start
    return reading
  }

  // MARK: Choosing among years

  /// Of what comes once in a period, before and after a day: the one that tense and nearness speak for.
  ///
  /// A verb in the past means the last, one in the future the next, unless that is much further off. Where neither
  /// governs, the next is meant only if it is much the nearer of the two, as with a hearing announced for a date some
  /// weeks ahead: what lies further ahead is told with a verb in the future.
  private func choose(past: CalendarSpan?, next: CalendarSpan?, from today: CalendarDate) -> CalendarSpan? {
    guard let past, let next else { return past ?? next }
    let back = max(0, today.dayNumber - past.end.dayNumber)
    let ahead = max(0, next.start.dayNumber - today.dayNumber)
    return switch tense {
    // What lies most of a year away is not told without its year, whatever the verb.
    case .past: ahead * 14 < back ? next : past
    case .future: back * 14 < ahead ? past : next
    case .present: ahead * 2 < back ? next : past
    case .unknown: ahead * 3 < back ? next : past
    }
  }

  /// What comes once a year, in the year that direction, tense and nearness speak for.
  private func yearly(_ description: TimeDescription, _ span: (Int) -> CalendarSpan?) -> CalendarSpan? {
    if let year = saidYear(description) { return span(year) }
    guard let today else { return nil }
    let candidates = (-8...8).compactMap { span(today.civil.year + $0) }
    switch description.direction {
    case .last: return candidates.last { $0.end < today }
    case .next: return candidates.first { $0.start > today }
    case .this: return span(today.civil.year)
    case nil:
      return choose(
        past: candidates.last { $0.start <= today }, next: candidates.first { $0.end >= today }, from: today)
    }
  }

  // MARK: Months, days, weekdays

  private func month(_ month: Int, _ description: TimeDescription) -> TimeReading? {
    guard let day = description.day else {
      if let span = yearly(description, { CalendarSpan.month(month, $0) }) { return TimeReading(span) }
      return TimeReading(.date, yearText(description) + "-" + CalendarDate.padded(month, 2), .month)
    }
    // 29 February comes every four years: as long as some year has the day, it is one.
    guard CalendarDate(year: saidYear(description) ?? 2000, month: month, day: day) != nil else { return nil }
    let span = { (year: Int) in CalendarDate(year: year, month: month, day: day).map(CalendarSpan.day) }
    if description.year == nil, description.yearOffset == nil, let weekday = description.weekday, let today,
      let agreed = agreeing(weekday, today, span)
    {
      return TimeReading(agreed)
    }
    if let span = yearly(description, span) { return TimeReading(span) }
    return TimeReading(
      .date, yearText(description) + "-" + CalendarDate.padded(month, 2) + "-" + CalendarDate.padded(day, 2), .day)
  }

  /// "the 22nd", "Friday the 22nd": of the months around the article's day, the one that tense and nearness speak for.
  private func dayOfMonth(_ day: Int, _ description: TimeDescription) -> TimeReading {
    guard let today else { return TimeReading(.date, "XXXX-XX-" + CalendarDate.padded(day, 2), .day) }
    let (year, month, _) = today.civil
    let candidates = (-24...24).compactMap { offset -> CalendarSpan? in
      let total = year * 12 + month - 1 + offset
      guard let date = CalendarDate(year: total / 12, month: total % 12 + 1, day: day),
        description.weekday == nil || description.weekday == date.weekday
      else { return nil }
      return .day(date)
    }
    let chosen = choose(
      past: candidates.last { $0.start <= today }, next: candidates.first { $0.end >= today }, from: today)
    return chosen.map(TimeReading.init) ?? TimeReading(.date, "XXXX-XX-" + CalendarDate.padded(day, 2), .day)
  }

  /// "Friday, 23 October": the nearest year in which that day is a Friday, within three years.
  private func agreeing(_ weekday: Int, _ today: CalendarDate, _ span: (Int) -> CalendarSpan?) -> CalendarSpan? {
    (-3...3).compactMap { span(today.civil.year + $0) }.filter { $0.start.weekday == weekday }.min {
      abs($0.start.dayNumber - today.dayNumber) < abs($1.start.dayNumber - today.dayNumber)
    }
  }

  private func yearText(_ description: TimeDescription) -> String {
    saidYear(description).map { CalendarDate.padded($0, 4) } ?? "XXXX"
  }

  private func weekday(_ weekday: Int, _ description: TimeDescription) -> TimeReading? {
    let base = description.base == .narrative ? narrative.day ?? today : today
    guard let base else { return TimeReading(.date, "XXXX-WXX-\(weekday)", .day) }
    let back = (base.weekday - weekday + 7) % 7
    let ahead = (7 - back) % 7
    let days: Int
    switch description.direction {
    // "Monday last week".
    case .last where description.isWeek: days = weekday - base.weekday - 7
    case .next where description.isWeek: days = weekday - base.weekday + 7
    case .last: days = -(back == 0 ? 7 : back)
    case .next: days = ahead == 0 ? 7 : ahead
    case .this: days = tense == .past ? -back : weekday - base.weekday
    case nil: days = tense == .future || tense == .present ? ahead : -back
    }
    return base.shifted(days, .day).map { TimeReading(.day($0)) }
  }

  private func holiday(_ rule: HolidayRule, _ description: TimeDescription) -> TimeReading? {
    let span = yearly(description) { year in
      rule.date(in: year).map { description.isWeek ? CalendarSpan.week(of: $0) : CalendarSpan.day($0) }
    }
    if let span { return TimeReading(span) }
    guard case .fixed(let month, let day) = rule else {
      return TimeReading(.date, yearText(description) + "-XX-XX", .day)
    }
    return TimeReading(
      .date, yearText(description) + "-" + CalendarDate.padded(month, 2) + "-" + CalendarDate.padded(day, 2), .day)
  }

  // MARK: Seasons, quarters, centuries

  private func season(_ season: Season, _ description: TimeDescription) -> TimeReading {
    let span = yearly(description) { CalendarSpan.season(season, $0) }
    return span.map(TimeReading.init)
      ?? TimeReading(.date, yearText(description) + "-" + season.rawValue, .quarter)
  }

  /// "the third quarter", "the first half of 2009", "the 20th century".
  private func counted(_ ordinal: Int, _ unit: CalendarUnit, _ description: TimeDescription) -> TimeReading? {
    switch unit {
    case .century: return CalendarSpan.century(ordinal).map(TimeReading.init)
    case .quarter, .month:
      // The table gives halves of a year as sixes of months.
      let isHalf = unit == .month
      guard (1...(isHalf ? 2 : 4)).contains(ordinal) else { return nil }
      if let span = yearly(description, { isHalf ? .half(ordinal, $0) : .quarter(ordinal, $0) }) {
        return TimeReading(finished(span, description) ?? span)
      }
      return TimeReading(.date, yearText(description) + (isHalf ? "-H" : "-Q") + String(ordinal), .quarter)
    default: return nil
    }
  }

  /// What is told of a quarter in the past is told when it is over.
  private func finished(_ span: CalendarSpan, _ description: TimeDescription) -> CalendarSpan? {
    guard description.year == nil, description.yearOffset == nil, description.direction == nil, tense == .past,
      let today, span.end > today, let ordinal = description.ordinal
    else { return nil }
    return description.unit == .month
      ? .half(ordinal, today.civil.year - 1) : .quarter(ordinal, span.start.civil.year - 1)
  }
}
