import KafkaClient

/// Builds dead letters: the record as it was received, with where it came from and why it was rejected.
struct DeadLetters: Sendable {
  let topic: String
  let group: String

  /// - Parameters:
  ///   - delivery: how often the record was begun, as far as is known.
  ///   - withoutValue: for a topic that refuses the record for its size. The headers still tell where the original is.
  func letter(
    for record: Record, _ rejection: Rejection, delivery: Int = 1, withoutValue: Bool = false
  ) -> OutgoingRecord {
    var headers = record.headers
    headers += [
      Header(RecordHeaders.failedTopic, record.topicPartition.topic),
      Header(RecordHeaders.failedPartition, String(record.topicPartition.partition)),
      Header(RecordHeaders.failedOffset, String(record.offset)),
      Header(RecordHeaders.failedGroup, group),
      Header(RecordHeaders.deliveryCount, String(delivery)),
      Header(RecordHeaders.failureMessage, rejection.message),
      Header(RecordHeaders.failureStage, rejection.stage.rawValue),
      Header(RecordHeaders.failureCode, rejection.code),
    ]
    headers += SourceHeaders.of(record)
    if withoutValue {
      headers.append(Header(RecordHeaders.omittedValueBytes, String(record.value?.count ?? 0)))
    }
    return OutgoingRecord(
      topic: topic, partition: nil, key: record.key, value: withoutValue ? nil : record.value, headers: headers,
      timestamp: record.timestamp?.milliseconds)
  }
}
