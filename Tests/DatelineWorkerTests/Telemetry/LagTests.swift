import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct LagTests {
  private func progress(
    first: Int64? = nil, position: Int64? = nil, finished: Int64? = nil, end: Int64? = nil
  ) -> Flow.Progress {
    Flow.Progress(
      partition: TopicPartition(topic: "articles", partition: 0), first: first, position: position, finished: finished,
      end: end)
  }

  @Test func `nothing known is not zero`() {
    #expect(Lag.records(progress(), watermarks: nil) == nil)
    #expect(Lag.records(progress(), watermarks: 0..<9) == nil)
  }

  @Test func `a watermark that falls short does not hide what was received`() {
    #expect(Lag.records(progress(position: 50, finished: 20), watermarks: 0..<40) == 30)
  }

  @Test func `records that were not fetched yet count`() {
    #expect(Lag.records(progress(position: 50, finished: 50), watermarks: 0..<80) == 30)
  }

  @Test func `read to its end and finished is no lag, whatever gaps the end has`() {
    #expect(Lag.records(progress(position: 50, finished: 50, end: 52), watermarks: 0..<52) == 0)
    #expect(Lag.records(progress(end: 0), watermarks: 0..<0) == 0)
  }

  @Test func `an end that was passed since is no end`() {
    #expect(Lag.records(progress(position: 50, finished: 40, end: 45), watermarks: 0..<60) == 20)
  }

  @Test func `what was received and left to others at the end still counts`() {
    #expect(Lag.records(progress(position: 50, finished: 45, end: 50), watermarks: 0..<50) == 5)
    #expect(Lag.records(progress(first: 20, position: 50, end: 50), watermarks: 0..<50) == 30)
  }

  @Test func `before a record is finished, everything received counts`() {
    #expect(Lag.records(progress(first: 6, position: 10), watermarks: 0..<12) == 6)
  }

  @Test func `lag in time is the age of the oldest record that is not finished`() {
    var partition = progress(position: 50, finished: 20)
    partition.oldestTimestamp = 7_000
    partition.finishedTimestamp = 6_000
    #expect(Lag.seconds(partition, records: 30, nowMilliseconds: 10_000) == 3)
    #expect(Lag.seconds(partition, records: 0, nowMilliseconds: 10_000) == 0)
  }

  @Test func `where nothing is fetched yet, it is at most the time since the last that was finished`() {
    var partition = progress(position: 50, finished: 50)
    partition.finishedTimestamp = 4_000
    #expect(Lag.seconds(partition, records: 30, nowMilliseconds: 10_000) == 6)
  }

  @Test func `without a timestamp there is no lag in time, and a clock that is ahead makes none below zero`() {
    #expect(Lag.seconds(progress(), records: 30, nowMilliseconds: 10_000) == nil)
    var partition = progress()
    partition.oldestTimestamp = 11_000
    #expect(Lag.seconds(partition, records: 30, nowMilliseconds: 10_000) == 0)
  }
}
