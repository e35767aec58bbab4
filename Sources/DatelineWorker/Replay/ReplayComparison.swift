import DatelineCore
import KafkaClient

/// What a replay that compares does with the events of an article.
struct ReplayComparison: Sendable {
  let articles: ArticleComparison
  let mode: ReplayRequest.Mode
  /// In headers, so that a reader can tell who retracted an event.
  let replay: String
  let versions: String
}

extension Shipper {
  /// Extraction, then what differs, then what of that is published.
  ///
  /// An article that is rejected is not compared: nothing is known of its events, so they stand.
  func shipment(
    of work: Work, _ outcome: Outcome, duration: Duration, compared comparison: ReplayComparison
  ) -> Shipment {
    let articleID: String
    var events: [PublishableEvent] = []
    switch outcome {
    case .processed(let article): (articleID, events) = (article.articleID, article.events)
    case .filtered(let reason, let id?) where reason != NewsProcessor.notSelected: articleID = id
    case .filtered, .rejected: return unchanged(work, outcome, duration, comparison)
    }
    let changes: ArticleChanges
    do {
      changes = try comparison.articles.changes(of: articleID, events)
    } catch {
      let rejection = Rejection(stage: .extract, code: "comparison-failed", message: error.message)
      return unchanged(work, .rejected(rejection), duration, comparison)
    }
    var shipment = shipment(of: work, uncompared: outcome, duration: duration)
    shipment.changes = changes
    switch comparison.mode {
    case .events: break
    case .report: shipment.records = []
    case .changes:
      shipment.records = self.events.records(for: changes, from: work.record, comparison)
      if case .processed(let article) = outcome {
        shipment.result = .published(changes.publishedTypes, withheld: article.withheld)
      }
      addReceipt(to: &shipment)
    }
    return shipment
  }

  private func unchanged(
    _ work: Work, _ outcome: Outcome, _ duration: Duration, _ comparison: ReplayComparison
  ) -> Shipment {
    var shipment = shipment(of: work, uncompared: outcome, duration: duration)
    if comparison.mode == .report { shipment.records = [] }
    return shipment
  }
}

extension ArticleChanges {
  /// Of the events that are published again or for the first time.
  var publishedTypes: [String] { changes.filter { $0.change.kind != .removed }.map(\.label.eventType) }
}

extension EventRecords {
  /// The difference and nothing else: new and changed events, and a tombstone for each event that no longer holds.
  ///
  /// All under the events' ids and in the partition of their article, so that a compacted topic keeps exactly what a
  /// whole replay would have left there. A tombstone says why it stands there in headers: it has no value.
  func records(
    for changes: ArticleChanges, from record: Record, _ comparison: ReplayComparison
  ) -> [OutgoingRecord] {
    guard !changes.changes.isEmpty else { return [] }
    let partition = murmur2Partition(key: Bytes(changes.articleID.utf8), count: partitionCount)
    let common = headers(articleID: changes.articleID, source: record) + [
      Header(RecordHeaders.replay, comparison.replay), Header(RecordHeaders.versions, comparison.versions),
    ]
    return changes.changes.map { item in
      var headers = common + [Header(RecordHeaders.change, item.change.kind.rawValue)]
      var value: Bytes?
      switch item.change {
      case .added(let event): value = event
      case .changed(_, let after, let fields):
        value = after
        headers.append(Header(RecordHeaders.changedFields, fields.map(\.field).joined(separator: ",")))
      case .removed: headers.append(Header(RecordHeaders.eventType, item.label.eventType))
      }
      return OutgoingRecord(
        topic: topic, partition: partition, key: Bytes(item.label.eventID.utf8), value: value, headers: headers,
        timestamp: nil)
    }
  }
}
