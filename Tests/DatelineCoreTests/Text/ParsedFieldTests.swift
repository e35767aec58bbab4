import Testing

@testable import DatelineCore

@Suite("Parsed field")
struct ParsedFieldTests {
  @Test("no sentence crosses a paragraph, and offsets are those of the text as received")
  func paragraphs() throws {
    let text = "Fighting in the north\n\nRebels  attacked Düren’s harbour. Nobody was hurt."
    let field = try ParsedText.field(text)
    #expect(field.sentences.map(\.paragraph) == [0, 1, 1])
    #expect(field.sentences.map { field.text($0.tokens) } == [
      "Fighting in the north", "Rebels  attacked Düren’s harbour.", "Nobody was hurt.",
    ])
    #expect(field.folded.contains("duren"))
    #expect(!field.words.contains { $0.allSatisfy(\.isWhitespace) })
  }

  @Test("tags and relations are those of the model, under the field's names")
  func syntax() throws {
    let field = try ParsedText.field("Two soldiers attacked the harbour.")
    #expect(field.tree.relations == [.nummod, .nsubj, .root, .det, .dobj, .punct])
    #expect(field.tags == [.cardinal, .pluralNoun, .verbPast, .determiner, .noun, .stop])
    #expect(field.tokens(Span(4, 12)) == 1..<2)
    #expect(field.tokens(Span(900, 901)).isEmpty)
  }
}
