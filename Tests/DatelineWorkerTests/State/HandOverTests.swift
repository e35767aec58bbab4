import Testing

@testable import DatelineWorker

@Suite struct HandOverTests {
  private let start = ContinuousClock.now

  private func handOver() -> HandOver {
    HandOver(now: start, drain: .seconds(10), commit: .seconds(5))
  }

  @Test func `what is begun is finished, then committed, then let go`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 2, committing: false, pending: true, now: start) == .wait)
    #expect(handOver.advance(unfinished: 0, committing: false, pending: true, now: start + .seconds(1)) == .commit)
    #expect(handOver.advance(unfinished: 0, committing: true, pending: true, now: start + .seconds(1)) == .wait)
    #expect(handOver.advance(unfinished: 0, committing: false, pending: false, now: start + .seconds(2)) == .complete)
    #expect(handOver.drained)
  }

  @Test func `nothing to commit needs no commit`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 0, committing: false, pending: false, now: start) == .complete)
  }

  @Test func `a commit that is under way ends first`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 0, committing: true, pending: true, now: start) == .wait)
    #expect(handOver.advance(unfinished: 0, committing: false, pending: true, now: start) == .commit)
  }

  @Test func `work that does not end is given up, and what is finished is committed`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 1, committing: false, pending: true, now: start + .seconds(9)) == .wait)
    #expect(handOver.advance(unfinished: 1, committing: false, pending: true, now: start + .seconds(10)) == .commit)
    #expect(!handOver.drained)
  }

  @Test func `a failed commit is not tried again`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 0, committing: false, pending: true, now: start) == .commit)
    #expect(handOver.advance(unfinished: 0, committing: false, pending: true, now: start) == .complete)
  }

  @Test func `a commit that does not end does not hold up the group`() {
    var handOver = handOver()
    #expect(handOver.advance(unfinished: 0, committing: false, pending: true, now: start) == .commit)
    #expect(handOver.advance(unfinished: 0, committing: true, pending: true, now: start + .seconds(14)) == .wait)
    #expect(handOver.advance(unfinished: 0, committing: true, pending: true, now: start + .seconds(15)) == .complete)
  }
}
