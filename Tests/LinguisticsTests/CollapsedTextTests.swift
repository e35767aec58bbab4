import Testing

@testable import Linguistics

@Suite("Collapsed text")
struct CollapsedTextTests {
  @Test(
    "runs of white space become one space, and ends are cut",
    arguments: [
      ("a b", "a b"), ("  a \t\r\n b ", "a b"), ("a\u{A0}\u{2009}b", "a b"), ("a\u{200B}b\u{FEFF}", "a b"), (" ", ""),
      ("", ""), ("été\u{3000}à", "été à"),
    ])
  func collapses(_ text: String, _ expected: String) {
    #expect(String(decoding: CollapsedText(Array(text.utf8)[...]).bytes, as: UTF8.self) == expected)
  }

  @Test("offsets lead back to the text as received")
  func offsets() {
    let source = Array("xx  one \n\u{A0} zwö  end ".utf8)
    let text = CollapsedText(source[2...])
    for word in ["one", "zwö", "end"] {
      let bytes = Array(word.utf8)
      guard let start = text.bytes.indices.first(where: { text.bytes[$0...].starts(with: bytes) }) else {
        Issue.record("no \(word)")
        continue
      }
      let range = Int(text.start(start))..<Int(text.end(start + bytes.count))
      #expect(Array(source[range]) == bytes)
    }
  }
}

@Suite("Parts of a text")
struct PartTests {
  @Test("a part gives what it gives alone, with offsets of the whole text")
  func partsStandAlone() throws {
    let model = try ModelFixture.model()
    let parts = ["Soldiers shelled the port on Monday.", "Two  fishermen\nwere killed, the mayor said."]
    let text = parts.joined(separator: "\n\n")
    let source = Array(text.utf8)
    let first = 0..<parts[0].utf8.count
    let (document, sentences) = model.parse(source, parts: [first, first.upperBound + 2..<source.count])
    let alone = [model.parse(parts[0]), model.parse("Two fishermen were killed, the mayor said.")]
    #expect(document.tokens.map(\.text) == alone.flatMap { $0.tokens.map(\.text) })
    #expect(document.lemmas == alone.flatMap(\.lemmas))
    #expect(document.tokens.map(\.relation) == alone.flatMap { $0.tokens.map(\.relation) })
    #expect(sentences == [0..<1, 1..<2])
    #expect(document.tokens.map { document.text($0.bytes) } == document.tokens.map(\.text))
  }

  @Test("a part that is cut inside a character does not trap")
  func cutCharacters() throws {
    let model = try ModelFixture.model()
    let source = Array("é é é".utf8)
    for end in 0...source.count + 3 { _ = model.parse(source, parts: [1..<max(1, end)]) }
  }
}
