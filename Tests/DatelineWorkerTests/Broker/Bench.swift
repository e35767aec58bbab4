import DatelineTesting
import DatelineWorker
import Foundation
import KafkaClient
import Logging
import ServiceLifecycle
import Synchronization
import Testing

/// Topics under names that no other test has, on a broker, and what is needed to fill and read them.
struct Bench: Sendable {
  let brokers: String
  let input: String
  let output: String
  let deadLetters: String
  let receipts: String
  let group: String
  var delivery = WorkerConfiguration.Delivery.exactlyOnce
  /// The broker has them under KIP-848.
  var sessionSettings = ["session.timeout.ms": "6000", "heartbeat.interval.ms": "500"]

  private init(on brokers: String) {
    let name = "test-\(UUID().uuidString.prefix(8).lowercased())"
    self.brokers = brokers
    input = "\(name)-articles"
    output = "\(name)-events"
    deadLetters = "\(name)-dead-letters"
    receipts = "\(name)-receipts"
    group = name
  }

  /// On a mock cluster, which has no request that creates topics.
  init(_ cluster: MockCluster, partitions: Int32 = 1) throws {
    self.init(on: cluster.bootstrapServers)
    for topic in [input, output, deadLetters, receipts] { try cluster.createTopic(topic, partitions: partitions) }
  }

  init(brokers: String, partitions: Int32 = 1, createTopics: Bool = true) async throws {
    self.init(on: brokers)
    guard createTopics else { return }
    let admin = try Admin(configuration: kafka)
    let wanted = [input, output, deadLetters, receipts].map { NewTopic(name: $0, partitions: partitions, replicationFactor: 1) }
    for (topic, answer) in try await admin.createTopics(wanted) {
      if case .failed(let error) = answer { Issue.record("\(topic): \(error.message)") }
    }
  }

  var kafka: KafkaConfiguration {
    KafkaConfiguration([
      "bootstrap.servers": brokers, "reconnect.backoff.ms": "20", "reconnect.backoff.max.ms": "200",
    ]).merging(KafkaConfiguration(sessionSettings))
  }

  var configuration: WorkerConfiguration {
    var configuration = WorkerConfiguration(
      input: .names([input]), output: output, deadLetters: deadLetters, group: group, concurrency: 4, kafka: kafka)
    configuration.delivery = delivery
    // No two workers of a test share one, unless the test says so.
    configuration.instanceID = "\(group)-\(UUID().uuidString.prefix(8))"
    configuration.patience = .seconds(2)
    configuration.commitInterval = .milliseconds(100)
    configuration.metricsInterval = .milliseconds(200)
    configuration.drainTimeout = .seconds(5)
    return configuration
  }

  // MARK: - Filling and reading

  /// In order, each value to its partition.
  func publish(_ values: [(partition: Int32, value: Bytes?)]) async throws {
    let records = values.map { OutgoingRecord(topic: input, partition: $0.partition, value: $0.value) }
    try await publish(records)
  }

  func publish(_ texts: [String], partition: Int32 = 0) async throws {
    try await publish(texts.map { (partition, Bytes($0.utf8)) })
  }

  func publish(_ records: [OutgoingRecord]) async throws {
    let producer = try Producer(configuration: kafka)
    for result in try await producer.send(records) { _ = try result.get() }
    await producer.close(timeout: .seconds(5))
  }

  /// All that a topic holds, in order within each partition: read until its ends have been met, and no longer than
  /// `timeout`.
  func read(_ topic: String, timeout: Duration = .seconds(10)) async throws -> [Record] {
    let admin = try Admin(configuration: kafka)
    let description = try #require(try await admin.metadata().topics.first { $0.name == topic })
    let partitions = description.partitions.map { TopicPartition(topic: topic, partition: $0.id) }
    let consumer = try Consumer(configuration: kafka.merging(KafkaConfiguration(["enable.partition.eof": "true"])))
    try await consumer.assign(Dictionary(uniqueKeysWithValues: partitions.map { ($0, StartOffset.beginning) }))
    var open = Set(partitions)
    var records: [Record] = []
    let deadline = ContinuousClock.now + timeout
    while !open.isEmpty, ContinuousClock.now < deadline {
      for event in try await consumer.poll(maximumRecords: 1_000, timeout: .milliseconds(100)) {
        switch event {
        case .records(let more): records += more
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failure, .rebalance, .statistics: break
        }
      }
    }
    await consumer.close(timeout: .seconds(1))
    #expect(open.isEmpty, "the ends of \(topic) were not reached in time")
    return records
  }

