/// Tells which capitalised words make one name.
enum NameReader {
  /// Whether a token may be part of a name: capitalised where capitals mean something, and no closed-class word.
  static func isNameWord(_ index: Int, _ reading: Reading) -> Bool {
    guard index >= 0, index < reading.tokens.count else { return false }
    let token = reading.tokens[index]
    guard token.kind == .word, token.isCapitalized || isPrefixed(token) else { return false }
    if isJoinedParticiple(token.folded) { return false }
    let classes = reading.classes(index)
    if classes.has([.determiner, .possessive, .pronoun, .preposition, .conjunction, .auxiliary, .common]) {
      return false
    }
    if index == reading.sentence(of: index).lowerBound {
      // The first word of a sentence is capitalised anyway: it must not be a word that the tables know.
      return !classes.has([.opener, .adverb, .saying, .acting, .modifier, .negation])
        && !(isCommonNoun(index, reading) && !isNameWordInside(index + 1, reading))
    }
    return true
  }

  /// "Russian-held", "U.S.-led": a name only qualifies in it.
  static func isJoinedParticiple(_ folded: String) -> Bool {
    guard let hyphen = folded.utf8.lastIndex(of: UInt8(ascii: "-")) else { return false }
    return participles.contains(String(folded[folded.index(after: hyphen)...]))
  }

  private static let participles: Set<String> = [
    "old", "backed", "led", "held", "run", "linked", "based", "controlled", "born", "aligned", "affiliated",
    "dominated", "sponsored", "supported", "occupied", "allied", "trained", "funded", "appointed", "elected", "owned",
    "ranking", "speaking", "wing", "party", "armed", "made", "built", "administered", "inspired", "language", "style",
    "annexed", "installed", "mediated", "brokered", "majority", "flagged", "era", "wide", "bound",
  ]

  private static func isNameWordInside(_ index: Int, _ reading: Reading) -> Bool {
    index < reading.tokens.count && reading.tokens[index].kind == .word && reading.tokens[index].isCapitalized
      && !reading.classes(index).has(.closed)
  }

  /// "al-Sisi", "el-Haddad", "d'Ivoire": a capital behind a prefix.
  private static func isPrefixed(_ token: Token) -> Bool {
    // A hyphen, an apostrophe or the first byte of a typographic one within the first four bytes.
    guard token.text.utf8.prefix(4).contains(where: { $0 == 0x2D || $0 == 0x27 || $0 == 0xE2 }),
      let mark = token.text.unicodeScalars.firstIndex(where: { $0 == "-" || $0 == "'" || $0 == "\u{2019}" })
    else { return false }
    let scalars = token.text.unicodeScalars
    let next = scalars.index(after: mark)
    return next < scalars.endIndex && scalars[next].properties.isUppercase
      && scalars.distance(from: scalars.startIndex, to: mark) <= 3
  }

  private static func isCommonNoun(_ index: Int, _ reading: Reading) -> Bool {
    reading.matches(at: index).contains { match in
      switch match.entry {
      case .agent, .object, .weapon, .number, .time, .harm: true
      default: false
      }
    }
  }

  /// Where a name that begins at a token ends: further name words, and particles such as "bin" between them.
  static func nameEnd(from start: Int, to limit: Int, _ reading: Reading) -> Int {
    var end = start + 1
    while end < limit, end - start < 7 {
      if isNameWord(end, reading), !reading.matches(at: end).contains(where: isTimeOrDemonym) {
        end += 1
      } else if reading.classes(end).has(.nameParticle), end + 1 < limit, isNameWord(end + 1, reading),
        !reading.classes(end).has(.determiner) || reading.word(end - 1) == "de" || reading.word(end) == "la"
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static func isTimeOrDemonym(_ match: Reading.Match) -> Bool {
    switch match.entry {
    case .time, .demonym: true
    default: false
    }
  }
}
