import DatelineTesting
import Testing

@testable import DatelineWorker

@Suite struct OffsetLedgerTests {
  @Test func `nothing may be committed before a record is finished`() {
    var ledger = OffsetLedger()
    #expect(ledger.receive(7) == true)
    #expect(ledger.committable == nil)
    #expect(ledger.uncommitted == nil)
  }

  @Test func `a slow record holds back the commit, not the work behind it`() {
    var ledger = OffsetLedger()
    for offset in Int64(0)..<4 { #expect(ledger.receive(offset) == true) }
    ledger.finish(1)
    ledger.finish(2)
    #expect(ledger.committable == nil)
    ledger.finish(0)
    #expect(ledger.committable == 3)
    #expect(ledger.unfinished == 1)
  }

  @Test func `gaps left by compaction need no entry`() {
    var ledger = OffsetLedger()
    for offset in [Int64(3), 9, 40] { #expect(ledger.receive(offset) == true) }
    ledger.finish(9)
    ledger.finish(3)
    #expect(ledger.committable == 10)
    ledger.finish(40)
    #expect(ledger.committable == 41)
  }

  @Test func `an offset that goes back is refused and changes nothing`() {
    var ledger = OffsetLedger()
    #expect(ledger.receive(5) == true)
    #expect(ledger.receive(5) == false)
    #expect(ledger.receive(2) == false)
    ledger.finish(5)
    #expect(ledger.committable == 6)
  }

  @Test func `abandoned records are not waited for`() {
    var ledger = OffsetLedger()
    for offset in Int64(0)..<5 { #expect(ledger.receive(offset) == true) }
    ledger.abandon(from: 2)
    ledger.finish(3)
    ledger.finish(0)
    ledger.finish(1)
    #expect(ledger.committable == 2)
    #expect(ledger.unfinished == 0)
  }

  @Test func `a late answer to an older commit does not take back a newer one`() {
    var ledger = OffsetLedger()
    for offset in Int64(0)..<3 { #expect(ledger.receive(offset) == true) }
    for offset in Int64(0)..<3 { ledger.finish(offset) }
    ledger.commit(3)
    ledger.commit(1)
    #expect(ledger.committed == 3)
    #expect(ledger.uncommitted == nil)
  }

  /// The model remembers every record for ever and looks through all of them.
  private struct Model {
    var received: [Int64] = []
    var finished: Set<Int64> = []

    var committable: Int64? {
      let prefix = received.prefix { finished.contains($0) }
      return prefix.last.map { $0 + 1 }
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `any order of events commits what a simple model commits`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var ledger = OffsetLedger()
    var model = Model()
    var next: Int64 = .random(in: 0...100, using: &random)
    for _ in 0..<400 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        #expect(ledger.receive(next) == true)
        model.received.append(next)
        next += .random(in: 1...3, using: &random)
      case 4..<9:
        guard let offset = model.received.randomElement(using: &random) else { continue }
        ledger.finish(offset)
        model.finished.insert(offset)
      default:
        // Not one of its records: has no effect.
        ledger.finish(next + 5)
      }
      #expect(ledger.committable == model.committable)
      #expect(ledger.unfinished == model.received.count - model.finished.count)
    }
  }

  @Test func `the timestamp of the oldest unfinished record, and of the last finished one, follow the prefix`() {
    var ledger = OffsetLedger()
    #expect(ledger.oldestTimestamp == nil)
    _ = ledger.receive(3, timestamp: 300)
    _ = ledger.receive(5, timestamp: 500)
    _ = ledger.receive(9, timestamp: 900)
    ledger.finish(5)
    #expect(ledger.oldestTimestamp == 300)
    #expect(ledger.finishedTimestamp == nil)
    ledger.finish(3)
    #expect(ledger.oldestTimestamp == 900)
    #expect(ledger.finishedTimestamp == 500)
  }
}
