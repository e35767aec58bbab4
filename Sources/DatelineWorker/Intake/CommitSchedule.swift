import KafkaClient

/// Decides when offsets are committed: at an interval, sooner when a partition is about to be given up, and
/// never two commits at once, so that an older offset cannot overtake a newer one.
struct CommitSchedule: Sendable {
  private let interval: Duration
  private var lastBegun: ContinuousClock.Instant?
  private(set) var inFlight: [TopicPartition: CommittedOffset]?

  init(interval: Duration) {
    self.interval = interval
  }

  /// The commit to begin now, if one is due.
  ///
  /// - Parameters:
  ///   - pending: what the broker does not know yet.
  ///   - urgent: does not wait for the interval to pass.
  mutating func begin(
    _ pending: [TopicPartition: CommittedOffset], urgent: Bool, now: ContinuousClock.Instant
  ) -> [TopicPartition: CommittedOffset]? {
    guard inFlight == nil, !pending.isEmpty else { return nil }
    if !urgent, let lastBegun, lastBegun + interval > now { return nil }
    lastBegun = now
    inFlight = pending
    return pending
  }

  /// What was in flight, whether it succeeded or not.
  mutating func end() -> [TopicPartition: CommittedOffset] {
    defer { inFlight = nil }
    return inFlight ?? [:]
  }
}
