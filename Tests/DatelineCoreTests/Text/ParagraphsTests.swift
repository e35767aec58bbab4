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

  @Test("in wrapped text a line that ends early ends its paragraph")
  func shortLine() {
    let text = "SITUATION\nThe army said it had taken\nthe town and the long road\nto the border.\nNobody in the small town\nhas been hurt."
    #expect(paragraphs(text) == [
      "SITUATION", "The army said it had taken\nthe town and the long road\nto the border.", "Nobody in the small town\nhas been hurt.",
    ])
  }

  @Test("lines of any length that end in no stop stand alone, and bullets always do")
  func items() {
    #expect(paragraphs("14:32 GMT\nRockets hit a base\nThe army says two drones were shot down over the bay\nTalks go on") == [
      "14:32 GMT", "Rockets hit a base", "The army says two drones were shot down over the bay", "Talks go on",
    ])
    #expect(paragraphs("* Two were killed in\n* a shop burned\n* Nobody was hurt") == ["* Two were killed in", "* a shop burned", "* Nobody was hurt"])
  }

  @Test("a line that wants another word goes on")
  func dangling() {
    #expect(paragraphs("Police in\nLagos arrested three,\nTwo of them at home") == ["Police in\nLagos arrested three,\nTwo of them at home"])
  }

  @Test("begins where the story begins, and no text gives none")
  func start() {
    #expect(paragraphs("HEAD - story.", from: 7) == ["story."])
    #expect(paragraphs("text", from: 99).isEmpty)
    #expect(paragraphs(" \n\t\n").isEmpty)
  }
}
