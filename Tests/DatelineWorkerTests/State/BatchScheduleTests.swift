import Testing

@testable import DatelineWorker

@Suite struct BatchScheduleTests {
  private let start = ContinuousClock.now
  private let small = Load(records: 3, bytes: 900)

  private func schedule() -> BatchSchedule {
    BatchSchedule(
      BatchSchedule.Limits(interval: .milliseconds(100), count: 50, load: Load(records: 400, bytes: 1 << 20)))
  }

  @Test func `an article of a slow stream goes out at once`() {
    var schedule = schedule()
    #expect(schedule.decide(ready: 0, Load(), underway: 9, urgent: false, now: start) == .idle)
    #expect(schedule.decide(ready: 1, small, underway: 9, urgent: false, now: start) == .begin)
    schedule.begin(now: start)
    #expect(schedule.decide(ready: 1, small, underway: 9, urgent: false, now: start + .milliseconds(150)) == .begin)
  }

  @Test func `in a fast stream batches keep the interval`() {
    var schedule = schedule()
    schedule.begin(now: start)
    let decision = schedule.decide(ready: 10, small, underway: 9, urgent: false, now: start + .milliseconds(30))
    #expect(decision == .wait(until: start + .milliseconds(100)))
    #expect(schedule.decide(ready: 30, small, underway: 9, urgent: false, now: start + .milliseconds(100)) == .begin)
  }

  @Test(arguments: [(50, Load(records: 1, bytes: 1)), (1, Load(records: 400, bytes: 1)), (1, Load(records: 1, bytes: 1 << 20))])
  func `what is full does not wait`(ready: Int, load: Load) {
    var schedule = schedule()
    schedule.begin(now: start)
    #expect(schedule.decide(ready: ready, load, underway: 9, urgent: false, now: start) == .begin)
  }

  @Test func `what is urgent does not wait, and nothing is no batch however urgent`() {
    var schedule = schedule()
    schedule.begin(now: start)
    #expect(schedule.decide(ready: 1, small, underway: 9, urgent: true, now: start) == .begin)
    #expect(schedule.decide(ready: 0, Load(), underway: 9, urgent: true, now: start) == .idle)
  }

  @Test func `where nothing else is on its way a batch does not wait for the whole interval`() {
    var schedule = schedule()
    schedule.begin(now: start)
    let early = schedule.decide(ready: 2, small, underway: 0, urgent: false, now: start + .milliseconds(5))
    #expect(early == .wait(until: start + .milliseconds(20)))
    #expect(schedule.decide(ready: 2, small, underway: 0, urgent: false, now: start + .milliseconds(20)) == .begin)
    #expect(schedule.decide(ready: 2, small, underway: 1, urgent: false, now: start + .milliseconds(20)) != .begin)
  }
}
