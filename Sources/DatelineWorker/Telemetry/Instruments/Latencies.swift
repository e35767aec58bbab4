import Histogram

/// How long something took, in percentiles accurate to one part in a hundred.
struct Latencies: Sendable {
  /// In microseconds.
  private var histogram: Histogram<UInt64>

  init() {
    histogram = Histogram(highestTrackableValue: 3_600_000_000, numberOfSignificantValueDigits: .two)
    histogram.autoResize = true
  }

  mutating func record(_ duration: Duration) { record(seconds: duration.seconds) }

  /// Longer than thirty years counts as that.
  mutating func record(seconds: Double) {
    histogram.record(UInt64(min(max(1, seconds * 1e6), 1e15)))
  }

  mutating func reset() {
    histogram.reset()
  }

  var summary: Summary {
    guard histogram.totalCount > 0 else { return Summary(count: 0) }
    func seconds(_ microseconds: UInt64) -> Double { Double(microseconds) / 1e6 }
    return Summary(
      count: Int(histogram.totalCount), p50: seconds(histogram.valueAtPercentile(50)),
      p90: seconds(histogram.valueAtPercentile(90)), p99: seconds(histogram.valueAtPercentile(99)),
      max: seconds(histogram.max))
  }

  /// Seconds; absent when nothing was measured.
  struct Summary: Sendable, Hashable, Codable {
    var count: Int
    var p50: Double?
    var p90: Double?
    var p99: Double?
    var max: Double?
  }
}
