import CRdKafka

extension KafkaError {
  /// `whatFailed`: a clause without a full stop. `detail`: librdkafka's words for this case, when it has any.
  init(_ error: rd_kafka_resp_err_t, _ whatFailed: String, detail: String? = nil, fatal: Bool = false) {
    let code = unsafe String(lossy: rd_kafka_err2name(error)) ?? "\(error.rawValue)"
    let reason = detail ?? (unsafe String(lossy: rd_kafka_err2str(error)))
    self.init(code: code, whatFailed: whatFailed, reason: reason ?? code, fatal: fatal)
  }

  init(code: String, whatFailed: String, reason: String, fatal: Bool = false) {
    let meaning = ErrorClass(code: code, fatal: fatal)
    var text = "\(whatFailed): \(reason) [\(code)]."
    if !meaning.advice.isEmpty { text += " \(meaning.advice)" }
    self.init(code: code, kind: meaning.kind, message: text, disposition: meaning.disposition)
  }

  /// Takes over `error`, which librdkafka gave to the caller; `nil` where there is none.
  init?(owned error: OpaquePointer?, _ whatFailed: String) {
    guard let error = unsafe error else { return nil }
    defer { unsafe rd_kafka_error_destroy(error) }
    unsafe self.init(
      rd_kafka_error_code(error), whatFailed, detail: String(lossy: rd_kafka_error_string(error)),
      fatal: rd_kafka_error_is_fatal(error) != 0)
  }

  static func check(_ error: rd_kafka_resp_err_t, _ whatFailed: String) throws(KafkaError) {
    if error != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(error, whatFailed) }
  }
}

extension String {
  /// A copy of a C string, with U+FFFD for what is not UTF-8; `nil` for a null pointer.
  init?(lossy text: UnsafePointer<CChar>?) {
    guard let text = unsafe text else { return nil }
    self = unsafe String(cString: text)
  }
}

extension Array where Element == UInt8 {
  /// A copy of memory that librdkafka owns; `nil` for a null pointer, empty for a size of 0.
  init?(copying memory: UnsafeRawPointer?, count: Int) {
    guard let memory = unsafe memory else { return nil }
    self = unsafe Array(UnsafeRawBufferPointer(start: memory, count: Swift.max(0, count)))
  }
}
