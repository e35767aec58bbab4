import DatelineCore
import DatelineTesting
import Foundation
import KafkaClient
import Testing

/// The whole product against a real broker, as an operator sees it: processes, topics, signals, exit codes.
@Suite(.serialized) struct PipelineTests {
  @Test func `two workers share a topic and publish what extract finds, and the broken article is a dead letter`()
    async throws
  {
    try await withTansuBroker { broker in
      try await createTopics(broker)
      let workers = try (1...2).map { _ in try worker(broker) }
      try await eventually("both workers own partitions") {
        workers.allSatisfy { (lastMetrics($0)["assigned_partitions"] as? Int ?? 0) > 0 }
      }
      let published = try await dateline("publish", broker, [SampleArticleTests.articles.path])
      #expect(published.status == 0, "\(published.error)")
      try await eventually("all articles dealt with") { total("articles_total", workers) == 23 }
      for worker in workers { worker.signal(SIGTERM) }
      for worker in workers {
        let output = try await worker.finish()
        #expect(output.status == 0, "\(output.error)")
        #expect(output.lines.last?.contains("\"metrics\":\"final\"") == true)
      }
      #expect(total("rejected_total", workers) == 1)
      #expect(total("filtered_total", workers) == 2)

      let events = try await dateline("watch", broker, ["--format", "json", "--from-beginning", "--until-end"])
      try GoldenEvents.expect(Array(Set(events.lines)))
      let letters = try await deadLetters(broker)
      #expect(letters.map(\.value) == [try brokenLine()])
    }
  }

  @Test func `a worker that is killed leaves nothing out, once another goes on`() async throws {
    try await withTansuBroker { broker in
      try await createTopics(broker)
      let first = try worker(broker)
      _ = try await dateline("publish", broker, [SampleArticleTests.articles.path])
      try await eventually("the first articles") { total("articles_total", [first]) > 0 }
      first.signal(SIGKILL)
      _ = try await first.finish()
      let second = try await worker(broker, ["--until-end"]).finish(within: .seconds(120))
      #expect(second.status == 0, "\(second.error)")

      let events = try await dateline("watch", broker, ["--format", "json", "--from-beginning", "--until-end"])
      try GoldenEvents.expect(Array(Set(events.lines)))
    }
  }

  @Test func `a worker that is asked to end while no broker answers ends in order, before its time to start is over`()
    async throws
  {
    let nobody = ["run", "--brokers", "127.0.0.1:9", "--input", "articles", "--output", "events"]
    let program = try Program(nobody + ["--log-level", "debug", "--start-timeout", "600"])
    try await eventually("it looks for a broker") { !program.output.error.isEmpty }
    program.signal(SIGTERM)
    let output = try await program.finish(within: .seconds(60))
    #expect(output.status == 0, "\(output.error)")
    #expect(output.error.contains("stopped before it began"))
  }

