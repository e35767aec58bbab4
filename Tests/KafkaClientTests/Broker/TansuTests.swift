import DatelineTesting
import Foundation
import KafkaClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct TansuTests {
  private func topic(_ name: String, partitions: Int32 = 1, _ broker: TansuBroker) async throws {
    let created = try await Admin(configuration: broker.configuration)
      .createTopics([NewTopic(name: name, partitions: partitions, replicationFactor: 1)])
    guard case .created = created[name] else { throw BrokerFailure("topic \(name): \(created)") }
  }

  private func consumer(_ broker: TansuBroker) throws -> Consumer {
    try Consumer(
      configuration: broker.configuration.merging(
        KafkaConfiguration([
          "group.id": "g", "auto.offset.reset": "earliest", "enable.partition.eof": "true",
          "fetch.wait.max.ms": "100",
        ])))
  }

  @Test("topics are created with partitions and settings, and described")
  func topics() async throws {
    try await withTansuBroker { broker in
      let admin = try Admin(configuration: broker.configuration)
      let wanted = [
        NewTopic(name: "in", partitions: 6, replicationFactor: 1, settings: ["retention.ms": "3600000"]),
        NewTopic(name: "out", partitions: 2, replicationFactor: 1, settings: ["cleanup.policy": "compact"]),
      ]
      for (name, outcome) in try await admin.createTopics(wanted) {
        guard case .created = outcome else {
          Issue.record("\(name): \(outcome)")
          continue
        }
      }
      guard case .alreadyExists = try await admin.createTopics([wanted[0]])["in"] else {
        Issue.record("the second creation is not told from the first")
        return
      }
      let described = try await admin.describeTopics(["in", "out", "missing"])
      let byName = Dictionary(uniqueKeysWithValues: described.map { ($0.name, $0) })
      #expect(byName["in"]?.partitions.map(\.id) == [0, 1, 2, 3, 4, 5])
      #expect(byName["out"]?.partitions.count == 2)
      #expect(byName["missing"]?.error?.kind == .unknownTopic)
      let metadata = try await admin.metadata()
      #expect(metadata.brokers.map(\.port) == [Int32(broker.port)])
      #expect(Set(metadata.topics.map(\.name)).isSuperset(of: ["in", "out"]))
    }
  }

  @Test("a topic that librdkafka or the broker refuses fails by itself")
  func refusedTopic() async throws {
    try await withTansuBroker { broker in
      let outcomes = try await Admin(configuration: broker.configuration).createTopics([
        NewTopic(name: "good", partitions: 1, replicationFactor: 1), NewTopic(name: "bad", partitions: -7),
      ])
      guard case .created = outcomes["good"], case .failed = outcomes["bad"] else {
        Issue.record("\(outcomes)")
        return
      }
    }
  }

  @Test("records of all shapes survive the broker")
  func roundTrip() async throws {
    try await withTansuBroker { broker in
      try await topic("t", broker)
      let outgoing = [
        OutgoingRecord(topic: "t", key: nil, value: nil, timestamp: 1_700_000_000_123),
        OutgoingRecord(
          topic: "t", key: [1], value: [0, 255],
          headers: [Header(name: "a", value: [1]), Header(name: "a", value: [2])]),
        OutgoingRecord(topic: "t", key: [2], value: Bytes(repeating: 65, count: 900_000)),
      ]
      let producer = try Producer(configuration: broker.configuration)
      for result in try await producer.send(outgoing) { _ = try result.get() }
      #expect(try await producer.partitionCount(of: "t") == 1)
      let consumer = try consumer(broker)
      let partition = TopicPartition(topic: "t", partition: 0)
      try await consumer.assign([partition: .beginning])
      let records = try await consumer.read(3)
      #expect(records.map(\.key) == outgoing.map(\.key))
      #expect(records.map(\.value) == outgoing.map(\.value))
      #expect(records.map(\.headers) == outgoing.map(\.headers))
      #expect(records[0].timestamp?.milliseconds == 1_700_000_000_123)
      try await consumer.seek(partition, to: 1)
      #expect(try await consumer.read(1).first?.offset == 1)
      await consumer.close()
      await producer.close()
    }
  }

  @Test("counting the partitions of a missing topic says so and does not create it")
  func missingTopic() async throws {
    try await withTansuBroker { broker in
      let producer = try Producer(configuration: broker.configuration)
      let error = await #expect(throws: KafkaError.self) { try await producer.partitionCount(of: "nothing") }
      #expect(error?.kind == .unknownTopic)
      let topics = try await Admin(configuration: broker.configuration).metadata().topics
      #expect(!topics.contains { $0.name == "nothing" })
      await producer.close()
    }
  }

  @Test("a member that leaves gives its partitions over at once")
  func leaving() async throws {
    try await withTansuBroker { broker in
      try await topic("t", partitions: 2, broker)
      // Far longer than it takes here: half of it for the first member, and as much again for the second.
      let session = KafkaConfiguration(["session.timeout.ms": "6000"])
      let configuration = broker.configuration.merging(session).merging(KafkaConfiguration(["group.id": "g"]))
      let first = try Consumer(configuration: configuration)
      try await first.subscribe(names: ["t"])
      try await first.poll { !$0.rebalances.isEmpty }
      await first.close()
      let second = try Consumer(configuration: configuration)
      try await second.subscribe(names: ["t"])
      try await second.poll(within: .seconds(5)) { !$0.rebalances.isEmpty }
      #expect(second.assignment.count == 2)
      await second.close()
    }
  }

  @Test("what is committed before a revocation is answered is where the new owner begins")
  func revocation() async throws {
    try await withTansuBroker { broker in
      try await topic("t", partitions: 2, broker)
      let producer = try Producer(configuration: broker.configuration)
      let sent = (0..<20).map { OutgoingRecord.text("\($0)", topic: "t", partition: Int32($0 % 2)) }
      for result in try await producer.send(sent) { _ = try result.get() }
      let (first, second) = (try consumer(broker), try consumer(broker))
      try await first.subscribe(names: ["t"])
      _ = try await first.read(20)
      try await second.subscribe(names: ["t"])
      let joining = Task { try await second.read(3) }
      let revoked = try #require(try await first.revocation())
      #expect(revoked.partitions.count == 1)
      try await first.commit(Dictionary(uniqueKeysWithValues: revoked.partitions.map { ($0, 7) }))
      try await first.complete(revoked)
      let rejoining = Task { try await first.poll { _ in second.assignment.count == 1 } }
      #expect(try await joining.value.map(\.offset) == [7, 8, 9])
      _ = try await rejoining.value
      await first.close()
      await second.close()
      await producer.close()
    }
  }

  @Test("a group goes on from its committed offsets")
  func group() async throws {
    try await withTansuBroker { broker in
      try await topic("t", partitions: 3, broker)
      let producer = try Producer(configuration: broker.configuration)
      let sent = (0..<300).map { OutgoingRecord.text("\($0)", topic: "t", partition: Int32($0 % 3)) }
      for result in try await producer.send(sent) { _ = try result.get() }
      let first = try consumer(broker)
      try await first.subscribe(names: ["t"])
      let records = try await first.read(300)
      #expect(Set(records.compactMap(\.text)).count == 300)
      let commits = Dictionary(
        uniqueKeysWithValues: (Int32(0)..<3).map { (TopicPartition(topic: "t", partition: $0), Int64(60)) })
      try await first.commit(commits)
      #expect(try await first.committed(Array(commits.keys)) == commits.mapValues { $0 })
      await first.close()
      let second = try consumer(broker)
      try await second.subscribe(names: ["t"])
      let rest = try await second.read(120)
      #expect(rest.allSatisfy { $0.offset >= 60 })
      #expect(rest.count == 120)
      await second.close()
      await producer.close()
    }
  }

  @Test(
    "a broker that is missing or ends at once fails the test and says so", arguments: ["/nowhere/tansu", "/bin/false"])
  func missingBroker(executable: String) async {
    let error = await #expect(throws: BrokerFailure.self) {
      try await withTansuBroker(executable: executable) { _ in Issue.record("the test runs without a broker") }
    }
    #expect(error?.description.contains(executable) == true)
  }

  @Test("the broker is gone after the test, also when the test throws")
  func ended() async throws {
    struct Thrown: Error {}
    var configuration: KafkaConfiguration?
    await #expect(throws: Thrown.self) {
      try await withTansuBroker { broker in
        configuration = broker.configuration
        throw Thrown()
      }
    }
    let admin = try Admin(configuration: try #require(configuration))
    await #expect(throws: KafkaError.self) { try await admin.metadata(timeout: .milliseconds(500)) }
  }
}
