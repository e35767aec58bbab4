import DatelineTesting
import KafkaClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct GroupMockTests {
  private let partition = TopicPartition(topic: "t", partition: 0)

  @Test("commits are what the group goes on from")
  func commit() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(10)
    let first = try cluster.consumer()
    try await first.subscribe(names: ["t"])
    _ = try await first.read(10)
    #expect(try await first.committed([partition]) == [partition: nil])
    try await first.commit([partition: 4])
    #expect(try await first.committed([partition]) == [partition: 4])
    await first.close()
    let second = try cluster.consumer()
    try await second.subscribe(names: ["t"])
    #expect(try await second.read(6).map(\.offset) == Array(4..<10))
    await second.close()
  }

  @Test(
    "refused commits have their kind",
    arguments: [
      (.groupAuthorizationFailed, .notAuthorized, .reject), (.illegalGeneration, .other, .reject),
      (.fencedInstance, .fenced, .stop),
    ] as [(MockCluster.Failure, KafkaError.Kind, KafkaError.Disposition)])
  func refusedCommit(
    failure: MockCluster.Failure, kind: KafkaError.Kind, disposition: KafkaError.Disposition
  ) async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(1)
    let consumer = try cluster.consumer()
    try await consumer.subscribe(names: ["t"])
    _ = try await consumer.read(1)
    cluster.failNext(.offsetCommit, with: [failure])
    let error = await #expect(throws: KafkaError.self) { try await consumer.commit([partition: 1]) }
    #expect(error?.kind == kind, "\(error?.message ?? "")")
    #expect(error?.disposition == disposition)
    await consumer.close(timeout: .seconds(5))
  }

  @Test("a commit without a broker ends in time and says why")
  func commitWithoutBroker() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(1)
    let consumer = try cluster.consumer()
    try await consumer.subscribe(names: ["t"])
    _ = try await consumer.read(1)
    try cluster.setDown()
    _ = try await consumer.poll(within: .seconds(10)) { !$0.failures.isEmpty }
    let error = await #expect(throws: KafkaError.self) {
      try await consumer.commit([partition: 1], timeout: .milliseconds(500))
    }
    #expect(error?.kind == .brokerUnavailable, "\(error?.message ?? "")")
    await consumer.close(timeout: .milliseconds(500))
  }

  @Test("a partition that was lost while it was paused is read when it comes back")
  func pausedAndLost() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(3)
    let consumer = try cluster.consumer(["session.timeout.ms": "4000", "heartbeat.interval.ms": "100"])
    try await consumer.subscribe(names: ["t"])
    #expect(try await consumer.read(3).count == 3)
    try await consumer.pause([partition])
    cluster.failNext(.heartbeat, with: [.illegalGeneration])
    try await consumer.poll { $0.rebalances.contains { $0.change != .assigned } }
    #expect(try await consumer.read(3).map(\.offset) == [0, 1, 2])
    await consumer.close()
  }

  @Test("two members share the partitions, with rebalances answered late and polls going on")
  func group() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 4)
    // A member that sits on a rebalance for more than three seconds is taken for gone.
    let session = ["session.timeout.ms": "4000"]
    let (first, second) = (try cluster.consumer(session), try cluster.consumer(session))
    try await first.subscribe(names: ["t"])
    try await first.poll { !$0.rebalances.isEmpty }
    #expect(first.assignment.count == 4)
    for partition in Int32(0)..<4 { try await cluster.produce(20, partition: partition) }
    _ = try await first.read(80)
    try await first.commit(Dictionary(uniqueKeysWithValues: first.assignment.map { ($0, 20) }))

    try await second.subscribe(names: ["t"])
    // The second one joins while the first one goes on polling and sits on the revocation for a while.
    let joining = Task { try await second.poll { $0.rebalances.contains { !$0.partitions.isEmpty } } }
    let revoked = try #require(try await first.revocation())
    #expect(revoked.partitions.count == 2)
    #expect(first.assignment.isDisjoint(with: revoked.partitions))
    // Until it is answered nothing of these partitions is delivered to anyone.
    for partition in Int32(0)..<4 { try await cluster.produce(5, partition: partition) }
    for _ in 0..<3 {
      let late = try await first.poll(maximumRecords: 100, timeout: .milliseconds(100)).records
      #expect(late.allSatisfy { !revoked.partitions.contains($0.topicPartition) })
    }
    #expect(second.assignment.isEmpty)
    try await first.complete(revoked)

    let kept = Task { try await first.poll { $0.records.count >= 10 && second.assignment.count == 2 } }
    _ = try await joining.value
    #expect(try await kept.value.records.allSatisfy { !revoked.partitions.contains($0.topicPartition) })
    #expect(second.assignment == Set(revoked.partitions))
    #expect(first.assignment.count == 2)
    #expect(try await second.read(10).allSatisfy { $0.offset >= 20 })
    let again = await #expect(throws: KafkaError.self) { try await first.complete(revoked) }
    #expect(again?.disposition == .reject)
    await first.close()
    await second.close()
  }

  @Test("an unanswered rebalance does not keep a consumer from closing")
  func closeUnanswered() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let consumer = try cluster.consumer()
    try await consumer.subscribe(names: ["t"])
    var seen = false
    while !seen {
      seen = !(try await consumer.poll(maximumRecords: 1, timeout: .seconds(5)).rebalances.isEmpty)
    }
    let start = ContinuousClock.now
    await consumer.close(timeout: .seconds(10))
    #expect(start.duration(to: .now) < .seconds(5))
  }

  @Test("reading can begin where the owner says")
  func startingAt() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(10)
    let consumer = try cluster.consumer()
    try await consumer.subscribe(names: ["t"])
    var records: [Record] = []
    while records.count < 3 {
      let events = try await consumer.poll(maximumRecords: 100, timeout: .seconds(5))
      for rebalance in events.rebalances { try await consumer.complete(rebalance, startingAt: [partition: .offset(7)]) }
      records += events.records
    }
    #expect(records.map(\.offset) == [7, 8, 9])
    await consumer.close()
  }

  @Test("a fenced static member cannot go on: polling throws")
  func fenced() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let consumer = try cluster.consumer(["group.instance.id": "one"])
    try await consumer.subscribe(names: ["t"])
    try await consumer.poll { !$0.rebalances.isEmpty }
    cluster.failNext(.heartbeat, with: [.fencedInstance])
    let error = await #expect(throws: KafkaError.self) {
      try await consumer.poll(within: .seconds(10)) { _ in false }
    }
    #expect(error?.kind == .fenced)
    #expect(error?.disposition == .stop)
    await consumer.close(timeout: .seconds(5))
  }

  @Test("the eager strategy works too")
  func eager() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 2)
    let strategy = ["partition.assignment.strategy": "range"]
    let (first, second) = (try cluster.consumer(strategy), try cluster.consumer(strategy))
    try await first.subscribe(names: ["t"])
    try await first.poll { !$0.rebalances.isEmpty }
    #expect(first.assignment.count == 2)
    try await second.subscribe(names: ["t"])
    let isShared = { @Sendable (_: [ConsumerEvent]) in
      first.assignment.count == 1 && second.assignment.count == 1
        && first.assignment.isDisjoint(with: second.assignment)
    }
    let joining = Task { try await second.poll(until: isShared) }
    try await first.poll(until: isShared)
    _ = try await joining.value
    await first.close()
    await second.close()
  }
}
