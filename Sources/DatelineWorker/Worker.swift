import KafkaClient
import Logging
import ServiceLifecycle

/// Reads articles from Kafka, runs the processor on them, and publishes their events.
///
/// At least once: an offset is committed only when every event of every earlier record of its partition is
/// acknowledged by the broker, or the record is acknowledged in the dead-letter topic, or it was filtered.
public struct Worker: Service {
  private let configuration: WorkerConfiguration
  private let processor: any ArticleProcessor
  private let logger: Logger
  private let writeMetrics: @Sendable (String) -> Void

  /// - Parameter writeMetrics: takes one line of metrics at a time, without its end.
  public init(
    _ configuration: WorkerConfiguration, processor: any ArticleProcessor, logger: Logger,
    writeMetrics: @escaping @Sendable (String) -> Void
  ) {
    self.configuration = configuration
    self.processor = processor
    self.logger = logger
    self.writeMetrics = writeMetrics
  }

  /// Ends when it is shut down gracefully, or with `untilEnd` when everything is read.
  ///
  /// - Throws: `WorkerError` when it cannot begin or cannot go on. What was finished is committed.
  public func run() async throws {
    let clients = try await Clients.connect(configuration, logger: logger)
    let telemetry = Telemetry(logger: logger)
    let flow = SharedFlow(configuration.limits)
    let watermarks = Watermarks()
    let reporter = Reporter(
      group: configuration.group, interval: configuration.metricsInterval, flow: flow, telemetry: telemetry,
      consumer: clients.consumer, watermarks: watermarks, started: .now, write: writeMetrics)
    let intake = Intake(
      consumer: clients.consumer, flow: flow, telemetry: telemetry, watermarks: watermarks,
      drainTimeout: configuration.drainTimeout, commitTimeout: configuration.commitTimeout,
      subscribesToPattern: configuration.input.isPattern)
    let pool = ExtractionPool(
      processor: processor, concurrency: configuration.concurrency, flow: flow, telemetry: telemetry)
    let publisher = Publisher(
      producer: clients.producer,
      events: EventRecords(topic: configuration.output, partitionCount: clients.outputPartitions),
      deadLetters: DeadLetters(topic: configuration.deadLetters, group: configuration.group), flow: flow,
      telemetry: telemetry, closeTimeout: .seconds(1))

    telemetry.record(.started(summary: configuration.summary))
    defer { reporter.writeFinal() }
    do {
      try await run(reporter: reporter, publisher: publisher, pool: pool, intake: intake)
    } catch is CancellationError {
      return
    }
  }

  /// The services end in the reverse of this order: intake first, which drains what the others still do.
  private func run(reporter: Reporter, publisher: Publisher, pool: ExtractionPool, intake: Intake) async throws {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .error)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: reporter), .init(service: publisher), .init(service: pool),
          // Its end is the end of the worker, also when it comes by itself.
          .init(service: intake, successTerminationBehavior: .gracefullyShutdownGroup),
        ],
        logger: quiet))
    try await group.run()
  }
}

extension WorkerConfiguration {
  var limits: Flow.Limits {
    Flow.Limits(
      inFlight: Load(records: maximumInFlight, bytes: maximumBytesInFlight), commitInterval: commitInterval,
      revocationDrain: revocationDrain, commitTimeout: commitTimeout, untilEnd: untilEnd)
  }

  var summary: String {
    let source =
      switch input {
      case .names(let names): names.joined(separator: ", ")
      case .pattern(let pattern): "topics matching \(pattern)"
      }
    return "\(source) to \(output), dead letters to \(deadLetters), group \(group), \(concurrency) at a time"
  }
}

extension WorkerConfiguration.Input {
  var isPattern: Bool {
    if case .pattern = self { true } else { false }
  }
}
