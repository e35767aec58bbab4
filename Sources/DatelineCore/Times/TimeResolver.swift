/// Turns what an expression says into dates, against the article's day.
struct TimeResolver {
  /// The article's day; without it, only values are given.
  let published: CalendarDate?
  /// Words of the future stand before the expression.
  let isFuture: Bool

  private func time(
    _ start: CalendarDate, _ end: CalendarDate, _ granularity: ResolvedTime.Granularity, _ value: String
  ) -> ResolvedTime {
    ResolvedTime(start: start.iso, end: end.iso, granularity: granularity, value: value)
  }

  private func unresolved(_ granularity: ResolvedTime.Granularity, _ value: String) -> ResolvedTime {
    ResolvedTime(start: nil, end: nil, granularity: granularity, value: value)
  }

  func vague(_ value: String) -> ResolvedTime { unresolved(.vague, value) }

  /// - Parameter part: a TIMEX3 part of the day ("NI"), or nil.
  func day(_ date: CalendarDate, part: String? = nil) -> ResolvedTime {
    time(date, date, part == nil ? .day : .time, date.iso + (part.map { "T" + $0 } ?? ""))
  }

  func day(offset: Int, part: String?) -> ResolvedTime {
    guard let published else {
      return vague(offset < 0 ? "PAST_REF" : offset > 0 ? "FUTURE_REF" : "PRESENT_REF")
    }
    return day(published.adding(days: offset), part: part)
  }

  func weekday(_ weekday: Int, _ relative: TimeWord.Relative?, part: String?) -> ResolvedTime {
    guard let published else {
      return unresolved(.day, "XXXX-WXX-\(weekday)" + (part.map { "T" + $0 } ?? ""))
    }
    let back = (published.weekday - weekday + 7) % 7
    switch relative {
    case .last: return day(published.adding(days: back == 0 ? -7 : -back), part: part)
    case .next: return day(published.adding(days: 7 - back), part: part)
    case .this, nil:
      return day(published.adding(days: isFuture && back > 0 ? 7 - back : -back), part: part)
    }
  }

  /// A day of a month; without a year, the nearest that fits the tense. A day or two after the article's own may be
  /// the same day elsewhere on the globe.
  func day(_ day: Int, month: Int, year: Int?) -> ResolvedTime? {
    let md = CalendarDate.padded(month, 2) + "-" + CalendarDate.padded(day, 2)
    if let year { return CalendarDate(year: year, month: month, day: day).map { self.day($0) } }
    guard let published else {
      return day <= CalendarDate.days(inMonth: month, of: 2000) ? unresolved(.day, "XXXX-" + md) : nil
    }
    let thisYear = published.civil.year
    let candidates = [thisYear + 1, thisYear, thisYear - 1].compactMap {
      CalendarDate(year: $0, month: month, day: day)
    }
    if isFuture, let next = candidates.last(where: { $0 >= published }) { return self.day(next) }
    return candidates.first { $0.dayNumber <= published.dayNumber + 2 }.map { self.day($0) }
  }

  /// Without a year: the latest that has begun, or the coming one.
  func bareMonth(_ month: Int, _ relative: TimeWord.Relative?) -> ResolvedTime? {
    guard let year = year(ofMonth: month, relative) else {
      return unresolved(.month, "XXXX-" + CalendarDate.padded(month, 2))
    }
    return wholeMonth(year, month)
  }

  private func year(ofMonth month: Int, _ relative: TimeWord.Relative?) -> Int? {
    guard let (year, thisMonth, _) = published?.civil else { return nil }
    switch relative {
    case .last: return month < thisMonth ? year : year - 1
    case .next: return month > thisMonth ? year : year + 1
    case .this: return year
    case nil:
      if isFuture { return month >= thisMonth ? year : year + 1 }
      return month <= thisMonth ? year : year - 1
    }
  }

  func wholeMonth(_ year: Int, _ month: Int) -> ResolvedTime? {
    guard let first = CalendarDate(year: year, month: month, day: 1),
      let last = CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    else { return nil }
    return time(first, last, .month, CalendarDate.padded(year, 4) + "-" + CalendarDate.padded(month, 2))
  }

  func year(_ year: Int) -> ResolvedTime? { years(year, year, .year, CalendarDate.padded(year, 4)) }

  func decade(_ year: Int) -> ResolvedTime? {
    years(year / 10 * 10, year / 10 * 10 + 9, .decade, String(CalendarDate.padded(year, 4).prefix(3)))
  }

  private func years(
    _ first: Int, _ last: Int, _ granularity: ResolvedTime.Granularity, _ value: String
  ) -> ResolvedTime? {
    guard let start = CalendarDate(year: first, month: 1, day: 1),
      let end = CalendarDate(year: last, month: 12, day: 31)
    else { return nil }
    return time(start, end, granularity, value)
  }

