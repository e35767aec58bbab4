import Foundation
import KafkaClient

/// One record of any topic as a line of JSON.
///
/// Bytes that are UTF-8 are shown as text; a value always comes as Base64 too, so that nothing is lost.
struct RecordLine: Encodable {
  struct NamedValue: Encodable {
    var name: String
    /// Null where the header's value is null.
    var value: String?
  }

  var topic: String
  var partition: Int32
  var offset: Int64
  /// Milliseconds since 1970.
  var timestamp: Int64?
  var key: String?
  var headers: [NamedValue]
  /// Left out where the bytes are no UTF-8, or there are none.
  var value: String?
  /// Left out for a tombstone.
  var value_base64: String?

  init(_ record: Record) {
    topic = record.topic
    partition = record.partition
    offset = record.offset
    timestamp = record.timestamp?.milliseconds
    key = record.key.map { String(decoding: $0, as: UTF8.self) }
    headers = record.headers.map { header in
      NamedValue(name: header.name, value: header.value.map { String(decoding: $0, as: UTF8.self) })
    }
    value = record.value.flatMap { String(validating: $0, as: UTF8.self) }
    value_base64 = record.value.map { Data($0).base64EncodedString() }
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
