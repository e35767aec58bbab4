import KafkaClient

/// Builds dead letters: the record as it was received, with where it came from and why it was rejected.
struct DeadLetters: Sendable {
  let topic: String
  let group: String

  /// - Parameter withoutValue: for a topic that refuses the record for its size. The headers still tell where
  ///   the original is.
  func letter(for record: Record, _ rejection: Rejection, withoutValue: Bool = false) -> OutgoingRecord {
    var headers = record.headers
    headers += [
      Header("__dlq.errors.topic", record.topicPartition.topic),
      Header("__dlq.errors.partition", String(record.topicPartition.partition)),
      Header("__dlq.errors.offset", String(record.offset)),
      Header("__dlq.errors.group", group),
      Header("__dlq.errors.message", rejection.message),
      Header("dateline.errors.stage", rejection.stage.rawValue),
      Header("dateline.errors.code", rejection.code),
    ]
    if withoutValue {
      headers.append(Header("dateline.errors.omitted-value-bytes", String(record.value?.count ?? 0)))
    }
    return OutgoingRecord(
      topic: topic, partition: nil, key: record.key, value: withoutValue ? nil : record.value, headers: headers,
      timestamp: record.timestamp?.milliseconds)
  }
}
