import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct CommitScheduleTests {
  private let start = ContinuousClock.now
  private let pending = [TopicPartition(topic: "articles", partition: 0): CommittedOffset(offset: 3)]

  @Test func `commits follow the interval`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.end() == pending)
    #expect(schedule.begin(pending, urgent: false, now: start + .milliseconds(999)) == nil)
    #expect(schedule.begin(pending, urgent: false, now: start + .seconds(1)) == pending)
  }

  @Test func `one commit at a time, however urgent`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.begin(pending, urgent: true, now: start + .seconds(5)) == nil)
    #expect(schedule.end() == pending)
    #expect(schedule.begin(pending, urgent: true, now: start + .seconds(5)) == pending)
  }

  @Test func `an urgent commit does not wait, and nothing is not committed`() {
    var schedule = CommitSchedule(interval: .seconds(1))
    #expect(schedule.begin([:], urgent: true, now: start) == nil)
    #expect(schedule.begin(pending, urgent: false, now: start) == pending)
    #expect(schedule.end() == pending)
    #expect(schedule.begin(pending, urgent: true, now: start) == pending)
  }
}
