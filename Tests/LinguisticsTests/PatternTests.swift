import Testing

@testable import Linguistics

/// Expected ranges are those of Python's `re`.
@Suite struct PatternTests {
  @Test(
    "Searches find the leftmost match with Python's preferences",
    arguments: [
      (#"a|ab"#, "xab", 1..<2),
      (#"a*?b"#, "caab", 1..<4),
      (#"(?<=[0-9])(?:km|m)$"#, "10km", 2..<4),
      (#"(?<![a-z])x"#, "ax-x", 3..<4),
      (#"\.\.+$|…$"#, "wait....", 4..<8),
      (#"^(?!10)\d{1,3}"#, "123", 0..<3),
      (#"[^\W\d_]+"#, "12äöü_", 2..<5),
      (#"[]a-]+"#, "x]-a", 1..<4),
      (#"\bfoo\b"#, "afoo foo", 5..<8),
      (#"(?:a|b)*c"#, "ababc", 0..<5),
      (#"x{2,}"#, "xaxxx", 2..<5),
      (#"\U0001F600"#, "a😀", 1..<2),
      (#"end$"#, "the end\n", 4..<7),
    ])
  func search(pattern: String, text: String, expected: Range<Int>) throws {
    #expect(try firstMatch(pattern, text) == expected)
  }

  @Test(
    "Searches without a match find nothing",
    arguments: [
      (#"^(?!10)\d+"#, "10"), (#"a{3}"#, "aa"), (#"(?<=b)a"#, "aab"), (#"^b"#, "ab"), (#"b$"#, "ba"),
    ])
  func noMatch(pattern: String, text: String) throws {
    #expect(try firstMatch(pattern, text) == nil)
  }

  @Test("A window hides what lies outside it, also from a look-behind")
  func window() throws {
    let pattern = try Pattern(#"(?<=a)b"#, file: "test")
    let found = scalars("ab").withUnsafeBufferPointer { pattern.firstMatch(in: $0, window: 1..<2) }
    #expect(found == nil)
  }

  @Test("All matches come in order, without overlap")
  func matches() throws {
    let pattern = try Pattern(#"-+|/"#, file: "test")
    let found = scalars("a--b/c-").withUnsafeBufferPointer { pattern.matches(in: $0, window: 0..<7) }
    #expect(found == [1..<3, 4..<5, 6..<7])
  }

  @Test("Nested repetitions take linear time")
  func nestedRepetitions() throws {
    let text = scalars(String(repeating: "a", count: 20_000) + "!")
    let pattern = try Pattern(#"^(?:a*)*(?:a+)+b"#, file: "test")
    #expect(text.withUnsafeBufferPointer { pattern.firstMatch(in: $0, window: 0..<$0.count) } == nil)
  }

  @Test(
    "What the dialect does not hold is refused by name",
    arguments: [
      #"(a)\1"#, #"(?i)a"#, #"(a"#, #"a)"#, #"[a"#, #"*a"#, #"(?<=a+)b"#, #"\xz"#, #"a{9999}"#, #"(?(1)a|b)"#, #"a\"#,
      String(repeating: "(", count: 5000),
    ])
  func refused(pattern: String) {
    let error = #expect(throws: LinguisticsError.self) { try Pattern(pattern, file: "tokenizer") }
    #expect(error?.code == .unsupported)
    #expect(error?.file == "tokenizer")
  }

  private func firstMatch(_ pattern: String, _ text: String) throws -> Range<Int>? {
    let pattern = try Pattern(pattern, file: "test")
    return scalars(text).withUnsafeBufferPointer { pattern.firstMatch(in: $0, window: 0..<$0.count) }
  }

  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
