import KafkaClient

/// Why a record goes to the dead-letter topic.
public struct Rejection: Error, Sendable, Hashable {
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    /// The value is no article.
    case decode
    /// The article is one, and no events could be made of it.
    case extract
    /// The broker refuses the article's events as they are.
    case deliver
  }

  public var stage: Stage
  /// A short stable name, which metrics and the header `dateline.errors.code` carry.
  public var code: String
  /// Cause and remedy, for the header `__dlq.errors.message`. It is not logged: it may quote the article.
  public var message: String

  public init(stage: Stage, code: String, message: String) {
    self.stage = stage
    self.code = code
    self.message = message
  }
}

/// What became of one record's value.
enum Outcome: Sendable {
  case processed(ProcessedArticle)
  /// The rule, and the article's id where there is an article.
  case filtered(String, articleID: String?)
  case rejected(Rejection)
}

extension ArticleProcessor {
  /// Never throws: one article's failure is its own.
  func outcome(of value: Bytes?) -> Outcome {
    // A record without a value deletes its key in a compacted topic. There is no article in it.
    guard let value else { return .filtered("tombstone", articleID: nil) }
    do {
      let processed = try process(value)
      if let rule = processed.filtered { return .filtered(rule, articleID: processed.articleID) }
      return .processed(processed)
    } catch let rejection as Rejection {
      return .rejected(rejection)
    } catch {
      return .rejected(Rejection(stage: .extract, code: "extraction-failed", message: String(describing: error)))
    }
  }
}
