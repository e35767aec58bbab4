import Testing

@testable import DatelineCore

/// A modifier apostrophe (U+02BC) is a letter by its category and was read as an apostrophe: the tokenizer made empty
/// tokens for ever.
@Suite struct ModifierApostropheTests {
  @Test(arguments: ["\u{02BC}", "\u{02BC} \u{02BC}\u{02BC}", "\u{02BC}Aden", "Ta\u{02BC}izz", "Ta\u{02BC}", "\u{02BC}s", "x\u{02BC}\u{02BC}y"])
  func `every token of a text with modifier apostrophes has a length`(text: String) {
    let bytes = Array(text.utf8)
    let tokens = bytes.withUnsafeBufferPointer { buffer in
      var tokenizer = Tokenizer(buffer, from: 0, abbreviations: [:])
      tokenizer.run()
      return tokenizer.tokens
    }
    #expect(tokens.allSatisfy { $0.span.length > 0 })
    #expect(tokens.last?.span.end == bytes.count)
  }
}
