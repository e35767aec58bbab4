/// How many columns of a terminal a text takes, so that a table stays a table in any script.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// 2 for wide characters (Han, Kana, Hangul, emoji), 0 for what only combines, else 1.
  ///
  /// Source: the East Asian Width classes W and F of Unicode Standard Annex 11, in blocks.
  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    // A selector asks for the picture of a character that is also text.
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return wide.contains { $0.contains(first.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  /// The text in exactly `columns` columns: cut with an ellipsis, or filled with spaces.
  static func fit(_ text: String, columns: Int) -> String {
    let width = of(text)
    if width <= columns { return text + String(repeating: " ", count: columns - width) }
    var fitted = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > columns - 1 { break }
      fitted.append(character)
      used += next
    }
    return fitted + "…" + String(repeating: " ", count: max(0, columns - used - 1))
  }
}
