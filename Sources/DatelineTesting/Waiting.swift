/// Asks `condition` again and again, `pause` apart, until it holds; false when it does not within the bound.
///
/// The last look is after the bound: on a busy machine a sleep may end long after its time, and what is waited for before it.
public func comesTrue(
  within bound: Duration, every pause: Duration, _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = ContinuousClock.now + bound
  while true {
    let isLate = ContinuousClock.now >= deadline
    if try await condition() { return true }
    if isLate { return false }
    try await Task.sleep(for: pause)
  }
}
