/// The values of all instruments, read one after the other.
struct MetricsSnapshot: Sendable {
  struct Family: Sendable {
    var instrument: Instrument
    var series: [Series]
  }

  struct Series: Sendable {
    /// In the order of the instrument's labels.
    var labels: [String]
    var value: Value
  }

  enum Value: Sendable {
    case number(Double)
    case histogram(Histogram)

    var number: Double {
      switch self {
      case .number(let number): number
      case .histogram(let histogram): Double(histogram.counts.reduce(0, +))
      }
    }
  }

  struct Histogram: Sendable {
    /// In seconds, ascending.
    var bounds: [Double]
    /// One more than bounds; not cumulative.
    var counts: [Int]
    var sum: Double
    var whole: Latencies.Summary
    var interval: Latencies.Summary
  }

  var families: [Family]

  func series(of instrument: Instrument) -> [Series] {
    families.first { $0.instrument.name == instrument.name }?.series ?? []
  }

  /// Of a counter or gauge: the sum of its series.
  func total(_ instrument: Instrument) -> Int {
    series(of: instrument).reduce(0) { $0 + $1.value.number }.wholeNumber
  }

  /// Of the series whose first label has this value.
  func count(_ instrument: Instrument, _ label: String) -> Int {
    series(of: instrument).filter { $0.labels.first == label }.reduce(0) { $0 + $1.value.number }.wholeNumber
  }

  /// By the value of the first label; those that have been moved.
  func counts(_ instrument: Instrument) -> [String: Int] {
    series(of: instrument).reduce(into: [:]) { counts, series in
      guard let label = series.labels.first, series.value.number != 0 else { return }
      counts[label, default: 0] += series.value.number.wholeNumber
    }
  }

  /// By the value of the first label, then of the second.
  func nested(_ instrument: Instrument) -> [String: [String: Double]] {
    series(of: instrument).reduce(into: [:]) { counts, series in
      guard series.labels.count > 1 else { return }
      counts[series.labels[0], default: [:]][series.labels[1]] = series.value.number
    }
  }

  func histogram(_ instrument: Instrument, _ label: String? = nil) -> Histogram? {
    for series in series(of: instrument) where label == nil || series.labels.first == label {
      if case .histogram(let histogram) = series.value { return histogram }
    }
    return nil
  }
}

extension Double {
  /// Rounded; 0 for what is no number.
  var wholeNumber: Int { Int(exactly: rounded()) ?? 0 }
}
