/// The rules of `time-grammar.tsv`: which words make which expression of time.
///
/// Form of the table, one rule a row: `symbol`, what the rule makes; `pattern`, of what; `features`, what the rule adds
/// (see ``TimeFeature``); `example`, for the reader. Rules of the symbol `time` make expressions; the others are parts
/// of them, and a part must stand above the rules that use it, so that no rule can use itself. The longest match wins,
/// then the rule that stands first.
///
/// A pattern is a sequence of
///
///     CLASS      a word of that class in time-words.tsv, or a figure or mark (see TimeClass)
///     "of"       this word
///     part       a symbol from above
///     ( a | b )  one of several
///     a?         or nothing
///     &a  !a     nothing, where a follows, or where it does not
///     <a  !<a    nothing, where the one word or class a stands before, or where it does not
struct TimeGrammar: Sendable {
  struct Rule: Sendable {
    var pattern: TimePattern
    var features: [TimeFeature]
    /// What an expression of this rule can begin with.
    var first = First()
    /// Pieces that it has at least.
    var minimum = 1
  }

  struct First: Sendable {
    var classes = TimeClassSet()
    var words: Set<Int32> = []
    var marks: Set<UInt8> = []

    mutating func formUnion(_ other: First) {
      classes.formUnion(other.classes)
      words.formUnion(other.words)
      marks.formUnion(other.marks)
    }
  }

  static let start = "time"

  let vocabulary: TimeVocabulary
  /// By number of a symbol.
  let symbols: [[Rule]]
  let start: [Rule]
  /// By number of a word: whether an expression can begin with it.
  let opens: [Bool]
  /// The rules an expression can follow that begins with such a word, by its number; as indices of `start`.
  let rulesByWord: [[Int]]
  let rulesOfDigits: [Int]
  let rulesOfApostrophe: [Int]

  init(rules: Table, words: Table, numbers: Table) throws(TableError) {
    var vocabulary = try TimeVocabulary(words: words, numbers: numbers)
    var names: [String: Int] = [:]
    var symbols: [[Rule]] = []
    var start: [Rule] = []
    var current = ""
    for row in rules.rows {
      let name = try row.text("symbol")
      guard name.allSatisfy({ $0.isASCII && $0.isLowercase }) else {
        throw row.error("a symbol is written in lower-case letters")
      }
      var parser = TimePatternParser(try row.text("pattern"), row, symbols: names.filter { $0.key != name })
      let pattern = try parser.parse(&vocabulary)
      var rule = Rule(pattern: pattern, features: try TimeFeature.list(row.optional("features"), row))
      let (first, isEmpty) = Self.first(pattern, symbols)
      guard !isEmpty else { throw row.error("the pattern can match nothing at all") }
      rule.first = first
      rule.minimum = Self.minimum(pattern, symbols)
      if name == Self.start {
        start.append(rule)
      } else {
        guard name == current || names[name] == nil else { throw row.error("the rules of \"\(name)\" stand apart") }
        if names[name] == nil {
          names[name] = symbols.count
          symbols.append([])
        }
        symbols[symbols.count - 1].append(rule)
      }
      current = name
    }
    self.vocabulary = vocabulary
    self.symbols = symbols
    self.start = start
    rulesByWord = vocabulary.classes.indices.map { word in
      start.indices.filter {
        start[$0].first.words.contains(Int32(word)) || start[$0].first.classes.intersects(vocabulary.classes[word])
      }
    }
    opens = rulesByWord.map { !$0.isEmpty }
    rulesOfDigits = start.indices.filter { start[$0].first.classes.intersects(Self.figures) }
    rulesOfApostrophe = start.indices.filter { start[$0].first.classes.intersects(Self.apostropheFigures) }
  }

  private static let figures = TimeClassSet(
    .number, .day, .year, .bareYear, .decade, .hour, .clock, .military, .numeric)
  private static let apostropheFigures = TimeClassSet(.shortYear, .decade)

  /// What a pattern can begin with, and whether it can match nothing.
  private static func first(_ pattern: TimePattern, _ symbols: [[Rule]]) -> (First, isEmpty: Bool) {
    var first = First()
    switch pattern {
    case .terminal(let terminal):
      if terminal.isCondition { return (first, true) }
      first.classes.insert(terminal)
      // A figure can be written in words.
      if terminal == .day { first.classes.insert(.ordinal) }
      if terminal == .hour { first.classes.insert(.number) }
      return (first, false)
    case .literal(let elements):
      switch elements[0] {
      case .word(let word): first.words.insert(word)
      case .mark(let mark): first.marks.insert(mark)
      }
      return (first, false)
    case .symbol(let number):
      for rule in symbols[number] { first.formUnion(rule.first) }
      return (first, false)
    case .sequence(let parts):
      for part in parts {
        let (next, isEmpty) = Self.first(part, symbols)
        first.formUnion(next)
        if !isEmpty { return (first, false) }
      }
      return (first, true)
    case .choice(let branches):
      var isEmpty = false
      for branch in branches {
        let (next, branchIsEmpty) = Self.first(branch, symbols)
        first.formUnion(next)
        isEmpty = isEmpty || branchIsEmpty
      }
      return (first, isEmpty)
    case .optional(let inner): return (Self.first(inner, symbols).0, true)
    case .ahead, .behind: return (first, true)
    }
  }

  private static func minimum(_ pattern: TimePattern, _ symbols: [[Rule]]) -> Int {
    switch pattern {
    case .terminal(let terminal): terminal.isCondition ? 0 : 1
    case .literal(let elements): elements.count
    case .symbol(let number): symbols[number].map(\.minimum).min() ?? 0
    case .sequence(let parts): parts.map { minimum($0, symbols) }.reduce(0, +)
    case .choice(let branches): branches.map { minimum($0, symbols) }.min() ?? 0
    case .optional, .ahead, .behind: 0
    }
  }
}
