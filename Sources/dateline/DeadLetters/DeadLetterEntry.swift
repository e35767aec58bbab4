import Foundation
import KafkaClient

/// A dead letter as its headers tell of it.
struct DeadLetterEntry {
  let record: Record

  /// Where it stands in the topic of dead letters, `PARTITION:OFFSET`: what it is called by.
  var place: String { "\(record.partition):\(record.offset)" }

  /// Where the record came from.
  var sourceTopic: String? { header("__dlq.errors.topic") }
  var source: String {
    guard let sourceTopic else { return "?" }
    return "\(sourceTopic)[\(header("__dlq.errors.partition") ?? "?")]@\(header("__dlq.errors.offset") ?? "?")"
  }
  var stage: String { header("dateline.errors.stage") ?? "?" }
  var code: String { header("dateline.errors.code") ?? "?" }
  var deliveries: String { header("__dlq.errors.delivery.count") ?? "1" }
  var message: String { header("__dlq.errors.message") ?? "" }
  /// True where the dead-letter topic did not take the value.
  var isWithoutValue: Bool { header("dateline.errors.omitted-value-bytes") != nil }

  /// The last header of that name: an input record may have carried such names itself.
  private func header(_ name: String) -> String? {
    record.headers.last { $0.name == name }.flatMap(\.value).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The record as it was received, without what was added to it; nil where its value was left out.
  ///
  /// - Parameter topic: where it goes.
  func original(to topic: String) -> OutgoingRecord? {
    guard !isWithoutValue else { return nil }
    return OutgoingRecord(
      topic: topic, key: record.key, value: record.value, headers: record.headers.filter { !Self.isAdded($0.name) },
      timestamp: record.timestamp?.milliseconds)
  }

  private static func isAdded(_ name: String) -> Bool {
    ["__dlq.errors.", "dateline.errors.", "dateline.source.", "dateline.transaction"].contains { name.hasPrefix($0) }
  }
}
