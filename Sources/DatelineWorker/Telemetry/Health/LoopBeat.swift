import Synchronization

/// Whether one of the worker's loops goes round: it says so at each turn, and when it rests.
final class LoopBeat: Sendable {
  let name: String
  /// A turn that takes longer does not end by itself.
  let limit: Duration

  private static let origin = ContinuousClock.now
  private static let resting: Int64 = -1
  /// Nanoseconds from `origin` to the last turn, or `resting`.
  private let last = Atomic<Int64>(LoopBeat.resting)

  init(_ name: String, limit: Duration) {
    self.name = name
    self.limit = limit
  }

  /// A turn begins.
  func beat(now: ContinuousClock.Instant = .now) {
    last.store(Self.nanoseconds(until: now), ordering: .relaxed)
  }

  /// The loop waits for something that may never come, which is no fault.
  func rest() {
    last.store(Self.resting, ordering: .relaxed)
  }

  /// How long the present turn has taken; nil while the loop rests.
  func turn(now: ContinuousClock.Instant) -> Duration? {
    let last = last.load(ordering: .relaxed)
    guard last != Self.resting else { return nil }
    return .nanoseconds(max(0, Self.nanoseconds(until: now) - last))
  }

  private static func nanoseconds(until now: ContinuousClock.Instant) -> Int64 {
    let (seconds, attoseconds) = origin.duration(to: now).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}

/// The loops without which nothing moves.
struct Loops: Sendable {
  /// Polls ten times a second, whatever happens.
  let intake = LoopBeat("intake", limit: .seconds(60))
  /// Looks after the extraction threads.
  let extraction = LoopBeat("extraction", limit: .seconds(30))
  /// Each of its steps is bounded by seconds; it rests while there is nothing to deliver, or no room in the queue.
  let delivery = LoopBeat("delivery", limit: .seconds(120))

  var all: [LoopBeat] { [intake, extraction, delivery] }
}
