import Synchronization

/// Where one client's log lines go. librdkafka holds a plain pointer to it.
///
/// It remembers why connections fail: a broker that hangs up is told of in the log alone.
final class LogSink: Sendable {
  private struct Trouble {
    var text: String
    var time: ContinuousClock.Instant
  }

  private let failure = Mutex<Trouble?>(nil)
  private let certificate = Mutex<Trouble?>(nil)
  private let secrets: SecretFilter
  private let handler: KafkaLogHandler

  init(hiding secrets: SecretFilter, _ handler: @escaping KafkaLogHandler) {
    self.secrets = secrets
    self.handler = handler
  }

  func receive(_ line: KafkaLogLine) {
    var line = line
    line.text = secrets.redact(line.text)
    if line.facility == "FAIL" { Self.note(line.text, in: failure) }
    handler(line)
  }

  /// The broker's certificate is not believed.
  func refusedCertificate(_ reason: String) { Self.note(reason, in: certificate) }

  /// Why a connection was lost lately, without the name of librdkafka's thread.
  func recentFailure(within memory: Duration) -> String? {
    Self.recent(failure, memory).map { text in
      text.hasPrefix("[thrd:") ? String(text.firstRange(of: "]: ").map { text[$0.upperBound...] } ?? text[...]) : text
    }
  }

  /// Why a broker's certificate was not believed lately.
  func recentRefusal(within memory: Duration) -> String? { Self.recent(certificate, memory) }

  private static func note(_ text: String, in place: borrowing Mutex<Trouble?>) {
    place.withLock { $0 = Trouble(text: text, time: .now) }
  }

  private static func recent(_ place: borrowing Mutex<Trouble?>, _ memory: Duration) -> String? {
    place.withLock { trouble in
      guard let trouble, trouble.time.duration(to: .now) < memory else { return nil }
      return trouble.text
    }
  }
}
