/// A season of the northern year. The raw value is TIMEX3's: `2024-SU`.
enum Season: String, Sendable, Hashable, CaseIterable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"

  /// The first of its three months, by the meteorological calendar; winter runs into the year after its own.
  var firstMonth: Int {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }
}
