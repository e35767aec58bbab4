import CoreMetrics
import Synchronization

/// Durations, counted by their upper bounds and kept in percentiles.
///
/// Under a lock of its own, which is held for some tens of nanoseconds: so that count, sum and buckets agree
/// whenever they are read.
final class HistogramSeries: TimerHandler, Sendable {
  let labels: [String]
  private let bounds: [Double]
  private let state: Mutex<State>

  private struct State {
    /// One for each bound, and one above the last. Not cumulative.
    var counts: [Int]
    var sum = 0.0
    var whole = Latencies()
    var interval = Latencies()
  }

  /// - Parameter bounds: in seconds, ascending.
  init(_ labels: [String], bounds: [Double]) {
    self.labels = labels
    self.bounds = bounds
    state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) {
    let seconds = Double(max(0, duration)) / 1e9
    let index = bounds.firstIndex { seconds <= $0 } ?? bounds.count
    state.withLock { state in
      state.counts[index] += 1
      state.sum += seconds
      state.whole.record(seconds: seconds)
      state.interval.record(seconds: seconds)
    }
  }

  func beginInterval() {
    state.withLock { $0.interval.reset() }
  }

  var value: MetricsSnapshot.Histogram {
    state.withLock { state in
      MetricsSnapshot.Histogram(
        bounds: bounds, counts: state.counts, sum: state.sum, whole: state.whole.summary,
        interval: state.interval.summary)
    }
  }
}
