import DatelineTesting
import DatelineWorker
import Foundation
import KafkaClient
import Testing

/// The whole worker against a real broker, with a processor that does what the articles say.
@Suite(.timeLimit(.minutes(1))) struct WorkerTests {
  private let processor = ScriptedProcessor()

  private func withBench(
    _ delivery: WorkerConfiguration.Delivery = .exactlyOnce, partitions: Int32 = 1, createTopics: Bool = true,
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withTansuBroker { broker in
      var bench = try await Bench(
        brokers: broker.bootstrapServers, partitions: partitions, createTopics: createTopics)
      bench.delivery = delivery
      try await body(bench)
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `events come out in input order, whatever order their articles are finished in`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery) { bench in
      let articles = (0..<40).map { "a\($0) events=2 sleep=\($0 % 5 == 0 ? 60 : 1)" }
      try await bench.publish(articles)
      var configuration = bench.configuration
      configuration.untilEnd = true
      try await RunningWorker(configuration, processor).end()
      #expect(try await bench.articleIDs() == (0..<40).flatMap { ["a\($0)", "a\($0)"] })
      #expect(try await bench.committed() == [0: 40])
      #expect(processor.mostRunning > 1)
    }
  }

  @Test func `an event's record is keyed, placed and labelled`() async throws {
    try await withBench(partitions: 3) { bench in
      let trace = Header(name: "traceparent", value: Bytes("00-abc-def-01".utf8))
      let other = Header(name: "secret", value: [1])
      try await bench.publish([
        OutgoingRecord(topic: bench.input, partition: 2, value: Bytes("a1 events=2".utf8), headers: [trace, other])
      ])
      var configuration = bench.configuration
      configuration.untilEnd = true
      try await RunningWorker(configuration, processor).end()
      let records = try await bench.read(bench.output)
      #expect(records.map { String(decoding: $0.key ?? [], as: UTF8.self) } == ["a1/0", "a1/1"])
      #expect(Set(records.map(\.partition)) == [murmur2Partition(key: Bytes("a1".utf8), count: 3)])
      let record = try #require(records.first)
      #expect(record.headers.map(\.name) == [
        "dateline.source.topic", "dateline.source.partition", "dateline.source.offset", "dateline.article.id",
        "content-type", "traceparent", "dateline.transaction",
      ])
      #expect(record.header("dateline.source.topic") == bench.input)
      #expect(record.header("dateline.source.partition") == "2")
      #expect(record.header("dateline.source.offset") == "0")
      #expect(record.header("content-type") == "application/json")
      #expect(record.header("traceparent") == "00-abc-def-01")
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `exactly what is broken goes to the dead letters, whole and with its reason`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery) { bench in
      let headers = [Header(name: "h", value: [7]), Header(name: "h", value: nil)]
      try await bench.publish([
        OutgoingRecord(topic: bench.input, partition: 0, value: Bytes("a0".utf8)),
        OutgoingRecord(
          topic: bench.input, partition: 0, key: [0xFF, 0], value: Bytes("a1 reject".utf8), headers: headers,
          timestamp: 1_700_000_000_000),
        OutgoingRecord(topic: bench.input, partition: 0, value: nil),
        OutgoingRecord(topic: bench.input, partition: 0, value: []),
        OutgoingRecord(topic: bench.input, partition: 0, value: Bytes("a4 fail".utf8)),
        OutgoingRecord(topic: bench.input, partition: 0, value: Bytes("a5 skip".utf8)),
        OutgoingRecord(topic: bench.input, partition: 0, value: Bytes("a6".utf8)),
      ])
      var configuration = bench.configuration
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end()

      #expect(try await bench.articleIDs() == ["a0", "a6"])
      #expect(try await bench.committed() == [0: 7])
      let letters = try await bench.read(bench.deadLetters)
        .sorted { $0.header("__dlq.errors.offset") < $1.header("__dlq.errors.offset") }
      #expect(letters.map { $0.header("__dlq.errors.offset") } == ["1", "3", "4"])
      #expect(letters.map { $0.header("dateline.errors.stage") } == ["decode", "decode", "extract"])
      let codes = letters.map { $0.header("dateline.errors.code") }
      #expect(codes == ["malformed-json", "empty-value", "extraction-failed"])
      let letter = try #require(letters.first)
      #expect(letter.key == [0xFF, 0])
      #expect(letter.text == "a1 reject")
      #expect(letter.timestamp?.milliseconds == 1_700_000_000_000)
      #expect(Array(letter.headers.prefix(2)) == headers)
      #expect(letter.header("__dlq.errors.topic") == bench.input)
      #expect(letter.header("__dlq.errors.partition") == "0")
      #expect(letter.header("__dlq.errors.group") == bench.group)
      #expect(letter.header("__dlq.errors.message") == "not JSON")
      #expect(letters[1].value == [])

      let last = try #require(worker.metrics.last)
      #expect(last["metrics"] as? String == "final")
      #expect(last["articles_total"] as? Int == 7)
      #expect(last["rejected_total"] as? Int == 3)
      #expect(last["filtered_by_reason"] as? [String: Int] == ["tombstone": 1, "language": 1])
      #expect(last["lag_records_total"] as? Int == 0)
      #expect(last["in_flight_records"] as? Int == 0)
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `a slow article holds back its own commit and nobody's work`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery, partitions: 2) { bench in
      try await bench.publish(["slow hang"] + (1..<30).map { "a\($0)" }, partition: 0)
      try await bench.publish((0..<30).map { "b\($0)" }, partition: 1)
      let worker = RunningWorker(bench.configuration, processor)
      try await eventually { try await bench.committed(partitions: 2) == [0: 0, 1: 30] }
      try await eventually { processor.seen.count == 60 }
      #expect(try await bench.articleIDs().allSatisfy { $0.hasPrefix("b") })
      processor.release()
      try await eventually { try await bench.committed(partitions: 2) == [0: 30, 1: 30] }
      try await worker.stop()
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `what is in flight stays under the ceiling, and everything arrives`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery, partitions: 2) { bench in
      for partition in Int32(0)...1 {
        try await bench.publish((0..<300).map { "p\(partition)-\($0) sleep=1" }, partition: partition)
      }
      var configuration = bench.configuration
      configuration.maximumInFlight = 20
      configuration.metricsInterval = .milliseconds(100)
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end(within: .seconds(30))
      #expect(worker.most("in_flight_records") <= 20)
      #expect(worker.most("in_flight_records") > 0)
      #expect(worker.most("paused_partitions") > 0)
      #expect(try await bench.read(bench.output).count == 600)
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `shutting down finishes what is begun, commits it and leaves the rest`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery) { bench in
      try await bench.publish((0..<200).map { "a\($0) sleep=50" })
      let worker = RunningWorker(bench.configuration, processor)
      try await eventually { processor.seen.count > 8 }
      try await worker.stop()
      let committed = try #require(try await bench.committed()[0])
      #expect(committed > 0 && committed < 200)
      // Nothing that was finished is done again: the next worker begins where this one left off.
      #expect(try await bench.articleIDs() == (0..<committed).map { "a\($0)" })
      #expect(worker.last("in_flight_records") == 0)
      #expect(worker.metrics.last?["metrics"] as? String == "final")
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `shutting down does not wait for an article that hangs`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery) { bench in
      try await bench.publish(["a0", "a1 hang", "a2"])
      var configuration = bench.configuration
      configuration.drainTimeout = .seconds(1)
      let worker = RunningWorker(configuration, processor)
      try await eventually { try await bench.committed() == [0: 1] }
      try await worker.stop(within: .seconds(8))
      #expect(try await bench.committed() == [0: 1])
      #expect(worker.last("in_flight_records") > 0)
      processor.release()
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `two workers share the partitions, and one takes over when the other stops`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery, partitions: 4) { bench in
      for partition in Int32(0)..<4 {
        try await bench.publish((0..<60).map { "p\(partition)-\($0) sleep=100" }, partition: partition)
      }
      let second = ScriptedProcessor()
      let first = RunningWorker(bench.configuration, processor)
      try await eventually { processor.seen.count > 4 }
      let other = RunningWorker(bench.configuration, second)
      try await eventually { other.last("assigned_partitions") > 0 && second.seen.count > 4 }
      #expect(first.last("assigned_partitions") < 4)
      try await first.stop()
      try await eventually(within: .seconds(30)) {
        try await bench.committed(partitions: 4) == [0: 60, 1: 60, 2: 60, 3: 60]
      }
      try await other.stop()
      let ids = try await bench.articleIDs()
      #expect(Set(ids).count == 240)
      // Both ended in order and gave up what they had finished: nothing was done twice.
      #expect(ids.count == 240)
    }
  }

  @Test(arguments: WorkerConfiguration.Delivery.allCases)
  func `a revocation waits for work that is begun`(delivery: WorkerConfiguration.Delivery) async throws {
    try await withBench(delivery, partitions: 2) { bench in
      for partition in Int32(0)...1 {
        try await bench.publish((0..<3).map { "p\(partition)-\($0) sleep=1500" }, partition: partition)
      }
      let second = ScriptedProcessor()
      let first = RunningWorker(bench.configuration, processor)
      try await eventually { processor.running >= 4 }
      let other = RunningWorker(bench.configuration, second)
      try await eventually(within: .seconds(30)) { try await bench.committed(partitions: 2) == [0: 3, 1: 3] }
      try await other.stop()
      try await first.stop()
      #expect(try await bench.articleIDs().count == 6)
      #expect(processor.seen.merging(second.seen, uniquingKeysWith: +).allSatisfy { $0.value == 1 })
    }
  }

  @Test func `topics that are missing are named, with the command that makes them`() async throws {
    try await withBench(createTopics: false) { bench in
      let worker = RunningWorker(bench.configuration, processor)
      let error = await #expect(throws: WorkerError.self) { try await worker.end() }
      let message = error?.message ?? ""
      #expect(error?.kind == .unknownTopic)
      for name in [bench.input, bench.output, bench.deadLetters] { #expect(message.contains(name)) }
      #expect(message.contains("dateline topics create --input \(bench.input)"))
    }
  }

  @Test func `a broker that nobody runs is given up in time`() async throws {
    let bench = try await Bench(brokers: "127.0.0.1:1", createTopics: false)
    var configuration = bench.configuration
    configuration.startTimeout = .seconds(2)
    let worker = RunningWorker(configuration, processor)
    let error = await #expect(throws: WorkerError.self) { try await worker.end(within: .seconds(12)) }
    #expect(error?.kind == .brokerUnavailable)
  }
}
