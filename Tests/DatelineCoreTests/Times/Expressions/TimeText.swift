import DatelineTesting
import Linguistics

@testable import DatelineCore

/// Times of a text, for tests that speak in words.
enum TimeText {
  private static let loaded = Result { try TimeTables(data: EventFixture.dataFolder) }

  static func tables() throws -> TimeTables { try loaded.get() }

  /// 2024-03-24 is a Sunday.
  static let sunday = "2024-03-24"

  static func expressions(_ text: String, published: String? = sunday) throws -> [TimeExpression] {
    let day = published.flatMap(CalendarDate.init(iso:))
    return try TimeTagger(tables()).expressions(in: ParsedText.field(text), published: day)
  }

  /// "words|TYPE|value" of each expression.
  static func rows(_ text: String, published: String? = sunday) throws -> [String] {
    let bytes = Array(text.utf8)
    return try expressions(text, published: published).map { expression in
      let words = String(decoding: bytes[expression.span.start..<expression.span.end], as: UTF8.self)
      return "\(words)|\(expression.type.rawValue)|\(expression.time.value)"
    }
  }

  /// The expressions of words that no model has read: one space between them, no tags, no tree.
  static func unparsed(_ words: [String], published: String? = sunday) throws -> [TimeExpression] {
    let document = Linguistics.Document(words: words, sentences: words.isEmpty ? [] : [0..<words.count])
    let field = ParsedField(document, field: .text, paragraphs: words.isEmpty ? [] : [0..<1], tag: [], relation: [])
    return try TimeTagger(tables()).expressions(in: field, published: published.flatMap(CalendarDate.init(iso:)))
  }
}
