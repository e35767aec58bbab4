import KafkaClient

/// What became of one record, in the form in which it is delivered: its events, its dead letter, or nothing, and its
/// receipt where receipts are asked for.
struct Shipment: Sendable {
  enum Result: Sendable {
    /// The types of the events, in their order, and how many were withheld.
    case published([String], withheld: Int)
    case filtered(String)
    case rejected(Rejection, valueOmitted: Bool)
  }

  var work: Work
  var result: Result
  /// In the order in which they are produced. Empty where there is nothing to send.
  var records: [OutgoingRecord]
  /// Of the article, where it could be read; for its receipt.
  var articleID: String?
  /// In the processor.
  var duration: Duration
  /// The broker refused records of this article together with others, and it is not known whose fault that was: it
  /// is delivered alone.
  var isSuspect = false
  /// Where a replay compares: what became of the article's events.
  var changes: ArticleChanges?

  /// What it takes in a batch: its records, and the bytes of their keys and values.
  var load: Load {
    records.reduce(into: Load()) {
      $0 += Load(records: 1, bytes: ($1.key?.count ?? 0) + ($1.value?.count ?? 0))
    }
  }

  /// What is counted when it is delivered.
  func event(at moment: Moment) -> WorkerEvent {
    let journey = Journey(
      inWorker: work.received.duration(to: moment.steady),
      sinceTimestamp: moment.age(ofTimestamp: work.record.timestamp?.milliseconds))
    return switch result {
    case .published(let types, let withheld): .published(eventTypes: types, withheld: withheld, journey)
    case .filtered(let reason): .filtered(reason: reason, journey)
    case .rejected(let rejection, let omitted):
      .rejected(stage: rejection.stage, code: rejection.code, work.id, valueOmitted: omitted, journey)
    }
  }
}
