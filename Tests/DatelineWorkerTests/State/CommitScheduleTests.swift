import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct CommitScheduleTests {
  private let start = ContinuousClock.now
  private let pending = [TopicPartition(topic: "articles", partition: 0): CommittedOffset(offset: 3)]

  @Test func `commits follow the interval`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.end(succeeded: true, now: start) == pending)
    #expect(schedule.begin(pending, urgent: false, now: start + .milliseconds(999)) == nil)
    #expect(schedule.begin(pending, urgent: false, now: start + .seconds(1)) == pending)
  }

  @Test func `one commit at a time, however urgent`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.begin(pending, urgent: true, now: start + .seconds(5)) == nil)
    #expect(schedule.end(succeeded: true, now: start) == pending)
    #expect(schedule.begin(pending, urgent: true, now: start + .seconds(5)) == pending)
  }

  @Test func `an urgent commit does not wait, and nothing is not committed`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin([:], urgent: true, now: start) == nil)
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.end(succeeded: true, now: start) == pending)
    #expect(schedule.begin(pending, urgent: true, now: start) == pending)
  }

  @Test func `after failures the next commit waits ever longer, however urgent, until one succeeds`() {
    var schedule = CommitSchedule(interval: .milliseconds(100))
    var now = start
    var waits: [Duration] = []
    for _ in 0..<8 {
      #expect(schedule.begin(pending, urgent: true, now: now) == pending)
      #expect(schedule.end(succeeded: false, now: now) == pending)
      let failed = now
      while schedule.begin(pending, urgent: true, now: now) == nil { now += .milliseconds(10) }
      waits.append(failed.duration(to: now))
      #expect(schedule.end(succeeded: false, now: now - .seconds(60)) == pending)
    }
    #expect(waits.first ?? .zero >= .milliseconds(50))
    #expect(waits.last ?? .zero >= .seconds(2))
    #expect(schedule.begin(pending, urgent: true, now: now) == pending)
    #expect(schedule.end(succeeded: true, now: now) == pending)
    #expect(schedule.begin(pending, urgent: true, now: now) == pending)
  }

  @Test func `the last commit before partitions are given up does not wait for a failure to be over`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin(pending, urgent: true, now: start) == pending)
    #expect(schedule.end(succeeded: false, now: start) == pending)
    #expect(schedule.begin(pending, urgent: true, now: start) == nil)
    #expect(schedule.begin(pending, urgent: true, last: true, now: start) == pending)
  }
}
