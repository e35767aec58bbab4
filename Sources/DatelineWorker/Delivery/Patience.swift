import KafkaClient

/// Decides how long a fault is waited out: with growing waits, for ever where it can pass by itself, and up to a
/// limit where a person must act.
struct Patience: Sendable {
  enum Verdict: Sendable, Equatable {
    case again(after: Duration)
    case giveUp
  }

  private let backoff: Backoff
  /// For what only a person can mend: a topic that is missing, a right that was not given. Not at once, because
  /// metadata and rights take a while to reach all brokers, and tokens to be refreshed.
  private let limit: Duration
  private var failures = 0
  private var firstForPerson: ContinuousClock.Instant?

  init(backoff: Backoff = Backoff(), limit: Duration) {
    self.backoff = backoff
    self.limit = limit
  }

  mutating func failed(_ error: KafkaError, now: ContinuousClock.Instant) -> Verdict {
    failures += 1
    let delay = backoff.delay(after: failures)
    switch error.kind {
    case .fenced, .fatal: return .giveUp
    case .notAuthorized, .unknownTopic, .configuration:
      let first = firstForPerson ?? now
      firstForPerson = first
      return first.duration(to: now) >= limit ? .giveUp : .again(after: delay)
    case .brokerUnavailable, .recordTooLarge, .queueFull, .timedOut, .cancelled, .other:
      firstForPerson = nil
      return .again(after: delay)
    }
  }

  mutating func succeeded() {
    failures = 0
    firstForPerson = nil
  }
}
