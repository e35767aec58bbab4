/// What place names are looked up by: folded letters and digits, words apart by one space.
///
/// Case, accents, hyphens, dots and apostrophes do not count, nor does a leading "the": "Guinea-Bissau", "N'Djamena",
/// "Washington, D.C." (without its comma) and "The Hague" become `guinea bissau`, `ndjamena`, `washington dc` and
/// `hague`. The abbreviations that English prints in names are written out: `saint`, `mount`, `fort`.
enum GazetteerKey {
  /// Longest key in bytes: longer names are not looked up.
  static let longest = 120
  /// Longest key in words.
  static let mostWords = 7

  private static let abbreviations: [String: String] = ["st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"]

  private static let longestAbbreviation = 3

  /// Empty for a name without letters and digits.
  static func fold(_ name: String) -> String {
    var words = pieces(of: Folding.fold(name))
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    return words.map { abbreviations[$0] ?? $0 }.joined(separator: " ")
  }

  /// One word of a text as it stands in keys; a hyphen within it makes two.
  static func piece(ofFolded word: String) -> String {
    if word.utf8.count <= longestAbbreviation, let plain = abbreviations[word] { return plain }
    if word.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }) { return word }
    if word.utf8.count == 1, word.utf8.allSatisfy({ $0 < 0x80 }) { return "" }
    return pieces(of: word).map { abbreviations[$0] ?? $0 }.joined(separator: " ")
  }

  private static func pieces(of folded: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in folded.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if scalar == "'" || scalar == "." || scalar == "`" || scalar == "\u{2032}" || scalar == "\u{02B9}" {
        continue
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
