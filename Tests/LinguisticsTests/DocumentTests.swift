import Testing

@testable import Linguistics

@Suite struct DocumentTests {
  /// "A hearing is on today that matters": the relative clause hangs on "hearing", across "is on today".
  private func document() -> Document {
    var labels = Labels()
    let person = labels.add("PERSON") ?? .none
    var document = Document(
      words: ["A", "hearing", "is", "on", "today", "that", "matters"], sentences: [0..<7], labels: labels)
    document.heads = [1, 2, 2, 2, 2, 6, 1]
    document.entities = [Document.Entity(tokens: 1..<3, label: person)]
    return document
  }

  @Test("A subtree holds what hangs on a token, also where it is not one run")
  func subtree() {
    #expect(document().tokens[1].subtree.map(\.text) == ["A", "hearing", "that", "matters"])
    #expect(document().tokens[2].subtree.count == 7)
    #expect(document().tokens[4].subtree.map(\.text) == ["today"])
  }

  @Test("Children are those that hang on a token directly")
  func children() {
    #expect(document().tokens[2].children.map(\.text) == ["hearing", "on", "today"])
    #expect(document().tokens[1].children.map(\.text) == ["A", "matters"])
  }

  @Test("Spans give their text and their head")
  func spans() {
    let entity = document().entitySpans.first
    #expect(entity?.text == "hearing is")
    #expect(entity?.label == "PERSON")
    #expect(entity?.head?.text == "is")
    #expect(document().sentences.first?.roots.map(\.text) == ["is"])
  }

  @Test("Heads that run in a ring or out of the text end the walk")
  func brokenHeads() {
    var document = document()
    document.heads = [1, 2, 0, 99, -5, 4, 5]
    for token in document.tokens { #expect(token.subtree.count <= document.count) }
  }
}
