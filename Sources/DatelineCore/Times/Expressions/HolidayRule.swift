/// On which day of a year a holiday falls.
enum HolidayRule: Sendable, Hashable {
  /// The same day each year: `12-25`.
  case fixed(month: Int, day: Int)
  /// The nth weekday of a month, counted from its end if negative: `11/4/4` is the fourth Thursday of November.
  case weekday(month: Int, ordinal: Int, weekday: Int)
  /// The first such weekday on or after a day: `11-02/2` is the Tuesday on or after 2 November.
  case onOrAfter(month: Int, day: Int, weekday: Int)
  /// Days from Easter Sunday of the western churches: `easter-2`.
  case easter(Int)

  /// Nil for a text in none of the four forms.
  init?(_ text: String) {
    if text.hasPrefix("easter") {
      let rest = text.dropFirst("easter".count)
      guard let days = rest.isEmpty ? 0 : Int(rest), abs(days) <= 100 else { return nil }
      self = .easter(days)
      return
    }
    let fields = text.split(separator: "/", omittingEmptySubsequences: false)
    switch fields.count {
    case 1:
      guard let (month, day) = Self.monthDay(fields[0]) else { return nil }
      self = .fixed(month: month, day: day)
    case 2:
      guard let (month, day) = Self.monthDay(fields[0]), let weekday = Int(fields[1]), (1...7).contains(weekday) else {
        return nil
      }
      self = .onOrAfter(month: month, day: day, weekday: weekday)
    case 3:
      guard let month = Int(fields[0]), let ordinal = Int(fields[1]), let weekday = Int(fields[2]),
        (1...12).contains(month), (1...5).contains(abs(ordinal)), (1...7).contains(weekday)
      else { return nil }
      self = .weekday(month: month, ordinal: ordinal, weekday: weekday)
    default: return nil
    }
  }

  private static func monthDay(_ text: Substring) -> (Int, Int)? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard fields.count == 2, let month = fields[0], let day = fields[1],
      CalendarDate(year: 2000, month: month, day: day) != nil
    else { return nil }
    return (month, day)
  }

  /// Nil where the year has no such day, and outside the years 1 to 9999.
  func date(in year: Int) -> CalendarDate? {
    switch self {
    case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
    case .onOrAfter(let month, let day, let weekday):
      return CalendarDate(year: year, month: month, day: day).map { $0.adding(days: (weekday - $0.weekday + 7) % 7) }
    case .weekday(let month, let ordinal, let weekday):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
      let last = first.adding(days: CalendarDate.days(inMonth: month, of: year) - 1)
      let date =
        ordinal > 0
        ? first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (ordinal - 1))
        : last.adding(days: -((last.weekday - weekday + 7) % 7) - 7 * (-ordinal - 1))
      return (first...last).contains(date) ? date : nil
    case .easter(let days): return Self.easter(year)?.adding(days: days)
    }
  }

  /// Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, "Astronomical Algorithms", ch. 8).
  private static func easter(_ year: Int) -> CalendarDate? {
    guard year >= 1583 else { return nil }
    let golden = year % 19
    let century = year / 100
    let yearOfCentury = year % 100
    let shift = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - shift - yearOfCentury % 4) % 7
    let correction = (golden + 11 * shift + 22 * weekday) / 451
    let days = shift + weekday - 7 * correction + 114
    return CalendarDate(year: year, month: days / 31, day: days % 31 + 1)
  }
}
