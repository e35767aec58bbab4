import CoreMetrics
import Synchronization

/// The counters of one instrument, one for each combination of labels, made when they are first counted.
///
/// Labels come from closed vocabularies, but a table of one's own, or an error of librdkafka's, can bring new ones:
/// above `limit` combinations the rest is counted as `other`, so that no input can make the number of series grow.
final class LabelledCounters: Sendable {
  private let instrument: Instrument
  private let factory: any MetricsFactory
  private let limit: Int
  private let known = Mutex<[[String]: Counter]>([:])

  init(_ instrument: Instrument, _ factory: any MetricsFactory, limit: Int = 200) {
    self.instrument = instrument
    self.factory = factory
    self.limit = limit
    for value in instrument.values { _ = self[value] }
  }

  subscript(labels: String...) -> Counter {
    known.withLock { known in
      if let counter = known[labels] { return counter }
      let labels = known.count < limit ? labels : labels.map { _ in "other" }
      if let counter = known[labels] { return counter }
      let counter = Counter(
        label: instrument.name, dimensions: Array(zip(instrument.labels, labels)), factory: factory)
      known[labels] = counter
      return counter
    }
  }
}

/// The gauges of one instrument: as many as there is something to say about at the moment.
final class LabelledMeters: Sendable {
  private let instrument: Instrument
  private let factory: any MetricsFactory
  private let known = Mutex<[[String]: Meter]>([:])

  init(_ instrument: Instrument, _ factory: any MetricsFactory) {
    self.instrument = instrument
    self.factory = factory
  }

  /// Sets these; all others end, because what they said is no longer so.
  func set(_ values: [[String]: Double]) {
    known.withLock { known in
      for (labels, meter) in known where values[labels] == nil {
        meter.destroy()
        known[labels] = nil
      }
      for (labels, value) in values {
        let meter =
          known[labels]
          ?? Meter(label: instrument.name, dimensions: Array(zip(instrument.labels, labels)), factory: factory)
        known[labels] = meter
        meter.set(value)
      }
    }
  }
}
