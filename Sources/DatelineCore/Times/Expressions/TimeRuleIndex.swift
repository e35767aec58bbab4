/// Which rules can begin with which two pieces, as bits: a rule that cannot is never walked.
struct TimeRuleIndex: Sendable {
  /// Words of 64 rules in a row.
  private let width: Int
  /// Numbers of words, then figures, marks, and what no rule begins with.
  private let wordCount: Int
  /// By row: the rules that can begin with it.
  private var first: [UInt64]
  /// By row: the rules in which it can come second.
  private var second: [UInt64]
  /// The rules that can be a single piece, whatever follows.
  private var single: [UInt64]
  /// The rules that make whole expressions.
  private var whole: [UInt64]

  init(_ openings: [TimeOpening], whole rules: [Int], words: [TimeClassSet]) {
    width = (openings.count + 63) / 64
    wordCount = words.count
    first = Array(repeating: 0, count: width * (words.count + 3))
    second = first
    single = Array(repeating: 0, count: width)
    whole = single
    for rule in rules { whole[rule / 64] |= Self.bit(rule) }
    for (rule, opening) in openings.enumerated() {
      if opening.canBeOne { single[rule / 64] |= Self.bit(rule) }
      for word in words.indices {
        if opening.first.holds(word: word, words[word]) { first[word * width + rule / 64] |= Self.bit(rule) }
        if opening.second.holds(word: word, words[word]) { second[word * width + rule / 64] |= Self.bit(rule) }
      }
      let (digits, marks) = (wordCount * width + rule / 64, (wordCount + 1) * width + rule / 64)
      if opening.first.hasDigits { first[digits] |= Self.bit(rule) }
      if opening.first.hasMarks { first[marks] |= Self.bit(rule) }
      if opening.second.hasDigits { second[digits] |= Self.bit(rule) }
      if opening.second.hasMarks { second[marks] |= Self.bit(rule) }
    }
  }

  private static func bit(_ rule: Int) -> UInt64 { 1 << UInt64(rule % 64) }

  /// The row of a piece, or of none.
  private func row(_ piece: TimePiece?) -> Int {
    guard let piece else { return wordCount + 2 }
    switch piece.kind {
    case .word: return piece.word >= 0 && piece.word < wordCount ? Int(piece.word) : wordCount + 2
    case .digits: return wordCount
    case .mark: return wordCount + 1
    }
  }

  /// Whether a rule can begin with a piece that another one follows, or none.
  func admits(_ rule: Int, _ piece: TimePiece, _ next: TimePiece?) -> Bool {
    let word = rule / 64
    return (first[row(piece) * width + word] & (single[word] | second[row(next) * width + word])) & Self.bit(rule) != 0
  }

  /// The rules of whole expressions that can begin so, in order.
  func eachWhole(_ piece: TimePiece, _ next: TimePiece?, _ body: (Int) -> Void) {
    let (here, behind) = (row(piece) * width, row(next) * width)
    for word in 0..<width {
      var bits = first[here + word] & whole[word] & (single[word] | second[behind + word])
      while bits != 0 {
        body(word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
