/// Decides when a worker without partitions deserves a line: after a while, and then at waits that double, because a
/// worker that waits for another's place may do so for days.
struct UnassignedSpell: Sendable {
  /// A group that settles for longer is worth a word.
  private static let settling = Duration.seconds(30)
  private static let longest = Duration.seconds(3_600)

  private var lastAssigned: ContinuousClock.Instant
  private var wait = Self.settling
  private var nextLine: ContinuousClock.Instant

  init(now: ContinuousClock.Instant) {
    lastAssigned = now
    nextLine = now + Self.settling
  }

  /// How long there have been no partitions, when that is to be said now.
  mutating func look(isAssigned: Bool, now: ContinuousClock.Instant) -> Duration? {
    guard !isAssigned else {
      self = UnassignedSpell(now: now)
      return nil
    }
    guard now >= nextLine else { return nil }
    nextLine = now + wait
    wait = min(wait * 2, Self.longest)
    return lastAssigned.duration(to: now)
  }
}
