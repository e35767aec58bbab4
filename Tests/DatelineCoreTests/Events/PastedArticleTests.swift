import Testing

@testable import DatelineCore

/// Articles that are pasted whole: their headline stands in the text, and the dateline below it.
@Suite("Articles pasted whole")
struct PastedArticleTests {
  private static let headline = "Gunmen kill 14 villagers in central Mali"
  private static let story = """
    BAMAKO (AP) — Gunmen on motorbikes stormed the village of Douentza on Friday, killing at least 14 people and wounding nine, the regional governor said.

    The army denied that its soldiers had abandoned a nearby post.
    """

  @Test("They have the events that the same article has with its headline as title")
  func sameEvents() throws {
    let apart = try EventFixture.extracted(Self.story, title: Self.headline, date: "2025-11-03", language: "en")
    let whole = try EventFixture.extracted(Self.headline + "\n\n" + Self.story, date: "2025-11-03", language: "en")
    #expect(apart.count > 1)
    #expect(whole.map(\.kind) == apart.map(\.kind))
    #expect(whole.map { $0.texts(.actor) } == apart.map { $0.texts(.actor) })
    #expect(whole.map { $0.time?.resolved.start } == apart.map { $0.time?.resolved.start })
    #expect(whole.map(\.main) == apart.map(\.main))
  }

  @Test("Every quotation is found where its offsets say, the headline's in the text too")
  func offsets() throws {
    let text = "Gunmen kill 14 villagers in central Mali; president calls elections\n\n" + Self.story
    let bytes = Array(text.utf8)
    let events = try EventFixture.extracted(text, date: "2025-11-03", language: "en")
    for evidence in events.flatMap({ [$0.evidence] + $0.mentions }) {
      #expect(evidence.field == .text)
      #expect(String(decoding: bytes[evidence.span.start..<evidence.span.end], as: UTF8.self) == evidence.trigger)
    }
    let headline = events.flatMap { [$0.evidence] + $0.mentions }.filter { $0.span.start < 40 }
    #expect(!headline.isEmpty)
  }

  @Test("A date above all of it is the day of publication, and the rest is read as without it")
  func dateLine() throws {
    let whole = Self.headline + "\n\n" + Self.story
    let dated = try EventFixture.extracted("3 November 2025\n" + whole, date: "2025-11-03", language: "en")
    let plain = try EventFixture.extracted(whole, date: "2025-11-03", language: "en")
    #expect(dated.map(\.kind) == plain.map(\.kind))
    #expect(dated.map { $0.time?.resolved.start } == plain.map { $0.time?.resolved.start })
  }

  @Test("Neither the dateline nor its agency acts")
  func dateline() throws {
    let text = "Bus plunges off road in Peru\n\nLIMA (AP) — A bus plunged into a ravine before dawn on Wednesday, killing at least 19 people, authorities said."
    let events = try EventFixture.extracted(text, date: "2025-02-12", language: "en")
    #expect(events.map(\.eventType) == ["ACCIDENT"])
    #expect(events.flatMap { $0.texts(.actor) }.isEmpty)
  }

  @Test("A country that labels a headline does nothing in it")
  func label() throws {
    let text = "Nigeria: gunmen abduct 50 pupils in Kaduna school raid\n\nABUJA (Reuters) - Gunmen abducted 50 pupils from a school in Kaduna on Tuesday, police said."
    let events = try EventFixture.extracted(text, date: "2024-07-10", language: "en").filter { $0.eventType == "ASSAULT" }
    #expect(!events.isEmpty)
    #expect(!events.flatMap { $0.texts(.actor) }.contains("Nigeria"))
  }
}
