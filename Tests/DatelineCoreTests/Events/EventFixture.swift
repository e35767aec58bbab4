import Foundation
import Linguistics
import Testing

@testable import DatelineCore

/// The project's own ontology and the events that it finds in marked text.
enum EventFixture {
  static let dataFolder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    + "/Sources/DatelineCore/Resources"
  static let ontologyFolder = dataFolder + "/ontology"

  static let ontology = Result { try Ontology(folder: ontologyFolder) }

  static func events(
    _ marked: String, title: String? = nil, date: String? = "2024-03-24", setting: ArticleSetting = ArticleSetting()
  ) throws -> [Event] {
    let text = MarkedText(marked)
    let titleText = title.map { MarkedText($0) }
    let article = Article(id: "a", title: titleText?.text, text: text.text, publishedAt: date)
    let extractor = EventExtractor(
      ontology: try ontology.get(), versions: .init(version: "1", languageModel: nil, gazetteer: "1", ontology: "1"))
    return extractor.events(
      of: article, title: try titleText?.field(.title), text: try text.field(), setting: setting)
  }

  /// What the whole extractor finds in an article of its own.
  static func extracted(_ text: String, title: String? = nil, date: String, language: String? = nil) throws -> [Event] {
    let article = Article(id: "a", title: title, text: text, publishedAt: date, language: language)
    return try extractor.get().extract(article).events
  }

  /// The first event of a kind that the whole extractor finds in an English text.
  static func event(_ type: String, _ mode: String?, in text: String, date: String) throws -> Event {
    let events = try extracted(text, date: date, language: "en")
    return try #require(events.first { $0.eventType == type && (mode == nil || $0.mode == mode) }, "\(events.map(\.kind))")
  }

  /// The whole extractor, as set-up provides it: language model, gazetteer, tables.
  static let extractor = Result {
    try Extractor(
      data: dataFolder, model: try ParsedText.parser().model,
      gazetteer: try Gazetteer(path: ParsedText.gazetteer))
  }
}

extension Event {
  /// `ASSAULT/airstrike`.
  var kind: String { eventType + (mode.map { "/" + $0 } ?? "") }

  func texts(_ role: Actor.Role) -> [String] { actors.filter { $0.role == role }.map(\.text) }
}
