import DatelineCore
import KafkaClient

/// Where the ends and the progress of a named replay are kept: in two groups of the input's cluster, and nowhere else.
///
/// The committed offsets of `dateline-replay-NAME.plan` are the ends, fixed once by the first process of that name;
/// where there is a comparison, also those of
/// the topic that is compared with. Those of `dateline-replay-NAME` are the progress, begun with the starts in the same
/// transaction. Processes that
/// come later find the ends there, whatever has been written to the input since. Beside each end stands a note of what
/// was asked for, so that a process which asks for something else is refused; on a broker that drops notes the ends
/// hold all the same, and the asking is not checked. Brokers forget the offsets of a group that nobody uses after
/// `offsets.retention.minutes`, a week where nothing else is set.
struct ReplayRegister {
  let request: ReplayRequest
  let kafka: KafkaConfiguration
  let log: KafkaLogHandler

  private static let timeout = Duration.seconds(15)
  private static let attempts = 20

  /// What stands there; nil when there is nothing.
  ///
  /// - Throws: ``ReplayError`` when the replay of that name is another.
  func find(_ topics: ReplayPlanner.Topics) async throws -> ReplayPlan? {
    let consumer = try consumer(of: request.planGroup)
    defer { Task { await consumer.close(timeout: .seconds(2)) } }
    return try await find(topics, consumer)
  }

  /// Notes the plan, unless another process of that name was faster, and gives the one that stands.
  func fix(_ plan: ReplayPlan, _ topics: ReplayPlanner.Topics) async throws -> ReplayPlan {
    let consumer = try consumer(of: request.planGroup)
    let progress = try self.consumer(of: request.group)
    defer {
      Task {
        await consumer.close(timeout: .seconds(2))
        await progress.close(timeout: .seconds(2))
      }
    }
    var last: KafkaError?
    for attempt in 1...Self.attempts {
      // Whoever takes the id over ends what another has begun under it: of two that write, one does.
      let producer = try producer()
      do {
        try await producer.initTransactions(timeout: Self.timeout)
        if let standing = try await find(topics, consumer) {
          await producer.close(timeout: .seconds(1))
          return standing
        }
        try await write(plan, producer, consumer, progress)
        await producer.close(timeout: .seconds(1))
        var fixed = plan
        fixed.isNoted = try await find(topics, consumer, isNew: true)?.isNoted ?? false
        return fixed
      } catch let error as TransactionError {
        last = error.cause
        await producer.close(timeout: .zero)
        if RangeReader.stops(error.cause), error.cause.kind != .fenced, error.cause.kind != .fatal { throw error.cause }
        try await Task.sleep(for: Backoff(ceiling: .seconds(1)).delay(after: attempt))
      }
    }
    throw WorkerError(
      code: last?.code ?? "_TIMED_OUT", kind: last?.kind ?? .timedOut,
      message: "the plan of replay \(request.name) cannot be noted: \(last?.message ?? "no answer in time")")
  }

  /// Writes the ends again, so that they do not expire under a replay that takes longer than the broker keeps them.
  func refresh(_ plan: ReplayPlan) async {
    guard let consumer = try? consumer(of: request.planGroup) else { return }
    try? await consumer.commit(ends(of: plan), timeout: Self.timeout)
    await consumer.close(timeout: .seconds(2))
  }

  private func write(
    _ plan: ReplayPlan, _ producer: Producer, _ consumer: Consumer, _ progress: Consumer
  ) async throws {
    let starts = Dictionary(plan.parts.map { ($0.partition, CommittedOffset(offset: $0.start)) }) { first, _ in first }
    do {
      try await producer.beginTransaction()
      try await producer.sendOffsets(starts, as: try progress.membership(), timeout: Self.timeout)
      try await producer.sendOffsets(ends(of: plan), as: try consumer.membership(), timeout: Self.timeout)
      try await producer.commitTransaction(timeout: Self.timeout)
    } catch let error as KafkaError {
      throw TransactionError(.rebuild, error)
    }
  }

  private func ends(of plan: ReplayPlan) -> [TopicPartition: CommittedOffset] {
    let ends = plan.parts.map { part in
      (part.partition, CommittedOffset(offset: part.end, metadata: note(plan, start: part.start).text))
    }
    let compared = plan.compared.map { ($0.key, CommittedOffset(offset: $0.value)) }
    return Dictionary(ends + compared) { first, _ in first }
  }

  private func note(_ plan: ReplayPlan, start: Int64) -> ReplayNote {
    ReplayNote(start: start, from: plan.range.from, to: plan.range.to, asked: Self.asked(request))
  }

  private func find(_ topics: ReplayPlanner.Topics, _ consumer: Consumer, isNew: Bool = false) async throws -> ReplayPlan? {
    let found = try await consumer.committedOffsets(topics.all, timeout: Self.timeout)
    guard !found.isEmpty else { return nil }
    var plan = ReplayPlan(parts: [], range: request.range)
    plan.isNew = isNew
    for (partition, end) in found.sorted(by: { $0.key < $1.key }) {
      guard partition.topic == request.input else {
        plan.compared[partition] = end.offset
        continue
      }
      if let note = ReplayNote(end.metadata) {
        try check(note)
        plan.range.from = note.from
        plan.range.to = note.to
        plan.parts.append(ReplayPlan.Part(partition: partition, start: note.start, end: end.offset))
      } else {
        plan.isNoted = false
        plan.parts.append(ReplayPlan.Part(partition: partition, start: 0, end: end.offset))
      }
    }
    if !plan.isNoted, request.range.isRelative, !isNew {
      throw ReplayError(
        .input,
        """
        replay \(request.name) was begun before, and this broker drops the notes of offsets: from when it counted back \
        is not known any more; say it with --from, or take another --name
        """)
    }
    return plan
  }

  private func check(_ note: ReplayNote) throws(ReplayError) {
    var asked = Self.asked(request)
    if request.versions == nil { asked["extractor"] = nil }
    guard let different = asked.keys.sorted().first(where: { note.asked[$0] != asked[$0] }) else { return }
    throw ReplayError(
      .usage,
      """
      replay \(request.name) was begun with another \(different) and can only be gone on with as it was begun; \
      take another --name for another replay
      """)
  }

  /// What must be the same for all processes, by name, each in a short form.
  static func asked(_ request: ReplayRequest) -> [String: String] {
    let range = request.range
    func offsets(_ offsets: [Int32: Int64]) -> String {
      offsets.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
    }
    let times = range.isRelative ? ["relative"] : [range.from, range.to].map { $0.map(String.init) ?? "" }
    return [
      "output": Fingerprint.of([request.output ?? "", request.compared ?? "", request.mode.rawValue]),
      "range": Fingerprint.of(
        times + [
          range.lateness.map(String.init) ?? "", offsets(range.fromOffsets), offsets(range.toOffsets),
          (request.partitions ?? []).sorted().map(String.init).joined(separator: ","),
        ]),
      "selection": Fingerprint.of((request.articles ?? []).sorted() + [request.latestOnly ? "latest" : ""]),
      "extractor": Fingerprint.of([request.versions ?? ""]),
    ]
  }

  private func consumer(of group: String) throws(KafkaError) -> Consumer {
    try RangeReader(kafka: kafka, log: log).consumer(group: group)
  }

  private func producer() throws(KafkaError) -> Producer {
    let required = KafkaConfiguration([
      "transactional.id": request.planGroup, "transaction.timeout.ms": "15000",
    ])
    let defaults = KafkaConfiguration(["client.id": "dateline-replay"])
    return try Producer(configuration: defaults.merging(kafka).merging(required), logger: log)
  }
}
