/// Decides when what is ready becomes a batch: by count, by bytes, and by time.
///
/// The interval runs from the beginning of the last batch, not from the first article of the next. So an article of a
/// slow stream goes out at once, and in a fast stream batches begin at the interval, each as large as what came
/// meanwhile; a batch that is full does not wait.
struct BatchSchedule: Sendable {
  struct Limits: Sendable {
    var interval: Duration
    /// Articles.
    var count: Int
    /// Their records and bytes.
    var load: Load
  }

  enum Decision: Sendable, Equatable {
    case begin
    /// Nothing to do before, unless the batch fills up.
    case wait(until: ContinuousClock.Instant)
    /// Nothing is ready.
    case idle
  }

  let limits: Limits
  private var lastBegun: ContinuousClock.Instant?

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// - Parameters:
  ///   - ready: articles that can be delivered, and what they take.
  ///   - urgent: someone waits for them.
  func decide(ready: Int, _ load: Load, urgent: Bool, now: ContinuousClock.Instant) -> Decision {
    guard ready > 0 else { return .idle }
    guard let lastBegun, !urgent, ready < limits.count, load.records < limits.load.records,
      load.bytes < limits.load.bytes, now < lastBegun + limits.interval
    else { return .begin }
    return .wait(until: lastBegun + limits.interval)
  }

  mutating func begin(now: ContinuousClock.Instant) { lastBegun = now }
}
