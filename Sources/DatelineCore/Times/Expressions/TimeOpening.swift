/// With which pieces a pattern can begin: looked at before the pattern is, which most often cannot match. See
/// ``TimeRuleIndex``.
struct TimeOpening: Sendable {
  /// A set of pieces, as far as it can be told by their kind and word.
  struct Pieces: Sendable {
    private var classes = TimeClassSet()
    private var words: Set<Int32> = []
    private(set) var hasDigits = false
    private(set) var hasMarks = false

    init() {}

    /// What a figure can go on with: "1,200", "3 1/2", "23rd", "5 million".
    static func withinFigures(_ vocabulary: TimeVocabulary) -> Pieces {
      var pieces = Pieces(.number)
      pieces.hasMarks = true
      for suffix in vocabulary.suffixes { pieces.words.insert(suffix) }
      return pieces
    }

    init(_ terminal: TimeClass) {
      classes.insert(terminal)
      switch terminal {
      case .number, .day, .year, .bareYear, .decade, .hour, .clock, .military, .numeric, .shortYear:
        hasDigits = terminal != .shortYear
        hasMarks = terminal == .shortYear || terminal == .decade
      case .comma, .dash, .open, .close: hasMarks = true
      default: break
      }
      // Figures that can be written in words.
      if terminal == .day { classes.insert(.ordinal) }
      if terminal == .hour { classes.insert(.number) }
    }

    init(_ element: TimeVocabulary.Element) {
      switch element {
      case .word(let word): words.insert(word)
      case .mark: hasMarks = true
      }
    }

    mutating func formUnion(_ other: Pieces) {
      classes.formUnion(other.classes)
      words.formUnion(other.words)
      hasDigits = hasDigits || other.hasDigits
      hasMarks = hasMarks || other.hasMarks
    }

    /// Whether a word is in the set, by its number and its classes.
    func holds(word: Int, _ own: TimeClassSet) -> Bool { words.contains(Int32(word)) || classes.intersects(own) }
  }

  private(set) var first = Pieces()
  private(set) var second = Pieces()
  private(set) var canBeEmpty = false
  /// Can be a single piece, whatever follows it.
  private(set) var canBeOne = false

  init(_ pattern: TimePattern, symbols: [[TimeOpening]], _ vocabulary: TimeVocabulary) {
    switch pattern {
    case .terminal(let terminal):
      canBeEmpty = terminal.isCondition
      guard !canBeEmpty else { return }
      first = Pieces(terminal)
      canBeOne = true
      if !terminal.isLexical { second = Pieces.withinFigures(vocabulary) }
      for element in vocabulary.seconds(terminal) { second.formUnion(Pieces(element)) }
    case .literal(let elements):
      first = Pieces(elements[0])
      canBeOne = elements.count == 1
      if elements.count > 1 { second = Pieces(elements[1]) }
    case .symbol(let number):
      for opening in symbols[number] { formUnion(opening) }
    case .sequence(let parts):
      canBeEmpty = true
      for part in parts.reversed() { self = TimeOpening(part, symbols: symbols, vocabulary).followed(by: self) }
    case .choice(let branches):
      for branch in branches { formUnion(TimeOpening(branch, symbols: symbols, vocabulary)) }
    case .optional(let inner):
      self = TimeOpening(inner, symbols: symbols, vocabulary)
      canBeEmpty = true
    case .ahead, .behind: canBeEmpty = true
    }
  }

  private mutating func formUnion(_ other: TimeOpening) {
    first.formUnion(other.first)
    second.formUnion(other.second)
    canBeEmpty = canBeEmpty || other.canBeEmpty
    canBeOne = canBeOne || other.canBeOne
  }

  private func followed(by rest: TimeOpening) -> TimeOpening {
    var whole = self
    if canBeEmpty {
      whole.first.formUnion(rest.first)
      whole.second.formUnion(rest.second)
    }
    if canBeOne { whole.second.formUnion(rest.first) }
    whole.canBeOne = (canBeOne && rest.canBeEmpty) || (canBeEmpty && rest.canBeOne)
    whole.canBeEmpty = canBeEmpty && rest.canBeEmpty
    return whole
  }
}
