import DatelineTesting
import Foundation
import KafkaClient
import Testing

/// `dateline replay` against a real broker, as an operator sees it. Crashes, changed rules and a live worker beside it
/// are the fault suite's.
@Suite(.serialized) struct ReplayCommandTests {
  @Test func `two processes share a replay, which gives what extract finds, once, and then has nothing left to do`()
    async throws
  {
    try await withTansuBroker { broker in
      try await fill(broker)
      let processes = try (1...2).map { _ in try Program(replay(broker, ["--output", "events", "--name", "both"])) }
      var articles = 0
      for process in processes {
        let output = try await process.finish(within: .seconds(120))
        #expect(output.status == 0, "\(output.error)")
        let summary = try summary(output)
        #expect(summary["complete"] as? Bool == true)
        articles += summary["articles_total"] as? Int ?? 0
      }
      #expect(articles == 23)
      try await expectGoldenEvents(broker)

      let again = try await Program.run(replay(broker, ["--output", "events", "--name", "both"]), within: .seconds(120))
      #expect(again.status == 0, "\(again.error)")
      #expect(try summary(again)["articles_total"] as? Int == 0)
      try await expectGoldenEvents(broker)

      let consumer = try Consumer(
        configuration: broker.configuration.merging(KafkaConfiguration(["group.id": "dateline"])))
      let partitions = (0..<3).map { TopicPartition(topic: "articles", partition: $0) }
      #expect(try await consumer.committedOffsets(partitions).isEmpty)
      await consumer.close()
    }
  }

  @Test func `a part of the input, chosen articles, a dry run and a report alone`() async throws {
    try await withTansuBroker { broker in
      try await fill(broker)
      let dry = try await Program.run(replay(broker, ["--output", "events", "--dry-run", "--from-offsets", "0:1", "--partitions", "0"]))
      #expect(dry.status == 0, "\(dry.error)")
      #expect(dry.lines.count == 2)
      #expect(dry.lines.first?.contains(#""partition":0,"start":1,"#) == true)
      #expect(dry.lines.last?.contains(#""would_write":"all events""#) == true)

      let one = try await Program.run(
        replay(broker, ["--output", "events", "--article", "harbour-wire-20251006-0412"]), within: .seconds(120))
      #expect(one.status == 0, "\(one.error)")
      let events = try await watch(broker)
      #expect(!events.isEmpty)
      #expect(events.allSatisfy { $0.contains(#""article_id":"harbour-wire-20251006-0412""#) })

      let changes = FileManager.default.temporaryDirectory.appending(path: "changes-\(UUID().uuidString).jsonl")
      let report = try await Program.run(
        replay(broker, ["--compare", "events", "--changes", changes.path]), within: .seconds(120))
      #expect(report.status == 0, "\(report.error)")
      let differences = try #require(try summary(report)["differences"] as? [String: Any])
      #expect(differences["unchanged"] as? Int == events.count)
      #expect(differences["removed"] as? Int == 0)
      let golden = try GoldenEvents.lines()
      #expect(differences["added"] as? Int == golden.count - events.count)
      let lines = try String(contentsOf: changes, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == golden.count - events.count)
      #expect(try await watch(broker) == events)
    }
  }

  private static let refusals: [(arguments: [String], status: Int32)] = [
    (["--input", "nowhere", "--output", "events"], 65),
    (["--output", "nowhere"], 65),
    (["--output", "articles"], 64),
    (["--output", "events", "--from", "2025-02-30"], 64),
    (["--output", "events", "--from", "2025-03-02", "--to", "2025-03-01"], 64),
    (["--output", "events", "--to-offsets", "0:900"], 65),
  ]

  @Test(arguments: refusals)
  func `what cannot be replayed is one clear line, and nothing is written`(arguments: [String], status: Int32) async throws {
    try await withTansuBroker { broker in
      try await createTopics(broker)
      let run = try await Program.run(replay(broker, arguments))
      #expect(run.status == status, "\(run.error)")
      #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
      #expect(try await watch(broker).isEmpty)
    }
  }

  // MARK: - Parts

  private func replay(_ broker: TansuBroker, _ arguments: [String]) -> [String] {
    ["replay", "--brokers", broker.bootstrapServers, "--kafka", "session.timeout.ms=6000"] + arguments
  }

  private func createTopics(_ broker: TansuBroker) async throws {
    let run = try await Program.run(["topics", "create", "--brokers", broker.bootstrapServers, "--partitions", "3"])
    #expect(run.status == 0, "\(run.error)")
  }

  private func fill(_ broker: TansuBroker) async throws {
    try await createTopics(broker)
    let run = try await Program.run(
      ["publish", "--brokers", broker.bootstrapServers, SampleArticleTests.articles.path])
    #expect(run.status == 0, "\(run.error)")
  }

  private func watch(_ broker: TansuBroker) async throws -> [String] {
    try await Program.run([
      "watch", "--brokers", broker.bootstrapServers, "--format", "json", "--from-beginning", "--until-end",
    ]).lines
  }

  private func summary(_ output: Program.Output) throws -> [String: Any] {
    let line = try #require(output.lines.last { $0.contains(#""replay":"summary""#) }, "\(output.error)")
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private func expectGoldenEvents(_ broker: TansuBroker) async throws {
    try GoldenEvents.expect(try await watch(broker))
  }
}
