import Synchronization

/// One instrument with its series: one for each combination of the values of its labels.
final class MetricFamily: Sendable {
  let instrument: Instrument
  private let series = Mutex<[[String]: Series]>([:])

  private enum Series {
    case number(NumberSeries)
    case histogram(HistogramSeries)
  }

  init(_ instrument: Instrument) { self.instrument = instrument }

  /// The series with these labels, made if need be; nil for a histogram, or other labels than the instrument has.
  func number(of dimensions: [(String, String)]) -> NumberSeries? {
    guard let labels = values(of: dimensions) else { return nil }
    if case .histogram = instrument.kind { return nil }
    return series.withLock { series in
      if case .number(let known) = series[labels] { return known }
      let made = NumberSeries(labels)
      series[labels] = .number(made)
      return made
    }
  }

  func histogram(of dimensions: [(String, String)]) -> HistogramSeries? {
    guard let labels = values(of: dimensions), case .histogram(let bounds) = instrument.kind else { return nil }
    return series.withLock { series in
      if case .histogram(let known) = series[labels] { return known }
      let made = HistogramSeries(labels, bounds: bounds)
      series[labels] = .histogram(made)
      return made
    }
  }

  private func values(of dimensions: [(String, String)]) -> [String]? {
    guard dimensions.map(\.0) == instrument.labels else { return nil }
    return dimensions.map(\.1)
  }

  /// Forgets a series, if it is this one.
  func remove(_ labels: [String], _ object: AnyObject) {
    series.withLock { series in
      switch series[labels] {
      case .number(let known) where known === object: series[labels] = nil
      case .histogram(let known) where known === object: series[labels] = nil
      default: break
      }
    }
  }

  /// In order of labels.
  func snapshot() -> MetricsSnapshot.Family {
    let known = series.withLock { $0 }
    let values = known.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { labels, series in
      switch series {
      case .number(let number): MetricsSnapshot.Series(labels: labels, value: .number(number.value))
      case .histogram(let histogram): MetricsSnapshot.Series(labels: labels, value: .histogram(histogram.value))
      }
    }
    return MetricsSnapshot.Family(instrument: instrument, series: values)
  }

  func beginInterval() {
    for case .histogram(let histogram) in series.withLock({ Array($0.values) }) { histogram.beginInterval() }
  }
}
