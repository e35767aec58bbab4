import Testing

@testable import DatelineWorker
@testable import KafkaClient

/// The flow where transactions carry the offsets, and what it asks of the broker before work begins.
@Suite struct FlowDeliveryTests {
  private let start = ContinuousClock.now
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)
  private let everything = Load(records: .max, bytes: .max)

  private func flow(commitsOffsets: Bool = false) -> Flow {
    Flow(
      Flow.Limits(
        inFlight: Load(records: 100, bytes: 1 << 20), commitInterval: .seconds(1), revocationDrain: .seconds(10),
        commitTimeout: .seconds(5), untilEnd: false, commitsOffsets: commitsOffsets))
  }

  private func records(_ partition: TopicPartition, _ offsets: ClosedRange<Int64>) -> [Record] {
    offsets.map { Record(topicPartition: partition, offset: $0, value: [1, 2, 3]) }
  }

  private func beginAll(_ flow: inout Flow) -> [Work] {
    var begun: [Work] = []
    while let work = flow.begin() { begun.append(work) }
    return begun
  }

  @Test func `nothing begins before the committed offset is known and a note stands with it`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 5...7), now: start)
    #expect(flow.next().isEmpty)
    let asking = flow.step(now: start)
    #expect(Array(asking.open.values) == [first])
    #expect(flow.step(now: start).open.isEmpty)
    for epoch in asking.open.keys { #expect(flow.open(epoch, committed: nil) == false) }
    #expect(flow.next().isEmpty)
    let marking = flow.step(now: start).marks
    #expect(marking.values.map(\.1) == [CommittedOffset(offset: 5, metadata: "dateline attempts=1")])
    #expect(flow.step(now: start).marks.isEmpty)
    for (epoch, (_, mark)) in marking { flow.marked(epoch, at: mark.offset) }
    #expect(flow.next(atMost: 9).map(\.id.offset) == [5, 6, 7])
  }

  @Test func `what is not answered is asked again after growing waits`() {
    var flow = flow()
    flow.assign([first])
    var now = start
    var waits: [Duration] = []
    for _ in 0..<4 {
      guard let epoch = flow.step(now: now).open.keys.first else { return #expect(Bool(false)) }
      flow.unanswered(epoch, Backoff(base: .milliseconds(100), ceiling: .seconds(5)), now: now)
      let asked = now
      while flow.step(now: now).open.isEmpty { now += .milliseconds(10) }
      waits.append(asked.duration(to: now))
      flow.unanswered(epoch, Backoff(base: .zero, ceiling: .zero), now: now)
    }
    #expect(waits.first ?? .zero >= .milliseconds(50))
    #expect(waits.last ?? .zero > waits.first ?? .zero)
  }

  @Test func `a batch carries the offset behind its last record, with a note, and no commit of its own`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...2) + records(second, 7...7), now: start)
    for work in beginAll(&flow) { #expect(flow.complete(.nothing(work)) == true) }
    let batch = flow.takeReady(atMost: everything)
    let offsets = flow.offsets(of: batch)
    #expect(offsets?.mapValues(\.offset) == [first: 3, second: 8])
    #expect(offsets?[first]?.metadata == "dateline attempts=1")
    for shipment in batch { flow.finish(shipment.work) }
    flow.committed(offsets ?? [:])
    #expect(flow.step(now: start + .seconds(9)).commit == nil)
    #expect(flow.total == Load())
  }

  @Test func `a batch with work of an assignment that has ended has no offsets`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...0) + records(second, 0...0), now: start)
    for work in beginAll(&flow) { #expect(flow.complete(.nothing(work)) == true) }
    let batch = flow.takeReady(atMost: everything)
    flow.lose([second])
    #expect(flow.offsets(of: batch) == nil)
    #expect(flow.offsets(of: batch.filter { $0.work.id.partition == first })?.count == 1)
    // It comes back under another epoch: still not the batch's.
    flow.assign([second])
    #expect(flow.offsets(of: batch) == nil)
  }

  @Test func `results of a partition that is lost are not delivered, and leave no load`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...3) + records(second, 0...0), now: start)
    for work in beginAll(&flow) { #expect(flow.complete(.nothing(work)) == true) }
    flow.lose([first])
    let batch = flow.takeReady(atMost: everything)
    #expect(batch.map(\.work.id.partition) == [second])
    for shipment in batch { flow.finish(shipment.work) }
    #expect(flow.total == Load())
    #expect(flow.readyLoad == Load())
  }

  @Test func `a partition handed over in order ends with a commit that takes its note away`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...1), now: start)
    let work = beginAll(&flow)
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    for work in work { #expect(flow.complete(.nothing(work)) == true) }
    let batch = flow.takeReady(atMost: everything)
    #expect(flow.step(now: start).commit == nil)
    for shipment in batch { flow.finish(shipment.work) }
    flow.committed(flow.offsets(of: batch) ?? [:])
    #expect(flow.step(now: start).commit == [first: CommittedOffset(offset: 2)])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start).complete?.drained == true)
  }

  @Test func `a commit that is refused again and again while the group changes is asked for after growing waits`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...0) + records(second, 0...0), now: start)
    let work = beginAll(&flow)
    flow.revoke(Rebalance(change: .revoked, partitions: [first, second], id: 1), now: start)
    // One partition is finished and could be handed over; the other keeps the revocation waiting.
    for work in work where work.id.partition == first { for done in flow.completing(work) ?? [] { flow.finish(done.work) } }
    var asked = 0
    for tick in 0..<900 {
      let now = start + .milliseconds(10 * tick)
      guard flow.step(now: now).commit != nil else { continue }
      asked += 1
      flow.commitEnded(succeeded: false, now: now)
    }
    #expect((3...12).contains(asked))
    for work in work where work.id.partition == second { for done in flow.completing(work) ?? [] { flow.finish(done.work) } }
    // The last attempt does not wait.
    #expect(flow.step(now: start + .seconds(9)).commit?.keys.sorted() == [first, second])
  }

  @Test func `a partition that is not drained in time keeps its note, and nothing is committed behind a transaction`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...1), now: start)
    _ = beginAll(&flow)
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    let step = flow.step(now: start + .seconds(10))
    #expect(step.commit == nil)
    #expect(step.complete?.drained == false)
  }

  @Test func `a session that ends during a revocation makes it a loss`() {
    var flow = flow(commitsOffsets: true)
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...1) + records(second, 0...0), now: start)
    let work = beginAll(&flow)
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    #expect(flow.loseRevoked()?.partitions == [first])
    for work in work where work.id.partition == first { #expect(flow.completing(work) == nil) }
    #expect(flow.step(now: start).complete == nil)
    #expect(flow.step(now: start).commit == nil)
    #expect(flow.loseRevoked() == nil)
  }

  @Test func `work that is given back is begun again, in its order, unless its partition is gone or closed`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...3) + records(second, 0...3), now: start)
    flow.settle()
    let run = flow.next(atMost: 3)
    let other = flow.next(atMost: 3)
    flow.giveBack(Array(run.dropFirst()))
    #expect(flow.next(atMost: 9).map(\.id.offset) == [1, 2, 3])
    flow.lose([second])
    flow.giveBack(other)
    #expect(flow.next(atMost: 9).isEmpty)
    #expect(flow.total.records == 4)
  }

  @Test func `work that is given back while its partition is handed over is left to the next owner`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...3), now: start)
    flow.settle()
    let run = flow.next(atMost: 9)
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    flow.giveBack(Array(run.dropFirst(2)))
    #expect(flow.total.records == 2)
    for work in run.prefix(2) { #expect(flow.complete(.nothing(work)) == true) }
    let batch = flow.takeReady(atMost: everything)
    #expect(flow.offsets(of: batch)?[first]?.offset == 2)
    for shipment in batch { flow.finish(shipment.work) }
    #expect(flow.total == Load())
  }

  @Test func `a batch is cut by records and bytes, and has one article at least`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...4), now: start)
    for work in beginAll(&flow) {
      var shipment = Shipment.nothing(work)
      shipment.records = (0..<3).map { _ in OutgoingRecord(topic: "events", value: [1, 2, 3, 4]) }
      #expect(flow.complete(shipment) == true)
    }
    #expect(flow.readyLoad == Load(records: 15, bytes: 60))
    #expect(flow.takeReady(atMost: Load(records: 7, bytes: 1_000)).count == 2)
    #expect(flow.takeReady(atMost: Load(records: 100, bytes: 5)).count == 1)
    #expect(flow.takeReady(atMost: everything).count == 2)
    #expect(flow.readyLoad == Load())
  }
}
