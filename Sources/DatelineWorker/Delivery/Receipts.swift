import DatelineCore
import KafkaClient

/// Builds receipts: one small record for each article that was dealt with, also where nothing came of it, so that
/// completeness can be checked from outside.
///
/// A JSON object: `source` (topic, partition, offset), `article_id` where the article could be read, `result`
/// (`published`, `filtered`, `rejected`), `events` by type and the number of those `withheld` for
/// their low confidence or their type, the `reason` of a filter, `stage` and `code` of a rejection, `duration_ms` in the processor, and the
/// versions of the extractor. The key is the article's id.
struct Receipts: Sendable {
  let topic: String
  /// Of the extractor, as events carry them, by name.
  let versions: [String: String]

  func receipt(for shipment: Shipment) -> OutgoingRecord {
    let source = shipment.work.record
    var headers = SourceHeaders.of(source)
    headers.append(Header(RecordHeaders.contentType, "application/json"))
    headers += SourceHeaders.trace(of: source)
    return OutgoingRecord(
      topic: topic, key: shipment.articleID.map { Bytes($0.utf8) }, value: value(for: shipment), headers: headers)
  }

  private func value(for shipment: Shipment) -> Bytes {
    let source = shipment.work.record
    var writer = JSONWriter()
    writer.object { receipt in
      receipt.object("source") {
        $0.member("topic", source.topic)
        $0.member("partition", Int(source.partition))
        $0.member("offset", Int(source.offset))
      }
      receipt.member("article_id", shipment.articleID)
      switch shipment.result {
      case .published(let types, let withheld):
        receipt.member("result", "published")
        let counts = types.reduce(into: [:]) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }
        receipt.object("events") { for (type, count) in counts { $0.member(type, count) } }
        if withheld > 0 { receipt.member("withheld", withheld) }
      case .filtered(let reason):
        receipt.member("result", "filtered")
        receipt.member("reason", reason)
      case .rejected(let rejection, _):
        receipt.member("result", "rejected")
        receipt.member("stage", rejection.stage.rawValue)
        receipt.member("code", rejection.code)
      }
      receipt.member("duration_ms", (shipment.duration.seconds * 1e6).rounded() / 1e3)
      if !versions.isEmpty {
        receipt.object("extractor") {
          for (name, version) in versions.sorted(by: { $0.key < $1.key }) { $0.member(name, version) }
        }
      }
    }
    return writer.bytes
  }
}
