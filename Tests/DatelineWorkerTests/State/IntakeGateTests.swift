import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct IntakeGateTests {
  private let first = TopicPartition(topic: "articles", partition: 0)
  private let second = TopicPartition(topic: "articles", partition: 1)

  private func decide(
    _ gate: inout IntakeGate, _ records: Int, _ others: Int, bytes: Int = 0, closed: Bool = false
  ) -> IntakeGate.Changes {
    let loads = [first: Load(records: records, bytes: bytes), second: Load(records: others, bytes: 0)]
    return gate.decide(loads: loads, total: Load(records: records + others, bytes: bytes), closed: closed)
  }

  @Test func `a partition that fills its share is paused, and goes on when a quarter of it is free`() {
    var gate = IntakeGate(limit: Load(records: 100, bytes: 1_000))
    #expect(decide(&gate, 49, 0).isEmpty)
    #expect(decide(&gate, 50, 0).pause == [first])
    #expect(decide(&gate, 50, 0).isEmpty)
    #expect(decide(&gate, 38, 0).isEmpty)
    #expect(decide(&gate, 37, 0).resume == [first])
  }

  @Test func `bytes count as records do`() {
    var gate = IntakeGate(limit: Load(records: 100, bytes: 1_000))
    #expect(decide(&gate, 1, 0, bytes: 499).isEmpty)
    #expect(decide(&gate, 1, 0, bytes: 500).pause == [first])
    #expect(decide(&gate, 1, 0, bytes: 375).resume == [first])
  }

  @Test func `work of former assignments counts towards the ceiling`() {
    var gate = IntakeGate(limit: Load(records: 10, bytes: 1_000))
    let loads = [first: Load(records: 1, bytes: 1)]
    #expect(gate.decide(loads: loads, total: Load(records: 10, bytes: 10), closed: false).pause == [first])
    #expect(gate.decide(loads: loads, total: Load(records: 8, bytes: 8), closed: false).isEmpty)
    #expect(gate.decide(loads: loads, total: Load(records: 7, bytes: 7), closed: false).resume == [first])
  }

  @Test func `a partition that was given up is forgotten`() {
    var gate = IntakeGate(limit: Load(records: 4, bytes: 1_000))
    #expect(decide(&gate, 2, 2).pause == [first, second])
    #expect(gate.decide(loads: [:], total: Load(), closed: false).isEmpty)
    #expect(gate.paused.isEmpty)
    #expect(decide(&gate, 0, 0).isEmpty)
  }

  @Test func `a closed gate pauses everything and resumes nothing`() {
    var gate = IntakeGate(limit: Load(records: 100, bytes: 1_000))
    #expect(decide(&gate, 0, 0, closed: true).pause == [first, second])
    #expect(decide(&gate, 0, 0, closed: true).isEmpty)
  }

  @Test func `more partitions than room still lets each take one record`() {
    var gate = IntakeGate(limit: Load(records: 1, bytes: 10))
    #expect(decide(&gate, 0, 0).isEmpty)
    #expect(decide(&gate, 1, 0).pause == [first, second])
    #expect(decide(&gate, 0, 0).resume == [first, second])
  }
}
