import DatelineCore
import KafkaClient

/// The extraction core as the worker uses it: bytes to article, article to events, events to bytes.
public struct NewsProcessor: ArticleProcessor {
  private let decoder: ArticleDecoder
  private let extractor: Extractor
  /// Articles by id; others are passed over. Nil: all.
  private let selected: Set<String>?

  public init(extractor: Extractor, decoder: ArticleDecoder = ArticleDecoder(), selected: Set<String>? = nil) {
    self.extractor = extractor
    self.decoder = decoder
    self.selected = selected
  }

  /// The rule of articles that were not asked for.
  static let notSelected = "not-selected"

  public var versions: [String: String] {
    let versions = extractor.versions
    var named = ["version": versions.version, "gazetteer": versions.gazetteer, "ontology": versions.ontology]
    named["language_model"] = versions.languageModel
    return named
  }

  public func process(_ value: Bytes) throws -> ProcessedArticle {
    let article = try decode(value)
    if let selected, !selected.contains(article.id) {
      return ProcessedArticle(articleID: article.id, events: [], filtered: Self.notSelected)
    }
    let extraction = extractor.extract(article)
    let events = extraction.events.map { PublishableEvent(id: $0.eventID, type: $0.eventType, json: $0.json) }
    return ProcessedArticle(
      articleID: article.id, events: events, filtered: extraction.filtered?.rawValue, withheld: extraction.withheld)
  }

  private func decode(_ value: Bytes) throws(Rejection) -> Article {
    do {
      return try decoder.decode(value)
    } catch {
      throw Rejection(stage: .decode, code: error.code.rawValue, message: error.message)
    }
  }
}