  @Test func `hostile values end in the dead-letter topic or are filtered, and the worker goes on`() async throws {
    try await withTansuBroker { broker in
      try await createTopics(broker)
      let hostile: [(value: Bytes?, code: String?)] = [
        (nil, nil),
        ([], "empty-value"),
        (Bytes(#"{"id":"a","title":"no text"}"#.utf8), "missing-text"),
        (Bytes(#"{"id":"b","text":"bad "#.utf8) + [0xFF, 0xFE] + Bytes(#""}"#.utf8), "invalid-utf8"),
        (Bytes(repeating: UInt8(ascii: "["), count: 10_000), "too-deep"),
        (Bytes(#"{"text":"x","deep":"#.utf8) + Bytes(repeating: UInt8(ascii: "["), count: 10_000), "too-deep"),
        (Bytes(#"{"id":"c","text":"cut"#.utf8), "malformed-json"),
        (Bytes((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }), "invalid-utf8"),
        (Bytes("null".utf8), "not-an-object"),
        (Self.large(), nil),
        (Bytes(#"{"id":"good","text":"Rebels killed four soldiers in Mali on Friday."}"#.utf8), nil),
      ]
      let producer = try Producer(configuration: broker.configuration.merging(["message.max.bytes": "16000000"]))
      let sent = try await producer.send(hostile.map { item in
        OutgoingRecord(
          topic: "articles", partition: 0, key: Bytes("key".utf8), value: item.value,
          headers: [Header(name: "traceparent", value: Bytes("00-1".utf8)), Header(name: "none", value: nil)])
      })
      #expect(sent.allSatisfy { (try? $0.get()) != nil })
      await producer.close()

      let run = try await worker(broker, ["--until-end", "--extraction-timeout", "900"]).finish(within: .seconds(600))
      #expect(run.status == 0, "\(run.error)")
      let letters = try await deadLetters(broker)
      let expected = hostile.filter { $0.code != nil }
      // Compared before they are printed: the values are large.
      let isExact = Set(letters.map(\.value)) == Set(expected.map(\.value))
      #expect(isExact, "\(letters.count) dead letters: \(letters.map { $0.header("dateline.errors.code") ?? "none" })")
      for letter in letters {
        let code = expected.first { $0.value ?? [] == letter.value ?? [] }?.code
        #expect(letter.header("dateline.errors.code") == code)
        #expect(letter.header("__dlq.errors.topic") == "articles")
        #expect(letter.header("__dlq.errors.partition") == "0")
        #expect(letter.header("dateline.errors.stage") == "decode")
        #expect(letter.header("traceparent") == "00-1")
        #expect(letter.headers.contains(Header(name: "none", value: nil)))
        #expect(letter.key == Bytes("key".utf8))
      }
      let events = try await dateline("watch", broker, ["--format", "json", "--from-beginning", "--until-end"])
      #expect(events.lines.contains { $0.contains(#""article_id":"good""#) })
    }
  }

  @Test func `dead letters are listed, shown, and sent back as what they were`() async throws {
    try await withTansuBroker { broker in
      try await createTopics(broker)
      let producer = try Producer(configuration: broker.configuration)
      let original = OutgoingRecord(
        topic: "articles", partition: 0, key: Bytes("k".utf8), value: Bytes(#"{"id":"a","title":"no text"}"#.utf8),
        headers: [Header(name: "traceparent", value: Bytes("00-1".utf8))], timestamp: 1_700_000_000_000)
      for result in try await producer.send([original]) { _ = try result.get() }
      await producer.close()
      #expect(try await worker(broker, ["--until-end"]).finish(within: .seconds(120)).status == 0)

      let list = try await dateline("dead-letters list", broker, ["--stage", "decode"])
      #expect(list.status == 0, "\(list.error)")
      let line = try #require(list.lines.first)
      #expect(line.contains("articles[0]@0"))
      #expect(line.contains("missing-text"))
      let place = String(line.prefix { $0 != "\t" })
      #expect(try await dateline("dead-letters list", broker, ["--stage", "extract"]).lines.isEmpty)
      let shown = try await dateline("dead-letters show", broker, [place])
      #expect(shown.out.contains(#""name":"__dlq.errors.delivery.count","value":"1""#))
      #expect(try await dateline("dead-letters show", broker, ["0:999"]).status == 65)

      let resent = try await dateline("dead-letters resend", broker, [place])
      #expect(resent.status == 0, "\(resent.error)")
      let back = try await records(broker, "articles").filter { $0.offset > 0 || $0.partition > 0 }
      #expect(back.count == 1)
      #expect(back.first?.value == original.value)
      #expect(back.first?.key == original.key)
      #expect(back.first?.headers == original.headers)
      #expect(back.first?.timestamp?.milliseconds == original.timestamp)
      #expect(try await dateline("dead-letters resend", broker, []).status == 64)
    }
  }

  @Test func `a broker that is not there ends every command with 69 and one clear line`() async throws {
    let nowhere = "127.0.0.1:1"
    for command in [["run", "--start-timeout", "3"], ["watch"], ["topics", "create"]] {
      let run = try await Program.run(command + ["--brokers", nowhere], within: .seconds(60))
      #expect(run.status == 69, "\(command): \(run.error)")
      #expect(run.error.split(separator: "\n").last?.contains("bootstrap.servers") == true)
    }
  }

  // MARK: - Parts

  private func createTopics(_ broker: TansuBroker) async throws {
    let run = try await dateline("topics create", broker, ["--partitions", "6"])
    #expect(run.status == 0, "\(run.error)")
  }

  private func worker(_ broker: TansuBroker, _ arguments: [String] = []) throws -> Program {
    try Program(["run", "--brokers", broker.bootstrapServers, "--metrics-interval", "0.2"] + arguments)
  }

  private func dateline(_ command: String, _ broker: TansuBroker, _ arguments: [String]) async throws -> Program.Output {
    try await Program.run(
      command.split(separator: " ").map(String.init) + ["--brokers", broker.bootstrapServers] + arguments)
  }

  private func lastMetrics(_ worker: Program) -> [String: Any] {
    for line in worker.output.lines.reversed() {
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
      return object
    }
    return [:]
  }

  private func total(_ name: String, _ workers: [Program]) -> Int {
    workers.reduce(0) { $0 + (lastMetrics($1)[name] as? Int ?? 0) }
  }

  private func deadLetters(_ broker: TansuBroker) async throws -> [Record] {
    try await records(broker, "articles.dead-letters")
  }

  private func records(_ broker: TansuBroker, _ topic: String) async throws -> [Record] {
    let consumer = try Consumer(
      configuration: broker.configuration.merging(["group.id": "reader", "enable.partition.eof": "true"]))
    let partitions = (0..<Int32(6)).map { TopicPartition(topic: topic, partition: $0) }
    let count = try await Admin(configuration: broker.configuration)
      .describeTopics([topic], timeout: .seconds(10)).first?.partitions.count ?? 0
    try await consumer.assign(Dictionary(uniqueKeysWithValues: partitions.prefix(count).map { ($0, .beginning) }))
    let events = try await consumer.poll { events in
      let ended = events.compactMap { event -> TopicPartition? in
        if case .endOfPartition(let partition, _) = event { return partition }
        return nil
      }
      return Set(ended).count == count
    }
    await consumer.close()
    return events.records
  }

  private func brokenLine() throws -> Bytes {
    let lines = try Data(contentsOf: SampleArticleTests.articles.appending(path: "articles.jsonl"))
      .split(separator: UInt8(ascii: "\n"))
    return Bytes(lines[7])
  }

  /// A good article of 5 MB.
  private static func large() -> Bytes {
    let sentence = "Soldiers clashed with rebels near the town of Kidal on Monday, killing at least 12 people. "
    let text = String(repeating: sentence, count: 5_000_000 / sentence.utf8.count)
    return Bytes(#"{"id":"large","text":""#.utf8) + Bytes(text.utf8) + Bytes(#""}"#.utf8)
  }
}

extension KafkaConfiguration {
  fileprivate func merging(_ properties: [String: String]) -> KafkaConfiguration {
    merging(KafkaConfiguration(properties))
  }
}

extension Record {
  fileprivate func header(_ name: String) -> String? {
    headers.first { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
  }
}