  /// The ids of the articles whose events are in the output, in order.
  func articleIDs(partition: Int32? = nil) async throws -> [String] {
    try await read(output).filter { partition == nil || $0.partition == partition }
      .map { $0.header("dateline.article.id") }
  }

  /// The events that count, in order within each partition: of several transactions that carry one source offset, the
  /// last. Neither broker of these tests hides the records of aborted transactions.
  func countingEvents() async throws -> [Record] {
    let records = try await read(output)
    var last: [String: [Int64]] = [:]
    func source(_ record: Record) -> String {
      "\(record.header("dateline.source.partition")):\(record.header("dateline.source.offset"))"
    }
    func order(_ record: Record) -> [Int64] {
      let sequence = record.header("dateline.transaction").split(separator: "/").last ?? ""
      return sequence.split(separator: ".").compactMap { Int64($0) }
    }
    for record in records {
      let (known, other) = (last[source(record)] ?? [], order(record))
      if known.lexicographicallyPrecedes(other) { last[source(record)] = other }
    }
    return records.filter { last[source($0)] == order($0) }
  }

  /// What the group has committed, by partition.
  func committed(partitions: Int32 = 1) async throws -> [Int32: Int64] {
    let consumer = try Consumer(configuration: kafka.merging(KafkaConfiguration(["group.id": group])))
    let wanted = (0..<partitions).map { TopicPartition(topic: input, partition: $0) }
    let offsets = try await consumer.committed(wanted, timeout: .seconds(10))
    await consumer.close(timeout: .seconds(1))
    var known: [Int32: Int64] = [:]
    for (partition, offset) in offsets { known[partition.partition] = offset }
    return known
  }
}

extension Record {
  func header(_ name: String) -> String {
    headers.last { $0.name == name }.flatMap(\.value).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// A worker on its way, with its metrics.
final class RunningWorker: Sendable {
  private let services: ServiceGroup
  private let task: Task<Void, Never>
  private let lines: Lines
  private let outcome: Outcome

  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  private final class Outcome: Sendable {
    let result = Mutex<Result<Void, any Error>?>(nil)
  }

  init(_ configuration: WorkerConfiguration, _ processor: any ArticleProcessor, log: LogLines = LogLines()) {
    let lines = Lines()
    let worker = Worker(configuration, processor: processor, logger: log.logger()) { line in
      lines.all.withLock { $0.append(line) }
    }
    self.lines = lines
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup)],
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    self.services = services
    let outcome = Outcome()
    self.outcome = outcome
    task = Task {
      do {
        try await services.run()
        outcome.result.withLock { $0 = .success(()) }
      } catch {
        outcome.result.withLock { $0 = .failure(error) }
      }
    }
  }

  var metrics: [[String: Any]] {
    lines.all.withLock { $0 }.compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  func last(_ name: String) -> Int { metrics.last?[name] as? Int ?? 0 }

  /// The largest value that any line of metrics has had.
  func most(_ name: String) -> Int { metrics.compactMap { $0[name] as? Int }.max() ?? 0 }

  /// Shuts down in order, as SIGTERM does, and waits for the end.
  func stop(within timeout: Duration = .seconds(60)) async throws {
    await services.triggerGracefulShutdown()
    try await end(within: timeout)
  }

  /// Waits for the worker's own end, and throws what it throws.
  func end(within timeout: Duration = .seconds(60)) async throws {
    _ = try await comesTrue(within: timeout, every: .milliseconds(20)) { outcome.result.withLock { $0 != nil } }
    if let result = outcome.result.withLock({ $0 }) { return try result.get() }
    Issue.record("the worker did not end within \(timeout)")
    task.cancel()
  }
}

/// Waits until something holds, and no longer than `timeout`.
func eventually(
  within timeout: Duration = .seconds(60), sourceLocation: SourceLocation = #_sourceLocation,
  _ holds: () async throws -> Bool
) async throws {
  if try await comesTrue(within: timeout, every: .milliseconds(25), holds) { return }
  Issue.record("did not come true within \(timeout)", sourceLocation: sourceLocation)
}
