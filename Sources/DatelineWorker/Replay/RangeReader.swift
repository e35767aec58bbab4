import KafkaClient

/// Reads ranges of partitions once, each from front to back, outside any group: nothing is committed.
struct RangeReader {
  let kafka: KafkaConfiguration
  let log: KafkaLogHandler
  /// How long nothing may come while something fails.
  var patience = Duration.seconds(30)

  private static let batch = 2_000
  private static let batchBytes = 8 << 20

  func consumer(group: String? = nil, isolation: String = "read_committed") throws(KafkaError) -> Consumer {
    var required = KafkaConfiguration([
      "enable.partition.eof": "true", "isolation.level": isolation, "auto.offset.reset": "earliest",
      "queued.max.messages.kbytes": "16384",
    ])
    required["group.id"] = group
    let defaults = KafkaConfiguration(["client.id": "dateline-replay"])
    return try Consumer(configuration: defaults.merging(kafka).merging(required), logger: log)
  }

  /// - Parameter body: takes records below the ends, in order within each partition.
  /// - Throws: `KafkaError`, or what `body` throws.
  func read(_ parts: [ReplayPlan.Part], _ body: (Record) throws -> Void) async throws {
    let parts = parts.filter { $0.start < $0.end }
    guard !parts.isEmpty else { return }
    let consumer = try consumer()
    do {
      try await read(consumer, parts, body)
    } catch {
      await consumer.close(timeout: .seconds(2))
      throw error
    }
    await consumer.close(timeout: .seconds(2))
  }

  private func read(_ consumer: Consumer, _ parts: [ReplayPlan.Part], _ body: (Record) throws -> Void) async throws {
    var open = Dictionary(parts.map { ($0.partition, PartitionBound(end: $0.end)) }) { first, _ in first }
    let starts = parts.map { ($0.partition, StartOffset.offset($0.start)) }
    try await consumer.assign(Dictionary(starts) { first, _ in first })
    var lastGood = ContinuousClock.now
    while !open.isEmpty {
      try Task.checkCancellation()
      for event in try await consumer.poll(
        maximumRecords: Self.batch, maximumBytes: Self.batchBytes, timeout: .seconds(1))
      {
        switch event {
        case .records(let records):
          lastGood = .now
          for record in records where open[record.topicPartition]?.receive(record.offset) == true { try body(record) }
        case .endOfPartition(let partition, let offset):
          lastGood = .now
          open[partition]?.meetEnd(offset)
        case .failure(let error):
          if Self.stops(error) || lastGood.duration(to: .now) > patience { throw error }
        case .rebalance, .statistics: break
        }
      }
      let done = open.filter(\.value.isReached).map(\.key)
      try await consumer.pause(done)
      for partition in done { open[partition] = nil }
    }
  }

  /// librdkafka goes on by itself from the other faults.
  static func stops(_ error: KafkaError) -> Bool {
    switch error.kind {
    case .notAuthorized, .unknownTopic, .configuration, .fatal, .fenced: true
    case .brokerUnavailable, .timedOut, .recordTooLarge, .queueFull, .cancelled, .other: false
    }
  }

  /// Where each partition ends now: where a reader of committed records meets the end.
  ///
  /// Not what the broker answers when it is asked for its end: some answer one that falls short by up to a batch. Where
  /// others write so fast that the end is not met within `limit`, what was read by then is the end.
  func ends(of partitions: [TopicPartition], limit: Duration = .seconds(5)) async throws -> [TopicPartition: Int64] {
    let consumer = try consumer()
    defer { Task { await consumer.close(timeout: .seconds(2)) } }
    var ends: [TopicPartition: Int64] = [:]
    for partition in partitions { ends[partition] = try await consumer.watermarks(partition).upperBound }
    var open = Set(partitions)
    try await consumer.assign(
      Dictionary(partitions.map { ($0, StartOffset.offset(ends[$0] ?? 0)) }) { first, _ in first })
    let deadline = ContinuousClock.now + limit
    while !open.isEmpty, ContinuousClock.now < deadline {
      for event in try await consumer.poll(maximumRecords: Self.batch, timeout: .milliseconds(200)) {
        switch event {
        case .records(let records):
          for record in records where open.contains(record.topicPartition) {
            ends[record.topicPartition] = max(ends[record.topicPartition] ?? 0, record.offset + 1)
          }
        case .endOfPartition(let partition, let offset):
          if open.remove(partition) != nil { ends[partition] = max(ends[partition] ?? 0, offset) }
        case .failure(let error): if Self.stops(error) { throw error }
        case .rebalance, .statistics: break
        }
      }
    }
    return ends
  }

  /// The time of the first record at or after each offset; partitions without one are left out.
  func firstTimes(
    of starts: [TopicPartition: Int64], limit: Duration = .seconds(10)
  ) async throws -> [TopicPartition: Int64] {
    guard !starts.isEmpty else { return [:] }
    let consumer = try consumer()
    defer { Task { await consumer.close(timeout: .seconds(2)) } }
    var times: [TopicPartition: Int64] = [:]
    var open = Set(starts.keys)
    try await consumer.assign(starts.mapValues { .offset($0) })
    let deadline = ContinuousClock.now + limit
    while !open.isEmpty, ContinuousClock.now < deadline {
      for event in try await consumer.poll(maximumRecords: 50, timeout: .milliseconds(200)) {
        switch event {
        case .records(let records):
          for record in records where open.remove(record.topicPartition) != nil {
            times[record.topicPartition] = record.timestamp?.milliseconds
          }
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failure(let error): if Self.stops(error) { throw error }
        case .rebalance, .statistics: break
        }
      }
    }
    return times
  }
}
