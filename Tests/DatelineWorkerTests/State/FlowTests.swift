import DatelineTesting
import Testing

@testable import DatelineWorker
@testable import KafkaClient

@Suite struct FlowTests {
  private let start = ContinuousClock.now
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)

  private func flow(records: Int = 100, untilEnd: Bool = false) -> Flow {
    Flow(
      Flow.Limits(
        inFlight: Load(records: records, bytes: 1 << 20), commitInterval: .seconds(1), revocationDrain: .seconds(10),
        commitTimeout: .seconds(5), untilEnd: untilEnd))
  }

  private func records(_ partition: TopicPartition, _ offsets: ClosedRange<Int64>) -> [Record] {
    offsets.map { Record(topicPartition: partition, offset: $0, value: [1, 2, 3]) }
  }

  /// Everything that can be begun, begun.
  private func begin(_ flow: inout Flow) -> [Work] {
    var begun: [Work] = []
    while let work = flow.begin() { begun.append(work) }
    return begun
  }

  private func finish(_ flow: inout Flow, _ work: Work) {
    for finished in flow.completing(work) ?? [] { flow.finish(finished.work) }
  }

  @Test func `an offset is due for commit when all before it are finished`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 10...13), now: start)
    let work = begin(&flow)
    finish(&flow, work[1])
    #expect(flow.step(now: start).commit == nil)
    finish(&flow, work[0])
    #expect(flow.step(now: start).offsets == [first: 12])
    #expect(flow.total.records == 2)
  }

  @Test func `a commit that fails is asked for again`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...0), now: start)
    for work in begin(&flow) { finish(&flow, work) }
    #expect(flow.step(now: start).offsets == [first: 1])
    flow.commitEnded(succeeded: false, now: start)
    #expect(flow.step(now: start + .milliseconds(10)).commit == nil)
    #expect(flow.step(now: start + .seconds(1)).offsets == [first: 1])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start + .seconds(3)).commit == nil)
  }

  @Test func `results are released in the order of their offsets`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...2), now: start)
    let work = begin(&flow)
    #expect(flow.completing(work[2])?.isEmpty == true)
    #expect(flow.completing(work[1])?.isEmpty == true)
    #expect(flow.completing(work[0])?.map(\.work.id.offset) == [0, 1, 2])
  }

  @Test func `records of partitions that are not owned are left alone`() {
    var flow = flow()
    flow.assign([first])
    #expect(flow.admit(records(second, 0...3), now: start).load == Load())
    #expect(flow.begin() == nil)
  }

  @Test func `a result that comes after its partition was lost does not count`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...1), now: start)
    let work = begin(&flow)
    flow.lose([first])
    #expect(flow.completing(work[0]) == nil)
    #expect(flow.total.records == 1)
    flow.assign([first])
    #expect(flow.completing(work[1]) == nil)
    #expect(flow.total == Load())
    #expect(flow.step(now: start).commit == nil)
  }

  @Test func `an acknowledgement of a former assignment does not move the new one's offset`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...0), now: start)
    let old = begin(&flow)[0]
    #expect(flow.completing(old)?.count == 1)
    flow.lose([first])
    flow.assign([first])
    _ = flow.admit(records(first, 0...0), now: start)
    flow.finish(old)
    #expect(flow.step(now: start).commit == nil)
    for work in begin(&flow) { finish(&flow, work) }
    #expect(flow.step(now: start).offsets == [first: 1])
    #expect(flow.total == Load())
  }

  @Test func `losing a partition frees the room of results that waited there`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...3), now: start)
    let begun = [flow.begin(), flow.begin()].compactMap { $0 }
    #expect(flow.completing(begun[1])?.isEmpty == true)
    flow.lose([first])
    #expect(flow.total.records == 1)
    #expect(flow.completing(begun[0]) == nil)
    #expect(flow.total == Load())
  }

  @Test func `a revocation finishes what is begun, commits it, and leaves the rest to the next owner`() {
    var flow = flow()
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...4) + records(second, 0...0), now: start)
    let begun = [flow.begin(), flow.begin(), flow.begin()].compactMap { $0 }
    #expect(begun.map(\.id.partition) == [first, second, first])
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    #expect(flow.begin() == nil)
    #expect(flow.admit(records(first, 5...6), now: start).load == Load())
    #expect(flow.step(now: start).complete == nil)
    finish(&flow, begun[0])
    finish(&flow, begun[2])
    let committing = flow.step(now: start)
    #expect(committing.offsets == [first: 2])
    #expect(committing.complete == nil)
    flow.commitEnded(succeeded: true, now: start)
    let done = flow.step(now: start)
    #expect(done.complete?.rebalance.partitions == [first])
    #expect(done.complete?.drained == true)
    // The other partition is untouched.
    finish(&flow, begun[1])
    #expect(flow.step(now: start + .seconds(2)).offsets == [second: 1])
    #expect(flow.total == Load())
  }

  @Test func `a revocation does not wait for ever`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...1), now: start)
    let work = begin(&flow)
    finish(&flow, work[0])
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    // The interval commit goes out meanwhile.
    #expect(flow.step(now: start).offsets == [first: 1])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start + .seconds(9)).complete == nil)
    let done = flow.step(now: start + .seconds(10))
    #expect(done.complete?.drained == false)
    #expect(flow.completing(work[1]) == nil)
    #expect(flow.total == Load())
  }

  @Test func `offsets that go back begin the partition afresh`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 100...101), now: start)
    let old = begin(&flow)
    #expect(flow.admit(records(first, 0...0), now: start).restarted == [first])
    #expect(flow.completing(old[0]) == nil)
    #expect(flow.completing(old[1]) == nil)
    for work in begin(&flow) { finish(&flow, work) }
    #expect(flow.step(now: start).offsets == [first: 1])
    #expect(flow.total == Load())
  }

  @Test func `shutting down drops what waits, finishes what is begun, commits and ends`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...9), now: start)
    let begun = [flow.begin(), flow.begin()].compactMap { $0 }
    flow.shutDown(drain: .seconds(20), now: start)
    #expect(flow.begin() == nil)
    #expect(flow.total.records == 2)
    let draining = flow.step(now: start)
    #expect(draining.changes.pause == [first])
    #expect(!draining.finished)
    for work in begun { finish(&flow, work) }
    #expect(flow.step(now: start).offsets == [first: 2])
    #expect(!flow.step(now: start).finished)
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start).finished)
  }

  @Test func `shutting down does not wait for ever`() {
    var flow = flow()
    flow.assign([first])
    _ = flow.admit(records(first, 0...0), now: start)
    _ = begin(&flow)
    flow.shutDown(drain: .seconds(20), now: start)
    #expect(!flow.step(now: start + .seconds(19)).finished)
    #expect(flow.step(now: start + .seconds(20)).finished)
  }

  @Test func `a bounded run ends when every end is reached and everything is finished and committed`() {
    var flow = flow(untilEnd: true)
    flow.assign([first, second])
    _ = flow.admit(records(first, 0...0), now: start)
    flow.reachEnd(first, offset: 1)
    flow.reachEnd(second, offset: 0)
    #expect(!flow.step(now: start).finished)
    #expect(!flow.isShuttingDown)
    for work in begin(&flow) { finish(&flow, work) }
    #expect(flow.step(now: start).offsets == [first: 1])
    flow.commitEnded(succeeded: true, now: start)
    #expect(flow.step(now: start).finished)
  }

  @Test func `intake pauses at the ceiling and goes on below it`() {
    var flow = flow(records: 4)
    flow.assign([first])
    _ = flow.admit(records(first, 0...3), now: start)
    #expect(flow.step(now: start).changes.pause == [first])
    #expect(flow.room.records == 1)
    let work = begin(&flow)
    #expect(flow.step(now: start).changes.isEmpty)
    finish(&flow, work[0])
    #expect(flow.step(now: start).changes.resume == [first])
  }

  /// Whatever happens in whatever order, what is committed is a contiguous finished prefix, and when all is
  /// over nothing is left in flight.
  @Test(arguments: UInt64(1)...30)
  func `no order of events commits an unfinished record or leaks room`(seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    var flow = flow(records: 50)
    var world = World()
    for _ in 0..<600 {
      world.act(on: &flow, at: start, using: &random)
      // The tests of brokers beside this one go by the clock.
      await Task.yield()
    }
    world.drain(&flow)
    #expect(flow.total == Load())
  }

  /// A careless group, broker and processor, which also remember what they did.
  private struct World {
    private let partitions = (Int32(0)..<3).map { TopicPartition(topic: "articles", partition: $0) }
    private var owned: Set<TopicPartition> = []
    private var nextOffset: [TopicPartition: Int64] = [:]
    /// Since the partition was assigned: its offsets, and those that were acknowledged.
    private var read: [TopicPartition: [Int64]] = [:]
    private var acknowledged: [TopicPartition: Set<Int64>] = [:]
    private var running: [Work] = []
    private var released: [Shipment] = []
    private var now = Duration.zero

    mutating func act(on flow: inout Flow, at start: ContinuousClock.Instant, using random: inout SeededGenerator) {
      now += .milliseconds(Int.random(in: 0...300, using: &random))
      guard let partition = partitions.randomElement(using: &random) else { return }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: assign(partition, &flow)
      case 1 where Int.random(in: 0..<3, using: &random) == 0: lose(partition, &flow)
      case 2...4: receive(partition, &flow, at: start + now, using: &random)
      case 5...7: if let work = flow.begin() { running.append(work) }
      case 8, 9: complete(&flow, using: &random)
      default: acknowledge(&flow, using: &random)
      }
      step(&flow, at: start + now)
    }

    mutating func drain(_ flow: inout Flow) {
      while let work = flow.begin() { running.append(work) }
      for work in running { released += flow.completing(work) ?? [] }
      for finished in released { flow.finish(finished.work) }
    }

    private mutating func assign(_ partition: TopicPartition, _ flow: inout Flow) {
      guard owned.insert(partition).inserted else { return }
      read[partition] = []
      acknowledged[partition] = []
      flow.assign([partition])
    }

    private mutating func lose(_ partition: TopicPartition, _ flow: inout Flow) {
      guard owned.remove(partition) != nil else { return }
      flow.lose([partition])
    }

    private mutating func receive(
      _ partition: TopicPartition, _ flow: inout Flow, at instant: ContinuousClock.Instant, using random: inout SeededGenerator
    ) {
      guard owned.contains(partition) else { return }
      let offset = nextOffset[partition, default: 0] + .random(in: 0...2, using: &random)
      nextOffset[partition] = offset + 1
      read[partition]?.append(offset)
      _ = flow.admit([Record(topicPartition: partition, offset: offset, value: [0])], now: instant)
    }

    private mutating func complete(_ flow: inout Flow, using random: inout SeededGenerator) {
      guard let index = running.indices.randomElement(using: &random) else { return }
      let work = running.remove(at: index)
      released += flow.completing(work) ?? []
    }

    private mutating func acknowledge(_ flow: inout Flow, using random: inout SeededGenerator) {
      guard let index = released.indices.randomElement(using: &random) else { return }
      let work = released.remove(at: index).work
      if flow.isCurrent(work.id) { acknowledged[work.id.partition]?.insert(work.id.offset) }
      flow.finish(work)
    }

    private func step(_ flow: inout Flow, at instant: ContinuousClock.Instant) {
      guard let commit = flow.step(now: instant).offsets else { return }
      for (partition, offset) in commit {
        #expect(owned.contains(partition))
        let before = (read[partition] ?? []).filter { $0 < offset }
        #expect(before.allSatisfy { acknowledged[partition]?.contains($0) == true })
      }
      flow.commitEnded(succeeded: true, now: instant)
    }
  }
}
