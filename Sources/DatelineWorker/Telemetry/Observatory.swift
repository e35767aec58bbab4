import CoreMetrics
import KafkaClient
import Logging
import Synchronization

/// All that can be seen of a worker, from its first moment on: the values of its instruments and its health.
///
/// Gauges come with the worker's clients, which are made later.
final class Observatory: Sendable {
  let telemetry: Telemetry
  let statistics = KafkaStatisticsDesk()
  let registry: MetricsRegistry
  /// Where instruments are kept: the registry, or nowhere when nobody looks.
  let factory: any MetricsFactory
  var health: Health { telemetry.health }
  private let sampler = Mutex<Sampler?>(nil)
  private let process: ProcessInstruments
  private let isReady, isLive: Meter

  /// - Parameters:
  ///   - versions: of what makes the events, by name.
  ///   - next: a backend of the process that is told the same; none where it is swift-metrics' own.
  init(_ configuration: WorkerConfiguration, versions: [String: String], logger: Logger, next: any MetricsFactory) {
    registry = MetricsRegistry(next: next is NOOPMetricsHandler ? nil : next)
    factory = configuration.isObserved ? registry : NOOPMetricsHandler.instance
    telemetry = Telemetry(logger: logger, factory: factory, health: Health(versions: versions))
    process = ProcessInstruments(factory)
    isReady = Meter(label: Instrument.ready.name, factory: factory)
    isLive = Meter(label: Instrument.live.name, factory: factory)
    Self.identify(configuration, versions, factory)
  }

  private static func identify(
    _ configuration: WorkerConfiguration, _ versions: [String: String], _ factory: any MetricsFactory
  ) {
    let library = LibrdkafkaVersion.current.description
    let build = [
      versions["version"] ?? "", versions["language_model"] ?? "", versions["gazetteer"] ?? "",
      versions["ontology"] ?? "", library,
    ]
    let worker = [
      configuration.group, configuration.delivery == .exactlyOnce ? configuration.instanceID : "",
      configuration.delivery.rawValue,
    ]
    for (instrument, values) in [(Instrument.build, build), (.worker, worker)] {
      Meter(label: instrument.name, dimensions: Array(zip(instrument.labels, values)), factory: factory).set(1)
    }
  }

  func watch(_ sampler: Sampler) { self.sampler.withLock { $0 = sampler } }

  /// Brings the gauges up to date.
  func sample() {
    process.sample()
    isReady.set(ready().holds ? 1 : 0)
    isLive.set(health.live().holds ? 1 : 0)
  }

  func exposition(_ format: ExpositionFormat) -> String {
    sample()
    return Exposition.text(registry.snapshot(), format)
  }

  func ready() -> HealthReport {
    let sampler = sampler.withLock { $0 }
    sampler?.sample()
    return health.ready(sampler?.standing)
  }
}
