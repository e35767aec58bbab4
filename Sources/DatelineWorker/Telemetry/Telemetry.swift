import Logging
import Synchronization

/// Takes every event of the worker, counts it, and logs what deserves a line.
final class Telemetry: Sendable {
  private struct State {
    var metrics = Metrics()
    var limiter = LogLimiter()
  }

  private let state = Mutex(State())
  private let logger: Logger

  init(logger: Logger) {
    self.logger = logger
  }

  func record(_ event: WorkerEvent) {
    let line = event.logLine.flatMap { $0.level >= logger.logLevel ? $0 : nil }
    let suppressed = state.withLock { state -> Int? in
      state.metrics.apply(event)
      return line == nil ? nil : state.limiter.admit(event.name, now: .now)
    }
    guard let line, let suppressed else { return }
    var metadata = line.metadata
    if suppressed > 0 { metadata["suppressed"] = "\(suppressed)" }
    logger.log(level: line.level, "\(line.message)", metadata: metadata)
  }

  /// The events of a run of articles, under one lock.
  func record(_ events: [WorkerEvent]) {
    guard events.contains(where: { $0.logLine != nil }) else {
      return state.withLock { state in for event in events { state.metrics.apply(event) } }
    }
    for event in events { record(event) }
  }

  /// What has been counted so far. With `endingInterval`, the next interval begins.
  func metrics(endingInterval: Bool = false) -> Metrics {
    state.withLock { state in
      let metrics = state.metrics
      if endingInterval { state.metrics.beginInterval() }
      return metrics
    }
  }
}
