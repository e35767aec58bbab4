/// A stretch of the calendar: a day, week, month, … with its TIMEX3 value.
struct CalendarSpan: Sendable, Hashable {
  /// First and last day.
  var start: CalendarDate
  var end: CalendarDate
  var granularity: ResolvedTime.Granularity
  var value: String

  static func day(_ date: CalendarDate) -> CalendarSpan {
    CalendarSpan(start: date, end: date, granularity: .day, value: date.iso)
  }

  /// The ISO week of a day, Monday to Sunday.
  static func week(of date: CalendarDate) -> CalendarSpan {
    let monday = date.adding(days: 1 - date.weekday)
    return CalendarSpan(
      start: monday, end: monday.adding(days: 6), granularity: .week, value: weekValue(date))
  }

  /// Saturday and Sunday of the ISO week of a day.
  static func weekend(of date: CalendarDate) -> CalendarSpan {
    let saturday = date.adding(days: 6 - date.weekday)
    return CalendarSpan(
      start: saturday, end: saturday.adding(days: 1), granularity: .day, value: weekValue(date) + "-WE")
  }

  private static func weekValue(_ date: CalendarDate) -> String {
    let (year, week) = date.week
    return CalendarDate.padded(year, 4) + "-W" + CalendarDate.padded(week, 2)
  }

  /// Nil for what is no month, and outside the years 1 to 9999; likewise below.
  static func month(_ month: Int, _ year: Int) -> CalendarSpan? {
    months(from: month, year, count: 1, .month, CalendarDate.padded(year, 4) + "-" + CalendarDate.padded(month, 2))
  }

  /// - Parameter quarter: 1 to 4.
  static func quarter(_ quarter: Int, _ year: Int) -> CalendarSpan? {
    guard (1...4).contains(quarter) else { return nil }
    return months(from: 3 * quarter - 2, year, count: 3, .quarter, CalendarDate.padded(year, 4) + "-Q\(quarter)")
  }

  /// - Parameter half: 1 or 2.
  static func half(_ half: Int, _ year: Int) -> CalendarSpan? {
    guard (1...2).contains(half) else { return nil }
    return months(from: 6 * half - 5, year, count: 6, .quarter, CalendarDate.padded(year, 4) + "-H\(half)")
  }

  static func season(_ season: Season, _ year: Int) -> CalendarSpan? {
    months(from: season.firstMonth, year, count: 3, .quarter, CalendarDate.padded(year, 4) + "-" + season.rawValue)
  }

  static func year(_ year: Int) -> CalendarSpan? {
    months(from: 1, year, count: 12, .year, CalendarDate.padded(year, 4))
  }

  /// - Parameter first: the year that the decade begins in, 1990 of "the 1990s".
  static func decade(_ first: Int) -> CalendarSpan? {
    months(from: 1, first / 10 * 10, count: 120, .decade, CalendarDate.padded(first / 10, 3))
  }

  /// - Parameter number: 20 of "the 20th century", which TIMEX3 writes by its years' first two figures, "19".
  static func century(_ number: Int) -> CalendarSpan? {
    guard (2...99).contains(number) else { return nil }
    return months(from: 1, (number - 1) * 100, count: 1200, .decade, CalendarDate.padded(number - 1, 2))
  }

  private static func months(
    from month: Int, _ year: Int, count: Int, _ granularity: ResolvedTime.Granularity, _ value: String
  ) -> CalendarSpan? {
    guard let start = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let last = year * 12 + month - 2 + count
    guard last < 10_000 * 12,
      let end = CalendarDate(
        year: last / 12, month: last % 12 + 1, day: CalendarDate.days(inMonth: last % 12 + 1, of: last / 12))
    else { return nil }
    return CalendarSpan(start: start, end: end, granularity: granularity, value: value)
  }

  /// The unit of the calendar that holds a day.
  static func unit(_ unit: CalendarUnit, holding date: CalendarDate) -> CalendarSpan? {
    let (year, month, _) = date.civil
    switch unit {
    case .second, .minute, .hour, .day: return day(date)
    case .week, .fortnight: return week(of: date)
    case .weekend: return weekend(of: date)
    case .month: return self.month(month, year)
    case .quarter: return quarter((month + 2) / 3, year)
    case .year: return self.year(year)
    case .decade: return decade(year)
    case .century: return century(year / 100 + 1)
    }
  }
}

extension CalendarDate {
  /// A day some units later; nil outside the years 1 to 9999, and for more units than any text means.
  func shifted(_ count: Int, _ unit: CalendarUnit) -> CalendarDate? {
    guard abs(count) < 4_000_000 else { return nil }
    let date: CalendarDate
    switch unit {
    case .second, .minute: date = self
    case .hour: date = adding(days: count / 24)
    case .day: date = adding(days: count)
    case .week, .weekend: date = adding(days: 7 * count)
    case .fortnight: date = adding(days: 14 * count)
    case .month: return shifted(months: count)
    case .quarter: return shifted(months: 3 * count)
    case .year: return shifted(months: 12 * count)
    case .decade: return shifted(months: 120 * count)
    case .century: return shifted(months: 1200 * count)
    }
    return (1...9999).contains(date.civil.year) ? date : nil
  }

  private func shifted(months: Int) -> CalendarDate? {
    let (year, month, _) = civil
    let total = year * 12 + month - 1 + months
    return (12..<10_000 * 12).contains(total) ? adding(months: months) : nil
  }
}
