/// Writes records.
///
/// By default idempotent: what is acknowledged is written once, and in the order of the calls within a
/// partition, through retries too. Close it at the end, or what is still queued is lost (and reported so).
public final class Producer: Sendable {
  let connection: Connection
  private let desk: DeliveryDesk
  private let turnstile = Turnstile()

  var handle: Handle { connection.handle }

  /// Defaults under what `configuration` says: `enable.idempotence=true`, `acks=all`,
  /// `compression.codec=lz4`, `partitioner=murmur2_random` (as Java clients partition).
  ///
  /// - Parameter statistics: takes librdkafka's statistics as JSON, on a thread that waits for it; only with
  ///   `statistics.interval.ms` above 0.
  public init(
    configuration: KafkaConfiguration, logger: @escaping KafkaLogHandler = { _ in },
    statistics: @escaping @Sendable (String) -> Void = { _ in }
  ) throws(KafkaError) {
    let handle = try Handle(.producer, configuration: Self.complete(configuration), log: logger)
    let desk = DeliveryDesk()
    self.desk = desk
    connection = try Connection(
      handle, measured: statistics, delivered: { desk.receive($0) }, ended: { desk.end() })
  }

  /// Defaults step aside for the other names that librdkafka has for the same property.
  private static func complete(_ configuration: KafkaConfiguration) -> KafkaConfiguration {
    var defaults = KafkaConfiguration()
    for (names, value) in [
      (["enable.idempotence"], "true"),
      (["acks", "request.required.acks"], "all"),
      (["compression.codec", "compression.type"], "lz4"),
      (["partitioner"], "murmur2_random"),
    ] where names.allSatisfy({ configuration[$0] == nil }) {
      defaults[names[0]] = value
    }
    // Without idempotence asked for, fewer acknowledgements mean that none is wanted.
    if let acks = configuration["acks"] ?? configuration["request.required.acks"], acks != "all", acks != "-1",
      configuration["enable.idempotence"] == nil
    {
      defaults["enable.idempotence"] = "false"
    }
    return defaults.merging(configuration)
  }

  /// Queues records in order. Returns when all are queued, which takes as long as the queue is full
  /// (`queue.buffering.max.messages`, `queue.buffering.max.kbytes`); calls are let through one by one, in
  /// the order in which they came.
  ///
  /// A record that cannot be queued (too large, no such partition) has its failure among the results, and the
  /// others go on. Throws when the producer is closed or has failed for good, or the task is cancelled: records
  /// before that point may still be delivered.
  ///
  /// - Parameter headers: added to those of each record.
  public func enqueue(
    _ records: [OutgoingRecord], adding headers: [Header] = []
  ) async throws(KafkaError) -> PendingDelivery {
    guard !records.isEmpty else { return PendingDelivery(promise: DeliveryPromise([])) }
    guard await turnstile.enter() else { throw .cancelled("Queueing records") }
    defer { turnstile.leave() }
    try throwIfEnded()
    let (first, promise) = desk.open(count: records.count)
    let end = first + UInt(records.count)
    for (ticket, record) in zip(first..<end, records) {
      do {
        try await enqueue(record, adding: headers, ticket: ticket)
      } catch {
        desk.refuse(ticket..<end, error)
        throw error
      }
    }
    return PendingDelivery(promise: promise)
  }

  /// Queues one record; throws what also ends the rest of its batch.
  private func enqueue(_ record: OutgoingRecord, adding headers: [Header], ticket: UInt) async throws(KafkaError) {
    while true {
      guard !desk.isClosed else { throw .closed("Kafka producer") }
      let standing = desk.reserve()
      do {
        return try handle.produce(record, adding: headers, ticket: ticket)
      } catch {
        desk.withdraw()
        if error.disposition == .stop { throw error }
        guard error.kind == .queueFull, !standing.isEmpty else {
          return desk.refuse(ticket..<ticket + 1, error)
        }
      }
      guard await desk.waitForRoom(since: standing) else { throw .cancelled("Queueing records") }
    }
  }

  /// Queues records and waits for the brokers' acknowledgements: one result per record, in order.
  public func send(_ records: [OutgoingRecord]) async throws(KafkaError) -> [Result<Delivery, KafkaError>] {
    try await enqueue(records).results()
  }

  /// Sends what is queued at once, and waits until all of it is acknowledged or has failed.
  public func flush(timeout: Duration) async throws(KafkaError) {
    let handle = handle
    try await connection.call { () throws(KafkaError) in try handle.flush(timeout: timeout) }
  }

  /// Records that are queued or on the way.
  public var queued: Int { desk.queued }

  public func partitionCount(of topic: String, timeout: Duration = .seconds(10)) async throws(KafkaError) -> Int32 {
    let handle = handle
    return try await connection.call { () throws(KafkaError) in
      guard let description = try handle.describeTopics([topic], timeout: timeout).first else {
        throw KafkaError(
          code: "UNKNOWN_TOPIC_OR_PART", whatFailed: "Describing '\(topic)' has failed", reason: "the broker names none"
        )
      }
      if let error = description.error { throw error }
      return Int32(clamping: description.partitions.count)
    }
  }

  /// Flushes for `timeout` at most, gives up what is left, and ends. Queueing afterwards throws.
  public func close(timeout: Duration = .seconds(30)) async {
    desk.close()
    // Let the call that has its turn notice; a task of its own, for the wait must outlive a cancellation.
    let turnstile = turnstile
    if await Task(operation: { await turnstile.enter() }).value { turnstile.leave() }
    let handle = handle
    try? await connection.calls.run { () throws(KafkaError) in
      do {
        try handle.flush(timeout: timeout)
      } catch {
        handle.purge()
        try handle.flush(timeout: .seconds(5))
      }
    }
    await connection.stopped()
  }

  private func throwIfEnded() throws(KafkaError) {
    if desk.isClosed { throw .closed("Kafka producer") }
    if let error = handle.fatalError { throw error }
  }
}
