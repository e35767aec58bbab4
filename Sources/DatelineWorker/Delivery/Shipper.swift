import KafkaClient

/// Turns what became of an article into the records that tell of it. Runs on the extraction threads.
struct Shipper: Sendable {
  let events: EventRecords
  let deadLetters: DeadLetters
  /// Where receipts are asked for.
  let receipts: Receipts?
  /// Where a replay compares what it finds with what is there.
  var comparison: ReplayComparison?

  func shipment(of work: Work, _ outcome: Outcome, duration: Duration) -> Shipment {
    if let comparison { return shipment(of: work, outcome, duration: duration, compared: comparison) }
    return shipment(of: work, uncompared: outcome, duration: duration)
  }

  func shipment(of work: Work, uncompared outcome: Outcome, duration: Duration) -> Shipment {
    var shipment: Shipment
    switch outcome {
    case .processed(let article):
      shipment = Shipment(
        work: work, result: .published(article.events.map(\.type), withheld: article.withheld),
        records: events.records(for: article, from: work.record), articleID: article.articleID, duration: duration)
    case .filtered(let reason, let articleID):
      shipment = Shipment(
        work: work, result: .filtered(reason), records: [], articleID: articleID, duration: duration)
    case .rejected(let rejection):
      return letter(for: work, rejection, duration: duration)
    }
    addReceipt(to: &shipment)
    return shipment
  }

  /// The dead letter that takes the place of a shipment which the broker refuses; nil when it was its dead letter
  /// without a value already.
  func replacement(for shipment: Shipment, refusedAt index: Int, _ error: KafkaError) -> Shipment? {
    if case .rejected(let rejection, let valueOmitted) = shipment.result {
      guard error.kind == .recordTooLarge, !valueOmitted else { return nil }
      return letter(for: shipment.work, rejection, duration: shipment.duration, withoutValue: true)
    }
    let bytes = shipment.records.indices.contains(index) ? shipment.records[index].value?.count ?? 0 : 0
    let rejection = Rejection(
      stage: .deliver, code: error.kind == .recordTooLarge ? "record-too-large" : error.code,
      message: "record \(index + 1) of \(shipment.records.count), \(bytes) bytes: \(error.message)")
    return letter(for: shipment.work, rejection, duration: shipment.duration)
  }

  func letter(
    for work: Work, _ rejection: Rejection, duration: Duration, withoutValue: Bool = false
  ) -> Shipment {
    var shipment = Shipment(
      work: work, result: .rejected(rejection, valueOmitted: withoutValue),
      records: [
        deadLetters.letter(for: work.record, rejection, delivery: work.delivery, withoutValue: withoutValue)
      ],
      articleID: nil, duration: duration)
    addReceipt(to: &shipment)
    return shipment
  }

  func addReceipt(to shipment: inout Shipment) {
    if let receipt = receipts?.receipt(for: shipment) { shipment.records.append(receipt) }
  }
}
