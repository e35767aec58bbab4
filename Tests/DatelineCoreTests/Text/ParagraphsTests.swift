import Testing

@testable import DatelineCore

@Suite("Paragraphs")
struct ParagraphsTests {
  private func paragraphs(_ text: String, from start: Int = 0) -> [String] {
    let source = Array(text.utf8)
    return Paragraphs.ranges(in: source, from: start).map { String(decoding: source[$0], as: UTF8.self) }
  }

  @Test("a line is a paragraph where lines end sentences")
  func lines() {
    #expect(paragraphs("One.\n\n Two.\r\nThree\u{2028}Four. ") == ["One.", "Two.", "Three", "Four."])
  }

  @Test("lines of a fixed width are joined, blank lines part them")
  func wrapped() {
    let text = "The army said it had\ntaken the town and the\nroad that leads north to\nthe border.\n\nNobody was\nhurt."
    #expect(paragraphs(text) == [
      "The army said it had\ntaken the town and the\nroad that leads north to\nthe border.", "Nobody was\nhurt.",
    ])
  }

  @Test("begins where the story begins, and no text gives none")
  func start() {
    #expect(paragraphs("HEAD - story.", from: 7) == ["story."])
    #expect(paragraphs("text", from: 99).isEmpty)
    #expect(paragraphs(" \n\t\n").isEmpty)
  }
}
