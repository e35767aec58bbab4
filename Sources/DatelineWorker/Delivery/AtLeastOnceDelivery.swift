import KafkaClient
import ServiceLifecycle

/// Delivers without transactions: what became of the articles, in input order within a partition, each reported as
/// finished when the broker has acknowledged all of it. Offsets are committed apart, behind that.
///
/// Whatever is ready goes into the producer's queue at once, batch after batch; only the waiting for acknowledgements
/// is concurrent. A full queue holds this loop up, and through the ceiling on what is in flight, intake.
struct AtLeastOnceDelivery: Service {
  let producer: Producer
  let shipper: Shipper
  let flow: SharedFlow
  let telemetry: Telemetry
  /// How long the producer may take to deliver what is queued when the worker ends.
  let closeTimeout: Duration
  /// What a batch takes, at most.
  let limit: Load
  let patience: Patience
  let faults: FaultPoints
  let mutant: FaultMutant?
  /// Told of articles that are delivered.
  var delivered: (@Sendable ([Shipment]) -> Void)?

  /// - Throws: `WorkerError` when nothing can be delivered any more.
  func run() async throws {
    telemetry.record(.producerReady)
    let beat = telemetry.health.loops.delivery
    defer { beat.rest() }
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask {
        // Intake has drained by now. What still waits for the broker has run out of time: closing the producer
        // answers it.
        do { try await gracefulShutdown() } catch {}
        flow.close()
        await producer.close(timeout: closeTimeout)
      }
      while !flow.isClosed, !Task.isCancelled {
        beat.beat()
        let (current, stale) = flow.withFlow { flow in
          let shipments = flow.takeReady(atMost: limit)
          return (shipments.filter { flow.isCurrent($0.work.id) }, shipments.filter { !flow.isCurrent($0.work.id) })
        }
        discard(stale)
        // Both to wait for articles and for room in the queue, which a broker that is away keeps full, is no fault.
        beat.rest()
        guard !current.isEmpty else {
          await flow.waitForReady(1)
          continue
        }
        let batch = Batch(shipments: current)
        guard let pending = try await enqueue(batch.records) else { break }
        try? faults.hit(.afterProduce)
        if mutant == .commitBeforeFlush { finish(batch.shipments) }
        group.addTask { try await see(batch, through: pending) }
      }
    }
  }

  /// Waits for the broker's answers, tries again what may be tried again, and ends with the batch finished, or
  /// abandoned because the worker ends.
  private func see(_ first: Batch, through pending: PendingDelivery) async throws {
    var batch = first
    var pending: PendingDelivery? = pending
    var records = batch.records
    var attempt = DeliveryAttempt(count: records.count, patience: patience)
    while let awaited = pending {
      switch attempt.answer(await awaited.results(), now: .now) {
      case .done:
        try? faults.hit(.afterFlush)
        if mutant != .commitBeforeFlush { finish(batch.shipments) }
        return
      case .retry(let places, let delay, let cause):
        telemetry.record(.retried(cause, records: places.count, delay: delay))
        guard await wait(delay) else { return }
        pending = try await enqueue(places.map { records[$0] })
      case .reject(let refused):
        batch = try letters(for: batch, refused)
        records = batch.records
        attempt = DeliveryAttempt(count: records.count, patience: patience)
        pending = try await enqueue(records)
      case .stop(let error):
        if flow.isClosed { return }
        throw WorkerError(delivering: error)
      }
    }
  }

  /// Finishes the articles that are delivered, and gives the dead letters of the others.
  ///
  /// - Throws: `WorkerError` when the dead-letter topic itself refuses one.
  private func letters(for batch: Batch, _ refused: [Int: KafkaError]) throws -> Batch {
    let owners = batch.owners(of: refused)
    let delivered = batch.shipments.indices.filter { owners[$0] == nil }.map { batch.shipments[$0] }
    if mutant != .commitBeforeFlush { finish(delivered) }
    let letters = try owners.sorted { $0.key < $1.key }.map { index, refusal in
      guard
        let letter = shipper.replacement(for: batch.shipments[index], refusedAt: refusal.record, refusal.error)
      else { throw WorkerError(delivering: refusal.error) }
      return letter
    }
    return Batch(shipments: letters)
  }

  /// Nil when the worker ends before the records are in the queue.
  private func enqueue(_ records: [OutgoingRecord]) async throws -> PendingDelivery? {
    var patience = patience
    while true {
      do {
        return try await producer.enqueue(records)
      } catch {
        if flow.isClosed || error.kind == .cancelled { return nil }
        guard error.disposition == .retry, case .again(let delay) = patience.failed(error, now: .now) else {
          throw WorkerError(delivering: error)
        }
        telemetry.record(.retried(error, records: records.count, delay: delay))
        guard await wait(delay) else { return nil }
      }
    }
  }

  /// False when the worker ends meanwhile.
  private func wait(_ delay: Duration) async -> Bool {
    do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: delay) } } catch {}
    return !flow.isClosed && !Task.isCancelled
  }

  private func finish(_ shipments: [Shipment]) {
    delivered?(shipments)
    let now = Moment.now
    telemetry.record(shipments.map { $0.event(at: now) })
    flow.withFlow { flow in for shipment in shipments { flow.finish(shipment.work) } }
  }

  private func discard(_ stale: [Shipment]) {
    guard !stale.isEmpty else { return }
    telemetry.record(stale.map { .discarded($0.work.id) })
    flow.withFlow { flow in for shipment in stale { flow.finish(shipment.work) } }
  }
}
