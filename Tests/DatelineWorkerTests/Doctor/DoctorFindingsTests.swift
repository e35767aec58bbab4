@testable import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct DoctorFindingsTests {
  private func configuration() -> WorkerConfiguration {
    WorkerConfiguration(
      input: .names(["in"]), output: "out", deadLetters: "dead", group: "g", concurrency: 1, kafka: KafkaConfiguration())
  }

  @Test func `each topic has the rights that its use needs`() {
    #expect(NeededRights.reading(configuration()) == [.init(topic: "in", operations: [.describe, .read])])
    #expect(NeededRights.writing(configuration()).map(\.topic) == ["out", "dead"])
  }

  @Test func `a right that is missing is a failure with the command that grants it`() throws {
    let needs = NeededRights.writing(configuration())
    let found = NeededRights.findings(needs, given: [
      "out": AuthorizedOperations([.describe]), "dead": AuthorizedOperations([.describe, .write, .read]),
    ])
    #expect(found.map(\.status) == [.failure, .right])
    #expect(found[0].kind == .notAuthorized)
    #expect(found[0].remedy?.contains("--operation Write --topic out") == true)
  }

  @Test func `a broker that says nothing about rights leaves them unknown`() {
    #expect(NeededRights.findings(NeededRights.reading(configuration()), given: [:]).map(\.status) == [.unknown])
    #expect(NeededRights.finding(group: "g", nil).status == .unknown)
    #expect(NeededRights.finding(group: "g", AuthorizedOperations([.describe])).status == .failure)
    #expect(NeededRights.finding(group: "g", AuthorizedOperations([.read])).status == .right)
  }

  private func topic(_ leaders: [Int32?], inSync: Int = 2) -> TopicDescription {
    TopicDescription(
      name: "in",
      partitions: leaders.enumerated().map { index, leader in
        .init(id: Int32(index), leader: leader, replicas: [1, 2], inSyncReplicas: Array([1, 2].prefix(inSync)))
      }, error: nil)
  }

  @Test func `a topic is missing, without a leader, behind, or right`() {
    func status(_ found: [String: TopicDescription]) -> Finding {
      TopicsCheckup.findings([("--input", "in")], in: found)[0]
    }
    #expect(status([:]).kind == .unknownTopic)
    #expect(status([:]).remedy?.contains("dateline topics create --input in") == true)
    #expect(status(["in": topic([1, nil])]).kind == .brokerUnavailable)
    #expect(status(["in": topic([])]).status == .failure)
    #expect(status(["in": topic([1, 2], inSync: 1)]).status == .warning)
    #expect(status(["in": topic([1, 2])]).message == "in: 2 partitions, 2 copies")
  }

  private func group(_ state: String, members: Int, assignor: String = "cooperative-sticky") -> GroupDescription {
    GroupDescription(
      name: "g", state: state, assignor: members == 0 ? "" : assignor,
      members: (0..<members).map { .init(clientID: "c", instanceID: nil, host: "/h\($0)", partitions: []) },
      coordinator: 1, authorized: nil, error: nil)
  }

  @Test func `a group says what a new member must know`() {
    func finding(_ group: GroupDescription) -> Finding {
      GroupCheckup.finding(group, partitions: 2, strategy: "cooperative-sticky")
    }
    #expect(finding(group("Empty", members: 0)).status == .right)
    #expect(finding(group("Stable", members: 0)).status == .unknown)
    #expect(!group("Stable", members: 0).isAbandoned && group("Dead", members: 0).isAbandoned)
    #expect(finding(group("Stable", members: 2)).status == .right)
    #expect(finding(group("Stable", members: 3)).message.hasSuffix("1 have nothing to do"))
    #expect(finding(group("Stable", members: 1, assignor: "range")).remedy?.contains("--assignment") == true)
    #expect(finding(group("PreparingRebalance", members: 1)).status == .warning)
  }

  @Test func `a connection without TLS, or one that believes anybody, is a warning`() {
    func finding(_ properties: [String: String]) -> Finding { Security.finding(KafkaConfiguration(properties)) }
    #expect(finding([:]).status == .warning)
    #expect(finding(["security.protocol": "SASL_PLAINTEXT", "sasl.mechanism": "PLAIN"]).status == .warning)
    #expect(finding(["security.protocol": "ssl", "enable.ssl.certificate.verification": "false"]).status == .warning)
    #expect(finding(["security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "none"]).status == .warning)
    #expect(finding(["security.protocol": "ssl"]) == Finding("security", .right, "TLS"))
    let mutual = finding(["security.protocol": "sasl_ssl", "sasl.mechanism": "PLAIN", "ssl.certificate.location": "/c"])
    #expect(mutual.message == "TLS with a certificate of this client, SASL PLAIN")
  }

  @Test func `a record from the future tells of a clock`() {
    #expect(ClockCheck.finding(newest: 100, now: 100.5).status == .right)
    #expect(ClockCheck.finding(newest: 101, now: 100).status == .right)
    #expect(ClockCheck.finding(newest: 160, now: 100).status == .warning)
  }
}
