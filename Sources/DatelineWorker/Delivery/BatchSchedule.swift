/// Decides when what is ready becomes a batch: by count, by bytes, and by time.
///
/// The interval runs from the beginning of the last batch, not from the first article of the next. In a fast stream
/// batches begin at the interval, each as large as what came meanwhile; a batch that is full does not wait. Where
/// nothing else is on its way there is nothing to wait for but the next article of a slow stream: then a fifth of the
/// interval is enough, which bounds the number of batches all the same.
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

  private static let haste = 5

  let limits: Limits
  private var lastBegun: ContinuousClock.Instant?

  init(_ limits: Limits) {
    self.limits = limits
  }

  /// - Parameters:
  ///   - ready: articles that can be delivered, and what they take.
  ///   - underway: articles that are received and not ready yet.
  ///   - urgent: someone waits for them.
  func decide(
    ready: Int, _ load: Load, underway: Int, urgent: Bool, now: ContinuousClock.Instant
  ) -> Decision {
    guard ready > 0 else { return .idle }
    let interval = underway == 0 ? limits.interval / Self.haste : limits.interval
    guard let lastBegun, !urgent, ready < limits.count, load.records < limits.load.records,
      load.bytes < limits.load.bytes, now < lastBegun + interval
    else { return .begin }
    return .wait(until: lastBegun + interval)
  }

  mutating func begin(now: ContinuousClock.Instant) { lastBegun = now }
}
