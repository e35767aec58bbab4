/// What capitals mean in a sentence.
enum Casing: Sendable, Hashable {
  /// Names are capitalised and other words are not: capitals are evidence.
  case mixed
  /// A headline in Which Most Words Have Capitals.
  case title
  case upper
  case lower

  /// - Parameter documentIsLower: the whole document has hardly a capital.
  static func of(_ tokens: ArraySlice<Token>, documentIsLower: Bool) -> Casing {
    var words = 0
    var capitalized = 0
    var allUpper = 0
    for token in tokens where token.kind == .word && token.span.length > 3 {
      words += 1
      if token.isCapitalized {
        capitalized += 1
        if token.isAllUpperCase { allUpper += 1 }
      }
    }
    if words > 2, allUpper * 10 > words * 8 { return .upper }
    // A short sentence of names ("Gen. Ahmed Khan spoke") is no headline: there every longer word has its capital.
    if words > 3, capitalized == words || (words > 5 && capitalized * 10 >= words * 8) { return .title }
    if documentIsLower, capitalized == 0 { return .lower }
    return .mixed
  }

  /// Fewer than one word in a hundred has a capital, in a text of four words at least.
  static func isLower(_ tokens: [Token]) -> Bool {
    var words = 0
    var capitalized = 0
    for token in tokens where token.kind == .word {
      words += 1
      if token.isCapitalized { capitalized += 1 }
    }
    return words >= 4 && capitalized * 100 < words
  }
}
