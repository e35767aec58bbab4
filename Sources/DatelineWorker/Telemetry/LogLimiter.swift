/// Keeps a fault that repeats from flooding the log: a few lines of a kind in each window, the rest counted.
struct LogLimiter: Sendable {
  private struct Kind {
    var windowStart: ContinuousClock.Instant
    var written = 0
    var suppressed = 0
  }

  private let burst: Int
  private let window: Duration
  private var kinds: [String: Kind] = [:]

  /// - Parameters:
  ///   - burst: lines of one kind that are written in a window.
  ///   - window: how long it lasts.
  init(burst: Int = 5, window: Duration = .seconds(30)) {
    self.burst = burst
    self.window = window
  }

  /// Nil when the line is not to be written; else how many of its kind were left out before it.
  mutating func admit(_ name: String, now: ContinuousClock.Instant) -> Int? {
    var kind = kinds[name] ?? Kind(windowStart: now)
    defer { kinds[name] = kind }
    if now >= kind.windowStart + window { kind = Kind(windowStart: now, suppressed: kind.suppressed) }
    guard kind.written < burst else {
      kind.suppressed += 1
      return nil
    }
    kind.written += 1
    defer { kind.suppressed = 0 }
    return kind.suppressed
  }
}
