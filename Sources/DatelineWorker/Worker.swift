import CoreMetrics
import KafkaClient
import Logging
import ServiceLifecycle

/// Reads articles from Kafka, runs the processor on them, and publishes their events.
///
/// Exactly once: the events of an article, or its dead letter, and the offset behind it are committed in one
/// transaction. At least once: an offset is committed only when every event of every earlier record of its partition
/// is acknowledged by the broker, or the record is acknowledged in the dead-letter topic, or it was filtered.
public struct Worker: Service {
  private let configuration: WorkerConfiguration
  private let processor: any ArticleProcessor
  private let logger: Logger
  private let metrics: any MetricsFactory
  private let writeMetrics: @Sendable (String) -> Void
  /// Of a run that ends by itself.
  var bounded: BoundedRun?

  /// - Parameters:
  ///   - metrics: a backend of swift-metrics that is told what the worker's own instruments are told.
  ///   - writeMetrics: takes one line of metrics at a time, without its end.
  public init(
    _ configuration: WorkerConfiguration, processor: any ArticleProcessor, logger: Logger,
    metrics: any MetricsFactory = MetricsSystem.factory, writeMetrics: @escaping @Sendable (String) -> Void
  ) {
    self.metrics = metrics
    self.configuration = configuration
    self.processor = FaultyProcessor.wrapping(processor, configuration.faults)
    self.logger = logger
    self.writeMetrics = writeMetrics
  }

  /// Ends when it is shut down gracefully, or with `untilEnd` when everything is read.
  ///
  /// - Throws: `WorkerError` when it cannot begin or cannot go on. What was finished is committed.
  public func run() async throws {
    try configuration.check()
    guard configuration.delivery == .atLeastOnce || !configuration.instanceID.isEmpty else {
      throw WorkerError(
        code: "configuration", kind: .configuration, message: "exactly-once needs a name for this worker: --instance-id")
    }
    let observatory = Observatory(configuration, versions: processor.versions, logger: logger, next: metrics)
    guard let address = configuration.admin else { return try await run(observatory) }
    let server = AdminServer(
      address: address, responder: AdminResponder(telemetry: observatory), telemetry: observatory.telemetry)
    try await server.serving { try await run(observatory) }
  }

  private func run(_ observatory: Observatory) async throws {
    guard let clients = try await connect(observatory) else { return }
    let telemetry = observatory.telemetry
    var limits = configuration.limits
    limits.bounds = bounded?.bounds
    let flow = SharedFlow(limits)
    let watermarks = Watermarks()
    let faults = FaultPoints(configuration.faults)
    let shipper = Shipper(
      events: EventRecords(topic: configuration.output, partitionCount: clients.outputPartitions),
      deadLetters: DeadLetters(topic: configuration.deadLetters, group: configuration.group),
      receipts: configuration.receipts.map { Receipts(topic: $0, versions: processor.versions) },
      comparison: bounded?.comparison)
    let reporter = Reporter(
      group: configuration.group, interval: configuration.metricsInterval, flow: flow, observatory: observatory,
      consumer: clients.consumer, watermarks: watermarks, versions: processor.versions, started: .now,
      write: writeMetrics)
    observatory.watch(
      Sampler(
        flow: flow, consumer: clients.consumer, watermarks: watermarks, desk: observatory.statistics,
        factory: observatory.factory))
    let watch = OutputWatch(
      admin: clients.admin, topic: configuration.output, partitions: clients.outputPartitions, telemetry: telemetry)
    let intake = Intake(
      consumer: clients.consumer, flow: flow, telemetry: telemetry, watermarks: watermarks,
      statistics: observatory.statistics, faults: faults,
      drainTimeout: configuration.drainTimeout, commitTimeout: configuration.commitTimeout,
      patience: Patience(limit: configuration.patience), subscribesToPattern: configuration.input.isPattern)
    let pool = ExtractionPool(
      processor: processor, concurrency: configuration.concurrency, timeout: configuration.extractionTimeout,
      maximumHung: configuration.maximumHungExtractions, flow: flow, shipper: shipper, telemetry: telemetry)
    let delivery = try delivery(clients, shipper, flow, telemetry, faults)

    telemetry.record(.started(summary: configuration.summary))
    defer { reporter.writeFinal() }
    do {
      let monitor = bounded.map { [$0.monitor(flow)] } ?? []
      try await run([reporter, watch] + monitor + inputWatch(clients, flow) + [delivery, pool], intake)
    } catch is CancellationError {
      return
    }
  }

  /// Nil when the worker is asked to end while it still waits for a broker: nothing is begun then.
  private func connect(_ observatory: Observatory) async throws -> Clients? {
    do {
      return try await cancelWhenGracefulShutdown {
        try await Clients.connect(configuration, logger: logger, statistics: observatory.statistics)
      }
    } catch is CancellationError {
      logger.info(
        "stopped before it began: asked to, while it waited for a broker", metadata: ["event": "stopped"])
      return nil
    }
  }

  /// None with a pattern: there, an unknown topic is no reason to stop.
  private func inputWatch(_ clients: Clients, _ flow: SharedFlow) -> [any Service] {
    guard case .names(let names) = configuration.input else { return [] }
    return [InputWatch(admin: clients.inputAdmin, names: names, patience: configuration.patience, flow: flow)]
  }

  private func delivery(
    _ clients: Clients, _ shipper: Shipper, _ flow: SharedFlow, _ telemetry: Telemetry, _ faults: FaultPoints
  ) throws -> any Service {
    let patience = Patience(limit: configuration.patience)
    switch configuration.delivery {
    case .exactlyOnce:
      return ExactlyOnceDelivery(
        makeProducer: clients.makeProducer, consumer: clients.consumer, transactionalID: configuration.instanceID,
        isNameLocked: configuration.isInstanceLocked, timeout: configuration.transactionTimeout, schedule: configuration.batches, shipper: shipper, flow: flow,
        telemetry: telemetry, faults: faults, mutant: configuration.faults.mutant, patience: patience,
        delivered: bounded?.delivered)
    case .atLeastOnce:
      do throws(KafkaError) {
        return AtLeastOnceDelivery(
          producer: try clients.makeProducer(), shipper: shipper, flow: flow, telemetry: telemetry,
          closeTimeout: .seconds(1), limit: configuration.batches.load, patience: patience, faults: faults,
          mutant: configuration.faults.mutant, delivered: bounded?.delivered)
      } catch {
        throw WorkerError("cannot start", error)
      }
    }
  }

  /// The services end in the reverse of this order: intake first, which drains what the others still do.
  private func run(_ services: [any Service], _ intake: Intake) async throws {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .error)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) } + [
          // Its end is the end of the worker, also when it comes by itself.
          .init(service: intake, successTerminationBehavior: .gracefullyShutdownGroup)
        ],
        logger: quiet))
    try await group.run()
  }
}
