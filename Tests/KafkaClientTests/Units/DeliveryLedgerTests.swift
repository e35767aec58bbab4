import DatelineTesting
import Testing

@testable import KafkaClient

@Suite struct DeliveryLedgerTests {
  private func delivered(_ offset: Int64) -> DeliveryLedger.Outcome {
    .success(Delivery(topicPartition: TopicPartition(topic: "t", partition: 0), offset: offset))
  }

  private func offsets(_ completed: DeliveryLedger.Completed?) -> [Int64?]? {
    completed?.results.map { try? $0.get().offset }
  }

  @Test("a batch is complete with its last result, in the order of its records")
  func order() {
    var ledger = DeliveryLedger()
    let first = ledger.open(count: 3)
    let early = [ledger.settle(first + 2, delivered(12))?.batch, ledger.settle(first, delivered(10))?.batch]
    #expect(early == [nil, nil])
    let completed = ledger.settle(first + 1, delivered(11))
    #expect(offsets(completed) == [10, 11, 12])
    #expect(ledger.isEmpty)
  }

  @Test("batches are complete in any order")
  func batches() {
    var ledger = DeliveryLedger()
    let (first, second, third) = (ledger.open(count: 1), ledger.open(count: 2), ledger.open(count: 1))
    let order = [third, second + 1, first, second].map { ledger.settle($0, delivered(1))?.batch }
    #expect(order == [third, nil, first, second])
  }

  @Test("a second result and an unknown ticket change nothing")
  func unknown() {
    var ledger = DeliveryLedger()
    let first = ledger.open(count: 2)
    let ignored = [first, first, first + 2, 0, UInt.max].enumerated().map { index, ticket in
      ledger.settle(ticket, delivered(Int64(index) + 1))?.batch
    }
    #expect(ignored.compactMap { $0 }.isEmpty)
    let completed = ledger.settle(first + 1, delivered(9))
    #expect(offsets(completed) == [1, 9])
  }

  @Test("what is missing at the end fails, what came stays")
  func failAll() {
    var ledger = DeliveryLedger()
    let first = ledger.open(count: 2)
    _ = ledger.settle(first + 1, delivered(5))
    let completed = ledger.failAll(.timedOut("x"))
    #expect(completed.map { offsets($0) } == [[nil, 5]])
    #expect(ledger.isEmpty)
  }

  @Test("random orders complete each batch once with its own results")
  func random() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      var ledger = DeliveryLedger()
      var tickets: [(ticket: UInt, offset: Int64)] = []
      var expected: [UInt: [Int64?]] = [:]
      for _ in 0..<20 {
        let count = Int.random(in: 1...8, using: &random)
        let first = ledger.open(count: count)
        let offsets = (0..<count).map { _ in Int64.random(in: 0...1000, using: &random) }
        expected[first] = offsets
        for (index, offset) in offsets.enumerated() { tickets.append((first + UInt(index), offset)) }
      }
      tickets.shuffle(using: &random)
      for (ticket, offset) in tickets {
        guard let completed = ledger.settle(ticket, delivered(offset)) else { continue }
        let wanted = expected.removeValue(forKey: completed.batch)
        #expect(offsets(completed) == wanted)
      }
      #expect(expected.isEmpty)
      #expect(ledger.isEmpty)
    }
  }
}
