/// What the words of a time expression say, before it is known which day they were written on.
///
/// Filled by the features of the words and rules that matched; what is not said is nil.
struct TimeDescription: Sendable, Hashable {
  /// How the fields are to be read.
  enum Form: String, Sendable, Hashable, CaseIterable {
    /// A place on the calendar: "23 March", "Friday night", "the third quarter of 2009", "yesterday".
    case calendar
    /// A unit of the calendar in relation to a base: "last month", "that day", "the next morning".
    case unit
    /// A number of units before or after a base: "10 months ago", "two days later".
    case shift
    /// A length: "two weeks", "the past five years".
    case duration
    /// Some days or weeks of a month or a year: "the last week of August", "the first four days of January".
    case stretch
    /// What recurs: "daily", "every two years", "Mondays".
    case set
    /// Past, present or future, no more: "now", "recently".
    case reference
    /// What was told, years away from it: "the same period last year".
    case same
  }

  enum Base: String, Sendable, Hashable, CaseIterable {
    /// The article's day.
    case now
    /// The date told last.
    case narrative
  }

  enum Direction: String, Sendable, Hashable, CaseIterable {
    case last, this, next
  }

  enum Reference: String, Sendable, Hashable, CaseIterable {
    case past = "PAST_REF"
    case present = "PRESENT_REF"
    case future = "FUTURE_REF"
  }

  enum Meridiem: String, Sendable, Hashable, CaseIterable { case am, pm }

  /// A moment's zone as the text names it.
  struct Zone: Sendable, Hashable {
    /// Minutes east of UTC; nil for "local time".
    var offset: Int?
  }

  struct Length: Sendable, Hashable {
    var count: Double
    var unit: CalendarUnit
  }

  var form = Form.calendar
  var base = Base.now
  var direction: Direction?
  /// -1 before the base, 1 after it.
  var sign: Int?

  var year: Int?
  var yearOffset: Int?
  var month: Int?
  var day: Int?
  /// 1 Monday … 7 Sunday.
  /// "12/06/2024": month and day may stand in either order.
  var isSlashed = false
  var weekday: Int?
  var dayOffset: Int?
  var holiday: HolidayRule?
  var season: Season?
  /// Counts a quarter, half, or century.
  var ordinal: Int?
  /// The year a decade begins in; below 100 the century is not said.
  var decade: Int?
  var isFiscal = false
  var isBeforeChrist = false
  /// The week or weekend of the day, not the day.
  var isWeek = false

  var part: DayPart?
  var hour: Int?
  var minute: Int?
  var second: Int?
  var meridiem: Meridiem?
  var zone: Zone?

  var unit: CalendarUnit?
  var count: Double?
  /// "several", "a few", or no number at all.
  var isVague = false
  /// The larger part of "two years and three months".
  var major: Length?

  var modifier: TimexModifier?
  var reference: Reference?
  /// How often in its period: "twice a week".
  var frequency: Int?

  var hasClock: Bool { hour != nil || part != nil }
}
