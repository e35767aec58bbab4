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

  /// W3C trace context, as it came: whoever traces the article finds its events. A dead letter has it among the
  /// headers of the record.
  static func trace(of record: Record) -> [Header] {
    record.headers.filter { $0.name == "traceparent" || $0.name == "tracestate" }
  }
}

extension Header {
  init(_ name: String, _ value: String) {
    self.init(name: name, value: Bytes(value.utf8))
  }
}
