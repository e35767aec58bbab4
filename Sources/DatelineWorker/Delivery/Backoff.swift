/// How long to wait before the next attempt: doubling from `base` to `ceiling`, with jitter.
///
/// The wait is drawn evenly between half of the step and all of it: enough spread that workers which failed
/// together do not return together, and never so short that it is no wait.
struct Backoff: Sendable, Hashable {
  var base: Duration = .milliseconds(100)
  var ceiling: Duration = .seconds(10)

  /// - Parameter attempt: attempts that have failed so far, from 1.
  func delay(after attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
    let doublings = min(max(attempt - 1, 0), 30)
    let step = min(base * (1 << doublings), ceiling)
    return step * Double.random(in: 0.5...1, using: &generator)
  }

  func delay(after attempt: Int) -> Duration {
    var generator = SystemRandomNumberGenerator()
    return delay(after: attempt, using: &generator)
  }
}
