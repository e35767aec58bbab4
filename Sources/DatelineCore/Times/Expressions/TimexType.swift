/// What kind of time an expression tells. The raw value is TIMEX3's.
public enum TimexType: String, Sendable, Hashable, Codable, CaseIterable {
  /// A day or more: "Friday", "last month", "the 1990s", "now".
  case date = "DATE"
  /// Less than a day: "Friday night", "14:30 GMT".
  case time = "TIME"
  /// A length: "two weeks", "the past decade".
  case duration = "DURATION"
  /// What recurs: "daily", "every Monday".
  case set = "SET"
}

/// What words around an expression do to it. The raw value is TIMEX3's `mod`.
public enum TimexModifier: String, Sendable, Hashable, Codable, CaseIterable {
  case start = "START"
  case mid = "MID"
  case end = "END"
  case approximate = "APPROX"
  case before = "BEFORE"
  case after = "AFTER"
  case onOrBefore = "ON_OR_BEFORE"
  case onOrAfter = "ON_OR_AFTER"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
}
