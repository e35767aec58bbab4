import Linguistics
import Testing

@testable import DatelineCore

/// A text with its actors, quantities, casualties and weapons, read with the repository's own tables.
struct CodedText {
  let article: ParsedArticle
  /// By field: the text, then the title.
  let actors: [[ActorMention]]
  let quantities: [Quantity]
  let casualties: [CasualtyMention]
  let weapons: [WeaponMention]

  init(_ text: String, title: String? = nil, published: String? = "2024-03-24") throws {
    let (recognizer, numbers) = try Self.loaded.get()
    article = try ParsedText.article(text, title: title, published: published)
    actors = recognizer.actors(in: article).mentions
    quantities = QuantityRecognizer(numbers).quantities(in: article.text)
    casualties = CasualtyRecognizer(numbers).casualties(
      in: article.text, quantities: quantities, actors: actors.first ?? [])
    weapons = WeaponRecognizer(numbers).weapons(in: article.text)
  }

  private static let loaded = Result {
    let parser = try ParsedText.parser()
    return (
      ActorRecognizer(try ActorLexicon(data: EventFixture.dataFolder, words: TableWords(model: parser.model))),
      try QuantityLexicon(data: EventFixture.dataFolder, words: TableWords(model: parser.model))
    )
  }

  static func recognizer() throws -> ActorRecognizer { try loaded.get().0 }

  func text(_ tokens: Range<Int>) -> String { article.text.text(tokens) }

  var words: [String] { (actors.first ?? []).map { text($0.tokens) } }

  func actor(_ words: String) throws -> ActorMention {
    try #require(actors.first?.first { text($0.tokens) == words }, "no actor \"\(words)\" in \(self.words)")
  }

  /// "killed 2...2", "injured 7...".
  var tolls: [String] {
    casualties.map {
      "\($0.kind) \($0.count.min.map(String.init) ?? "")...\($0.count.max.map(String.init) ?? "")"
    }
  }
}
