import DatelineCore
import KafkaClient

/// The extraction core as the worker uses it: bytes to article, article to events, events to bytes.
public struct NewsProcessor: ArticleProcessor {
  private let decoder: ArticleDecoder
  private let extractor: Extractor

  public init(extractor: Extractor, decoder: ArticleDecoder = ArticleDecoder()) {
    self.extractor = extractor
    self.decoder = decoder
  }

  public var versions: [String: String] {
    let versions = extractor.versions
    var named = ["version": versions.version, "gazetteer": versions.gazetteer, "ontology": versions.ontology]
    named["language_model"] = versions.languageModel
    return named
  }

  public func process(_ value: Bytes) throws -> ProcessedArticle {
    let article = try decode(value)
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
