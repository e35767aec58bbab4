import CRdKafka

/// Owns an `rd_kafka_conf_t` until a client takes it over.
@safe
final class NativeConfiguration {
  /// `nil` once a client owns it.
  private var pointer: OpaquePointer?

  /// `role` nil: all properties are set, to check them. Else those that only the other kind of client
  /// uses are left out: one set of properties serves all the clients of a process, and librdkafka would
  /// warn about each of them.
  init(_ configuration: KafkaConfiguration, for role: ClientRole?) throws(KafkaError) {
    guard let made = unsafe rd_kafka_conf_new() else {
      throw .configuration("librdkafka could not make a configuration: out of memory.")
    }
    unsafe pointer = unsafe made
    let failures = configuration.properties.sorted { $0.key < $1.key }
      .filter { role?.uses($0.key) ?? true }
      .compactMap { unsafe Self.set($0.key, $0.value, in: made) }
    guard failures.isEmpty else {
      throw SecretFilter(configuration).redact(.configuration(failures.joined(separator: " ")))
    }
  }

  /// The failure, if any, as a sentence.
  private static func set(_ name: String, _ value: String, in pointer: OpaquePointer) -> String? {
    guard !name.utf8.contains(0), !value.utf8.contains(0) else {
      return "Kafka property '\(name)': a NUL character cannot be part of it."
    }
    return unsafe withErrorText { text, size in
      switch unsafe rd_kafka_conf_set(pointer, name, value, text, size) {
      case RD_KAFKA_CONF_OK: nil
      case RD_KAFKA_CONF_UNKNOWN: "Kafka property '\(name)' is unknown.\(suggestion(for: name))"
      default: "Kafka property '\(name)': \(unsafe String(lossy: text) ?? "")."
      }
    }
  }

  private static func suggestion(for name: String) -> String {
    NearestName.of(name, among: KnownProperties.scopes.keys).map { " Did you mean '\($0)'?" } ?? ""
  }

  func enable(events: Int32) { unsafe rd_kafka_conf_set_events(pointer, events) }

  /// Sends log lines to `sink`, which must outlive the client that is made from this.
  func log(to sink: LogSink) {
    unsafe rd_kafka_conf_set_opaque(pointer, Unmanaged.passUnretained(sink).toOpaque())
    unsafe rd_kafka_conf_set_log_cb(pointer) { client, level, facility, text in
      guard let client = unsafe client, let opaque = unsafe rd_kafka_opaque(client) else { return }
      let sink = unsafe Unmanaged<LogSink>.fromOpaque(opaque).takeUnretainedValue()
      unsafe sink.receive(
        KafkaLogLine(
          level: Int(level), facility: String(lossy: facility) ?? "", text: String(lossy: text) ?? "",
          client: String(lossy: rd_kafka_name(client)) ?? ""))
    }
  }

  /// Has the log's sink told why a broker's certificate is not believed, which librdkafka's errors leave out. What
  /// OpenSSL has decided stays as it is. To be called after ``log(to:)``.
  func noteRefusedCertificates() {
    let outcome = unsafe rd_kafka_conf_set_ssl_cert_verify_cb(pointer) { _, _, _, error, _, _, _, text, size, opaque in
      guard let error = unsafe error else { return 0 }
      let code = unsafe error.pointee
      guard code != 0 else { return 1 }
      let reason = CertificateError.reason(of: code)
      if let opaque = unsafe opaque {
        unsafe Unmanaged<LogSink>.fromOpaque(opaque).takeUnretainedValue().refusedCertificate(reason)
      }
      if let text = unsafe text, size > 0 {
        let bytes = Array(reason.utf8.prefix(size - 1)) + [0]
        for (index, byte) in bytes.enumerated() { unsafe text[index] = CChar(bitPattern: byte) }
      }
      return 0
    }
    // A librdkafka without TLS has nothing to tell of it.
    _ = outcome
  }

  /// Makes a client, which owns the configuration from then on. To be called once.
  func makeClient(_ role: ClientRole) -> Result<OpaquePointer, KafkaError> {
    let made = unsafe withErrorText { text, size in
      let type = role == .consumer ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER
      if let client = unsafe rd_kafka_new(type, pointer, text, size) {
        return unsafe Result<OpaquePointer, KafkaError>.success(client)
      }
      return unsafe .failure(
        .configuration("Cannot make a Kafka \(role): \(String(lossy: text) ?? "").", code: "_INVALID_ARG"))
    }
    if case .success = unsafe made { unsafe pointer = nil }
    return unsafe made
  }

  deinit {
    if let pointer = unsafe pointer { unsafe rd_kafka_conf_destroy(pointer) }
  }
}

/// Calls `body` with room for one of librdkafka's error texts.
func withErrorText<Value>(_ body: (UnsafeMutablePointer<CChar>?, Int) -> Value) -> Value {
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
    unsafe buffer.initialize(repeating: 0)
    return unsafe body(buffer.baseAddress, buffer.count)
  }
}
