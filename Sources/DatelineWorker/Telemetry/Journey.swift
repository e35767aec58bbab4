import Foundation

/// How long a record took until it was finished.
struct Journey: Sendable, Hashable {
  /// Since its receipt.
  var inWorker: Duration
  /// Since its timestamp, which a producer's clock has set, or a broker's: at least 0. Nil where it has none.
  var sinceTimestamp: Duration?
}

/// One moment on both clocks: the steady one, and the one that timestamps are compared with.
struct Moment: Sendable {
  var steady: ContinuousClock.Instant
  /// Milliseconds since 1970-01-01T00:00Z.
  var milliseconds: Int64

  static var now: Moment {
    Moment(steady: .now, milliseconds: Int64(Date.now.timeIntervalSince1970 * 1_000))
  }

  func age(ofTimestamp milliseconds: Int64?) -> Duration? {
    guard let milliseconds, milliseconds >= 0 else { return nil }
    return .milliseconds(max(0, self.milliseconds - milliseconds))
  }
}
