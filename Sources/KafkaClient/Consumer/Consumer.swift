import Synchronization

/// Reads records, as a member of a group or from partitions of one's own choice.
///
/// Nothing is committed but what ``commit(_:timeout:)`` is given. Polling and everything that changes what is
/// read (rebalances, pause, seek) run one after the other on one thread, so that a batch is wholly from before
/// such a change or wholly from after it; a poll that only waits gives way at once. Calls that wait for a
/// broker run on other threads and hold nothing back.
///
/// Close it at the end: otherwise its group waits for the session to time out before others get its partitions.
public final class Consumer: Sendable {
  let connection: Connection
  private let queue: EventQueue
  private let thread = SerialThread(name: "kafka-poll")
  /// Jobs that wait for the thread while it polls.
  private let waiting = Atomic<Int>(0)
  private let state = Mutex(State())
  private let hasGroup: Bool

  private struct State {
    var assignment = Assignment()
    var isClosed = false
  }

  var handle: Handle { connection.handle }

  /// Defaults under what `configuration` says: `partition.assignment.strategy=cooperative-sticky`.
  /// `enable.auto.commit` and `enable.auto.offset.store` are off and cannot be switched on.
  /// Connects in the background: an unreachable broker shows as an event of failure.
  public init(
    configuration: KafkaConfiguration, logger: @escaping KafkaLogHandler = { _ in }
  ) throws(KafkaError) {
    let handle = try Handle(.consumer, configuration: try Self.complete(configuration), log: logger)
    let queue = try EventQueue.consumer(of: handle)
    self.queue = queue
    connection = try Connection(handle, noticed: { queue.wake() })
    hasGroup = configuration["group.id"] != nil
  }

  private static func complete(_ configuration: KafkaConfiguration) throws(KafkaError) -> KafkaConfiguration {
    for property in ["enable.auto.commit", "enable.auto.offset.store"] {
      if let value = configuration[property], value.lowercased() != "false" {
        throw .configuration(
          "Kafka property '\(property)' cannot be '\(value)': only finished work is committed. Leave it out.")
      }
    }
    let fixed = KafkaConfiguration(["enable.auto.commit": "false", "enable.auto.offset.store": "false"])
    // The classic protocol alone has strategies of the client's choice.
    var defaults = KafkaConfiguration(["group.id": "dateline-without-group"])
    if configuration["group.protocol"] != "consumer" {
      defaults["partition.assignment.strategy"] = "cooperative-sticky"
    }
    return defaults.merging(configuration).merging(fixed)
  }

  // MARK: - What is read

  /// Joins the group and reads what it assigns. Topics that do not exist yet are read once they do.
  public func subscribe(names: [String]) async throws(KafkaError) {
    guard !names.isEmpty else { throw .configuration("No topic is given to subscribe to.") }
    if let pattern = names.first(where: { $0.hasPrefix("^") }) {
      throw .configuration("'\(pattern)' is a pattern, not the name of a topic: subscribe by pattern instead.")
    }
    try await subscribe(names)
  }

  /// Joins the group and reads the topics whose names match a POSIX extended regular expression, new ones
  /// too (found every `topic.metadata.refresh.interval.ms`). The leading `^` is added when it is missing.
  public func subscribe(pattern: String) async throws(KafkaError) {
    guard !pattern.isEmpty else { throw .configuration("The pattern of topics is empty.") }
    try await subscribe([pattern.hasPrefix("^") ? pattern : "^" + pattern])
  }

  private func subscribe(_ topics: [String]) async throws(KafkaError) {
    guard hasGroup else { throw .configuration("To subscribe, set group.id: members with the same one share topics.") }
    try await control { handle, _ throws(KafkaError) in try handle.subscribe(topics) }
  }

  /// Reads these partitions, and only these, without a group.
  public func assign(_ positions: [TopicPartition: StartOffset]) async throws(KafkaError) {
    try await control { handle, assignment throws(KafkaError) in
      try handle.assign(positions)
      assignment.replace(with: positions.keys)
    }
  }

  /// Answers a change of assignment, once. For assigned partitions reading begins at the committed offset
  /// (or as `auto.offset.reset` says), or where `positions` says; none of them is paused, whatever it was before.
  public func complete(
    _ rebalance: Rebalance, startingAt positions: [TopicPartition: StartOffset] = [:]
  ) async throws(KafkaError) {
    try await control { handle, assignment throws(KafkaError) in
      guard assignment.complete(rebalance) else {
        throw KafkaError(
          code: "_STATE", kind: .other, message: "This rebalance was answered before, or is another consumer's.",
          disposition: .reject)
      }
      try handle.answer(rebalance, startingAt: positions)
    }
  }

  /// Stops delivery from these partitions until `resume`, or until they are assigned anew; polling goes on, and with
  /// it membership in the group.
  public func pause(_ partitions: [TopicPartition]) async throws(KafkaError) {
    guard !partitions.isEmpty else { return }
    try await control { handle, _ throws(KafkaError) in try handle.pause(partitions) }
  }

  /// Goes on after the last record that was delivered.
  public func resume(_ partitions: [TopicPartition]) async throws(KafkaError) {
    guard !partitions.isEmpty else { return }
    try await control { handle, _ throws(KafkaError) in try handle.resume(partitions) }
  }

  /// Goes on reading an owned partition at `offset`. Right after an assignment reading may not have begun;
  /// the error then says to try again, or give the position to ``complete(_:startingAt:)``.
  public func seek(
    _ partition: TopicPartition, to offset: StartOffset, timeout: Duration = .seconds(5)
  ) async throws(KafkaError) {
    try await control { handle, _ throws(KafkaError) in try handle.seek([partition: offset], timeout: timeout) }
  }

