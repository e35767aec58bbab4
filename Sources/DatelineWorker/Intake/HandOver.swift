/// Gives partitions up in order: what was begun is finished, committed, and only then are they let go.
///
/// The same for a revocation, where the whole group waits, and for the end of the worker. Each step has a
/// bound; what is not done by then is read again by the next owner, as at-least-once allows.
struct HandOver: Sendable {
  enum Step: Sendable, Equatable {
    /// Work in flight is not finished yet, or a commit is under way.
    case wait
    /// Finished, or out of time: commit what there is.
    case commit
    /// Nothing is left to do: let go.
    case complete
  }

  private enum Phase { case draining, committing }

  let drainDeadline: ContinuousClock.Instant
  let commitDeadline: ContinuousClock.Instant
  private var phase = Phase.draining
  /// Everything that was begun was finished in time.
  private(set) var drained = false

  init(now: ContinuousClock.Instant, drain: Duration, commit: Duration) {
    drainDeadline = now + drain
    commitDeadline = now + drain + commit
  }

  /// - Parameters:
  ///   - unfinished: records of these partitions that are begun and not finished.
  ///   - committing: a commit is under way.
  ///   - pending: these partitions have finished records that the broker does not know of.
  mutating func advance(unfinished: Int, committing: Bool, pending: Bool, now: ContinuousClock.Instant) -> Step {
    if now >= commitDeadline { return .complete }
    switch phase {
    case .draining:
      guard unfinished == 0 || now >= drainDeadline else { return .wait }
      drained = unfinished == 0
      // A commit that is already on its way may carry older offsets: it ends first.
      if committing { return .wait }
      phase = .committing
      return pending ? .commit : .complete
    case .committing:
      // One attempt: when it failed, the records are read again, which costs less than a group that stands still.
      return committing ? .wait : .complete
    }
  }
}
