import DatelineTesting
import Testing

@testable import DatelineCore

@Suite("Actors and quantities of any text")
struct ActorPropertyTests {
  private static let words = [
    "Russia", "’s", "the", "killed", "two", "hundred", "people", "in", "Accra", ",", "between", "10", "and", "15", "of",
    "President", "Ali", "Khan", "(", "IDF", ")", "\"", ".", "at least", "U.S.", "-", "backed", "toll", "to", "al-Sisi",
    "\n\n", "he", "they", "his", "group", "dozens", "former", "United", "States", "said", "dead", "missing", "who",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      if Int.random(in: 0..<5, using: &random) > 0, let word = words.randomElement(using: &random) {
        text += word + " "
      } else {
        text += random.text(upTo: 6)
      }
    }
    return text
  }

  @Test("ranges are never empty, hold the head, and stay in their sentence", arguments: 0..<30)
  func ranges(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<12 {
      let read = try CodedText(Self.text(&random), title: random.maybe { Self.text(&$0) })
      for (field, mentions) in zip(read.article.fields, read.actors) {
        for mention in mentions {
          let sentence = field.sentence(of: mention.head).tokens
          #expect(mention.tokens.contains(mention.head))
          for range in [mention.tokens, mention.core, mention.extent].compactMap({ $0 }) {
            #expect(!range.isEmpty && range.clamped(to: sentence) == range)
          }
          #expect(mention.entity >= 1)
          #expect(mention.country.map { $0.utf8.count == 2 } ?? true)
        }
      }
      for mention in read.casualties {
        for range in [mention.tokens, mention.victims].compactMap({ $0 }) {
          #expect(!range.isEmpty && range.clamped(to: 0..<read.article.text.count) == range)
        }
        #expect((mention.count.min ?? 0) <= (mention.count.max ?? Int.max))
      }
      #expect(read.weapons.allSatisfy { !$0.tokens.isEmpty })
    }
  }

  @Test("the same text gives the same mentions")
  func determinism() throws {
    let text = "Police and rebels clashed in Accra. They said two of their men and a nurse were killed, Ghana reported."
    #expect(try CodedText(text).actors == CodedText(text).actors)
  }

  @Test("a tree with a ring, which only a hand can make, is read without a trap")
  func rings() throws {
    let field = try ParsedText.field("Rebels attacked the town of Aba.")
    let ring = SyntaxTree(heads: [1, 0, 3, 4, 2, 5, 5], relations: Array(repeating: .compound, count: 7))
    #expect(ring.heads.count == field.count)
    #expect(PhraseEdges(tree: ring, tags: field.tags).order.count <= field.count)
  }
}
