import Testing

@testable import Linguistics

/// Expected tokens are those of spaCy 3.8 with en_core_web_sm.
@Suite struct TokenizerTests {
  @Test(
    "Text is cut as spaCy cuts it",
    arguments: [
      ("", [] as [String]),
      ("  ", ["  "]),
      ("a  b\n\nc ", ["a", " ", "b", "\n\n", "c"]),
      (
        "The U.S. said it can't (won't) pay $5.5m.",
        ["The", "U.S.", "said", "it", "ca", "n't", "(", "wo", "n't", ")", "pay", "$", "5.5", "m."]
      ),
      ("Kyiv-based x/y and/or 5-6pm", ["Kyiv", "-", "based", "x", "/", "y", "and/or", "5", "-", "6pm"]),
      ("end.Start ab,cd e.g., i.e. a.m.)", ["end", ".", "Start", "ab", ",", "cd", "e.g.", ",", "i.e.", "a.m.", ")"]),
      (
        "http://example.org/a?b=(c). www.example.org, me@example.org!",
        ["http://example.org/a?b=(c", ")", ".", "www.example.org", ",", "me@example.org", "!"]
      ),
      ("192.168.0.1 8.8.8.8:53", ["192.168.0.1", "8.8.8.8:53"]),
      ("10km 5°C. 3kg, $9 €20 20%", ["10", "km", "5", "°", "C", ".", "3", "kg", ",", "$", "9", "€", "20", "20", "%"]),
      ("(*_*) :-) (:-) <3", ["(*_*)", ":-)", "(", ":-)", "<3"]),
      (
        "“It’s ours,” he’d said… yes--no —maybe",
        ["“", "It", "’s", "ours", ",", "”", "he", "’d", "said", "…", "yes", "--", "no", "—", "maybe"]
      ),
      ("y'all'd've 'twas o'clock Jan. 5th", ["y'all'd've", "'", "twas", "o'clock", "Jan.", "5th"]),
      ("co.uk: a...b ....", ["co.uk", ":", "a", "...", "b", "...."]),
      ("\u{a0}x\u{2003}y", ["\u{a0}", "x", "\u{2003}", "y"]),
      (" (can't) U.S.-led", [" ", "(", "ca", "n't", ")", "U.S.-led"]),
    ])
  func cut(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test("A word is cut the same way the second time, when it is remembered")
  func remembered() throws {
    let tokenizer = try ModelFixture.tokenizer()
    let text = "(can't) (can't) U.S.-led U.S.-led"
    let cold = Self.words(tokenizer, text)
    #expect(Self.words(tokenizer, text) == cold)
    #expect(cold == ["(", "ca", "n't", ")", "(", "ca", "n't", ")", "U.S.-led", "U.S.-led"])
  }

  private func tokens(_ text: String) throws -> [String] { Self.words(try ModelFixture.tokenizer(), text) }

  private static func words(_ tokenizer: Tokenizer, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer(tokenizer.tokenize).map {
      String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
  }
}
