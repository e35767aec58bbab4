/// The dates told last, which "the next day" and "a year earlier" count from.
struct NarrativeTime: Sendable, Hashable {
  /// The last told day; months and years likewise, of whatever was told to the month or year.
  private(set) var day: CalendarDate?
  private(set) var month: CalendarDate?
  private(set) var year: CalendarDate?
  /// Whatever was told last.
  private(set) var last: CalendarSpan?

  mutating func tell(_ reading: TimeReading) {
    guard reading.type == .date || reading.type == .time, let start = reading.start, let end = reading.end else {
      return
    }
    switch reading.granularity {
    case .time, .day, .week:
      day = start
      month = start
      year = start
    case .month, .quarter:
      month = start
      year = start
      // A day of another month is no longer what is told.
      if let told = day, !(start...end).contains(told) { day = nil }
    case .year, .decade:
      year = start
      if let told = month, !(start...end).contains(told) { month = nil }
      if let told = day, !(start...end).contains(told) { day = nil }
    case .vague: return
    }
    let isMoment = reading.granularity == .time
    last =
      isMoment
      ? .day(start) : CalendarSpan(start: start, end: end, granularity: reading.granularity, value: reading.value)
  }

  /// The day to count units from.
  func base(for unit: CalendarUnit) -> CalendarDate? {
    switch unit {
    case .second, .minute, .hour, .day, .weekend, .week, .fortnight: day
    case .month, .quarter: month
    case .year, .decade, .century: year
    }
  }
}
