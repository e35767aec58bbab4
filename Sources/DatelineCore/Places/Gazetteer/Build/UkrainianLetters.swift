/// Ukrainian in Latin letters.
///
/// Source: Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010.
enum UkrainianLetters {
  static func latin(_ text: String) -> String {
    var latin = ""
    var isFirst = true
    var previous: Character = " "
    for character in text {
      let lower = Character(character.lowercased())
      defer { previous = lower }
      let plain: String
      if lower == "г", previous == "з" {
        plain = "gh"
      } else if isFirst, let initial = initials[lower] {
        plain = initial
      } else {
        plain = letters[lower] ?? String(character)
      }
      latin += character.isUppercase ? plain.prefix(1).uppercased() + plain.dropFirst() : plain
      isFirst = !(character.isLetter || character == "'" || character == "’" || character == "ʼ")
    }
    return latin
  }

  private static let initials: [Character: String] = ["є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"]
  private static let letters: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "",
  ]
}
