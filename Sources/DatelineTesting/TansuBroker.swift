import KafkaClient

/// A real broker of its own for one test: Tansu, with its data in memory, on a free port of the loopback
/// interface.
///
/// Where it differs from Apache Kafka: the high watermark may fall short by a batch, look-ups by timestamp answer
/// 0, any record size is taken, patterns of topics take some 20 s to be noticed, and a group waits half its
/// `session.timeout.ms` for more members whenever one joins.
public struct TansuBroker: Sendable {
  public let port: UInt16

  /// For `bootstrap.servers`.
  public var bootstrapServers: String { "127.0.0.1:\(port)" }

  /// What a client needs to connect, with short waits between its attempts and quick rebalances.
  public var configuration: KafkaConfiguration {
    KafkaConfiguration([
      "bootstrap.servers": bootstrapServers, "reconnect.backoff.ms": "20", "reconnect.backoff.max.ms": "200",
      "session.timeout.ms": "3000", "heartbeat.interval.ms": "200",
    ])
  }
}

/// Runs `body` with a broker, and ends the broker however `body` ends, also when this process is killed.
///
/// Throws ``BrokerFailure`` when the broker is missing or does not answer. `executable`: another one than
/// `DATELINE_TANSU` names or scripts/setup has put in place.
public func withTansuBroker<Value>(
  executable: String? = nil, isolation: isolated (any Actor)? = #isolation, _ body: (TansuBroker) async throws -> Value
) async throws -> Value {
  let running = try await TansuProcess.start(executable)
  do {
    let value = try await body(running.broker)
    await running.stop()
    return value
  } catch {
    await running.stop()
    throw error
  }
}
