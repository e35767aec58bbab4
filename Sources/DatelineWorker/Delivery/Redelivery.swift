import DequeModule
import KafkaClient

/// What is to be delivered again, before anything new: the articles of batches that came to nothing.
///
/// Where the broker refused records of one article alone, its dead letter takes their place. Where it refused records
/// of several, one of them may have dragged the others along: each of those is delivered alone, until they are past.
struct Redelivery: Sendable {
  private var shipments: Deque<Shipment> = []

  var isEmpty: Bool { shipments.isEmpty }

  /// Takes a batch back, in its order.
  ///
  /// - Parameter refused: records that the broker will never take, by the place of their article in the batch.
  /// - Returns: the refusal of a dead letter that cannot be made any smaller: nothing leads on from there.
  mutating func restore(
    _ batch: [Shipment], refused: [Int: (record: Int, error: KafkaError)] = [:], _ shipper: Shipper
  ) -> KafkaError? {
    var batch = batch
    for (index, refusal) in refused where batch.indices.contains(index) {
      guard refused.count == 1 else {
        batch[index].isSuspect = true
        continue
      }
      guard let letter = shipper.replacement(for: batch[index], refusedAt: refusal.record, refusal.error) else {
        return refusal.error
      }
      batch[index] = letter
    }
    shipments.prepend(contentsOf: batch)
    return nil
  }

  /// The next batch, and what has become stale meanwhile.
  mutating func next(isCurrent: (WorkID) -> Bool) -> (batch: [Shipment], stale: [Shipment]) {
    let stale = shipments.filter { !isCurrent($0.work.id) }
    shipments.removeAll { !isCurrent($0.work.id) }
    guard let first = shipments.first else { return ([], Array(stale)) }
    let count = first.isSuspect ? 1 : shipments.prefix { !$0.isSuspect }.count
    defer { shipments.removeFirst(count) }
    return (Array(shipments.prefix(count)), Array(stale))
  }
}
