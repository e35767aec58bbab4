import KafkaClient

/// Looks at the topics before anything is read: a worker that finds out later would have read for nothing.
///
/// Topics are not left to the broker's automatic creation: that gives them one partition and settings that
/// suit nobody, or is switched off.
struct TopicCheck: Sendable {
  struct Answer: Sendable, Equatable {
    var outputPartitions: Int32
  }

  private let configuration: WorkerConfiguration
  private let log: KafkaLogHandler

  init(_ configuration: WorkerConfiguration, log: @escaping KafkaLogHandler) {
    self.configuration = configuration
    self.log = log
  }

  func run() async throws -> Answer {
    let source = try await topics(of: configuration.kafka)
    guard let output = configuration.outputKafka else {
      return try Self.check(configuration, source: source, target: source)
    }
    return try Self.check(configuration, source: source, target: try await topics(of: output))
  }

  private func topics(of cluster: KafkaConfiguration) async throws -> [String: Int32] {
    let admin = try Admin(configuration: cluster, logger: log)
    let topics = try await metadata(from: admin).topics.map { ($0.name, Int32(clamping: $0.partitions.count)) }
    return Dictionary(topics) { first, _ in first }
  }

  /// Asks again until a broker answers or the start's time is over.
  private func metadata(from admin: Admin) async throws -> ClusterMetadata {
    let deadline = ContinuousClock.now + configuration.startTimeout
    var failures = 0
    while true {
      do {
        let left = ContinuousClock.now.duration(to: deadline)
        return try await admin.metadata(timeout: min(.seconds(5), max(.seconds(1), left)))
      } catch {
        try Task.checkCancellation()
        failures += 1
        let delay = Backoff(ceiling: .seconds(2)).delay(after: failures)
        if let refusal = error.tlsRefusal { throw refusal }
        guard error.disposition == .retry, ContinuousClock.now + delay < deadline else { throw error }
        try await Task.sleep(for: delay)
      }
    }
  }

  /// - Parameters:
  ///   - source: the topics that the cluster which is read shows, with their partitions.
  ///   - target: those of the cluster that is written to; mostly the same.
  /// - Throws: `WorkerError` that names all missing topics and the command that creates them.
  static func check(
    _ configuration: WorkerConfiguration, source: [String: Int32], target: [String: Int32]
  ) throws -> Answer {
    var missing: [(option: String, name: String)] = []
    if case .names(let names) = configuration.input {
      missing += names.filter { source[$0] == nil }.map { ("--input", $0) }
    }
    if target[configuration.deadLetters] == nil { missing.append(("--dead-letters", configuration.deadLetters)) }
    if let receipts = configuration.receipts, target[receipts] == nil { missing.append(("--receipts", receipts)) }
    guard let partitions = target[configuration.output], partitions > 0, missing.isEmpty else {
      if target[configuration.output] == nil { missing.append(("--output", configuration.output)) }
      throw unusable(missing, output: configuration.output)
    }
    return Answer(outputPartitions: partitions)
  }

  private static func unusable(_ missing: [(option: String, name: String)], output: String) -> WorkerError {
    guard !missing.isEmpty else {
      return WorkerError(
        code: "no-partitions", kind: .unknownTopic,
        message: "topic \(output) has no partitions that the broker shows; try again when it is there in full")
    }
    let names = missing.map(\.name).joined(separator: ", ")
    let options = missing.map { "\($0.option) \($0.name)" }.joined(separator: " ")
    return WorkerError(
      code: "topics-missing", kind: .unknownTopic,
      message: """
        the broker shows no topic \(names): create what is missing with 'dateline topics create \(options)', \
        or give this user the right to see it
        """)
  }
}
