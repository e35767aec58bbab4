import Foundation
import Linguistics

@testable import DatelineCore

/// A text parsed by the language model that set-up installs, for tests that speak in words.
enum ParsedText {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let directory =
    ProcessInfo.processInfo.environment["DATELINE_MODEL"]
    ?? root.appendingPathComponent(".dateline/language-model").resolvingSymlinksInPath().path

  /// The gazetteer that set-up builds.
  static let gazetteer =
    ProcessInfo.processInfo.environment["DATELINE_GAZETTEER"]
    ?? root.appendingPathComponent(".dateline/gazetteer").resolvingSymlinksInPath().path

  private static let loaded = Result { ArticleParser(model: try LanguageModel(directory: directory)) }

  /// Loaded once for all tests; the error names the file that is missing where `scripts/setup` has not run.
  static func parser() throws -> ArticleParser { try loaded.get() }

  static func field(_ text: String) throws -> ParsedField { try parser().parse(text, field: .text) }

  /// - Parameter published: ISO date of the article.
  static func article(_ text: String, title: String? = nil, published: String? = "2024-03-24") throws -> ParsedArticle {
    let article = Article(
      id: "test", title: title, text: text, publishedAt: published, url: nil, publisher: nil, language: nil,
      bodyStart: 0, dateline: nil)
    return try parser().parse(article)
  }
}
