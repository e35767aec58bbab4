import DatelineTesting
import DatelineWorker
import Foundation
import KafkaClient
import Testing

/// The worker without transactions, against a cluster that fails on demand.
@Suite(.timeLimit(.minutes(1))) struct WorkerFaultTests {
  private let processor = ScriptedProcessor()

  @Test func `a broker that goes away and comes back costs nothing but time`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish((0..<60).map { "a\($0) sleep=40" })
    let worker = RunningWorker(bench.configuration, processor)
    try await eventually { processor.seen.count > 10 }
    try cluster.setDown()
    try await Task.sleep(for: .seconds(2))
    try cluster.setUp()
    try await eventually(within: .seconds(30)) { try await bench.committed() == [0: 60] }
    try await worker.stop()
    let ids = try await bench.articleIDs()
    #expect(Set(ids).count == 60)
    #expect(worker.last("broker_errors_total") > 0)
    #expect(worker.last("rejected_total") == 0)
  }

  @Test func `an input topic that goes away ends the worker after its patience, and is named`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish((0..<5).map { "a\($0)" })
    var configuration = bench.configuration
    configuration.kafka["topic.metadata.refresh.interval.ms"] = "200"
    let worker = RunningWorker(configuration, processor)
    try await eventually { try await bench.committed() == [0: 5] }
    cluster.setFailure(.unknownTopic, ofTopic: bench.input)
    let error = await #expect(throws: WorkerError.self) { try await worker.end(within: .seconds(30)) }
    #expect(error?.kind == .unknownTopic)
    #expect(error?.message.contains(bench.input) == true)
  }

  @Test func `an event that is too large sends its article to the dead letters, with the event's size`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish(["a0 size=5000", "a1"])
    cluster.failNext(.produce, with: [.recordTooLarge])
    var configuration = bench.configuration
    configuration.concurrency = 1
    configuration.kafka["linger.ms"] = "0"
    configuration.kafka["batch.num.messages"] = "1"
    configuration.untilEnd = true
    try await RunningWorker(configuration, processor).end()
    #expect(try await bench.articleIDs() == ["a1"])
    let letter = try #require(try await bench.read(bench.deadLetters).first)
    #expect(letter.text == "a0 size=5000")
    #expect(letter.header("dateline.errors.stage") == "deliver")
    #expect(letter.header("dateline.errors.code") == "record-too-large")
    #expect(letter.header("__dlq.errors.message").contains("record 1 of 1, 5018 bytes"))
    #expect(try await bench.committed() == [0: 2])
  }

  @Test func `a dead letter that is too large itself goes without its value`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish(["a0 reject"])
    cluster.failNext(.produce, with: [.recordTooLarge])
    var configuration = bench.configuration
    configuration.untilEnd = true
    let worker = RunningWorker(configuration, processor)
    try await worker.end()
    let letter = try #require(try await bench.read(bench.deadLetters).first)
    #expect(letter.value == nil)
    #expect(letter.header("dateline.errors.omitted-value-bytes") == "9")
    #expect(letter.header("__dlq.errors.offset") == "0")
    #expect(worker.last("rejected_values_omitted_total") == 1)
    #expect(try await bench.committed() == [0: 1])
  }

  @Test func `no right to write ends the worker, and nothing is committed`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish(["a0"])
    cluster.failNext(.produce, with: Array(repeating: .topicAuthorizationFailed, count: 50))
    let worker = RunningWorker(bench.configuration, processor)
    let error = await #expect(throws: WorkerError.self) { try await worker.end() }
    #expect(error?.kind == .notAuthorized)
    cluster.clearFailures(of: .produce)
    // The note before the first article, and nothing behind it.
    #expect(try await bench.committed() == [0: 0])
  }

  @Test func `no right to join the group ends the worker`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    cluster.failNext(.joinGroup, with: Array(repeating: .groupAuthorizationFailed, count: 200))
    let worker = RunningWorker(bench.configuration, processor)
    let error = await #expect(throws: WorkerError.self) { try await worker.end() }
    #expect(error?.kind == .notAuthorized)
  }

  @Test func `a commit that fails is made up for by the next`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish(["a0"])
    let worker = RunningWorker(bench.configuration, processor)
    try await eventually { try await bench.committed() == [0: 1] }
    cluster.failNext(.offsetCommit, with: Array(repeating: .rebalanceInProgress, count: 2))
    try await bench.publish(["a1"])
    try await eventually { try await bench.committed() == [0: 2] }
    try await worker.stop()
    #expect(worker.last("commit_failures_total") > 0)
  }

  @Test func `a member that was thrown out drops its work, and what it drops is done again`() async throws {
    let cluster = try MockCluster()
    var bench = try Bench(cluster)
    bench.delivery = .atLeastOnce
    try await bench.publish((0..<30).map { "a\($0) sleep=100" })
    let worker = RunningWorker(bench.configuration, processor)
    try await eventually { processor.seen.count > 6 }
    cluster.failNext(.heartbeat, with: [.unknownMember])
    try await eventually(within: .seconds(30)) { try await bench.committed() == [0: 30] }
    try await worker.stop()
    #expect(Set(try await bench.articleIDs()) == Set((0..<30).map { "a\($0)" }))
    #expect(worker.last("rebalances_total") >= 3)
    #expect(worker.last("in_flight_records") == 0)
  }
}
