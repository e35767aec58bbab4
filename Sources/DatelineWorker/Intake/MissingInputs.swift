/// Decides when input topics have been missing for too long.
///
/// A topic that was deleted is told of once at most: afterwards the group simply has nothing to assign. So the topics
/// are looked at, and a state machine is told what was seen.
struct MissingInputs: Sendable {
  private let limit: Duration
  private var missingSince: [String: ContinuousClock.Instant] = [:]

  /// - Parameter limit: how long a topic may be missing. It may be made anew, and metadata takes a while to reach all brokers.
  init(limit: Duration) {
    self.limit = limit
  }

  /// Takes one look at the topics.
  ///
  /// - Parameters:
  ///   - missing: the input topics that the brokers did not show.
  /// - Returns: those that have been missing for longer than they may, sorted; empty where going on makes sense.
  mutating func look(missing: some Sequence<String>, now: ContinuousClock.Instant) -> [String] {
    let before = missingSince
    missingSince = [:]
    for name in missing { missingSince[name] = before[name] ?? now }
    return missingSince.filter { $0.value.duration(to: now) >= limit }.keys.sorted()
  }
}
