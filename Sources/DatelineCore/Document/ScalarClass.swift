/// What a character is to the tokenizer.
enum ScalarClass: Sendable {
  case space, newline, letter, digit, mark, punctuation, symbol

  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    if scalar.value < 128 { return ascii[Int(scalar.value)] }
    switch scalar.value {
    case 0x2018...0x201F, 0x2010...0x2015, 0x2026: return .punctuation
    case 0x85, 0x2028, 0x2029: return .newline
    case 0x200B, 0xFEFF: return .space
    case 0x1F3FB...0x1F3FF: return .mark
    default: return of(scalar.properties.generalCategory)
    }
  }

  private static func of(_ category: Unicode.GeneralCategory) -> ScalarClass {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
      .otherNumber:
      .letter
    case .decimalNumber: .digit
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: .mark
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      .punctuation
    case .spaceSeparator, .control: .space
    case .lineSeparator, .paragraphSeparator: .newline
    default: .symbol
    }
  }

  private static let ascii: [ScalarClass] = (0..<128).map { value -> ScalarClass in
    let scalar = Unicode.Scalar(UInt8(value))
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}": return .newline
    case "a"..."z", "A"..."Z": return .letter
    case "0"..."9": return .digit
    default: return of(scalar.properties.generalCategory)
    }
  }
}
