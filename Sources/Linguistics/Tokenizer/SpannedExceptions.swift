/// Exceptions that the affix rules cut apart (`:)`, `a.m.` behind a bracket), found again as runs of tokens.
///
/// Longer runs go before shorter ones, earlier before later; a found run is replaced by the exception's own parts.
/// Source: spaCy 3.8, spacy/tokenizer.pyx, _apply_special_cases.
struct SpannedExceptions: Sendable {
  private struct Node: Sendable {
    var next: [UInt64: Int] = [:]
    var isEnd = false
  }

  private let chunks: ChunkTokenizer
  /// A tree of token forms; the first node is its root.
  private var nodes = [Node()]
  /// Whether one of them is of several words.
  let haveSpaces: Bool

  init(rules: TokenizerRules, chunks: ChunkTokenizer) {
    self.chunks = chunks
    haveSpaces = rules.exceptions.contains { $0.word.unicodeScalars.contains(" ") }
    for exception in rules.exceptions where Self.isCutApart(exception.word, rules) {
      var bytes = exception.word
      bytes.withUTF8 { add(Self.forms($0, chunks: chunks)) }
    }
  }

  private static func isCutApart(_ word: String, _ rules: TokenizerRules) -> Bool {
    if !rules.fasterHeuristics || word.unicodeScalars.contains(" ") { return true }
    return word.unicodeScalars.map(\.value).withUnsafeBufferPointer { scalars in
      let window = 0..<scalars.count
      let affixes = [rules.prefix, rules.suffix].contains {
        ($0?.firstMatch(in: scalars, window: window)?.count ?? 0) > 0
      }
      return affixes || rules.infix?.matches(in: scalars, window: window).isEmpty == false
    }
  }

  private static func forms(_ word: UnsafeBufferPointer<UInt8>, chunks: ChunkTokenizer) -> [UInt64] {
    var forms: [UInt64] = []
    Tokenizer.forEachChunk(of: word) { range, _ in
      let chunk = chunks.tokenize(UnsafeBufferPointer(rebasing: word[range]), usingExceptions: false)
      forms += chunk.tokens.map(\.lexeme.orth)
    }
    return forms
  }

  private mutating func add(_ forms: [UInt64]) {
    guard !forms.isEmpty else { return }
    var node = 0
    for form in forms {
      if let next = nodes[node].next[form] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[form] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    nodes[node].isEnd = true
  }

  func apply(to rows: [TokenRow], text: UnsafeBufferPointer<UInt8>) -> [TokenRow] {
    let runs = separate(runs(in: rows), count: rows.count)
    if runs.isEmpty { return rows }
    var result: [TokenRow] = []
    result.reserveCapacity(rows.count + runs.count)
    var next = 0
    for run in runs {
      result += rows[next..<run.lowerBound]
      result += replacement(for: rows[run], text: text)
      next = run.upperBound
    }
    return result + rows[next...]
  }

  private func runs(in rows: [TokenRow]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for start in rows.indices {
      var node = 0
      var end = start
      while end < rows.count, let next = nodes[node].next[rows[end].lexeme.orth] {
        node = next
        end += 1
        if nodes[node].isEnd { runs.append(start..<end) }
      }
    }
    return runs
  }

  private func separate(_ runs: [Range<Int>], count: Int) -> [Range<Int>] {
    if runs.isEmpty { return [] }
    var isTaken = [Bool](repeating: false, count: count)
    var kept: [Range<Int>] = []
    for run in runs.sorted(by: { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }) {
      if !isTaken[run.lowerBound], !isTaken[run.upperBound - 1] { kept.append(run) }
      // A run that loses still blocks what it touches.
      for token in run { isTaken[token] = true }
    }
    return kept.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The rows as they are where the text between them is not the exception's (a space more, for instance).
  private func replacement(for rows: ArraySlice<TokenRow>, text: UnsafeBufferPointer<UInt8>) -> [TokenRow] {
    guard let first = rows.first, let last = rows.last,
      let exception = chunks.exception(UnsafeBufferPointer(rebasing: text[first.start..<last.end]))
    else { return Array(rows) }
    var start = first.start
    var parts = exception.tokens.map { token in
      defer { start += token.length }
      return TokenRow(start: start, end: start + token.length, lexeme: token.lexeme, spacy: false)
    }
    if !parts.isEmpty { parts[parts.count - 1].spacy = last.spacy }
    return parts
  }
}
