import CoreMetrics
import Synchronization

/// Keeps the values of all instruments, for whoever reads them: the metrics lines and the admin endpoint.
///
/// It is a backend of swift-metrics that knows its instruments beforehand, so that each has a unit, a help text and
/// bounds. A value is moved without a lock. What is recorded is passed on to `next`, another backend of the process
/// that embeds the worker, where there is one.
final class MetricsRegistry: MetricsFactory, Sendable {
  private let families: [String: MetricFamily]
  private let order: [MetricFamily]
  private let next: (any MetricsFactory)?

  /// - Parameter next: nil, or a backend that is told the same.
  init(_ instruments: [Instrument] = Instrument.all, next: (any MetricsFactory)? = nil) {
    order = instruments.map(MetricFamily.init)
    families = Dictionary(order.map { ($0.instrument.name, $0) }) { first, _ in first }
    self.next = next
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let next = next?.makeCounter(label: label, dimensions: dimensions)
    guard let series = number(label, dimensions) else { return next ?? NOOPMetricsHandler.instance }
    return next.map { CounterRelay(series, $0) } ?? series
  }

  func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
    let next = next?.makeFloatingPointCounter(label: label, dimensions: dimensions)
    guard let series = number(label, dimensions) else { return next ?? NOOPMetricsHandler.instance }
    return next.map { FloatingPointCounterRelay(series, $0) } ?? series
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    let next = next?.makeMeter(label: label, dimensions: dimensions)
    guard let series = number(label, dimensions) else { return next ?? NOOPMetricsHandler.instance }
    return next.map { MeterRelay(series, $0) } ?? series
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let next = next?.makeTimer(label: label, dimensions: dimensions)
    guard let series = families[label]?.histogram(of: dimensions) else { return next ?? NOOPMetricsHandler.instance }
    return next.map { TimerRelay(series, $0) } ?? series
  }

  /// The worker has no instrument of this kind.
  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    next?.makeRecorder(label: label, dimensions: dimensions, aggregate: aggregate) ?? NOOPMetricsHandler.instance
  }

  private func number(_ label: String, _ dimensions: [(String, String)]) -> NumberSeries? {
    families[label]?.number(of: dimensions)
  }

  // MARK: - The end of a series

  func destroyCounter(_ handler: any CounterHandler) {
    if let relay = handler as? CounterRelay { next?.destroyCounter(relay.next) }
    destroy((handler as? CounterRelay)?.series ?? handler as? NumberSeries)
  }

  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
    if let relay = handler as? FloatingPointCounterRelay { next?.destroyFloatingPointCounter(relay.next) }
    destroy((handler as? FloatingPointCounterRelay)?.series ?? handler as? NumberSeries)
  }

  func destroyMeter(_ handler: any MeterHandler) {
    if let relay = handler as? MeterRelay { next?.destroyMeter(relay.next) }
    destroy((handler as? MeterRelay)?.series ?? handler as? NumberSeries)
  }

  func destroyTimer(_ handler: any TimerHandler) {
    if let relay = handler as? TimerRelay { next?.destroyTimer(relay.next) }
    guard let series = (handler as? TimerRelay)?.series ?? handler as? HistogramSeries else { return }
    for family in order { family.remove(series.labels, series) }
  }

  func destroyRecorder(_ handler: any RecorderHandler) { next?.destroyRecorder(handler) }

  private func destroy(_ series: NumberSeries?) {
    guard let series else { return }
    for family in order { family.remove(series.labels, series) }
  }

  // MARK: - Reading

  /// All values, each as it stands at one moment during the call.
  func snapshot() -> MetricsSnapshot { MetricsSnapshot(families: order.map { $0.snapshot() }) }

  /// Begins the next interval: percentiles since then are those of a metrics line.
  func beginInterval() {
    for family in order { family.beginInterval() }
  }
}
