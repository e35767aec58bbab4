import DatelineTesting
import DatelineWorker
import Foundation
import KafkaClient
import Testing

/// Exactly-once delivery against a cluster that fails on demand.
///
/// The mock cluster answers requests for offsets in transactions, and keeps none of them: what is committed there is
/// told by the last commit of a worker that hands its partitions over in order.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TransactionFaultTests {
  private let processor = ScriptedProcessor()
  private let log = LogLines()

  struct Injection: Sendable, CustomStringConvertible {
    var request: MockCluster.Request
    var failure: MockCluster.Failure
    var description: String { "\(failure.rawValue) in answer to request \(request.rawValue)" }
  }

  private static let injections: [Injection] = {
    let coordinator: [MockCluster.Request] = [
      .initProducerID, .addPartitionsToTransaction, .addOffsetsToTransaction, .endTransaction,
    ]
    let passing: [MockCluster.Failure] = [
      .coordinatorLoading, .coordinatorNotAvailable, .notCoordinator, .disconnect,
    ]
    var all = coordinator.flatMap { request in passing.map { Injection(request: request, failure: $0) } }
    all += passing.map { Injection(request: .transactionOffsetCommit, failure: $0) }
    all += [
      Injection(request: .addPartitionsToTransaction, failure: .concurrentTransactions),
      Injection(request: .transactionOffsetCommit, failure: .illegalGeneration),
      Injection(request: .transactionOffsetCommit, failure: .unknownMember),
      Injection(request: .transactionOffsetCommit, failure: .rebalanceInProgress),
      Injection(request: .endTransaction, failure: .invalidProducerIDMapping),
      Injection(request: .endTransaction, failure: .unknownProducerID),
      Injection(request: .endTransaction, failure: .invalidTransactionState),
      Injection(request: .addOffsetsToTransaction, failure: .invalidTransactionState),
      Injection(request: .produce, failure: .outOfOrderSequence),
      Injection(request: .produce, failure: .unknownProducerID),
      Injection(request: .produce, failure: .notEnoughReplicas),
      Injection(request: .produce, failure: .disconnect),
    ]
    return all
  }()

  @Test(arguments: injections)
  func `an error of the broker neither loses nor doubles an event`(injection: Injection) async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish((0..<12).map { "a\($0) sleep=10" })
    var configuration = bench.configuration
    configuration.commitInterval = .milliseconds(10)
    let worker = RunningWorker(configuration, processor, log: log)
    if injection.request == .initProducerID {
      cluster.failNext(injection.request, with: [injection.failure])
    } else {
      try await eventually { processor.seen.count >= 3 }
      cluster.failNext(injection.request, with: [injection.failure])
    }
    try await eventually(within: .seconds(40)) { worker.last("articles_total") >= 12 }
    try await worker.stop()
    #expect(try await bench.committed() == [0: 12], "\(log.all.joined(separator: "\n"))")
    #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == (0..<12).map { "a\($0)" })
    #expect(worker.last("in_flight_records") == 0)
  }

  @Test(arguments: [
    MockCluster.Request.initProducerID, .addPartitionsToTransaction, .addOffsetsToTransaction,
    .transactionOffsetCommit, .endTransaction,
  ])
  func `a worker whose name another has taken over says so, ends, and leaves its batch to others`(
    request: MockCluster.Request
  ) async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish((0..<20).map { "a\($0) sleep=30" })
    let worker = RunningWorker(bench.configuration, processor, log: log)
    if request != .initProducerID { try await eventually { processor.seen.count > 5 } }
    cluster.failNext(request, with: Array(repeating: .producerFenced, count: 50))
    let error = await #expect(throws: WorkerError.self) { try await worker.end(within: .seconds(30)) }
    #expect(error?.kind == .fenced, "\(log.all.joined(separator: "\n"))")
    cluster.clearFailures(of: request)
    #expect(try await bench.committed() != [0: 20])
  }

  @Test func `a worker whose right to its transactional id is missing waits a while and ends`() async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    cluster.failNext(.initProducerID, with: Array(repeating: .transactionalIDAuthorizationFailed, count: 100))
    let worker = RunningWorker(bench.configuration, processor)
    let error = await #expect(throws: WorkerError.self) { try await worker.end() }
    #expect(error?.kind == .notAuthorized)
  }

  @Test func `no right to write ends the worker, and nothing is committed`() async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish(["a0"])
    cluster.failNext(.produce, with: Array(repeating: .topicAuthorizationFailed, count: 100))
    let worker = RunningWorker(bench.configuration, processor)
    let error = await #expect(throws: WorkerError.self) { try await worker.end() }
    #expect(error?.kind == .notAuthorized)
    cluster.clearFailures(of: .produce)
    #expect(try await bench.committed() == [0: 0])
  }

  @Test func `an event that is too large sends its article to the dead letters, and the others are not touched`()
    async throws
  {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish(["a0 size=5000", "a1", "a2"])
    // The whole batch, and then the first of those that are delivered alone for it.
    cluster.failNext(.produce, with: [.recordTooLarge, .recordTooLarge])
    var configuration = bench.configuration
    configuration.concurrency = 1
    configuration.untilEnd = true
    let worker = RunningWorker(configuration, processor)
    try await worker.end()
    #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == ["a1", "a2"])
    let letter = try #require(try await bench.read(bench.deadLetters).first)
    #expect(letter.header("dateline.errors.code") == "record-too-large")
    #expect(letter.header("__dlq.errors.message").contains("5018 bytes"))
    #expect(worker.last("transactions_aborted_total") >= 2)
    #expect(try await bench.committed() == [0: 3])
  }

  @Test func `a broker that is away for longer than a transaction lives costs nothing but time`() async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish((0..<100).map { "a\($0) sleep=20" })
    var configuration = bench.configuration
    configuration.transactionTimeout = .seconds(2)
    configuration.commitInterval = .milliseconds(10)
    let worker = RunningWorker(configuration, processor)
    try await eventually { processor.seen.count > 10 }
    try cluster.setDown()
    try await Task.sleep(for: .seconds(4))
    try cluster.setUp()
    try await eventually(within: .seconds(40)) { worker.last("articles_total") >= 100 }
    try await worker.stop()
    #expect(try await bench.committed() == [0: 100])
    #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == (0..<100).map { "a\($0)" })
  }

  @Test func `coordinators that move during transactions cost nothing but time`() async throws {
    let cluster = try MockCluster(brokers: 3)
    let bench = try Bench(cluster)
    try await bench.publish((0..<120).map { "a\($0) sleep=10" })
    var configuration = bench.configuration
    configuration.commitInterval = .milliseconds(5)
    let worker = RunningWorker(configuration, processor)
    try await eventually { processor.seen.count > 10 }
    for move in Int32(0)..<8 {
      try cluster.setCoordinator(ofTransactionalID: configuration.instanceID, to: move % 3 + 1)
      try cluster.setCoordinator(ofGroup: bench.group, to: (move + 1) % 3 + 1)
      try await Task.sleep(for: .milliseconds(60))
    }
    try await eventually(within: .seconds(40)) { worker.last("articles_total") >= 120 }
    try await worker.stop()
    #expect(try await bench.committed() == [0: 120])
    #expect(try await bench.countingEvents().map { $0.header("dateline.article.id") } == (0..<120).map { "a\($0)" })
  }

  @Test func `a record that killed its workers alone so often as is allowed is not begun again`() async throws {
    let cluster = try MockCluster()
    let bench = try Bench(cluster)
    try await bench.publish((0..<5).map { "a\($0)" })
    try await leave("dateline attempts=2 alone=3 until=1002", at: 2, on: bench)
    var configuration = bench.configuration
    configuration.untilEnd = true
    let worker = RunningWorker(configuration, processor)
    try await worker.end()
    #expect(processor.seen.keys.sorted() == ["a3", "a4"])
    let letter = try #require(try await bench.read(bench.deadLetters).first)
    #expect(letter.text == "a2")
    #expect(letter.header("dateline.errors.code") == "extractor-died")
    #expect(letter.header("__dlq.errors.delivery.count") == "6")
    // Handed over in order: no count is left.
    #expect(try await note(on: bench) == CommittedOffset(offset: 5, metadata: "dateline until=1002"))
  }

  @Test func `after two deaths articles are begun one at a time, and what was finished leaves no count`()
    async throws
  {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish((0..<8).map { "a\($0) sleep=20" })
    try await leave("dateline attempts=2", at: 0, on: bench)
    let worker = RunningWorker(bench.configuration, processor)
    try await eventually { processor.seen.count == 8 }
    try await eventually { try await note(on: bench).offset == 8 }
    #expect(processor.mostRunning == 1)
    #expect(try await note(on: bench).metadata == "dateline until=1000")
    try await worker.stop()
    #expect(try await note(on: bench) == CommittedOffset(offset: 8, metadata: "dateline until=1000"))
  }

  @Test func `a group whose broker shares out the partitions is joined too`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.sessionSettings = [:]
    try await bench.publish((0..<10).map { "a\($0)" })
    var configuration = bench.configuration
    configuration.groupProtocol = .consumer
    let worker = RunningWorker(configuration, processor)
    try await eventually(within: .seconds(30)) { worker.last("articles_total") == 10 }
    try await worker.stop()
    #expect(try await bench.committed() == [0: 10])
  }

  @Test func `another cluster is written to at least once`() async throws {
    let source = try MockCluster()
    let target = try MockCluster()
    var bench = try Bench(source)
    bench.delivery = .atLeastOnce
    for topic in [bench.output, bench.deadLetters] { try target.createTopic(topic, partitions: 2) }
    try await bench.publish(["a0", "a1 reject", "a2"])
    var configuration = bench.configuration
    configuration.outputKafka = target.configuration
    configuration.untilEnd = true
    try await RunningWorker(configuration, processor).end()
    #expect(try await bench.read(bench.output).isEmpty)
    #expect(try await bench.committed() == [0: 3])
    let reader = try Consumer(configuration: target.configuration)
    try await reader.assign([
      TopicPartition(topic: bench.output, partition: 0): .beginning,
      TopicPartition(topic: bench.output, partition: 1): .beginning,
      TopicPartition(topic: bench.deadLetters, partition: 0): .beginning,
      TopicPartition(topic: bench.deadLetters, partition: 1): .beginning,
    ])
    #expect(try await reader.read(3).count == 3)
    await reader.close(timeout: .seconds(1))
  }

  private func consumer(of bench: Bench) throws -> Consumer {
    try Consumer(configuration: bench.kafka.merging(KafkaConfiguration(["group.id": bench.group])))
  }

  private func leave(_ note: String, at offset: Int64, on bench: Bench) async throws {
    let consumer = try consumer(of: bench)
    let partition = TopicPartition(topic: bench.input, partition: 0)
    try await consumer.commit([partition: CommittedOffset(offset: offset, metadata: note)])
    await consumer.close(timeout: .seconds(1))
  }

  private func note(on bench: Bench) async throws -> CommittedOffset {
    let consumer = try consumer(of: bench)
    let partition = TopicPartition(topic: bench.input, partition: 0)
    let found = try await consumer.committedOffsets([partition])[partition]
    await consumer.close(timeout: .seconds(1))
    return found ?? CommittedOffset(offset: -1)
  }
}