  public func seek(
    _ partition: TopicPartition, to offset: Int64, timeout: Duration = .seconds(5)
  ) async throws(KafkaError) {
    try await seek(partition, to: .offset(offset), timeout: timeout)
  }

  /// The partitions whose records are delivered.
  public var assignment: Set<TopicPartition> { state.withLock { $0.assignment.owned } }

  /// Whether the consumer has lost its partitions to others, which may be known before a poll tells.
  public var assignmentLost: Bool { handle.assignmentLost }

  // MARK: - Polling

  /// Waits up to `timeout` for something to happen, then returns what is there.
  ///
  /// At most `maximumRecords` records; no more are taken once `maximumBytes` are reached. A rebalance ends
  /// the batch. Poll at least every `max.poll.interval.ms` (five minutes), also while everything is paused
  /// and while a rebalance is unanswered: otherwise the group takes the partitions away. When the task is
  /// cancelled, returns at once with what there is.
  ///
  /// Throws when the client is closed or cannot go on.
  public func poll(
    maximumRecords: Int, maximumBytes: Int = .max, timeout: Duration
  ) async throws(KafkaError) -> [ConsumerEvent] {
    let interruption = Interruption()
    let limits = PollLimits(records: max(1, maximumRecords), bytes: max(1, maximumBytes), timeout: timeout)
    let result = await withTaskCancellationHandler {
      await thread.result { () throws(KafkaError) in try self.gather(limits, interruption) }
    } onCancel: {
      interruption.happen()
      queue.wake()
    }
    return try result.get()
  }

  private struct PollLimits {
    var records: Int
    var bytes: Int
    var timeout: Duration
  }

  private final class Interruption: Sendable {
    private let happened = Atomic(false)
    func happen() { happened.store(true, ordering: .releasing) }
    var hasHappened: Bool { happened.load(ordering: .acquiring) }
  }

  private func gather(_ limits: PollLimits, _ interruption: Interruption) throws(KafkaError) -> [ConsumerEvent] {
    try throwIfClosed()
    if let error = handle.fatalError { throw error }
    var batch = EventBatch()
    batch.append(connection.takeNotices())
    let deadline = ContinuousClock.now.advanced(by: limits.timeout)
    while batch.recordCount < limits.records, batch.byteCount < limits.bytes {
      // Looked at before waiting too: the wake-up may have been spent on the poll before this one.
      let waits = batch.isEmpty && !givesWay(interruption)
      let patience: Duration = waits ? max(.zero, ContinuousClock.now.duration(to: deadline)) : .zero
      let incoming = queue.poll(patience) { $0.incoming(assignmentLost: { handle.assignmentLost }) }
      guard let incoming else {
        batch.append(connection.takeNotices())
        if !batch.isEmpty || givesWay(interruption) || ContinuousClock.now >= deadline { break }
        continue
      }
      if try !take(incoming, into: &batch) { break }
    }
    return batch.finish()
  }

  private func givesWay(_ interruption: Interruption) -> Bool {
    interruption.hasHappened || waiting.load(ordering: .acquiring) > 0
  }

  /// False when the batch should end here.
  private func take(_ incoming: Incoming, into batch: inout EventBatch) throws(KafkaError) -> Bool {
    switch incoming {
    case .record(let record, let damage):
      guard admits(record.topicPartition) else { return true }
      if let damage { batch.append(.failure(damage)) }
      batch.append(record)
    case .endOfPartition(let partition, let offset):
      if admits(partition) { batch.append(.endOfPartition(partition, offset: offset)) }
    case .rebalance(let change, let partitions):
      batch.append(.rebalance(state.withLock { $0.assignment.announce(change, partitions) }))
      return false
    case .failure(let error):
      batch.append(.failure(handle.secrets.redact(error)))
    case .fatal(let error):
      // What was read before it is delivered first; the next poll throws.
      if batch.isEmpty { throw handle.secrets.redact(error) }
      return false
    case .nothing:
      break
    }
    return true
  }

  private func admits(_ partition: TopicPartition) -> Bool {
    state.withLock { $0.assignment.admits(partition) }
  }

  // MARK: - The end

  /// Leaves the group and ends reading, within `timeout`. Finish and commit first: partitions that are still
  /// owned are given up without another event. Polling afterwards throws.
  public func close(timeout: Duration = .seconds(30)) async {
    let handle = handle
    waiting.add(1, ordering: .acquiringAndReleasing)
    queue.wake()
    try? await thread.run { () throws(KafkaError) in
      self.waiting.subtract(1, ordering: .acquiringAndReleasing)
      let unanswered: [Rebalance]? = self.state.withLock { state in
        guard !state.isClosed else { return nil }
        state.isClosed = true
        defer { state.assignment.replace(with: []) }
        return state.assignment.pending
      }
      guard let unanswered else { return }
      for rebalance in unanswered { try? handle.answer(rebalance) }
      _ = try handle.leaveGroup(timeout: timeout)
    }
    connection.stop()
  }

  private func throwIfClosed() throws(KafkaError) {
    if state.withLock({ $0.isClosed }) { throw .closed("Kafka consumer") }
  }

  /// Runs `job` between two polls. A poll that waits gives way.
  private func control(
    _ job: @escaping @Sendable (Handle, inout Assignment) throws(KafkaError) -> Void
  ) async throws(KafkaError) {
    waiting.add(1, ordering: .acquiringAndReleasing)
    queue.wake()
    try await thread.run { () throws(KafkaError) in
      self.waiting.subtract(1, ordering: .acquiringAndReleasing)
      try self.throwIfClosed()
      // Not under the lock: librdkafka is called, and others only read in between.
      var assignment = self.state.withLock { $0.assignment }
      defer { self.state.withLock { [assignment] in $0.assignment = assignment } }
      try job(self.handle, &assignment)
    }
  }
}
