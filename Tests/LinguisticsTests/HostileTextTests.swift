import Testing

@testable import Linguistics

/// Any bytes are text: nothing traps, and every offset can be used.
@Suite struct HostileTextTests {
  static let texts: [(name: String, bytes: [UInt8])] = [
    ("empty", []),
    ("one space", Array(" ".utf8)),
    ("spaces", Array(String(repeating: " ", count: 5000).utf8)),
    ("line feeds", Array("\n\n \r\n\t\u{2028}\u{85}\u{a0}".utf8)),
    ("emoji", Array("👩‍👩‍👧‍👦👍🏽 🇺🇦🇺🇦 :-) ❤️ fire🔥🔥🔥.".utf8)),
    ("right to left", Array("قال الوزير: \"لا\" (٣٥٪). שָׁלוֹם, עולם! \u{202e}abc\u{202c}".utf8)),
    ("control characters", Array((0..<32).map(UInt8.init)) + [0x7f, 0x00, 0x41]),
    ("combining marks", Array(("e" + String(repeating: "\u{301}", count: 3000)).utf8)),
    ("lone continuation bytes", [0x80, 0xbf, 0x41, 0x20, 0xc3, 0x28, 0xf0, 0x9f, 0x92]),
    ("overlong and surrogate bytes", [0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0x80, 0x80, 0x80, 0xff, 0xfe]),
    ("all bytes", Array(0...255)),
  ]

  @Test("Offsets stay inside the text, in order and apart", arguments: texts)
  func offsets(name: String, bytes: [UInt8]) throws {
    let document = try ModelFixture.model().parse(bytes)
    expectSound(document)
  }

  @Test("Random bytes and random characters are parsed")
  func random() throws {
    var generator = Generator(state: 42)
    let model = try ModelFixture.model()
    for _ in 0..<40 {
      let length = Int.random(in: 0..<300, using: &generator)
      expectSound(model.parse((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }))
      let scalars = (0..<length).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x10ffff, using: &generator)) }
      expectSound(model.parse(String(String.UnicodeScalarView(scalars))))
    }
  }

  @Test("What is not UTF-8 is one character, and what follows keeps its offset")
  func repairedOffsets() throws {
    let document = try ModelFixture.model().parse(Array("ab ".utf8) + [0xff] + Array(" cd".utf8))
    #expect(document.tokens.map(\.text) == ["ab", "\u{fffd}", "cd"])
    #expect(document.tokens.map(\.bytes) == [0..<2, 3..<4, 5..<7])
  }

  static let chunks = [
    String(repeating: "a", count: 100_000),
    String(repeating: "a", count: 1_000_000),
    String(repeating: ")", count: 1_000_000),
    String(repeating: "(", count: 300_000) + "x" + String(repeating: "]", count: 300_000),
    String(repeating: ".", count: 500_000) + "x" + String(repeating: ".", count: 500_000),
    String(repeating: ":/a.b@", count: 160_000),
    String(repeating: "a-", count: 400_000),
    String(repeating: "€9'", count: 200_000),
  ]

  /// Each would take hours if cutting it were quadratic.
  @Test("A megabyte without a space is cut, and nothing is lost", arguments: chunks.indices)
  func hugeChunks(index: Int) throws {
    var text = Self.chunks[index]
    let rows = try text.withUTF8 { bytes in try ModelFixture.tokenizer().tokenize(bytes) }
    #expect(rows.first?.start == 0)
    #expect(rows.last?.end == text.utf8.count)
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.end == $1.start })
  }

  private func expectSound(_ document: Document) {
    let tokens = document.tokens.map(\.bytes)
    #expect(tokens.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= document.source.count })
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    #expect(document.tokens.allSatisfy { document.tokens.indices.contains($0.headIndex) })
    #expect(document.sentenceRanges.reduce(0) { $0 + $1.count } == document.count)
    #expect(document.lemmas.count == document.count && document.tags.count == document.count)
  }

  /// A small generator with a seed, so that a failure comes again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