  /// "last month", "this week", "next year".
  func unit(_ unit: TimeUnit, _ relative: TimeWord.Relative) -> ResolvedTime? {
    guard let published else { return vague(Self.vagueValue(relative)) }
    let step = relative == .last ? -1 : relative == .next ? 1 : 0
    return calendarUnit(unit, containing: shifted(published, unit, step))
  }

  private static func vagueValue(_ relative: TimeWord.Relative) -> String {
    switch relative {
    case .last: "PAST_REF"
    case .this: "PRESENT_REF"
    case .next: "FUTURE_REF"
    }
  }

  private func shifted(_ date: CalendarDate, _ unit: TimeUnit, _ steps: Int) -> CalendarDate {
    switch unit {
    case .second, .minute, .hour: date
    case .day: date.adding(days: steps)
    case .week, .weekend: date.adding(days: 7 * steps)
    case .fortnight: date.adding(days: 14 * steps)
    case .month: date.adding(months: steps)
    case .quarter: date.adding(months: 3 * steps)
    case .year: date.adding(months: 12 * steps)
    case .decade: date.adding(months: 120 * steps)
    case .century: date.adding(months: 1200 * steps)
    }
  }

  private func calendarUnit(_ unit: TimeUnit, containing date: CalendarDate) -> ResolvedTime? {
    let (year, month, _) = date.civil
    switch unit {
    case .second, .minute, .hour, .day: return day(date)
    case .week, .fortnight:
      let monday = date.adding(days: 1 - date.weekday)
      return time(monday, monday.adding(days: 6), .week, weekValue(date))
    case .weekend:
      let saturday = date.adding(days: 6 - date.weekday)
      return time(saturday, saturday.adding(days: 1), .day, weekValue(saturday) + "-WE")
    case .month: return wholeMonth(year, month)
    case .quarter:
      let first = (month - 1) / 3 * 3 + 1
      guard let start = CalendarDate(year: year, month: first, day: 1) else { return nil }
      let end = start.adding(months: 3).adding(days: -1)
      return time(start, end, .quarter, CalendarDate.padded(year, 4) + "-Q\((month - 1) / 3 + 1)")
    case .year: return self.year(year)
    case .decade, .century: return decade(year)
    }
  }

  private func weekValue(_ date: CalendarDate) -> String {
    let (year, week) = date.week
    return CalendarDate.padded(year, 4) + "-W" + CalendarDate.padded(week, 2)
  }

  /// "the weekend": the latest that has begun, or the coming one.
  func weekend() -> ResolvedTime? {
    guard let published else { return vague("PAST_REF") }
    let isOn = published.weekday >= 6
    let date = isFuture || isOn ? published : published.adding(days: -7)
    return calendarUnit(.weekend, containing: date)
  }

  /// "10 months ago"; direction 0, "two days later", counts from what was told before: its value alone is known.
  func distance(_ count: Int, _ unit: TimeUnit, direction: Int) -> ResolvedTime? {
    let count = min(count, 9999)
    guard let published, direction != 0 else { return unresolved(granularity(unit), duration(count, unit)) }
    switch unit {
    case .second, .minute, .hour: return time(published, published, .time, duration(count, unit))
    default: return calendarUnit(unit, containing: shifted(published, unit, direction * count))
    }
  }

  /// "the past two weeks", "the next 10 days": from then to now.
  func stretch(_ count: Int, _ unit: TimeUnit, _ relative: TimeWord.Relative) -> ResolvedTime? {
    let count = min(count, 9999)
    let value = duration(count, unit)
    guard let published else { return unresolved(granularity(unit), value) }
    let other = shifted(published, unit, relative == .next ? count : -count)
    return time(min(published, other), max(published, other), granularity(unit), value)
  }

  private func duration(_ count: Int, _ unit: TimeUnit) -> String {
    switch unit {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .fortnight: "P\(2 * count)W"
    case .weekend: "P\(count)WE"
    case .decade: "P\(count)DE"
    case .century: "P\(count)CE"
    case .day, .week, .month, .quarter, .year: "P\(count)\(unit.rawValue)"
    }
  }

  private func granularity(_ unit: TimeUnit) -> ResolvedTime.Granularity {
    switch unit {
    case .second, .minute, .hour: .time
    case .day, .weekend: .day
    case .week, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade, .century: .decade
    }
  }

  func season(_ season: String, year: Int?, _ relative: TimeWord.Relative?) -> ResolvedTime {
    let known = year ?? published.map { $0.civil.year + (relative == .last ? -1 : relative == .next ? 1 : 0) }
    return vague((known.map { CalendarDate.padded($0, 4) } ?? "XXXX") + "-" + season)
  }
}
