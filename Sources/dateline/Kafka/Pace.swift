/// Holds a stream of records back to a rate, measured from its beginning, so that a pause is not caught up in a burst
/// larger than one batch.
struct Pace {
  /// Records in one second; above 0.
  let recordsPerSecond: Double
  private var due = ContinuousClock.now

  init(recordsPerSecond: Double) { self.recordsPerSecond = recordsPerSecond }

  /// So small that twenty batches make a second: the stream flows and does not pulse.
  var batchRecords: Int { max(1, Int(recordsPerSecond / 20)) }

  /// Waits until the next `count` records may go.
  mutating func admit(_ count: Int) async {
    let now = ContinuousClock.now
    due = max(due, now - .seconds(1))
    if due > now {
      // A cancelled wait ends at once; whoever sends next notices the cancellation.
      try? await Task.sleep(until: due, clock: .continuous)
    }
    due += .seconds(Double(count) / recordsPerSecond)
  }
}
