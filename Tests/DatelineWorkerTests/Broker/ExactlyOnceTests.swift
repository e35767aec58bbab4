import DatelineTesting
import DatelineWorker
import Foundation
import KafkaClient
import Testing

/// Exactly-once delivery against a real broker, with failures at every step.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ExactlyOnceTests {
  private let processor = ScriptedProcessor()

  private func withBench(partitions: Int32 = 1, _ body: (Bench) async throws -> Void) async throws {
    try await withTansuBroker { broker in
      try await body(try await Bench(brokers: broker.bootstrapServers, partitions: partitions))
    }
  }

  @Test(arguments: FaultPoint.allCases.filter { $0 != .beforeRevocationAnswer })
  func `a step that fails again and again neither loses nor doubles an event`(point: FaultPoint) async throws {
    try await withBench(partitions: 2) { bench in
      for partition in Int32(0)...1 {
        try await bench.publish((0..<60).map { "p\(partition)-\($0) events=2 sleep=10" }, partition: partition)
      }
      var configuration = bench.configuration
      configuration.commitInterval = .milliseconds(5)
      configuration.faults.points[point] = FaultPlan.PointFault(action: .fail, probability: 0.4)
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end(within: .seconds(60))
      let events = try await bench.countingEvents()
      let ids = (0...1).flatMap { partition in (0..<60).map { "p\(partition)-\($0)" } }
      #expect(events.map { $0.header("dateline.article.id") }.sorted() == (ids + ids).sorted())
      for source in ["0", "1"] {
        for target in Int32(0)...1 {
          let offsets = events
            .filter { $0.partition == target && $0.header("dateline.source.partition") == source }
            .compactMap { Int($0.header("dateline.source.offset")) }
          #expect(offsets == offsets.sorted())
        }
      }
      #expect(try await bench.committed(partitions: 2) == [0: 60, 1: 60])
      #expect(worker.last("retries_total") > 0)
      #expect(worker.last("in_flight_records") == 0)
      #expect(worker.last("events_total") == 240)
    }
  }

  @Test func `events, dead letters, receipts and offsets of a batch are in one transaction`() async throws {
    try await withBench { bench in
      try await bench.publish(["a0 events=2", "a1 reject", "a2 skip", "a3 fail"])
      var configuration = bench.configuration
      configuration.receipts = bench.receipts
      configuration.concurrency = 1
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end()
      let receipts = try await bench.read(bench.receipts)
      let written = try await bench.read(bench.output) + bench.read(bench.deadLetters) + receipts
      for record in written {
        #expect(record.header("dateline.transaction").hasPrefix(configuration.instanceID + "/"))
        #expect(record.header("dateline.source.topic") == bench.input)
      }
      #expect(written.count == 2 + 2 + 4)
      let texts = receipts.compactMap(\.text)
      guard texts.count == 4 else { return #expect(texts.count == 4) }
      #expect(texts.map { $0.contains(#""result":"published","events":{"ASSAULT":2}"#) } == [true, false, false, false])
      #expect(texts[1].contains(#""result":"rejected","stage":"decode","code":"malformed-json""#))
      #expect(texts[2].contains(#""article_id":"a2","result":"filtered","reason":"language""#))
      #expect(texts[3].contains(#""stage":"extract","code":"extraction-failed""#))
      #expect(texts[0].contains(#""source":{"topic":"\#(bench.input)","partition":0,"offset":0}"#))
    }
  }

  @Test func `an article of a slow stream does not wait for the interval`() async throws {
    try await withBench { bench in
      var configuration = bench.configuration
      configuration.commitInterval = .seconds(20)
      let worker = RunningWorker(configuration, processor)
      try await eventually { worker.last("assigned_partitions") == 1 }
      try await bench.publish(["a0"])
      try await eventually(within: .seconds(10)) { try await bench.committed() == [0: 1] }
      try await worker.stop()
    }
  }

  @Test func `an article that hangs becomes a dead letter, and the worker goes on`() async throws {
    try await withBench { bench in
      try await bench.publish(["a0", "a1 hang"] + (2..<20).map { "a\($0)" })
      var configuration = bench.configuration
      configuration.extractionTimeout = .milliseconds(500)
      configuration.concurrency = 2
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end()
      #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } ==
        ["a0"] + (2..<20).map { "a\($0)" })
      let letter = try #require(try await bench.read(bench.deadLetters).first)
      #expect(letter.text == "a1 hang")
      #expect(letter.header("dateline.errors.code") == "extraction-timeout")
      #expect(letter.header("__dlq.errors.delivery.count") == "1")
      #expect(worker.last("hung_extractions_total") == 1)
      #expect(try await bench.committed() == [0: 20])
      processor.release()
    }
  }

  @Test func `a worker in which too many articles hang says so and ends`() async throws {
    try await withBench { bench in
      try await bench.publish((0..<4).map { "a\($0) hang" })
      var configuration = bench.configuration
      configuration.extractionTimeout = .milliseconds(300)
      configuration.maximumHungExtractions = 2
      let worker = RunningWorker(configuration, processor)
      let error = await #expect(throws: WorkerError.self) { try await worker.end(within: .seconds(30)) }
      #expect(error?.kind == .fatal)
      #expect(error?.code == "extraction-hung")
      processor.release()
    }
  }

  @Test(arguments: WorkerConfiguration.AssignmentStrategy.allCases)
  func `workers that come and go neither lose nor double an event`(
    strategy: WorkerConfiguration.AssignmentStrategy
  ) async throws {
    try await withBench(partitions: 3) { bench in
      for partition in Int32(0)..<3 {
        try await bench.publish((0..<80).map { "p\(partition)-\($0) sleep=25" }, partition: partition)
      }
      func configuration() -> WorkerConfiguration {
        var configuration = bench.configuration
        configuration.assignmentStrategy = strategy
        configuration.concurrency = 2
        return configuration
      }
      let first = RunningWorker(configuration(), processor)
      try await eventually { processor.seen.count > 10 }
      let second = RunningWorker(configuration(), processor)
      try await Task.sleep(for: .seconds(4))
      try await first.stop()
      let third = RunningWorker(configuration(), processor)
      try await eventually(within: .seconds(60)) {
        try await bench.committed(partitions: 3) == [0: 80, 1: 80, 2: 80]
      }
      try await second.stop()
      try await third.stop()
      let ids = try await bench.countingEvents().map { $0.header("dateline.article.id") }
      #expect(ids.sorted() == (0..<3).flatMap { partition in (0..<80).map { "p\(partition)-\($0)" } }.sorted())
    }
  }

  @Test func `a static member that is started again goes on where it was, without a rebalance`() async throws {
    try await withBench { bench in
      try await bench.publish((0..<60).map { "a\($0) sleep=20" })
      var configuration = bench.configuration
      configuration.groupInstanceID = "one"
      let first = RunningWorker(configuration, processor)
      try await eventually { processor.seen.count > 10 }
      try await first.stop()
      configuration.untilEnd = true
      try await RunningWorker(configuration, processor).end(within: .seconds(30))
      #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == (0..<60).map { "a\($0)" })
      #expect(try await bench.committed() == [0: 60])
    }
  }

  @Test func `records of an aborted transaction in the input are no articles`() async throws {
    // Tansu shows them to readers of committed records: what can be seen there is that control records, which take
    // offsets, hold nothing up.
    try await withBench { bench in
      let producer = try Producer(
        configuration: bench.kafka.merging(KafkaConfiguration(["transactional.id": "\(bench.group)-publisher"])))
      try await producer.initTransactions()
      for number in 0..<3 {
        try await producer.beginTransaction()
        for result in try await producer.send([.text("a\(number)", topic: bench.input, partition: 0)]) {
          _ = try result.get()
        }
        try await producer.commitTransaction()
      }
      await producer.close(timeout: .seconds(5))
      var configuration = bench.configuration
      configuration.untilEnd = true
      let worker = RunningWorker(configuration, processor)
      try await worker.end()
      #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == ["a0", "a1", "a2"])
      #expect(worker.last("lag_records_total") == 0)
    }
  }

  @Test func `a worker without a name is refused`() async throws {
    let bench = try await Bench(brokers: "127.0.0.1:1", createTopics: false)
    var configuration = bench.configuration
    configuration.instanceID = ""
    let error = await #expect(throws: WorkerError.self) { try await RunningWorker(configuration, processor).end() }
    #expect(error?.kind == .configuration)
  }

  @Test func `exactly-once to another cluster is refused at the start, with the reason`() async throws {
    let bench = try await Bench(brokers: "127.0.0.1:1", createTopics: false)
    var configuration = bench.configuration
    configuration.outputKafka = KafkaConfiguration(["bootstrap.servers": "127.0.0.1:2"])
    let error = await #expect(throws: WorkerError.self) { try await RunningWorker(configuration, processor).end() }
    #expect(error?.kind == .configuration)
    #expect(error?.message.contains("one cluster") == true)
  }
}
