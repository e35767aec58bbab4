import CoreMetrics
import Logging
import Synchronization

/// Takes every event of the worker: counts it, notes what it says of the worker's health, and logs what deserves a line.
final class Telemetry: Sendable {
  private let limiter = Mutex(LogLimiter())
  private let logger: Logger
  private let instruments: WorkerInstruments
  let health: Health

  /// - Parameter factory: where the instruments are kept.
  init(logger: Logger, factory: any MetricsFactory, health: Health = Health()) {
    self.logger = logger
    self.health = health
    instruments = WorkerInstruments(factory)
  }

  func record(_ event: WorkerEvent) {
    instruments.apply(event)
    health.apply(event, now: .now)
    guard let line = event.logLine, line.level >= logger.logLevel else { return }
    guard let suppressed = limiter.withLock({ $0.admit(event.name, now: .now) }) else {
      return instruments.suppressed()
    }
    var metadata = line.metadata
    metadata["event"] = "\(event.name.prefix { $0 != "." })"
    if suppressed > 0 { metadata["suppressed"] = "\(suppressed)" }
    logger.log(level: line.level, "\(line.message)", metadata: metadata)
  }

  func record(_ events: [WorkerEvent]) {
    for event in events { record(event) }
  }
}
