import Testing

@testable import DatelineCore

@Suite("Events of any text")
struct EventPropertyTests {
  /// A small generator with a fixed start, so that a failure can be repeated.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) ^ (state << 31)
    }
  }

  private static let words = [
    "attacked", "attack", "said", "that", "if", "and", ",", "killed", "by", "the", "army", "{A:REB|rebels}", "of",
    "{P:ML|Gao}", "in", "{T:2024-03-22|on Friday}", "“", "”", ".", "who", "has", "been", "not", "to", "seize",
    "between",
    "{C:killed:3|killed three}", "{R|they}", "strike", "on", "agreed", "sanctions", "launched", "a", "{W:drone|drone}",
    "’s", "according", "to", ";", "while", "denied", "ceasefire", "23", "arrested", "protest", "?", "{M:RU|Moscow}",
  ]

  private func check(_ marked: String) throws {
    let events = try EventFixture.events(marked)
    let text = Array(MarkedText(marked).text.utf8)
    for event in events {
      #expect(0 <= event.evidence.span.start && event.evidence.span.end <= text.count)
      #expect(
        String(decoding: text[event.evidence.span.start..<event.evidence.span.end], as: UTF8.self)
          == event.evidence.trigger)
      #expect((0...1).contains(event.confidence))
    }
    #expect(Set(events.map(\.eventID)).count == events.count)
    #expect(events == (try EventFixture.events(marked)))
  }

  @Test("Words in any order give sound events, the same each time", arguments: 0..<60)
  func shuffled(_ seed: Int) throws {
    var numbers = Numbers(state: UInt64(seed))
    let count = Int.random(in: 1...120, using: &numbers)
    let text = (0..<count).compactMap { _ in Self.words.randomElement(using: &numbers) }.joined(separator: " ")
    try check(text)
  }

  /// What every trigger stands for.
  private static let phrases = ((try? EventFixture.ontology.get())?.triggers ?? []).flatMap { $0.phrases.map { $0.replacing("~", with: "the") } }

  @Test("The ontology's own words in any order give sound events", arguments: 0..<150)
  func vocabulary(_ seed: Int) throws {
    let ontology = try EventFixture.ontology.get()
    let names = Self.phrases
    let words = ontology.vocabulary.spellings.sorted()
    var numbers = Numbers(state: UInt64(seed))
    let text = (0..<80).compactMap { _ in
      Bool.random(using: &numbers)
        ? names.randomElement(using: &numbers)
        : [Self.words, words].randomElement(using: &numbers)?.randomElement(using: &numbers)
    }
    try check(text.joined(separator: " "))
  }

  @Test(
    "Hostile shapes end, and soon",
    arguments: [
      String(repeating: "attacked ", count: 6_000), String(repeating: "attack ", count: 6_000),
      String(repeating: "“ said ", count: 4_000), String(repeating: "and, ", count: 4_000),
      String(repeating: "to be ", count: 4_000), String(repeating: "of the ", count: 4_000),
      String(repeating: "the army attacked ", count: 3_000), String(repeating: "who said that if ", count: 2_000),
      String(repeating: "launch ", count: 4_000), String(repeating: "launched a big ", count: 2_000),
    ])
  func hostile(_ text: String) throws {
    let events = try EventFixture.events(text)
    #expect(events.count <= text.utf8.count)
  }
}
