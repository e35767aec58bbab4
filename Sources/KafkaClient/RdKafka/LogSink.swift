/// Where one client's log lines go. librdkafka holds a plain pointer to it.
final class LogSink: Sendable {
  private let secrets: SecretFilter
  private let handler: KafkaLogHandler

  init(hiding secrets: SecretFilter, _ handler: @escaping KafkaLogHandler) {
    self.secrets = secrets
    self.handler = handler
  }

  func receive(_ line: KafkaLogLine) {
    var line = line
    line.text = secrets.redact(line.text)
    handler(line)
  }
}
