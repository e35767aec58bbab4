import CRdKafka
import Foundation

/// Owns one librdkafka client.
///
/// `@unchecked Sendable`: librdkafka's client may be used from any thread at once (INTRODUCTION.md,
/// "Threads and callbacks"); `pointer` is set once, and every use holds a reference to this object, so
/// that the client is destroyed only after its last use.
@safe
final class Handle: @unchecked Sendable {
  let pointer: OpaquePointer
  let role: ClientRole
  /// librdkafka's name of the client: `dateline#consumer-1`.
  let name: String
  let secrets: SecretFilter
  let log: LogSink

  init(
    _ role: ClientRole,
    configuration: KafkaConfiguration,
    log handler: @escaping KafkaLogHandler
  ) throws(KafkaError) {
    try LibrdkafkaVersion.require()
    let secrets = SecretFilter(configuration)
    let log = LogSink(hiding: secrets, handler)
    let native = try NativeConfiguration(configuration, for: role)
    native.enable(events: Self.events)
    native.log(to: log)
    if configuration["enable.ssl.certificate.verification"]?.lowercased() != "false" { native.noteRefusedCertificates() }
    // librdkafka holds a plain pointer to the sink, and logs while it fails.
    let made = unsafe withExtendedLifetime(log) { unsafe native.makeClient(role) }
    do {
      unsafe pointer = try unsafe made.get()
    } catch {
      throw secrets.redact(error)
    }
    self.role = role
    self.log = log
    self.secrets = secrets
    name = unsafe String(lossy: rd_kafka_name(pointer)) ?? "\(role)"
  }

  private static let events =
    RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_REBALANCE
    | RD_KAFKA_EVENT_OFFSET_COMMIT | RD_KAFKA_EVENT_STATS

  /// The error that ended the client, if one did.
  var fatalError: KafkaError? {
    unsafe withErrorText { text, size in
      let code = unsafe rd_kafka_fatal_error(pointer, text, size)
      guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
      let detail = unsafe String(lossy: text)
      return secrets.redact(KafkaError(code, "The Kafka \(role) has failed", detail: detail, fatal: true))
    }
  }

  /// Destroying waits for librdkafka's threads, so it has a thread of its own. A consumer that was not
  /// closed does not leave its group here: the group finds out by its session time-out.
  deinit {
    let remains = unsafe Remains(pointer: pointer, log: log)
    Thread.detachNewThread { remains.destroy() }
  }

  /// `@unchecked Sendable`: used by one thread, after everyone else has let go.
  @safe
  private struct Remains: @unchecked Sendable {
    let pointer: OpaquePointer
    /// Log lines are written until the very end.
    let log: LogSink

    func destroy() {
      unsafe rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
      withExtendedLifetime(log) {}
    }
  }
}
