import Testing

@testable import DatelineCore

@Suite("Footnote marks")
struct FootnoteMarksTests {
  @Test("Numbers in square brackets are blanks as long")
  func numbers() {
    let text = "It fell.[12] A man[3] said so."
    #expect(FootnoteMarks.blanked(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == "It fell.     A man    said so.")
  }

  @Test("Other brackets stay", arguments: ["[sic]", "[1", "[]", "[1234]", "a [1 b]", "["])
  func others(_ text: String) {
    #expect(FootnoteMarks.blanked(Array(text.utf8)) == nil)
  }

  @Test("A sentence ends before its footnote, and offsets stay those of the text")
  func sentences() throws {
    let field = try ParsedText.field("Rebels took the village.[12] A witness said so.")
    #expect(field.sentences.count == 2)
    #expect(field.text(field.sentences[1].tokens) == "A witness said so.")
  }
}
