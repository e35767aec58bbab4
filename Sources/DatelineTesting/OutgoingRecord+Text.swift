import KafkaClient

extension OutgoingRecord {
  /// A record of text.
  public static func text(
    _ value: String, key: String? = nil, topic: String, partition: Int32? = nil
  ) -> OutgoingRecord {
    OutgoingRecord(
      topic: topic, partition: partition, key: key.map { Bytes($0.utf8) }, value: Bytes(value.utf8))
  }
}

extension Record {
  /// A record of text, as consumed.
  public static func text(
    _ value: String, key: String? = nil, topic: String = "articles", partition: Int32 = 0, offset: Int64 = 0
  ) -> Record {
    Record(
      topicPartition: TopicPartition(topic: topic, partition: partition), offset: offset,
      key: key.map { Bytes($0.utf8) }, value: Bytes(value.utf8),
      timestamp: RecordTimestamp(milliseconds: 1_700_000_000_000, kind: .created))
  }

  /// The value as text.
  public var text: String? { value.map { String(decoding: $0, as: UTF8.self) } }
}
