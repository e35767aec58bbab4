import KafkaClient

/// Decides when offsets are committed: at an interval, sooner when a partition is about to be given up, and
/// never two commits at once, so that an older offset cannot overtake a newer one. After a commit that failed the next
/// one waits, ever longer: while a group changes again and again, brokers refuse every commit, and to ask at once
/// only adds to their load.
struct CommitSchedule: Sendable {
  private static let backoff = Backoff(ceiling: .seconds(5))

  private let interval: Duration
  private var lastBegun: ContinuousClock.Instant?
  /// Commits that failed in a row.
  private var failures = 0
  private var pausedUntil: ContinuousClock.Instant?
  private(set) var inFlight: [TopicPartition: CommittedOffset]?

  init(interval: Duration) {
    self.interval = interval
  }

  /// The commit to begin now, if one is due.
  ///
  /// - Parameters:
  ///   - pending: what the broker does not know yet.
  ///   - urgent: does not wait for the interval to pass.
  ///   - last: the one attempt before partitions are given up: it does not wait for anything.
  mutating func begin(
    _ pending: [TopicPartition: CommittedOffset], urgent: Bool, last: Bool = false, now: ContinuousClock.Instant
  ) -> [TopicPartition: CommittedOffset]? {
    guard inFlight == nil, !pending.isEmpty else { return nil }
    if !last, let pausedUntil, pausedUntil > now { return nil }
    if !urgent, !last, let lastBegun, lastBegun + interval > now { return nil }
    lastBegun = now
    inFlight = pending
    return pending
  }

  /// What was in flight, whether it succeeded or not.
  mutating func end(succeeded: Bool, now: ContinuousClock.Instant) -> [TopicPartition: CommittedOffset] {
    defer { inFlight = nil }
    failures = succeeded ? 0 : failures + 1
    pausedUntil = succeeded ? nil : now + Self.backoff.delay(after: failures)
    return inFlight ?? [:]
  }
}
