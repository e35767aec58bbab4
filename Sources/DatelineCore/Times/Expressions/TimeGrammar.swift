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
///
/// A class, because every matcher holds it: one reference instead of twenty.
final class TimeGrammar: Sendable {
  struct Rule: Sendable {
    /// Its pattern's node in `program`.
    var pattern: Int32
    var features: [TimeFeature]
  }

  static let start = "time"

  let vocabulary: TimeVocabulary
  let entries: TimeEntries
  let program: TimeProgram
  /// In the order of the table.
  let rules: [Rule]
  /// By number of a symbol: its rules.
  let symbols: [Range<Int>]
  let index: TimeRuleIndex

  init(rules table: Table, words: Table, numbers: Table) throws(TableError) {
    var vocabulary = try TimeVocabulary(words: words, numbers: numbers)
    var program = TimeProgram()
    var rules: [Rule] = []
    var openings: [TimeOpening] = []
    var names: [String: Int] = [:]
    var symbols: [Range<Int>] = []
    var openingsBySymbol: [[TimeOpening]] = []
    var whole: [Int] = []
    var current = ""
    for row in table.rows {
      let name = try row.text("symbol")
      guard name.allSatisfy({ $0.isASCII && $0.isLowercase }) else {
        throw row.error("a symbol is written in lower-case letters")
      }
      var parser = TimePatternParser(try row.text("pattern"), row, symbols: names.filter { $0.key != name })
      let pattern = try parser.parse(&vocabulary)
      let opening = TimeOpening(pattern, symbols: openingsBySymbol, vocabulary)
      guard !opening.canBeEmpty else { throw row.error("the pattern can match nothing at all") }
      if name == Self.start {
        whole.append(rules.count)
      } else {
        guard name == current || names[name] == nil else { throw row.error("the rules of \"\(name)\" stand apart") }
        if names[name] == nil {
          names[name] = symbols.count
          symbols.append(rules.count..<rules.count)
          openingsBySymbol.append([])
        }
        symbols[symbols.count - 1] = symbols[symbols.count - 1].lowerBound..<rules.count + 1
        openingsBySymbol[symbols.count - 1].append(opening)
      }
      rules.append(Rule(pattern: program.add(pattern), features: try TimeFeature.list(row.optional("features"), row)))
      openings.append(opening)
      current = name
    }
    self.vocabulary = vocabulary
    entries = TimeEntries(vocabulary)
    self.program = program
    self.rules = rules
    self.symbols = symbols
    index = TimeRuleIndex(openings, whole: whole, words: vocabulary.classes)
  }
}
