/// A document together with what the tables say of its words: what all mention finders read.
struct Reading: Sendable {
  struct Match: Sendable {
    var tokens: Range<Int>
    var entry: Lexicon.Entry
  }

  let document: Document
  /// By token: the classes of its word.
  let classes: [WordClasses]
  /// By token: the sentence it stands in.
  let sentenceOf: [Int32]
  /// By sentence.
  let casing: [Casing]
  private let matches: [Match]
  /// By token: where its matches begin in `matches`; one more at the end.
  private let firstMatch: [Int32]

  var tokens: [Token] { document.tokens }

  init(_ document: Document, lexicon: Lexicon) {
    self.document = document
    let ids = document.tokens.map { lexicon.id(of: $0.folded) }
    classes = ids.map { lexicon.classes(of: $0) }
    let isLower = Casing.isLower(document.tokens)
    var sentenceOf = [Int32](repeating: 0, count: ids.count)
    var casing: [Casing] = []
    casing.reserveCapacity(document.sentences.count)
    for (number, sentence) in document.sentences.enumerated() {
      for index in sentence.tokens { sentenceOf[index] = Int32(number) }
      casing.append(Casing.of(document.tokens[sentence.tokens], documentIsLower: isLower))
    }
    self.sentenceOf = sentenceOf
    self.casing = casing

    var matches: [Match] = []
    var firstMatch: [Int32] = []
    firstMatch.reserveCapacity(ids.count + 1)
    for (number, sentence) in document.sentences.enumerated() {
      let check = CaseCheck(tokens: document.tokens, classes: classes, casing: casing[number])
      for start in sentence.tokens {
        firstMatch.append(Int32(matches.count))
        Self.match(from: start, to: sentence.tokens.upperBound, ids, lexicon, check, into: &matches)
      }
    }
    firstMatch.append(Int32(matches.count))
    self.matches = matches
    self.firstMatch = firstMatch
  }

  private static func match(
    from start: Int, to limit: Int, _ ids: [Int32], _ lexicon: Lexicon, _ check: CaseCheck, into matches: inout [Match]
  ) {
    var node = lexicon.child(of: 0, ids[start])
    var end = start + 1
    while node != 0 {
      for terminal in lexicon.terminals(at: node) where check.allows(terminal.rule, start..<end) {
        matches.append(Match(tokens: start..<end, entry: terminal.entry))
      }
      guard end < limit else { return }
      node = lexicon.child(of: node, ids[end])
      end += 1
    }
  }

  /// The phrases of the tables that begin at a token, shorter ones first.
  func matches(at index: Int) -> ArraySlice<Match> {
    guard index >= 0, index < tokens.count else { return [] }
    return matches[Int(firstMatch[index])..<Int(firstMatch[index + 1])]
  }

  /// The longest phrase at a token that a test accepts.
  func longest(at index: Int, where accepts: (Lexicon.Entry) -> Bool) -> Match? {
    matches(at: index).last { accepts($0.entry) }
  }

  func sentence(of index: Int) -> Range<Int> {
    document.sentences[Int(sentenceOf[index])].tokens
  }

  func casing(at index: Int) -> Casing { casing[Int(sentenceOf[index])] }

  /// The folded word at a position, empty past the ends.
  func word(_ index: Int) -> String {
    index >= 0 && index < tokens.count ? tokens[index].folded : ""
  }

  func classes(_ index: Int) -> WordClasses {
    index >= 0 && index < classes.count ? classes[index] : []
  }

  func isPossessiveMark(_ index: Int) -> Bool {
    let word = word(index)
    return word == "'s" && index > 0
      || (word == "'" && index > 0 && tokens[index - 1].folded.hasSuffix("s")
        && tokens[index].span.start == tokens[index - 1].span.end && index + 1 < tokens.count
        && tokens[index + 1].kind == .word)
  }
}

/// Whether the capitals of a text allow a key.
private struct CaseCheck {
  let tokens: [Token]
  let classes: [WordClasses]
  let casing: Casing

  func allows(_ rule: Lexicon.CaseRule, _ range: Range<Int>) -> Bool {
    if rule.capitals == 0 { return true }
    switch casing {
    case .mixed, .title:
      if rule.isAcronym { return tokens[range.lowerBound].isAllUpperCase }
      for (offset, index) in range.enumerated() where rule.capitals >> UInt32(offset) & 1 == 1 {
        guard tokens[index].hasUpperCase else { return false }
      }
      return true
    case .upper, .lower:
      // "US" and "WHO" are words too: where capitals tell nothing, a closed word stays one, but before another
      // open word ("US TROOPS") capitals have the benefit of the doubt.
      guard range.count == 1, classes[range.lowerBound].has(.closed) else { return true }
      guard casing == .upper, range.upperBound < tokens.count else { return false }
      return tokens[range.upperBound].kind == .word && !classes[range.upperBound].has(.closed)
    }
  }
}
