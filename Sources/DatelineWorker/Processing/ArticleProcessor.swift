import KafkaClient

/// What the worker does with one record's value: the seam between Kafka and the extraction core.
public protocol ArticleProcessor: Sendable {
  /// Runs on a thread of the extraction pool, which it may hold for as long as extraction may take; many run at once.
  ///
  /// - Throws: `Rejection` when the article cannot be processed. Any other error counts as a failure of
  ///   extraction. Either way the record goes to the dead-letter topic and the worker goes on.
  func process(_ value: Bytes) throws -> ProcessedArticle

  /// What made the events, by name; for receipts.
  var versions: [String: String] { get }
}

extension ArticleProcessor {
  public var versions: [String: String] { [:] }
}

/// What became of an article that could be read.
public struct ProcessedArticle: Sendable, Hashable {
  public var articleID: String
  /// In the order in which they are published.
  public var events: [PublishableEvent]
  /// The stated rule by which the article was passed over, if one applied: a short name, which metrics carry.
  public var filtered: String?
  /// Events found that are not published because their confidence is too low or their type is not wanted.
  public var withheld: Int

  public init(articleID: String, events: [PublishableEvent], filtered: String? = nil, withheld: Int = 0) {
    self.articleID = articleID
    self.events = events
    self.filtered = filtered
    self.withheld = withheld
  }
}

/// An event in the form in which it is published.
public struct PublishableEvent: Sendable, Hashable {
  public var id: String
  /// For metrics.
  public var type: String
  public var json: Bytes

  public init(id: String, type: String, json: Bytes) {
    self.id = id
    self.type = type
    self.json = json
  }
}
