import Testing

@testable import DatelineCore

@Suite struct DependencyPathTests {
  private static let sentence = "Rebels launched an attack on Goma."

  private func path(_ start: String, _ end: String, in text: String = sentence) throws -> String? {
    let field = try ParsedText.field(text)
    let first = try #require(field.words.firstIndex(of: start))
    let last = try #require(field.words.firstIndex(of: end))
    return DependencyPath(field: field).text(from: first, to: last)
  }

  @Test func `a word below is reached downwards`() throws {
    #expect(try path("attack", "Goma") == "attack ↓prep on ↓pobj Goma")
  }

  @Test func `a word beside is reached by way of the word that both hang on`() throws {
    #expect(try path("attack", "Rebels") == "attack ↑dobj launched ↓nsubj Rebels")
  }

  @Test func `a word above is reached upwards`() throws {
    #expect(try path("Goma", "launched") == "Goma ↑pobj on ↑prep attack ↑dobj launched")
  }

  @Test func `the way to the word itself is the word`() throws {
    #expect(try path("attack", "attack") == "attack")
  }

  @Test func `there is no way into another sentence`() throws {
    #expect(try path("launched", "slept", in: "Rebels launched an attack. Nobody slept.") == nil)
  }
}
