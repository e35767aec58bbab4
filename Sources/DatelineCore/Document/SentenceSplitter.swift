/// Groups tokens into sentences and paragraphs.
///
/// A sentence ends after a full stop, question or exclamation mark and the quotation marks and brackets that close
/// after it; at the end of a paragraph in any case, so that a heading needs no full stop; and after
/// ``maximumLength`` tokens, so that text without stops cannot make what follows slow.
struct SentenceSplitter {
  static let maximumLength = 400

  private let tokens: [Token]
  private let gaps: [Tokenizer.Gap]
  private let abbreviations: [String: Abbreviation]
  /// Folded words that open sentences: "the", "he", "officials"; they settle whether "U.S." ended one.
  private let openers: Set<String>
  private let newlinesWrap: Bool

  init(
    tokens: [Token], gaps: [Tokenizer.Gap], abbreviations: [String: Abbreviation], openers: Set<String>
  ) {
    self.tokens = tokens
    self.gaps = gaps
    self.abbreviations = abbreviations
    self.openers = openers
    self.newlinesWrap = Self.newlinesWrap(tokens: tokens, gaps: gaps)
  }

  func sentences() -> [Document.Sentence] {
    var sentences: [Document.Sentence] = []
    var start = 0
    var paragraph = 0
    while start < tokens.count {
      let end = sentenceEnd(from: start)
      sentences.append(
        Document.Sentence(
          tokens: start..<end, span: Span(tokens[start].span.start, tokens[end - 1].span.end), paragraph: paragraph))
      if end < tokens.count, isParagraphStart(end) { paragraph += 1 }
      start = end
    }
    return sentences
  }

  /// Whether single line ends are mere wrapping, as in text broken at a fixed width. In text that gives each
  /// paragraph a line, most lines end in a full stop; in wrapped text few do.
  private static func newlinesWrap(tokens: [Token], gaps: [Tokenizer.Gap]) -> Bool {
    var newlines = 0
    var afterStop = 0
    for index in gaps.indices.dropFirst() where gaps[index] == .newline {
      newlines += 1
      var before = index - 1
      while before > 0, closers.contains(tokens[before].text) { before -= 1 }
      if isStop(tokens[before]) { afterStop += 1 }
    }
    return newlines >= 3 && afterStop * 2 < newlines
  }

  private func isParagraphStart(_ index: Int) -> Bool {
    gaps[index] == .blankLine || (gaps[index] == .newline && !newlinesWrap)
  }

  private func sentenceEnd(from start: Int) -> Int {
    let limit = min(tokens.count, start + Self.maximumLength)
    var index = start
    while index < limit {
      if index > start, isParagraphStart(index) { return index }
      let after = Self.isStop(tokens[index]) ? pastClosers(from: index + 1) : index + 1
      if after >= limit { return min(max(after, index + 1), limit) }
      if endsSentence(stop: index, next: after) { return after }
      index += 1
    }
    return limit
  }

  /// Past further stops, closing quotes and brackets, and the number of a footnote, all without a space before.
  private func pastClosers(from index: Int) -> Int {
    var index = index
    while index < tokens.count, gaps[index] == .nothing,
      Self.closers.contains(tokens[index].text) || Self.stops.contains(tokens[index].text)
    {
      index += 1
    }
    if index < tokens.count, gaps[index] == .nothing, tokens[index].kind == .number, tokens[index].span.length <= 3,
      index + 1 == tokens.count || gaps[index + 1] != .nothing
    {
      index += 1
    }
    return index
  }

  private func endsSentence(stop: Int, next: Int) -> Bool {
    let token = tokens[stop]
    guard Self.isStop(token) else { return false }
    if token.kind == .punctuation, Self.wideStops.contains(token.text) { return true }
    guard next < tokens.count else { return false }
    if gaps[next] == .nothing { return isMissingSpace(stop: stop, next: next) }
    let opensLower = startsLowerCase(tokens[next])
    if token.kind == .word { return endsAfterAbbreviation(token, next: tokens[next]) }
    switch token.text {
    case ".":
      guard opensLower else { return true }
      // `.” he said` goes on; `. al-Shabab said` is a new sentence unless what stopped is short, like "approx".
      return next == stop + 1 && stop > 0 && tokens[stop - 1].span.length >= 4 && tokens[stop - 1].kind == .word
    default: return !opensLower
    }
  }

  private func endsAfterAbbreviation(_ token: Token, next: Token) -> Bool {
    guard next.isCapitalized, openers.contains(next.folded) else { return false }
    return abbreviations[token.folded]?.mayEndSentence ?? true
  }

  /// "left.The": a stop between a small and a capital letter.
  private func isMissingSpace(stop: Int, next: Int) -> Bool {
    tokens[stop].text == "." && stop > 0 && tokens[next].isCapitalized && tokens[next].span.length > 1
      && startsLowerCase(tokens[stop - 1]) && tokens[stop - 1].span.length > 2
  }

  private func startsLowerCase(_ token: Token) -> Bool {
    token.kind == .word && !token.isCapitalized && token.text.unicodeScalars.first?.properties.isLowercase == true
  }

  private static func isStop(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.span.length > 1 && token.text.utf8.last == UInt8(ascii: ".")
    case .punctuation: stops.contains(token.text)
    default: false
    }
  }

  private static let wideStops: Set<String> = ["。", "！", "？"]
  private static let stops: Set<String> = [".", "!", "?", "..", "...", "....", "…", "؟", "।", "。", "！", "？"]
  private static let closers: Set<String> = ["\"", "'", "”", "’", "»", ")", "]", "''", "」", "』"]
}
