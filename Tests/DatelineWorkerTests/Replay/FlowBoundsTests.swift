import Testing

@testable import DatelineWorker
@testable import KafkaClient

/// The flow of a run that ends by itself.
@Suite struct FlowBoundsTests {
  private let start = ContinuousClock.now
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)

  private func flow(
    _ ends: [TopicPartition: Int64], selects: @escaping @Sendable (Record) -> Bool = { _ in true }
  ) -> Flow {
    var limits = Flow.Limits(
      inFlight: Load(records: 100, bytes: 1 << 20), commitInterval: .zero, revocationDrain: .seconds(10),
      commitTimeout: .seconds(5), untilEnd: false, commitsOffsets: false)
    limits.bounds = ReadingBounds(ends: ends, selects: selects)
    return Flow(limits)
  }

  private func records(_ partition: TopicPartition, _ offsets: [Int64], time: (Int64) -> Int64 = { $0 }) -> [Record] {
    offsets.map {
      Record(
        topicPartition: partition, offset: $0, value: [1],
        timestamp: RecordTimestamp(milliseconds: time($0), kind: .created))
    }
  }

  /// Begins and delivers everything, as a transaction does.
  private func deliverAll(_ flow: inout Flow) -> [Int64] {
    var begun: [Int64] = []
    while let work = flow.begin() {
      begun.append(work.id.offset)
      #expect(flow.complete(.nothing(work)) == true)
    }
    let batch = flow.takeReady(atMost: Load(records: .max, bytes: .max))
    let offsets = flow.offsets(of: batch) ?? [:]
    for shipment in batch { flow.finish(shipment.work) }
    flow.committed(offsets)
    return begun
  }

  @Test func `records past the end are not taken in, and their partition is paused for good`() {
    var flow = flow([first: 3, second: 9])
    flow.assign([first, second])
    _ = flow.admit(records(first, [0, 1, 2, 3, 4]) + records(second, [0]), now: start)
    #expect(deliverAll(&flow).sorted() == [0, 0, 1, 2])
    #expect(flow.step(now: start).changes.pause == [first])
    #expect(flow.step(now: start + .seconds(5)).changes.resume.isEmpty)
  }

  @Test func `the end itself is committed once everything before it is finished`() {
    var flow = flow([first: 10])
    flow.assign([first])
    _ = flow.admit(records(first, [0, 1]), now: start)
    flow.reachEnd(first, offset: 10)
    flow.settle()
    #expect(flow.step(now: start).commit == nil)
    _ = deliverAll(&flow)
    #expect(flow.step(now: start).commit == [first: CommittedOffset(offset: 10)])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start).commit == nil)
  }

  @Test func `the end is committed also behind a transaction that carried it, without its note`() {
    var flow = flow([first: 2])
    flow.assign([first])
    _ = flow.admit(records(first, [0, 1]), now: start)
    _ = deliverAll(&flow)
    #expect(flow.step(now: start).commit == [first: CommittedOffset(offset: 2)])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start).commit == nil)
  }

  @Test func `the end is committed again after a commit that failed`() {
    var flow = flow([first: 10])
    flow.assign([first])
    flow.reachEnd(first, offset: 10)
    flow.settle()
    #expect(flow.step(now: start).offsets == [first: 10])
    flow.commitEnded(succeeded: false, now: start)
    #expect(flow.step(now: start + .seconds(9)).offsets == [first: 10])
  }

  @Test func `of timestamps out of order every record that belongs is taken, and no other`() {
    var range = ReplayRange()
    (range.from, range.to) = (100, 200)
    let plan = ReplayPlan(parts: [.init(partition: first, start: 0, end: 6)], range: range)
    let times: [Int64] = [50, 150, 199, 250, 100, 200]
    var flow = flow([first: 6], selects: plan.bounds(passingOver: nil).selects)
    flow.assign([first])
    _ = flow.admit(records(first, Array(0...5)) { times[Int($0)] }, now: start)
    #expect(deliverAll(&flow) == [1, 2, 4])
    #expect(flow.passedOver == 3)
    #expect(flow.step(now: start).offsets == [first: 6])
  }

  @Test func `a partition that another process has finished is not read and not committed again`() {
    var flow = flow([first: 5])
    flow.assign([first])
    for epoch in flow.step(now: start).open.keys { _ = flow.open(epoch, committed: CommittedOffset(offset: 5)) }
    let step = flow.step(now: start)
    #expect(step.commit == nil)
    #expect(flow.paused == [first])
  }

  @Test func `partitions that are no part of the run are paused and leave no trace`() {
    var flow = flow([first: 5])
    flow.assign([first, second])
    _ = flow.admit(records(second, [0, 1]), now: start)
    #expect(flow.total == Load())
    flow.reachEnd(second, offset: 2)
    #expect(flow.step(now: start).changes.pause == [second])
    flow.settle()
    #expect(flow.step(now: start).commit == nil)
  }

  @Test func `what is taken away before its end is read again by the next owner from what was committed`() {
    var flow = flow([first: 4])
    flow.assign([first])
    _ = flow.admit(records(first, [0, 1]), now: start)
    _ = deliverAll(&flow)
    flow.lose([first])
    flow.assign([first])
    for epoch in flow.step(now: start).open.keys {
      _ = flow.open(epoch, committed: CommittedOffset(offset: 2, metadata: "dateline attempts=1"))
    }
    _ = flow.admit(records(first, [2, 3]), now: start)
    for (epoch, (_, mark)) in flow.step(now: start).marks { flow.marked(epoch, at: mark.offset) }
    #expect(flow.next(atMost: 9).map(\.id.offset) == [2, 3])
  }
}
