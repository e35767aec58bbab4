import DatelineCore
import Foundation

/// One golden article with the events that a reader lists in it; `Tests/Fixtures/golden/README.md` describes the form.
struct GoldenArticle {
  struct Trigger {
    var field: Event.Evidence.Field
    var span: Span
  }

  struct Expected {
    var types: [String]
    var factualities: [String]
    /// One reader lists it and another does not.
    var isOptional: Bool
    var triggers: [Trigger]
  }

  var id: String
  var split: String
  var expected: [Expected]

  static let folder = Program.root.appending(path: "Tests/Fixtures/golden")
  static let articles = folder.appending(path: "articles")

  static func all() throws -> [GoldenArticle] {
    let files = try FileManager.default.contentsOfDirectory(at: articles, includingPropertiesForKeys: nil)
    return try files.sorted { $0.lastPathComponent < $1.lastPathComponent }.map(read)
  }

  private static func read(_ file: URL) throws -> GoldenArticle {
    let decoder = JSONDecoder()
    let article = try decoder.decode(ArticleFile.self, from: Data(contentsOf: file))
    let expected = try decoder.decode(
      ExpectedFile.self, from: Data(contentsOf: folder.appending(path: "expected/\(file.lastPathComponent)")))
    let events = try expected.events.map { row in
      Expected(
        types: row.event_type.values, factualities: row.factuality.values, isOptional: row.optional ?? false,
        triggers: try row.told.map { try locate($0, in: article) })
    }
    return GoldenArticle(id: article.id, split: expected.split, expected: events)
  }

  /// Where the words in square brackets stand, in a quotation that the article holds exactly once.
  private static func locate(_ told: String, in article: ArticleFile) throws -> Trigger {
    let isTitle = told.hasPrefix("title: ")
    let quotation = isTitle ? told.dropFirst("title: ".count) : Substring(told)
    let parts = quotation.split(separator: /[\[\]]/, omittingEmptySubsequences: false)
    let bytes = Array((isTitle ? article.title ?? "" : article.text).utf8)
    let wanted = Array(parts.joined().utf8)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: wanted) }
    guard parts.count == 3, let start = starts.first, starts.count == 1 else {
      throw Unfound(description: "\(article.id): not exactly once, with one trigger in brackets: \(told)")
    }
    let first = start + parts[0].utf8.count
    return Trigger(field: isTitle ? .title : .text, span: Span(first, first + parts[1].utf8.count))
  }

  struct Unfound: Error, CustomStringConvertible {
    var description: String
  }

  private struct ArticleFile: Decodable {
    var id: String
    var title: String?
    var text: String
  }

  private struct ExpectedFile: Decodable {
    struct Row: Decodable {
      var event_type: OneOrMore
      var factuality: OneOrMore
      var optional: Bool?
      var told: [String]
    }

    var split: String
    var events: [Row]
  }

  /// A value, or a list of values of which any is right.
  private struct OneOrMore: Decodable {
    var values: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) { values = [value] } else { values = try container.decode([String].self) }
    }
  }
}
