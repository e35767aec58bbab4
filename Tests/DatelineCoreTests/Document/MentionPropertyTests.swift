import DatelineTesting
import Testing

@testable import DatelineCore

@Suite struct MentionPropertyTests {
  /// Words that set off the finders, between random characters.
  private static let triggers = [
    "Russia", "’s", "the", "killed", "two", "hundred", "people", "in", "Tripoli", ",", "Lebanon", "last", "month",
    "between", "10", "and", "15", "of", "President", "Ali", "Khan", "(", "IDF", ")", "\"", ".", "at least", "U.S.",
    "9999999999999999", "toll", "to", "village", "al-Sisi", "\n\n", "March", "32", "1999", "years", "ago", "said",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      if Int.random(in: 0..<4, using: &random) > 0, let word = triggers.randomElement(using: &random) {
        text += word + " "
      } else {
        text += random.text(upTo: 6)
      }
    }
    return text
  }

  @Test(arguments: 0..<40)
  func `Whatever the text, offsets are valid and mentions stay inside their sentences`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<20 {
      let text = Self.text(&random)
      let read = try ReadArticle(text, published: Bool.random(using: &random) ? "2024-02-29" : nil)
      check(read.document, text)
      check(read)
    }
  }

  private func check(_ document: Document, _ text: String) {
    let bytes = Array(text.utf8)
    var end = 0
    for token in document.tokens {
      #expect(token.span.start >= end && token.span.end > token.span.start && token.span.end <= bytes.count)
      #expect(String(validating: bytes[token.span.start..<token.span.end], as: UTF8.self) == token.text)
      end = token.span.end
    }
    #expect(document.sentences.flatMap { Array($0.tokens) } == Array(document.tokens.indices))
    #expect(document.sentences.allSatisfy { !$0.tokens.isEmpty && document.span($0.tokens) == $0.span })
  }

  private func check(_ read: ReadArticle) {
    let mentions = read.mentions
    let ranges =
      mentions.actors.map(\.tokens) + mentions.places.map(\.tokens) + mentions.times.map(\.tokens)
      + mentions.weapons.map(\.tokens) + mentions.casualties.map(\.tokens) + mentions.casualties.compactMap(\.victims)
      + mentions.places.compactMap(\.relation)
    for range in ranges {
      #expect(!range.isEmpty)
      #expect(
        read.document.sentences.contains {
          $0.tokens.contains(range.lowerBound) && $0.tokens.upperBound >= range.upperBound
        })
    }
    #expect(mentions.actors.allSatisfy { $0.entity >= 1 && $0.tokens.contains($0.head) })
    for count in mentions.casualties.map(\.count) {
      #expect((count.min ?? 0) >= 0 && (count.min ?? 0) <= (count.max ?? .max))
    }
  }

  @Test func `The same article gives the same mentions`() throws {
    var random = SeededGenerator(seed: 7)
    let text = (0..<50).map { _ in Self.text(&random) }.joined()
    let first = try ReadArticle(text).mentions
    let second = try ReadArticle(text).mentions
    #expect(first.actors == second.actors)
    #expect(first.places == second.places)
  }

  @Test(arguments: [
    "a", "a ", "1,", "U.", "’s", "(", "killed two people and ", "Ali ", "the ", "\u{301}", "\u{200D}", "🇺", "of the ",
  ])
  func `Repetition does not make tokens or sentences without bound`(piece: String) throws {
    let text = String(repeating: piece, count: 20_000 / piece.utf8.count)
    let read = try ReadArticle(text)
    check(read.document, text)
    #expect(read.document.sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.maximumLength })
    #expect(read.mentions.actors.count <= read.document.tokens.count)
  }
}
