/// A part of a day. The raw value is TIMEX3's: `2024-03-22TEV`.
enum DayPart: String, Sendable, Hashable, CaseIterable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case daytime = "DT"

  /// The hour of the 24-hour clock that a 12-hour clock's hour means in this part of a day.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .morning: hour % 12
    case .midday: hour < 6 ? hour + 12 : hour
    case .afternoon, .evening, .daytime: hour < 12 ? hour + 12 : hour
    case .night: hour == 12 ? 24 : hour >= 6 && hour < 12 ? hour + 12 : hour
    }
  }
}
