/// A word of time: a row of `times.tsv`, where kinds and values are explained.
enum TimeWord: Sendable, Hashable {
  /// 1 Monday … 7 Sunday.
  case weekday(Int)
  case month(Int)
  /// Days from the article's day.
  case day(Int)
  /// TIMEX3: MO, MI, AF, EV, NI.
  case part(String)
  case unit(TimeUnit)
  case relative(Relative)
  /// -1 ago; 0 earlier or later than something that was told.
  case back(Int)
  case shade
  case season(String)
  /// PAST_REF, PRESENT_REF, FUTURE_REF.
  case vague(String)

  enum Relative: String, Sendable { case last, this, next }

  static func load(_ row: TableRow) throws(TableError) -> TimeWord {
    switch try row.text("kind") {
    case "weekday": return .weekday(try integer(row, 1...7))
    case "month": return .month(try integer(row, 1...12))
    case "day": return .day(try integer(row, -366...366))
    case "part": return .part(try row.text("value"))
    case "unit":
      guard let unit = TimeUnit(rawValue: try row.text("value")) else { throw row.error("unknown unit of time") }
      return .unit(unit)
    case "relative":
      guard let relative = Relative(rawValue: try row.text("value")) else { throw row.error("is not last, this, next") }
      return .relative(relative)
    case "back": return .back(try integer(row, -1...1))
    case "shade": return .shade
    case "season": return .season(try row.text("value"))
    case "vague": return .vague(try row.text("value"))
    case let kind: throw row.error("unknown kind \"\(kind)\"")
    }
  }

  private static func integer(_ row: TableRow, _ range: ClosedRange<Int>) throws(TableError) -> Int {
    guard let value = try row.integer("value"), range.contains(value) else {
      throw row.error("value is not within \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}

/// A length of time; the raw value is the table's and, but for weekend, fortnight and century, TIMEX3's.
enum TimeUnit: String, Sendable, Hashable {
  case second = "T1S"
  case minute = "T1M"
  case hour = "T1H"
  case day = "D"
  case weekend = "WE"
  case week = "W"
  case fortnight = "F"
  case month = "M"
  case quarter = "Q"
  case year = "Y"
  case decade = "E"
  case century = "C"
}
