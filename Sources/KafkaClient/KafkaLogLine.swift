/// One line of librdkafka's log, secrets removed.
public struct KafkaLogLine: Sendable, Hashable {
  /// As in syslog: 0 emergency, 3 error, 4 warning, 6 information, 7 debugging.
  public var level: Int
  /// librdkafka's short name of the subject: `FAIL`, `REQTMOUT`, `CONFWARN`.
  public var facility: String
  public var text: String
  /// The client that wrote it, by librdkafka's name: `dateline#consumer-1`.
  public var client: String

  public init(level: Int, facility: String, text: String, client: String) {
    self.level = level
    self.facility = facility
    self.text = text
    self.client = client
  }
}

/// Receives librdkafka's log lines on librdkafka's own threads: it must return soon and must not
/// call the client that writes the line.
public typealias KafkaLogHandler = @Sendable (KafkaLogLine) -> Void
