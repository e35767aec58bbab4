import DatelineTesting
import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct TransactionMachineTests {
  typealias Action = TransactionMachine.Action
  private let start = ContinuousClock.now

  private func machine() -> TransactionMachine {
    TransactionMachine(timeout: .seconds(30), patience: Patience(limit: .seconds(20)))
  }

  private func error(
    _ remedy: TransactionError.Remedy, _ kind: KafkaError.Kind = .other
  ) -> TransactionError {
    TransactionError(remedy, KafkaError(code: "CODE", kind: kind, message: "what failed", disposition: .reject))
  }

  /// Goes through the steps as long as they succeed, and gives the last action, which is not performed.
  private func go(_ machine: inout TransactionMachine, until last: Action, now: ContinuousClock.Instant? = nil) {
    for _ in 0..<20 {
      let action = machine.next()
      if action == last { return }
      if case .wait = action { continue }
      machine.succeeded(now: now ?? start)
    }
    Issue.record("\(last) was not reached")
  }

  private func following(_ machine: inout TransactionMachine, _ count: Int) -> [Action] {
    (0..<count).map { _ in
      let action = machine.next()
      machine.succeeded(now: start)
      return action
    }
  }

  private func isWait(_ action: Action) -> Bool {
    if case .wait = action { true } else { false }
  }

  @Test func `a batch is begun, produced, flushed, given its offsets and committed`() {
    var machine = machine()
    #expect(
      following(&machine, 10) == [
        .initialise, .take, .begin, .produce, .flush, .sendOffsets, .commit, .finish, .take, .begin,
      ])
  }

  @Test(arguments: [Action.initialise, .begin, .produce, .flush, .sendOffsets, .commit])
  func `what can be tried again is, after a wait`(step: Action) {
    var machine = machine()
    go(&machine, until: step)
    machine.failed(error(.retry, .timedOut), now: start)
    #expect(isWait(machine.next()))
    #expect(machine.next() == step)
    machine.succeeded(now: start)
    #expect(machine.next() != step)
  }

  @Test func `waits grow with each failure`() {
    var machine = machine()
    go(&machine, until: .commit)
    var waits: [Duration] = []
    for _ in 0..<4 {
      machine.failed(error(.retry, .timedOut), now: start)
      if case .wait(let duration) = machine.next() { waits.append(duration) }
    }
    #expect(waits.count == 4)
    #expect(zip(waits, waits.dropFirst(2)).allSatisfy { $0 < $1 })
  }

  @Test(arguments: [Action.produce, .flush, .sendOffsets, .commit])
  func `what asks for an abort is flushed, aborted and delivered again`(step: Action) {
    var machine = machine()
    go(&machine, until: step)
    machine.failed(error(.abort), now: start)
    #expect(isWait(machine.next()))
    #expect(following(&machine, 5) == [.flushForAbort, .abort, .restore, .take, .begin])
  }

  @Test func `a batch that has gone stale is aborted without a wait`() {
    var machine = machine()
    go(&machine, until: .flush)
    machine.spoilt(because: nil, now: start)
    #expect(following(&machine, 3) == [.flushForAbort, .abort, .restore])
  }

  /// Regression: after records that were too large the producer went on behind a gap in its sequence, the broker refused
  /// what came out of order, and the worker stood still until its transaction timed out.
  @Test func `records that were not delivered make a new producer after the abort`() {
    var machine = machine()
    go(&machine, until: .flush)
    machine.recordsWereNotDelivered()
    machine.spoilt(because: nil, now: start)
    #expect(
      following(&machine, 7) == [.flushForAbort, .abort, .restore, .rebuild, .initialise, .take, .begin])
    go(&machine, until: .flush)
    machine.spoilt(because: nil, now: start)
    #expect(following(&machine, 4) == [.flushForAbort, .abort, .restore, .take])
  }

  @Test(arguments: [Action.begin, .produce, .flush, .sendOffsets, .commit])
  func `what leaves the transaction open makes a new producer, which asks what is committed`(step: Action) {
    var machine = machine()
    go(&machine, until: step)
    machine.failed(error(.rebuild, .fatal), now: start)
    var actions: [Action] = []
    while actions.count < 4 {
      let action = machine.next()
      if isWait(action) { continue }
      actions.append(action)
      machine.succeeded(now: start)
    }
    #expect(actions == [.rebuild, .initialise, .reconcile, .take])
  }

  @Test func `an abort that fails makes a new producer`() {
    var machine = machine()
    go(&machine, until: .commit)
    machine.failed(error(.abort), now: start)
    go(&machine, until: .abort)
    machine.failed(error(.abort), now: start)
    go(&machine, until: .rebuild)
    #expect(following(&machine, 3) == [.rebuild, .initialise, .reconcile])
  }

  @Test func `a transaction that the coordinator has given up is not tried any further`() {
    var machine = machine()
    go(&machine, until: .commit)
    machine.failed(error(.retry, .timedOut), now: start + .seconds(29))
    go(&machine, until: .commit)
    machine.failed(error(.retry, .timedOut), now: start + .seconds(30))
    go(&machine, until: .rebuild)
    #expect(!machine.isInTransaction)
  }

  @Test(arguments: [Action.initialise, .produce, .commit])
  func `who is fenced ends and does not come back`(step: Action) {
    var machine = machine()
    go(&machine, until: step)
    machine.failed(error(.rebuild, .fenced), now: start)
    #expect(machine.next() == .end)
    #expect(machine.reason?.kind == .fenced)
    machine.succeeded(now: start)
    #expect(machine.next() == .end)
  }

  @Test func `who was away for longer than a transaction lives, and holds a lock on the name, comes back`() {
    var machine = TransactionMachine(timeout: .seconds(30), isNameLocked: true, patience: Patience(limit: .seconds(20)))
    go(&machine, until: .commit)
    machine.failed(error(.rebuild, .fenced), now: start + .seconds(40))
    #expect(following(&machine, 3) == [.rebuild, .initialise, .reconcile])
    go(&machine, until: .commit, now: start + .seconds(50))
    machine.failed(error(.rebuild, .fenced), now: start + .seconds(60))
    #expect(machine.next() == .end)
  }

  @Test func `an epoch that is out of date is aborted first, which tells whether another has the name`() {
    var machine = machine()
    go(&machine, until: .produce)
    var stale = error(.abort, .fenced)
    stale.cause.code = "INVALID_PRODUCER_EPOCH"
    machine.failed(stale, now: start)
    #expect(isWait(machine.next()))
    #expect(following(&machine, 3) == [.flushForAbort, .abort, .restore])
    go(&machine, until: .sendOffsets)
    machine.failed(error(.abort, .fenced), now: start)
    #expect(machine.next() == .end)
  }

  @Test func `what a person must mend is waited for within a limit, and then the transaction is aborted first`() {
    var machine = machine()
    for second in [0, 10, 19] {
      go(&machine, until: .sendOffsets, now: start + .seconds(second))
      machine.failed(error(.abort, .notAuthorized), now: start + .seconds(second))
    }
    go(&machine, until: .sendOffsets, now: start + .seconds(20))
    machine.failed(error(.abort, .notAuthorized), now: start + .seconds(20))
    #expect(following(&machine, 4) == [.flushForAbort, .abort, .restore, .end])
    #expect(machine.reason?.kind == .notAuthorized)
  }

  @Test func `a success in between begins the limit anew`() {
    var machine = machine()
    for second in [0, 15, 30, 45] {
      go(&machine, until: .sendOffsets, now: start + .seconds(second))
      machine.failed(error(.abort, .unknownTopic), now: start + .seconds(second))
      go(&machine, until: .finish, now: start + .seconds(second))
    }
    #expect(machine.reason == nil)
  }

  @Test(arguments: [Action.produce, .flush, .sendOffsets, .commit])
  func `the end of the worker aborts what is open`(step: Action) {
    var machine = machine()
    go(&machine, until: step)
    machine.end()
    #expect(following(&machine, 4) == [.flushForAbort, .abort, .restore, .end])
    #expect(machine.reason == nil)
  }

  @Test func `an end that nobody answers does not wait`() {
    var machine = machine()
    go(&machine, until: .commit)
    machine.end()
    #expect(machine.next() == .flushForAbort)
    machine.failed(error(.retry, .brokerUnavailable), now: start)
    #expect(machine.next() == .end)
  }

  @Test func `a batch that is committed counts, whoever ends`() {
    var machine = machine()
    go(&machine, until: .finish)
    machine.end()
    #expect(following(&machine, 2) == [.finish, .end])
  }

  /// Whatever fails and in whatever order: between two batches taken there is an end to the first, a batch is
  /// finished only right after its commit, and no step of a transaction comes outside one.
  @Test(arguments: UInt64(1)...20)
  func `no order of failures loses or repeats a batch`(seed: UInt64) async {
    var random = SeededGenerator(seed: seed)
    var machine = machine()
    var now = start
    var hasBatch = false
    var isOpen = false
    var last: Action?
    for _ in 0..<300 {
      await Task.yield()
      now += .milliseconds(Int.random(in: 0...2_000, using: &random))
      let action = machine.next()
      if isWait(action) { continue }
      switch action {
      case .take: #expect(!hasBatch && !isOpen)
      case .begin: #expect(hasBatch && !isOpen)
      case .produce, .flush, .sendOffsets, .commit, .flushForAbort, .abort: #expect(hasBatch && isOpen)
      case .finish: #expect(last == .commit)
      case .restore: #expect(last == .abort)
      case .reconcile: #expect(last == .initialise || last == .reconcile)
      case .initialise, .rebuild, .wait, .end: break
      }
      last = action
      if Int.random(in: 0..<4, using: &random) == 0, ![.take, .finish, .restore, .end].contains(action) {
        let remedy = [TransactionError.Remedy.retry, .abort, .rebuild].randomElement(using: &random) ?? .retry
        let kind = [KafkaError.Kind.other, .timedOut, .brokerUnavailable].randomElement(using: &random) ?? .other
        machine.failed(error(remedy, kind), now: now)
        if !machine.isInTransaction { isOpen = false }
        continue
      }
      machine.succeeded(now: now)
      switch action {
      case .take: hasBatch = true
      case .begin: isOpen = true
      case .commit, .abort: isOpen = false
      case .finish, .restore, .reconcile: hasBatch = false
      default: break
      }
    }
  }
}
