import DatelineTesting
import Testing

@testable import DatelineWorker
@testable import KafkaClient

/// Records that are begun alone in the worker, and whom a death is put down to.
@Suite struct FlowTurnsTests {
  private let start = ContinuousClock.now
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)

  private func flow(_ committed: [TopicPartition: CommittedOffset]) -> Flow {
    var flow = Flow(
      Flow.Limits(
        inFlight: Load(records: 100, bytes: 1 << 20), commitInterval: .seconds(1), revocationDrain: .seconds(10),
        commitTimeout: .seconds(5), untilEnd: false))
    flow.assign(committed.keys.sorted())
    for (epoch, partition) in flow.step(now: start).open { _ = flow.open(epoch, committed: committed[partition]) }
    return flow
  }

  private func records(_ partition: TopicPartition, _ offsets: ClosedRange<Int64>) -> [Record] {
    offsets.map { Record(topicPartition: partition, offset: $0, value: [1, 2, 3]) }
  }

  /// The broker takes the notes that are asked for, and gives what was asked.
  private func mark(_ flow: inout Flow) -> [TopicPartition: CommittedOffset] {
    let marks = flow.step(now: start).marks
    for (epoch, (_, mark)) in marks { flow.marked(epoch, at: mark.offset) }
    return Dictionary(marks.values.map { ($0.0, $0.1) }) { one, _ in one }
  }

  private func finish(_ flow: inout Flow, _ works: [Work]) {
    for work in works { for done in flow.completing(work) ?? [] { flow.finish(done.work) } }
  }

  /// The broker answers everything.
  private func serve(_ flow: inout Flow) {
    for _ in 0..<3 {
      _ = mark(&flow)
      if flow.isCommitting { flow.commitEnded(succeeded: true, now: start) }
    }
  }

  @Test func `a record that is begun alone is alone in the worker, and only its own note counts it`() {
    let note = "dateline attempts=2"
    var flow = flow([first: CommittedOffset(offset: 5, metadata: note), second: CommittedOffset(offset: 8, metadata: note)])
    _ = flow.admit(records(first, 5...6) + records(second, 8...9), now: start)
    #expect(flow.next(atMost: 9).isEmpty)
    let counting = "dateline attempts=2 alone=1 until="
    #expect(mark(&flow) == [first: CommittedOffset(offset: 5, metadata: counting + "105")])
    let alone = flow.next(atMost: 9)
    #expect(alone.map(\.id.offset) == [5])
    #expect(mark(&flow).isEmpty)
    #expect(flow.next(atMost: 9).isEmpty)
    finish(&flow, alone)
    // Its note counts until the offset behind it is committed: nothing else begins before.
    #expect(mark(&flow).isEmpty)
    #expect(flow.next(atMost: 9).isEmpty)
    flow.commitEnded(succeeded: true, now: start)
    #expect(mark(&flow) == [second: CommittedOffset(offset: 8, metadata: counting + "108")])
    #expect(flow.next(atMost: 9).map(\.id.partition) == [second])
  }

  @Test func `partitions without a history take turns with one that has one`() {
    var flow = flow([
      first: CommittedOffset(offset: 5, metadata: "dateline attempts=2"), second: CommittedOffset(offset: 8),
    ])
    _ = flow.admit(records(second, 8...30), now: start)
    _ = mark(&flow)
    // Nothing of the first partition is there: the second goes on as usual.
    let usual = flow.next(atMost: 99)
    #expect(usual.count == 23)
    _ = flow.admit(records(first, 5...6) + records(second, 31...40), now: start)
    #expect(mark(&flow).isEmpty)
    #expect(flow.next(atMost: 99).isEmpty)
    finish(&flow, usual)
    var order: [TopicPartition] = []
    for _ in 0..<3 {
      serve(&flow)
      let begun = flow.next(atMost: 99)
      #expect(begun.count == 1)
      order += begun.map(\.id.partition)
      finish(&flow, begun)
    }
    serve(&flow)
    #expect(order == [first, second, first])
    // What was to be begun alone is past: the rest goes on at once.
    #expect(flow.next(atMost: 99).map(\.id.offset) == Array(32...40))
    let isUrgent = flow.isUrgent
    #expect(!isUrgent)
  }

  @Test func `a partition that is lost in its turn passes it on`() {
    let note = "dateline attempts=2"
    var flow = flow([first: CommittedOffset(offset: 5, metadata: note), second: CommittedOffset(offset: 8, metadata: note)])
    _ = flow.admit(records(first, 5...6) + records(second, 8...9), now: start)
    #expect(mark(&flow).keys.sorted() == [first])
    let alone = flow.next(atMost: 9)
    flow.lose([first])
    // It may still kill the worker.
    #expect(mark(&flow).isEmpty)
    #expect(flow.completing(alone[0]) == nil)
    #expect(mark(&flow).keys.sorted() == [second])
    #expect(flow.next(atMost: 9).map(\.id.offset) == [8])
  }

  @Test func `a partition that is handed over in order leaves no count, but until when its records are begun alone`() {
    var flow = flow([first: CommittedOffset(offset: 5, metadata: "dateline attempts=2")])
    _ = flow.admit(records(first, 5...6), now: start)
    _ = mark(&flow)
    let alone = flow.next(atMost: 9)
    flow.revoke(Rebalance(change: .revoked, partitions: [first], id: 1), now: start)
    finish(&flow, alone)
    let last = flow.step(now: start)
    #expect(last.commit == [first: CommittedOffset(offset: 6, metadata: "dateline until=105")])
    flow.commitEnded(succeeded: true, now: start)
    let done = flow.step(now: start)
    #expect(done.commit == nil)
    #expect(done.complete?.drained == true)
  }

  /// Lives of a worker until everything is finished: whatever is begun beside the poison, in whatever order.
  @Test(arguments: UInt64(1)...40)
  func `only the records that kill their workers are given up`(seed: UInt64) {
    var world = World(seed: seed)
    var deaths = 0
    while deaths < 200, !world.live(start) { deaths += 1 }
    #expect(world.isDone)
    #expect(world.givenUp == world.poison)
    // Two in company and three alone each, and a few in company that come with progress.
    #expect(deaths <= world.poison.count * 8)
  }

  /// Three partitions with a few records that kill the worker a while after they are begun.
  private struct World {
    private struct Place: Hashable {
      var partition: TopicPartition
      var offset: Int64
    }

    private static let count: Int64 = 40
    private let partitions = (Int32(0)..<3).map { TopicPartition(topic: "articles", partition: $0) }
    private var random: SeededGenerator
    private var broker: [TopicPartition: CommittedOffset] = [:]
    private var deadly: Set<Place> = []
    private var rejected: Set<Place> = []

    var poison: Set<[Int64]> { Set(deadly.map { [Int64($0.partition.partition), $0.offset] }) }
    var givenUp: Set<[Int64]> { Set(rejected.map { [Int64($0.partition.partition), $0.offset] }) }
    var isDone: Bool { partitions.allSatisfy { broker[$0]?.offset == Self.count } }

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        guard let partition = partitions.randomElement(using: &random) else { continue }
        deadly.insert(Place(partition: partition, offset: .random(in: 0..<Self.count, using: &random)))
      }
    }

    /// True when the worker lives to the end of its input.
    mutating func live(_ start: ContinuousClock.Instant) -> Bool {
      var flow = Flow(
        Flow.Limits(
          inFlight: Load(records: 60, bytes: 1 << 20), commitInterval: .milliseconds(100),
          revocationDrain: .seconds(10), commitTimeout: .seconds(5), untilEnd: false))
      flow.assign(partitions)
      for partition in partitions {
        let from = broker[partition]?.offset ?? 0
        guard from < Self.count else { continue }
        let records = (from..<Self.count).map { Record(topicPartition: partition, offset: $0, value: [1]) }
        _ = flow.admit(records, now: start)
      }
      var running: [Work] = []
      var now = start
      for _ in 0..<20_000 where !isDone {
        now += .milliseconds(10)
        serve(&flow, now)
        if running.count < 4, Bool.random(using: &random), let work = flow.next().first { running.append(work) }
        guard let index = running.indices.randomElement(using: &random) else { continue }
        let work = running[index]
        let place = Place(partition: work.id.partition, offset: work.id.offset)
        if work.isPoisonous {
          rejected.insert(place)
        } else if deadly.contains(place) {
          if Int.random(in: 0..<4, using: &random) == 0 { return false }
          continue
        }
        running.remove(at: index)
        for done in flow.completing(work) ?? [] { flow.finish(done.work) }
      }
      return true
    }

    /// The broker answers most of what it is asked.
    private mutating func serve(_ flow: inout Flow, _ now: ContinuousClock.Instant) {
      let step = flow.step(now: now)
      for (epoch, partition) in step.open { _ = flow.open(epoch, committed: broker[partition]) }
      for (epoch, (partition, mark)) in step.marks {
        broker[partition] = mark
        if Int.random(in: 0..<5, using: &random) == 0 {
          flow.unanswered(epoch, Backoff(base: .zero, ceiling: .zero), now: now)
        } else {
          flow.marked(epoch, at: mark.offset)
        }
      }
      guard let commit = step.commit else { return }
      let succeeded = Int.random(in: 0..<5, using: &random) != 0
      if succeeded { broker.merge(commit) { _, new in new } }
      flow.commitEnded(succeeded: succeeded, now: now)
    }
  }
}
