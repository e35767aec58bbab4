import CRdKafka

/// Calls of a producer.
extension Handle {
  /// Queues a copy of the record; never waits. `ticket` comes back with the delivery report, of which there
  /// is exactly one for each record that was queued.
  func produce(_ record: OutgoingRecord, adding added: [Header], ticket: UInt) throws(KafkaError) {
    let what = "Record not queued for '\(record.topic)'"
    try checkTopicName(record.topic)
    if let partition = record.partition, partition < 0 {
      throw .configuration("\(what): \(partition) is no partition; leave it out to have one picked.")
    }
    let headers = try unsafe Self.native(record.headers, added)
    let code = unsafe Self.withMemory(of: record.value) { value, valueSize in
      unsafe Self.withMemory(of: record.key) { key, keySize in
        unsafe crdkafka_produce(
          pointer, record.topic, record.partition ?? -1, value, valueSize, key, keySize, headers,
          record.timestamp ?? -1, ticket)
      }
    }
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    if let headers = unsafe headers { unsafe rd_kafka_headers_destroy(headers) }
    if code == RD_KAFKA_RESP_ERR__FATAL, let fatal = fatalError { throw fatal }
    throw KafkaError(code, what)
  }

  /// Records that are queued or on the way.
  var queueLength: Int { unsafe Int(rd_kafka_outq_len(pointer)) }

  /// Sends what is queued without lingering, and waits until it is delivered or has failed.
  func flush(timeout: Duration) throws(KafkaError) {
    let code = unsafe rd_kafka_flush(pointer, timeout.milliseconds)
    try KafkaError.check(code, "Flushing has failed, \(queueLength) records are not delivered yet")
  }

  /// Gives up all that is queued or on the way: each is reported as failed.
  func purge() {
    unsafe _ = rd_kafka_purge(pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
  }

  /// `nil` for no headers. To be destroyed unless librdkafka takes it.
  private static func native(_ headers: [Header], _ added: [Header]) throws(KafkaError) -> OpaquePointer? {
    guard !headers.isEmpty || !added.isEmpty else { return nil }
    guard let list = unsafe rd_kafka_headers_new(headers.count + added.count) else { return nil }
    try unsafe add(headers, to: list)
    try unsafe add(added, to: list)
    return unsafe list
  }

  /// Destroys the list where it throws.
  private static func add(_ headers: [Header], to list: OpaquePointer) throws(KafkaError) {
    for header in headers {
      let code = unsafe withMemory(of: header.nameBytes) { name, nameSize in
        unsafe withMemory(of: header.value) { value, valueSize in
          unsafe rd_kafka_header_add(
            list, name?.assumingMemoryBound(to: CChar.self), nameSize, value, valueSize)
        }
      }
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        unsafe rd_kafka_headers_destroy(list)
        throw KafkaError(code, "Header '\(header.name)' not added")
      }
    }
  }

  /// Null for no bytes at all, and something else for zero bytes: librdkafka tells them apart by that.
  private static func withMemory<Value>(of bytes: Bytes?, _ body: (UnsafeRawPointer?, Int) -> Value) -> Value {
    guard let bytes else { return body(nil, 0) }
    guard !bytes.isEmpty else { return unsafe withUnsafeBytes(of: UInt8(0)) { unsafe body($0.baseAddress, 0) } }
    return unsafe bytes.withUnsafeBytes { unsafe body($0.baseAddress, $0.count) }
  }
}
