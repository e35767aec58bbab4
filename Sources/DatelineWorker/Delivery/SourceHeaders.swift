import KafkaClient

/// The headers that say where a record's article stands.
enum SourceHeaders {
  static func of(_ record: Record) -> [Header] {
    [
      Header(RecordHeaders.sourceTopic, record.topic),
      Header(RecordHeaders.sourcePartition, String(record.partition)),
      Header(RecordHeaders.sourceOffset, String(record.offset)),
    ]
  }
}

extension Header {
  init(_ name: String, _ value: String) {
    self.init(name: name, value: Bytes(value.utf8))
  }
}
