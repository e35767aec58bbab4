import CRdKafka

/// A message of an event, valid as long as the event. Every pointer in it may be null.
@safe
struct NativeMessage: ~Copyable {
  private let pointer: UnsafePointer<rd_kafka_message_t>

  init(_ pointer: UnsafePointer<rd_kafka_message_t>) { unsafe self.pointer = unsafe pointer }

  var errorCode: rd_kafka_resp_err_t { unsafe pointer.pointee.err }
  var partition: Int32 { unsafe pointer.pointee.partition }
  var offset: Int64 { unsafe pointer.pointee.offset }
  /// The number given when the record was produced.
  var ticket: UInt { unsafe UInt(bitPattern: pointer.pointee._private) }

  var topic: String {
    guard let topic = unsafe pointer.pointee.rkt else { return "" }
    return unsafe String(lossy: rd_kafka_topic_name(topic)) ?? ""
  }

  var topicPartition: TopicPartition { TopicPartition(topic: topic, partition: partition) }

  var errorText: String? { unsafe String(lossy: rd_kafka_message_errstr(pointer)) }

  var key: Bytes? { unsafe Bytes(copying: pointer.pointee.key, count: pointer.pointee.key_len) }
  var value: Bytes? { unsafe Bytes(copying: pointer.pointee.payload, count: pointer.pointee.len) }

  var timestamp: RecordTimestamp? {
    var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let milliseconds = unsafe rd_kafka_message_timestamp(pointer, &type)
    switch type {
    case RD_KAFKA_TIMESTAMP_CREATE_TIME: return RecordTimestamp(milliseconds: milliseconds, kind: .created)
    case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: return RecordTimestamp(milliseconds: milliseconds, kind: .appended)
    default: return nil
    }
  }

  /// Throws where the headers' bytes are damaged.
  func headers() throws(KafkaError) -> [Header] {
    var list: OpaquePointer?
    let code = unsafe rd_kafka_message_headers(pointer, &list)
    if code == RD_KAFKA_RESP_ERR__NOENT { return [] }
    try KafkaError.check(code, "Cannot read the headers of \(topicPartition) at offset \(offset)")
    guard let list = unsafe list else { return [] }
    let count = unsafe rd_kafka_header_cnt(list)
    var headers: [Header] = []
    headers.reserveCapacity(count)
    for index in 0..<count {
      var name: UnsafePointer<CChar>?
      var value: UnsafeRawPointer?
      var size = 0
      guard unsafe rd_kafka_header_get_all(list, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR else {
        break
      }
      headers.append(unsafe Header(nameBytes: Bytes(cString: name), value: Bytes(copying: value, count: size)))
    }
    return headers
  }
}

extension Array where Element == UInt8 {
  /// The bytes before the terminating NUL; none for a null pointer.
  fileprivate init(cString text: UnsafePointer<CChar>?) {
    guard let text = unsafe text else {
      self = []
      return
    }
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    self = unsafe Array(UnsafeRawBufferPointer(start: text, count: count))
  }
}
