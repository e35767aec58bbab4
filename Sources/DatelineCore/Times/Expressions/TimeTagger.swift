import Linguistics

/// Finds the expressions of time of an article's fields and says what they mean.
///
/// Words and figures become pieces (``TimeLexer``), pieces match rules (``TimeGrammar``, ``TimeMatcher``), what matched
/// is a description (``TimeDescription``), and the article's day, the tense of the clause and the dates told before
/// give it its meaning (``TimeInterpreter``). Built once; used by any number of tasks.
struct TimeTagger: Sendable {
  private let tables: TimeTables
  private let lexer: TimeLexer

  init(_ tables: TimeTables) {
    self.tables = tables
    lexer = TimeLexer(vocabulary: tables.grammar.vocabulary)
  }

  /// In order, none overlapping another.
  ///
  /// - Parameter published: the article's day. A date in the dateline that is at most a few days before it is what
  ///   "today" and "Friday" count from.
  func expressions(in field: ParsedField, published: CalendarDate?) -> [TimeExpression] {
    let document = field.document
    let pieces = lexer.pieces(
      of: document.source, starts: document.starts, ends: document.ends, paragraphs: Self.paragraphs(field))
    let matcher = TimeMatcher(
      grammar: tables.grammar, pieces: pieces, field: field, entities: TimeEntities(document))
    let found = matches(matcher)
    return TimeResolution(matcher: matcher, tense: TenseReader(field: field, verbs: tables.verbs), published: published)
      .expressions(found)
  }

  /// The first tokens of paragraphs.
  private static func paragraphs(_ field: ParsedField) -> [Int] {
    var starts: [Int] = []
    var last = -1
    for sentence in field.sentences where sentence.paragraph != last {
      last = sentence.paragraph
      starts.append(sentence.tokens.lowerBound)
    }
    return starts
  }

  /// The longest match at each piece that none covers yet.
  private func matches(_ matcher: TimeMatcher) -> [TimeResolution.Found] {
    var found: [TimeResolution.Found] = []
    var trail = TimeMatchTrail()
    for paragraph in Self.paragraphs(matcher.pieces) {
      var matcher = matcher
      matcher.bounds = paragraph
      found += matches(within: matcher, &trail)
    }
    return found
  }

  private func matches(within matcher: TimeMatcher, _ trail: inout TimeMatchTrail) -> [TimeResolution.Found] {
    let months = SharedMonth(matcher: matcher)
    var found: [TimeResolution.Found] = []
    var index = matcher.bounds.lowerBound
    while index < matcher.bounds.upperBound {
      guard let match = matcher.longest(at: index, &trail) else {
        index += 1
        continue
      }
      let item = TimeResolution.Found(
        pieces: index..<match.end, tokens: matcher.tokens(index..<match.end), description: match.description)
      index = match.end
      if matcher.isPartOfName(item.pieces, item.tokens, item.description) { continue }
      found += months.expand(item)
      index = max(index, found.last?.pieces.upperBound ?? index)
    }
    months.adopt(&found)
    months.adoptYear(&found)
    return found
  }

  /// The ranges of pieces between the beginnings of paragraphs.
  private static func paragraphs(_ pieces: [TimePiece]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in pieces.indices where pieces[index].startsParagraph && index > start {
      ranges.append(start..<index)
      start = index
    }
    if start < pieces.count { ranges.append(start..<pieces.count) }
    return ranges
  }
}
