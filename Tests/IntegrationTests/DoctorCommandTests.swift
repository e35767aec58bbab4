import DatelineTesting
import Foundation
import Testing

@Suite(.serialized) struct DoctorCommandTests {
  private struct Line: Decodable {
    var check: String
    var status: String
    var message: String
    var remedy: String?
  }

  private func doctor(_ brokers: String, _ arguments: [String] = []) async throws -> (status: Int32, lines: [Line]) {
    let run = try await Program.run(["doctor", "--json", "--brokers", brokers] + arguments, within: .seconds(90))
    return (run.status, try run.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) })
  }

  @Test func `topics that are missing are named with the command that makes them, and then all is well`() async throws {
    try await withTansuBroker { broker in
      let before = try await doctor(broker.bootstrapServers)
      #expect(before.status == 78)
      let missing = before.lines.filter { $0.status == "failure" }
      #expect(missing.map(\.check) == ["topics", "topics", "topics"])
      #expect(missing.first?.remedy?.contains("dateline topics create --input articles") == true)

      let made = try await Program.run(["topics", "create", "--partitions", "2", "--brokers", broker.bootstrapServers])
      #expect(made.status == 0, "\(made.error)")
      let after = try await doctor(broker.bootstrapServers)
      #expect(after.status == 0)
      #expect(!after.lines.contains { $0.status == "failure" })
      for check in ["program", "model", "gazetteer", "ontology", "memory", "processors", "brokers", "protocol"] {
        #expect(after.lines.contains { $0.check == check && $0.status == "ok" }, "\(check)")
      }
      #expect(after.lines.contains { $0.check == "transactions" && $0.message.hasSuffix("can be taken") })
      #expect(after.lines.contains { $0.check == "group" && $0.message.contains("no members") })
    }
  }

  @Test func `the name of a worker that lives is not taken from it`() async throws {
    try await withTansuBroker { broker in
      let made = try await Program.run(["topics", "create", "--partitions", "2", "--brokers", broker.bootstrapServers])
      #expect(made.status == 0, "\(made.error)")
      let worker = try Program([
        "run", "--brokers", broker.bootstrapServers, "--instance-id", "named", "--metrics-interval", "0.2",
      ])
      try await eventually("its partitions") { worker.output.out.contains("\"assigned_partitions\":2") }
      let found = try await doctor(broker.bootstrapServers, ["--instance-id", "named"])
      #expect(found.status == 0)
      #expect(found.lines.contains { $0.check == "transactions" && $0.status == "unknown" })
      #expect(found.lines.contains { $0.check == "group" && $0.message.contains("Stable") })
      #expect(worker.isRunning)
      worker.signal(SIGTERM)
      #expect(try await worker.finish().status == 0)
    }
  }

  @Test func `no broker is 69, a model that is missing is 78, each in its line`() async throws {
    let nowhere = try await doctor("127.0.0.1:1", ["--start-timeout", "2"])
    #expect(nowhere.status == 69)
    #expect(nowhere.lines.last?.check == "connection")
    let model = try await doctor("127.0.0.1:1", ["--model", "/nowhere/at/all", "--start-timeout", "1"])
    #expect(model.status == 78)
    #expect(model.lines.contains { $0.check == "model" && $0.status == "failure" })
  }
}
