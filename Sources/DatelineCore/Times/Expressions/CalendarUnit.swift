/// A length of time that news counts in, by the name that the tables give it.
enum CalendarUnit: String, Sendable, Hashable, CaseIterable {
  case second, minute, hour, day, weekend, week, fortnight, month, quarter, year, decade, century

  /// How TIMEX3 writes a number of these: "PT2H", "P2W". Decades and centuries are written in years, as TimeBank and
  /// AQUAINT do.
  func duration(_ count: String) -> String {
    switch self {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .weekend: "P\(count)WE"
    case .week, .fortnight: "P\(count)W"
    case .month: "P\(count)M"
    case .quarter: "P\(count)Q"
    case .year, .decade, .century: "P\(count)Y"
    }
  }

  /// How many of the units of `duration(_:)` one of these is.
  var factor: Int {
    switch self {
    case .fortnight: 2
    case .decade: 10
    case .century: 100
    default: 1
    }
  }

  var isClock: Bool { self == .second || self == .minute || self == .hour }

  var granularity: ResolvedTime.Granularity {
    switch self {
    case .second, .minute, .hour: .time
    case .day, .weekend: .day
    case .week, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade, .century: .decade
    }
  }
}
