import DatelineTesting
import Testing

@testable import KafkaClient

@Suite(.timeLimit(.minutes(1))) struct AdminMockTests {
  @Test("the cluster is described")
  func metadata() async throws {
    let cluster = try MockCluster(brokers: 3)
    try cluster.createTopic("t", partitions: 2, replicationFactor: 3)
    let metadata = try await Admin(configuration: cluster.configuration).metadata()
    #expect(metadata.brokers.map(\.id) == [1, 2, 3])
    #expect(metadata.brokers.allSatisfy { $0.port > 0 && !$0.host.isEmpty })
    #expect(metadata.topics.map(\.name) == ["t"])
    #expect(metadata.topics.first?.partitions.map(\.id) == [0, 1])
    #expect(metadata.topics.first?.partitions.first?.replicas.count == 3)
    #expect(metadata.clusterID?.isEmpty == false)
  }

  @Test("a broker that is not there is said to be, not just a time-out")
  func unreachable() async throws {
    let admin = try Admin(configuration: KafkaConfiguration(["bootstrap.servers": "127.0.0.1:1"]))
    for attempt: () async throws -> Void in [
      { _ = try await admin.metadata(timeout: .milliseconds(700)) },
      { _ = try await admin.describeTopics(["t"], timeout: .milliseconds(700)) },
      { _ = try await admin.createTopics([NewTopic(name: "t", partitions: 1)], timeout: .milliseconds(700)) },
    ] {
      let error = await #expect(throws: KafkaError.self) { try await attempt() }
      #expect(error?.kind == .brokerUnavailable, "\(error?.message ?? "")")
      #expect(error?.disposition == .retry)
    }
  }

  @Test("a refused authentication is said to be, and the password is not")
  func authentication() async throws {
    let lines = Shared<[KafkaLogLine]>([])
    let cluster = try MockCluster()
    let password = "correct-horse-battery"
    let sasl = KafkaConfiguration([
      "security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN", "sasl.username": "u",
      "sasl.password": password, "debug": "security,broker",
    ])
    // The mock cluster knows no SASL and refuses the handshake.
    let admin = try Admin(
      configuration: cluster.configuration.merging(sasl), logger: { line in lines.update { $0.append(line) } })
    let error = await #expect(throws: KafkaError.self) { try await admin.metadata(timeout: .milliseconds(700)) }
    #expect(error?.kind == .notAuthorized, "\(error?.message ?? "")")
    #expect(error?.disposition == .reject)
    #expect(error?.message.contains(password) == false)
    #expect(lines.value.count > 5)
    #expect(lines.value.allSatisfy { !$0.text.contains(password) })
  }

  @Test("a topic without leader, and one that may not be seen, are described as such")
  func topicErrors() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("leaderless")
    try cluster.setLeader(ofTopic: "leaderless", partition: 0, to: nil)
    try cluster.createTopic("hidden")
    cluster.setFailure(.topicAuthorizationFailed, ofTopic: "hidden")
    let admin = try Admin(configuration: cluster.configuration)
    let topics = try await admin.describeTopics(["leaderless", "hidden"])
    #expect(topics.first { $0.name == "leaderless" }?.partitions.first?.leader == nil)
    #expect(topics.first { $0.name == "hidden" }?.error?.kind == .notAuthorized)
  }

  @Test("the log goes to its handler")
  func log() async throws {
    let lines = Shared<[KafkaLogLine]>([])
    let admin = try Admin(
      configuration: KafkaConfiguration(["bootstrap.servers": "127.0.0.1:1", "client.id": "me"]),
      logger: { line in lines.update { $0.append(line) } })
    _ = try? await admin.metadata(timeout: .milliseconds(300))
    let failure = lines.value.first { $0.facility == "FAIL" }
    #expect(failure?.level == 3)
    #expect(failure?.client.hasPrefix("me#") == true)
  }

  @Test("clients that are let go are destroyed")
  func destroyed() async throws {
    let cluster = try MockCluster()
    weak var handle: Handle?
    do {
      let consumer = try Consumer(configuration: cluster.configuration)
      handle = consumer.handle
      _ = try await consumer.poll(maximumRecords: 1, timeout: .milliseconds(10))
    }
    for _ in 0..<200 where handle != nil { try await Task.sleep(for: .milliseconds(10)) }
    #expect(handle == nil)
  }
}
