/// What a word or figure can be: the terminals of `time-grammar.tsv`, where they have these names in capitals.
enum TimeClass: UInt8, Sendable, Hashable, CaseIterable {
  // Words, as `time-words.tsv` gives them.
  case weekday
  case weekdays
  case month
  case unit
  case units
  case frequency
  case part
  case parts
  case noon
  case deictic
  case season
  case seasons
  case holiday
  case direction
  case past
  case coming
  case previous
  case following
  case recent
  case every
  case edge
  case approx
  case about
  case filler
  case vague
  case times
  case meridiem
  case zone
  case reference
  case ordinal
  case decadeWord
  /// A word of `numbers.tsv`; in the grammar it is part of NUMBER.
  case number

  // Figures, read by `TimeMatcher+Figures`.
  /// 1 to 31, also "23rd" and "twenty-third".
  case day
  /// Four digits, 1000 to 2999, where the rule makes sure that they are a year.
  case year
  /// Four digits that what surrounds them makes a year.
  case bareYear
  /// "'98".
  case shortYear
  /// "1990s", "'90s", "90s".
  case decade
  /// 0 to 24.
  case hour
  /// "14:30", "14:30:05".
  case clock
  /// "1430".
  case military
  /// "2024-03-22", "22.03.2024", "3/22/2024", with a time of day after "T" if there is one.
  case numeric

  // Marks.
  case comma
  case dash
  case open
  case close

  // Conditions without width.
  /// The next piece is a stop, comma, bracket, quotation mark or dash, or there is none.
  case end
  /// A number or a plural noun stands before, as in "15 a year", "hundreds of leads a day".
  case afterAmount
  /// The next word is tagged as a noun.
  case noun

  init?(name: String) {
    guard let found = Self.names[name] else { return nil }
    self = found
  }

  private static let names: [String: TimeClass] = Dictionary(
    uniqueKeysWithValues: allCases.map { ("\($0)".uppercased(), $0) })

  /// Whether `time-words.tsv` may give it to a word.
  var isLexical: Bool { rawValue < Self.number.rawValue }

  /// A mark, which says nothing of the time.
  var isMark: Bool { rawValue >= Self.comma.rawValue && rawValue <= Self.close.rawValue }

  /// Without width.
  var isCondition: Bool { rawValue >= Self.end.rawValue }
}

/// A set of terminals, in one word.
struct TimeClassSet: Sendable, Hashable {
  private var bits: UInt64 = 0

  init(_ classes: TimeClass...) {
    for terminal in classes { insert(terminal) }
  }

  mutating func insert(_ terminal: TimeClass) { bits |= 1 << UInt64(terminal.rawValue) }
  mutating func formUnion(_ other: TimeClassSet) { bits |= other.bits }
  func intersects(_ other: TimeClassSet) -> Bool { bits & other.bits != 0 }
  func contains(_ terminal: TimeClass) -> Bool { bits & 1 << UInt64(terminal.rawValue) != 0 }
  var isEmpty: Bool { bits == 0 }
}
