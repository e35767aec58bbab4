import CoreMetrics

/// Handlers that tell a series and another backend the same.
///
/// CoreMetrics' own multiplexer hands itself to the backends when a series ends, which they do not know: gauges of
/// partitions that are gone would stay.
final class CounterRelay: CounterHandler, Sendable {
  let series: NumberSeries
  let next: any CounterHandler

  init(_ series: NumberSeries, _ next: any CounterHandler) { (self.series, self.next) = (series, next) }

  func increment(by amount: Int64) {
    series.increment(by: amount)
    next.increment(by: amount)
  }

  func reset() {
    series.reset()
    next.reset()
  }
}

final class FloatingPointCounterRelay: FloatingPointCounterHandler, Sendable {
  let series: NumberSeries
  let next: any FloatingPointCounterHandler

  init(_ series: NumberSeries, _ next: any FloatingPointCounterHandler) { (self.series, self.next) = (series, next) }

  func increment(by amount: Double) {
    series.increment(by: amount)
    next.increment(by: amount)
  }

  func reset() {
    series.reset()
    next.reset()
  }
}

final class MeterRelay: MeterHandler, Sendable {
  let series: NumberSeries
  let next: any MeterHandler

  init(_ series: NumberSeries, _ next: any MeterHandler) { (self.series, self.next) = (series, next) }

  func set(_ value: Int64) {
    series.set(value)
    next.set(value)
  }

  func set(_ value: Double) {
    series.set(value)
    next.set(value)
  }

  func increment(by amount: Double) {
    series.increment(by: amount)
    next.increment(by: amount)
  }

  func decrement(by amount: Double) {
    series.decrement(by: amount)
    next.decrement(by: amount)
  }
}

final class TimerRelay: TimerHandler, Sendable {
  let series: HistogramSeries
  let next: any TimerHandler

  init(_ series: HistogramSeries, _ next: any TimerHandler) { (self.series, self.next) = (series, next) }

  func recordNanoseconds(_ duration: Int64) {
    series.recordNanoseconds(duration)
    next.recordNanoseconds(duration)
  }
}
