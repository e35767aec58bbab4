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
    var opening: TimeOpening
  }

  static let start = "time"

  let vocabulary: TimeVocabulary
  /// By number of a symbol.
  private(set) var symbols: [[Rule]] = []
  private(set) var start: [Rule] = []
  /// Indices of the rules of `start` that an expression can follow which begins with a word, by its number.
  private(set) var startByWord: [[Int]] = []
  private(set) var startByDigits: [Int] = []
  private(set) var startByMark: [Int] = []

  init(rules: Table, words: Table, numbers: Table) throws(TableError) {
    var vocabulary = try TimeVocabulary(words: words, numbers: numbers)
    var names: [String: Int] = [:]
    var current = ""
    for row in rules.rows {
      let name = try row.text("symbol")
      guard name.allSatisfy({ $0.isASCII && $0.isLowercase }) else {
        throw row.error("a symbol is written in lower-case letters")
      }
      var parser = TimePatternParser(try row.text("pattern"), row, symbols: names.filter { $0.key != name })
      let pattern = try parser.parse(&vocabulary)
      let opening = TimeOpening(pattern, symbols: symbols, vocabulary)
      guard !opening.canBeEmpty else { throw row.error("the pattern can match nothing at all") }
      let rule = Rule(
        pattern: pattern, features: try TimeFeature.list(row.optional("features"), row), opening: opening)
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
    index()
  }

  private mutating func index() {
    let words = vocabulary.classes
    for index in start.indices { start[index].opening.index(words) }
    for symbol in symbols.indices {
      for index in symbols[symbol].indices { symbols[symbol][index].opening.index(words) }
    }
    startByWord = words.indices.map { word in start.indices.filter { start[$0].opening.first.holds(word: word) } }
    startByDigits = start.indices.filter { start[$0].opening.first.hasDigits }
    startByMark = start.indices.filter { start[$0].opening.first.hasMarks }
  }
}
