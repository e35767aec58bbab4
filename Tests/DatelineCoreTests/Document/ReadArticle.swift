import Testing

@testable import DatelineCore

/// A text with its mentions, for tests that speak in words rather than token ranges.
struct ReadArticle {
  let document: Document
  let mentions: Mentions

  /// - Parameter published: ISO date of the article.
  init(_ text: String, published: String? = "2024-03-24", dateline: Span? = nil) throws {
    let finder = try Self.finder()
    let article = Article(
      id: "test", title: nil, text: text, publishedAt: published, url: nil, publisher: nil, language: nil,
      bodyStart: dateline.map { min($0.end + 3, text.utf8.count) } ?? 0, dateline: dateline)
    document = finder.segmenter.text(of: article)
    mentions = finder.mentions(in: document, article: article)
  }

  private static let loaded: Result<MentionFinder, any Error> = Result { MentionFinder(try Lexicons(data: data)) }

  /// The repository's own tables, not a copy in a build folder.
  static let data =
    #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    + "/Sources/DatelineCore/Resources"

  static func finder() throws -> MentionFinder { try loaded.get() }

  func text(_ tokens: Range<Int>) -> String { document.text(document.span(tokens)) }

  func actor(_ words: String) throws -> ActorMention {
    try #require(mentions.actors.first { text($0.tokens) == words }, "no actor \"\(words)\" in \(actors)")
  }

  func place(_ words: String) throws -> PlaceMention {
    try #require(mentions.places.first { text($0.tokens) == words }, "no place \"\(words)\" in \(places)")
  }

  var actors: [String] { mentions.actors.map { text($0.tokens) } }
  var places: [String] { mentions.places.map { text($0.tokens) } }
  /// "killed 2...2", "injured 7...".
  var casualties: [String] {
    mentions.casualties.map {
      "\($0.kind) \($0.count.min.map(String.init) ?? "")...\($0.count.max.map(String.init) ?? "")"
    }
  }
}

extension PlaceMention {
  var resolved: ResolvedPlace? {
    if case .resolved(let place) = resolution { place } else { nil }
  }
}
