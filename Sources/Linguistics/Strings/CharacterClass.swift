/// The classes of characters that Python's string methods and regular expressions know, by code point.
///
/// Models were trained on what these say, so they follow Python where Swift's own properties differ.
/// Source: docs.python.org/3/library/stdtypes.html#string-methods.
enum CharacterClass {
  /// White space in Python's sense: bidirectional class WS, B or S, or category Zs.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0: true
    case 0..<0x1680: false
    case 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: true
    default: false
    }
  }

  static func isAlphabetic(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7a }
    switch category(scalar) {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  static func isUppercase(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5a }
    return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
  }

  /// A digit of any script, superscripts included.
  static func isDigit(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
    switch Unicode.Scalar(scalar)?.properties.numericType {
    case .decimal, .digit: return true
    default: return false
    }
  }

  /// A digit that forms decimal numbers: `\d` of a pattern.
  static func isDecimal(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar >= 0x30 && scalar <= 0x39 }
    return category(scalar) == .decimalNumber
  }

  /// A letter, a number of any kind, or the low line: `\w` of a pattern.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isAlphabetic(scalar) || isDigit(scalar) || scalar == 0x5f }
    return isAlphabetic(scalar) || Unicode.Scalar(scalar)?.properties.numericType != nil
  }

  private static func category(_ scalar: UInt32) -> Unicode.GeneralCategory? {
    Unicode.Scalar(scalar)?.properties.generalCategory
  }
}
