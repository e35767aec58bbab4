import KafkaClient

/// Looks at the topics and works out what a replay reads. Writes nothing.
struct ReplayPlanner {
  let request: ReplayRequest
  let kafka: KafkaConfiguration
  let log: KafkaLogHandler

  private var reader: RangeReader { RangeReader(kafka: kafka, log: log) }

  struct Topics: Sendable {
    /// All partitions of the input.
    var input: [TopicPartition]
    /// Those of the topic that is compared with, where there is one.
    var compared: [TopicPartition]

    var all: [TopicPartition] { input + compared }
  }

  /// The partitions of the topics that are read; checks that the other topics exist.
  ///
  /// - Parameter others: options with the topics that they name.
  /// - Throws: ``ReplayError`` that names what is missing, `KafkaError`.
  func topics(others: [(option: String, topic: String)]) async throws -> Topics {
    let admin = try Admin(configuration: kafka, logger: log)
    let shown = try await admin.metadata(timeout: .seconds(15)).topics.filter { $0.error == nil }
    let topics = Dictionary(shown.map { ($0.name, $0.partitions.map(\.id)) }) { first, _ in first }
    guard let partitions = topics[request.input], !partitions.isEmpty else {
      throw ReplayError(.input, "the broker shows no topic \(request.input) (--input)")
    }
    for (option, topic) in others where topics[topic] == nil {
      throw ReplayError(
        .input, "the broker shows no topic \(topic) (\(option)): 'dateline topics create' makes topics")
    }
    let named = (request.partitions ?? []).union(request.range.fromOffsets.keys).union(request.range.toOffsets.keys)
    if let unknown = named.subtracting(partitions).min() {
      throw ReplayError(
        .input, "\(request.input) has no partition \(unknown): there are \(partitions.count), from 0")
    }
    func all(_ topic: String) -> [TopicPartition] {
      (topics[topic] ?? []).sorted().map { TopicPartition(topic: topic, partition: $0) }
    }
    return Topics(input: all(request.input), compared: request.compared.map(all) ?? [])
  }

  /// - Throws: ``ReplayError`` when the range is not there, `KafkaError`.
  func plan(_ topics: Topics) async throws -> ReplayPlan {
    let partitions = topics.input.filter { request.partitions?.contains($0.partition) ?? true }
    let facts = try await facts(of: partitions)
    var parts: [ReplayPlan.Part] = []
    for partition in partitions {
      guard let facts = facts[partition] else { continue }
      parts.append(try request.range.part(of: partition, facts, clamps: request.clamps))
    }
    var plan = ReplayPlan(parts: parts, range: request.range)
    if !topics.compared.isEmpty { plan.compared = try await reader.ends(of: topics.compared) }
    return plan
  }

  private func facts(of partitions: [TopicPartition]) async throws -> [TopicPartition: PartitionFacts] {
    let range = request.range
    let ends = try await reader.ends(of: partitions)
    let consumer = try reader.consumer()
    defer { Task { await consumer.close(timeout: .seconds(2)) } }
    var facts: [TopicPartition: PartitionFacts] = [:]
    for partition in partitions {
      let low = try await consumer.watermarks(partition).lowerBound
      facts[partition] = PartitionFacts(low: low, end: max(low, ends[partition] ?? low))
    }
    if let from = range.from {
      let found = try await consumer.offsets(for: times(from, partitions))
      let cut = facts.filter { $0.value.low > 0 && $0.value.low < $0.value.end }.mapValues(\.low)
      let oldest = try await reader.firstTimes(of: cut)
      for partition in partitions {
        facts[partition]?.firstInRange = found[partition].flatMap { $0 }
        facts[partition]?.oldest = oldest[partition]
      }
    }
    if let to = range.to, let lateness = range.lateness {
      let (limit, overflow) = to.addingReportingOverflow(lateness)
      let found = try await consumer.offsets(for: times(overflow ? .max : limit, partitions))
      for partition in partitions {
        let last = believable(found[partition].flatMap { $0 }, facts[partition])
        facts[partition]?.lastLookedFor = last
      }
    }
    return facts
  }

  private func times(_ time: Int64, _ partitions: [TopicPartition]) -> [TopicPartition: Int64] {
    Dictionary(partitions.map { ($0, time) }) { first, _ in first }
  }

  /// Some brokers answer every time with their first offset: then nothing would be read, so that answer does not count.
  private func believable(_ offset: Int64?, _ facts: PartitionFacts?) -> Int64? {
    guard let offset, let facts, offset > facts.low else { return nil }
    return offset
  }
}
