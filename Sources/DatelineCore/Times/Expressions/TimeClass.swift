/// What a word or figure can be: the terminals of `time-grammar.tsv`, by the names they have there.
enum TimeClass: String, Sendable, Hashable, CaseIterable {
  // Words, as `time-words.tsv` gives them.
  case weekday = "WEEKDAY"
  case weekdays = "WEEKDAYS"
  case month = "MONTH"
  case unit = "UNIT"
  case units = "UNITS"
  case frequency = "FREQUENCY"
  case part = "PART"
  case parts = "PARTS"
  case noon = "NOON"
  case deictic = "DEICTIC"
  case season = "SEASON"
  case seasons = "SEASONS"
  case holiday = "HOLIDAY"
  case direction = "DIRECTION"
  case past = "PAST"
  case coming = "COMING"
  case previous = "PREVIOUS"
  case following = "FOLLOWING"
  case recent = "RECENT"
  case every = "EVERY"
  case edge = "EDGE"
  case approximate = "APPROX"
  case about = "ABOUT"
  case filler = "FILLER"
  case vague = "VAGUE"
  case times = "TIMES"
  case meridiem = "MERIDIEM"
  case zone = "ZONE"
  case reference = "REFERENCE"
  case ordinalWord = "ORDINAL"
  case decadeWord = "DECADEWORD"
  /// A word of `numbers.tsv`; in the grammar it is part of NUMBER.
  case number = "NUMBER"

  // Figures, read by `TimeMatcher+Figures`.
  /// 1 to 31, also "23rd" and "twenty-third".
  case day = "DAY"
  /// Four digits, 1000 to 2999, where the rule makes sure that they are a year.
  case year = "YEAR"
  /// Four digits that what surrounds them makes a year.
  case bareYear = "BAREYEAR"
  /// "'98".
  case shortYear = "SHORTYEAR"
  /// "1990s", "'90s", "90s".
  case decade = "DECADE"
  /// 0 to 24.
  case hour = "HOUR"
  /// "14:30", "14:30:05".
  case clock = "CLOCK"
  /// "1430".
  case militaryClock = "MILITARY"
  /// "2024-03-22", "22.03.2024", "3/22/2024", with a time of day after "T" if there is one.
  case numericDate = "NUMERIC"

  // Marks.
  case comma = "COMMA"
  case dash = "DASH"
  case open = "OPEN"
  case close = "CLOSE"

  // Conditions without width.
  /// The next piece is a stop, comma, bracket, quotation mark or dash, or there is none.
  case end = "END"
  /// A number or a plural noun stands before, as in "15 a year", "hundreds of leads a day".
  case afterAmount = "AFTERAMOUNT"
  /// The next word is tagged as a noun.
  case noun = "NOUN"

  /// Whether `time-words.tsv` may give it to a word.
  var isLexical: Bool { Self.lexical.contains(self) }

  private static let lexical: Set<TimeClass> = [
    .weekday, .weekdays, .month, .unit, .units, .frequency, .part, .parts, .noon, .deictic, .season, .seasons,
    .holiday, .direction, .past, .coming, .previous, .following, .recent, .every, .edge, .approximate, .about, .filler, .vague,
    .times, .meridiem, .zone, .reference, .ordinalWord, .decadeWord,
  ]

  var isCondition: Bool {
    switch self {
    case .end, .afterAmount, .noun: true
    default: false
    }
  }
}

/// A set of terminals, in one word.
struct TimeClassSet: Sendable, Hashable {
  private(set) var bits: UInt64 = 0

  private static let number: [TimeClass: Int] = Dictionary(
    uniqueKeysWithValues: TimeClass.allCases.enumerated().map { ($1, $0) })

  init(_ classes: TimeClass...) {
    for terminal in classes { insert(terminal) }
  }

  mutating func insert(_ terminal: TimeClass) { bits |= 1 << UInt64(Self.number[terminal] ?? 63) }
  mutating func formUnion(_ other: TimeClassSet) { bits |= other.bits }
  func intersects(_ other: TimeClassSet) -> Bool { bits & other.bits != 0 }
  var isEmpty: Bool { bits == 0 }
}
