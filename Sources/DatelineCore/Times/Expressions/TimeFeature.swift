/// One thing that a word or a rule says about a time: a cell of `time-words.tsv` or `time-grammar.tsv`.
enum TimeFeature: Sendable, Hashable {
  case form(TimeDescription.Form)
  case base(TimeDescription.Base)
  case direction(TimeDescription.Direction)
  case sign(Int)
  case yearOffset(Int)
  case month(Int)
  case monthDay(Int)
  case weekday(Int)
  case day(Int)
  case holiday(HolidayRule)
  case season(Season)
  case ordinal(Int)
  case decade(Int)
  case part(DayPart)
  case hour(Int)
  case meridiem(TimeDescription.Meridiem)
  case zone(Int?)
  case unit(CalendarUnit)
  case count(Double)
  case modifier(TimexModifier)
  case reference(TimeDescription.Reference)
  case frequency(Int)
  case vague, fiscal, beforeChrist, week, clock
  /// What was counted so far is the larger part of a length.
  case major
  /// The figure just read is how often in a period.
  case often

  /// Reads `key=value` or a bare word. Throws with the row's file and line.
  init(_ text: String, _ row: TableRow) throws(TableError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let key = parts.first, let feature = Self.make(key, parts.count > 1 ? parts[1] : nil) else {
      throw row.error("unknown feature or value \"\(text)\"")
    }
    self = feature
  }

  static func list(_ cell: String?, _ row: TableRow) throws(TableError) -> [TimeFeature] {
    var features: [TimeFeature] = []
    for text in (cell ?? "").split(whereSeparator: \.isWhitespace) {
      features.append(try TimeFeature(String(text), row))
    }
    return features
  }

  private static func make(_ key: String, _ value: String?) -> TimeFeature? {
    guard let value else {
      switch key {
      case "vague": return .vague
      case "fiscal": return .fiscal
      case "bc": return .beforeChrist
      case "week": return .week
      case "clock": return .clock
      case "major": return .major
      case "often": return .often
      default: return TimeDescription.Form(rawValue: key).map(TimeFeature.form)
      }
    }
    switch key {
    case "base": return TimeDescription.Base(rawValue: value).map(TimeFeature.base)
    case "direction": return TimeDescription.Direction(rawValue: value).map(TimeFeature.direction)
    case "holiday": return HolidayRule(value).map(TimeFeature.holiday)
    case "season": return Season(rawValue: value).map(TimeFeature.season)
    case "part": return DayPart(rawValue: value).map(TimeFeature.part)
    case "meridiem": return TimeDescription.Meridiem(rawValue: value).map(TimeFeature.meridiem)
    case "unit": return CalendarUnit(rawValue: value).map(TimeFeature.unit)
    case "mod": return TimexModifier(rawValue: value).map(TimeFeature.modifier)
    case "reference": return TimeDescription.Reference(rawValue: value).map(TimeFeature.reference)
    case "count": return Double(value).flatMap { $0.isFinite && $0 > 0 ? .count($0) : nil }
    case "zone": return value == "local" ? .zone(nil) : number(value, -900...900).map { .zone($0) }
    default: return number(key: key, value)
    }
  }

  private static func number(key: String, _ value: String) -> TimeFeature? {
    switch key {
    case "sign": number(value, -1...1).map(TimeFeature.sign)
    case "yearOffset": number(value, -9...9).map(TimeFeature.yearOffset)
    case "month": number(value, 1...12).map(TimeFeature.month)
    case "monthDay": number(value, 1...31).map(TimeFeature.monthDay)
    case "weekday": number(value, 1...7).map(TimeFeature.weekday)
    case "day": number(value, -366...366).map(TimeFeature.day)
    case "ordinal": number(value, 1...99).map(TimeFeature.ordinal)
    case "decade": number(value, 0...90).map(TimeFeature.decade)
    case "hour": number(value, 0...24).map(TimeFeature.hour)
    case "frequency": number(value, 1...99).map(TimeFeature.frequency)
    default: nil
    }
  }

  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }
}

extension TimeDescription {
  mutating func apply(_ features: [TimeFeature]) {
    for feature in features { apply(feature) }
  }

  mutating func apply(_ feature: TimeFeature) {
    switch feature {
    case .form(let value): form = value
    case .base(let value): base = value
    case .direction(let value): direction = value
    case .sign(let value): sign = value
    case .yearOffset(let value): yearOffset = value
    case .month(let value): month = value
    case .monthDay(let value): day = value
    case .weekday(let value): weekday = value
    case .day(let value): dayOffset = value
    case .holiday(let value): holiday = value
    case .season(let value): season = value
    case .ordinal(let value): ordinal = value
    case .decade(let value): decade = value
    case .part(let value): part = value
    case .hour(let value): hour = value
    case .meridiem(let value): meridiem = value
    case .zone(let value): zone = Zone(offset: value)
    case .unit(let value): unit = value
    case .count(let value): count = value
    case .modifier(let value): modifier = value
    case .reference(let value): reference = value
    case .frequency(let value): frequency = value
    case .vague: isVague = true
    case .fiscal: isFiscal = true
    case .beforeChrist: isBeforeChrist = true
    case .week: isWeek = true
    case .clock: minute = minute ?? 0
    case .major: keepMajor()
    case .often:
      frequency = count.flatMap { Int(exactly: $0) }
      count = nil
    }
  }

  private mutating func keepMajor() {
    guard let count, let unit else { return }
    major = Length(count: count, unit: unit)
    self.count = nil
    self.unit = nil
  }
}
