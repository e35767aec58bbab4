import Testing

@testable import KafkaClient

@Suite struct AssignmentTests {
  private let a = TopicPartition(topic: "t", partition: 0)
  private let b = TopicPartition(topic: "t", partition: 1)

  @Test("partitions are owned once their assignment is answered")
  func assigned() {
    var assignment = Assignment()
    let rebalance = assignment.announce(.assigned, [a, b])
    #expect(!assignment.admits(a))
    let answered = assignment.complete(rebalance)
    #expect(answered)
    #expect(assignment.owned == [a, b])
  }

  @Test("partitions are no longer owned once their end is announced", arguments: [Rebalance.Change.revoked, .lost])
  func revoked(change: Rebalance.Change) {
    var assignment = Assignment()
    _ = assignment.complete(assignment.announce(.assigned, [a, b]))
    let rebalance = assignment.announce(change, [a])
    #expect(assignment.owned == [b])
    let answered = assignment.complete(rebalance)
    #expect(answered)
    #expect(assignment.owned == [b])
  }

  @Test("a rebalance is answered once")
  func once() {
    var assignment = Assignment()
    let rebalance = assignment.announce(.assigned, [a])
    let first = assignment.complete(rebalance)
    #expect(first)
    let second = assignment.complete(rebalance)
    #expect(!second)
  }

  @Test("two equal rebalances are told apart")
  func equalRebalances() {
    var assignment = Assignment()
    let (first, second) = (assignment.announce(.assigned, [a]), assignment.announce(.assigned, [a]))
    #expect(first != second)
    #expect(assignment.pending == [first, second])
    let answered = assignment.complete(second)
    #expect(answered)
    #expect(assignment.pending == [first])
  }
}
