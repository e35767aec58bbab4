extension Casing {
  /// - Parameter documentIsLower: the whole document has hardly a capital.
  static func of(words: ArraySlice<String>, documentIsLower: Bool) -> Casing {
    var count = 0
    var capitalized = 0
    var allUpper = 0
    for word in words where word.utf8.count > 3 && word.startsWithLetter {
      count += 1
      guard word.isCapitalized else { continue }
      capitalized += 1
      if word.isAllUpperCase { allUpper += 1 }
    }
    if count > 2, allUpper * 10 > count * 8 { return .upper }
    // A short sentence of names ("Gen. Ahmed Khan spoke") is no headline: there every longer word has its capital.
    if count > 3, capitalized == count || (count > 5 && capitalized * 10 >= count * 8) { return .title }
    guard capitalized == 0 else { return .mixed }
    // Without a capital even at its start, a sentence is of a text without capitals, whatever stands around the text.
    let isBare = count > 3 && !words.contains { $0.hasUpperCase }
    return documentIsLower || isBare ? .lower : .mixed
  }

  /// Fewer than one word in a hundred has a capital, in a text of four words at least.
  static func isLower(words: [String]) -> Bool {
    var count = 0
    var capitalized = 0
    for word in words where word.startsWithLetter {
      count += 1
      if word.isCapitalized { capitalized += 1 }
    }
    return count >= 4 && capitalized * 100 < count
  }
}

extension String {
  var startsWithLetter: Bool {
    guard let first = utf8.first else { return false }
    if first < 0x80 { return (first | 0x20) &- 0x61 < 26 }
    return unicodeScalars.first?.properties.isAlphabetic ?? false
  }

  /// Starts with an upper-case letter.
  var isCapitalized: Bool {
    guard let first = utf8.first else { return false }
    if first < 0x80 { return first &- 0x41 < 26 }
    let category = unicodeScalars.first?.properties.generalCategory
    return category == .uppercaseLetter || category == .titlecaseLetter
  }

  /// Has an upper-case letter anywhere: "Russia", "al-Shabaab".
  var hasUpperCase: Bool {
    utf8.contains { $0 &- 0x41 < 26 }
      || (utf8.contains { $0 >= 0x80 } && unicodeScalars.contains { $0.properties.isUppercase })
  }

  /// Starts with an upper-case letter and has none in lower case: "US", "U.N.", "M23".
  var isAllUpperCase: Bool {
    isCapitalized && !unicodeScalars.contains { $0.properties.isLowercase }
  }
}
