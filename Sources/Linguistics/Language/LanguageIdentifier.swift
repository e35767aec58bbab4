import CLanguageDetector

/// Tells which language a text is in, before it is parsed into nonsense.
///
/// CLD2 (github.com/CLD2Owners/cld2) looks at runs of letters, so it needs some text: a handful of words in a Latin
/// script stays undecided, while a script of its own is recognised at once.
public enum LanguageIdentifier {
  /// Bytes that are looked at: far more than is needed, so that a huge text costs no more than a long one.
  private static let longestSample = 32 << 10
  /// Fewer bytes of letters in a Latin script tell too little: names alone would decide.
  private static let shortestText = 40

  public static func identify(_ text: String) -> LanguageGuess {
    identify(Array(text.utf8.prefix(longestSample + 4)))
  }

  public static func identify(_ bytes: [UInt8]) -> LanguageGuess {
    let sample = plainText(bytes.prefix(longestSample))
    let found = sample.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { detect_language($0, characters.count) }
      }
    }
    guard let found else { return LanguageGuess(shares: [], isReliable: false) }
    var shares: [LanguageGuess.Share] = []
    let codes = [found.codes.0, found.codes.1, found.codes.2]
    let percents = [found.percents.0, found.percents.1, found.percents.2].map(Int.init)
    for (code, percent) in zip(codes, percents) where percent > 0 {
      let language = String(cString: code).prefix { $0 != "-" }
      if language != "un" { shares.append(LanguageGuess.Share(language: String(language), percent: percent)) }
    }
    let isLong = found.text_bytes >= shortestText || !isMostlyLatin(sample)
    return LanguageGuess(shares: shares, isReliable: found.is_reliable != 0 && isLong)
  }

  /// Valid UTF-8 without the control characters and noncharacters on which CLD2 gives up.
  private static func plainText(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      // Of ASCII only controls are left out; most text is nothing else.
      if scalar.isASCII {
        plain.append(scalar.value < 0x20 || scalar.value == 0x7F ? UInt8(ascii: " ") : UInt8(scalar.value))
      } else if isPlain(scalar) {
        plain += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      } else {
        plain.append(UInt8(ascii: " "))
      }
    }
    return plain
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: false
    default: scalar != "\u{fffd}"
    }
  }

  private static func isMostlyLatin(_ text: [UInt8]) -> Bool {
    var latin = 0
    var other = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where CharacterClass.isAlphabetic(scalar.value) {
      if scalar.value < 0x250 { latin += 1 } else { other += 1 }
    }
    return latin >= other
  }
}
