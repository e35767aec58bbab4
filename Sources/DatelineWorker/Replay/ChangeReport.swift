import DatelineCore
import KafkaClient
import Synchronization

/// Counts differences, and passes each on as a line, once its article is delivered.
///
/// Each process of a replay reports what it delivered itself. One that is killed may have delivered a last batch
/// without reporting it: what is published has the same in its headers.
public final class ChangeReport: Sendable {
  private let summary = Mutex(ComparisonSummary())
  private let write: @Sendable (Bytes) -> Void

  /// - Parameter write: takes lines of JSON, with their ends; one call at a time.
  public init(write: @escaping @Sendable (Bytes) -> Void) {
    self.write = write
  }

  package var counts: ComparisonSummary { summary.withLock { $0 } }

  func record(_ shipments: [Shipment]) {
    var lines: Bytes = []
    summary.withLock { summary in
      for shipment in shipments {
        guard let changes = shipment.changes else { continue }
        for type in changes.unchanged { summary.addUnchanged(type: type) }
        let source = "\(shipment.work.record.topicPartition)@\(shipment.work.record.offset)"
        for item in changes.changes {
          summary.add(item.change, type: item.label.eventType)
          lines += item.change.json(item.label, source: source) + [0x0A]
        }
      }
    }
    if !lines.isEmpty { write(lines) }
  }
}
