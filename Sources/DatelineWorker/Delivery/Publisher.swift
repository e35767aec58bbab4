import KafkaClient
import ServiceLifecycle

/// Publishes what became of the articles, in input order within a partition, and reports each as finished
/// when the broker has acknowledged all of it.
///
/// Records go into the producer's queue one article after the other; only the waiting for acknowledgements is
/// concurrent. A full queue holds this loop up, and through the ceiling on what is in flight, intake.
struct Publisher: Service {
  let producer: Producer
  let events: EventRecords
  let deadLetters: DeadLetters
  let flow: SharedFlow
  let telemetry: Telemetry
  /// How long the producer may take to deliver what is queued when the worker ends.
  let closeTimeout: Duration
  var backoff = Backoff()

  /// - Throws: `WorkerError` when nothing can be delivered any more.
  func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask {
        // Intake has drained by now. What still waits for the broker has run out of time: closing the producer
        // answers it.
        do { try await gracefulShutdown() } catch {}
        flow.close()
        await producer.close(timeout: closeTimeout)
      }
      for await finished in flow.deliverable {
        guard flow.withFlow({ $0.isCurrent(finished.work.id) }) else {
          discard(finished.work)
          continue
        }
        let shipment = shipment(for: finished)
        guard !shipment.records.isEmpty else {
          finish(shipment)
          continue
        }
        let pending = try await enqueue(shipment.records)
        group.addTask { try await see(shipment, through: pending) }
      }
    }
  }

  /// The records of one article, and what it means when they are delivered.
  private struct Shipment: Sendable {
    var work: Work
    var records: [OutgoingRecord]
    var event: WorkerEvent?
    /// Set when the records are a dead letter.
    var rejection: Rejection?
  }

  private func shipment(for finished: FinishedWork) -> Shipment {
    let work = finished.work
    switch finished.outcome {
    case .processed(let article):
      let types = article.events.map(\.type)
      return Shipment(
        work: work, records: events.records(for: article, from: work.record),
        event: .published(eventTypes: types, latency: .zero))
    case .filtered(let reason): return Shipment(work: work, records: [], event: .filtered(reason: reason))
    case .rejected(let rejection): return letter(for: work, rejection)
    }
  }

  private func letter(for work: Work, _ rejection: Rejection, withoutValue: Bool = false) -> Shipment {
    Shipment(
      work: work, records: [deadLetters.letter(for: work.record, rejection, withoutValue: withoutValue)],
      event: .rejected(stage: rejection.stage, code: rejection.code, work.id, valueOmitted: withoutValue),
      rejection: rejection)
  }

  /// Waits for the broker's answers, tries again what may be tried again, and ends with the work finished, or
  /// abandoned because the worker ends.
  private func see(_ first: Shipment, through pending: PendingDelivery?) async throws {
    var shipment = first
    var pending = pending
    var attempt = DeliveryAttempt(count: shipment.records.count, backoff: backoff)
    while let awaited = pending {
      switch attempt.answer(await awaited.results()) {
      case .done:
        finish(shipment)
        return
      case .retry(let indices, let delay, let cause):
        telemetry.record(.retried(cause, records: indices.count, delay: delay))
        guard await wait(delay) else { return }
        pending = try await enqueue(indices.map { shipment.records[$0] })
      case .reject(let index, let error):
        shipment = try deadLetter(for: shipment, refusedAt: index, error)
        attempt = DeliveryAttempt(count: 1, backoff: backoff)
        pending = try await enqueue(shipment.records)
      case .stop(let error):
        if flow.isClosed { return }
        throw WorkerError(delivering: error)
      }
    }
  }

  /// - Throws: `WorkerError` when the dead-letter topic itself refuses the record.
  private func deadLetter(for shipment: Shipment, refusedAt index: Int, _ error: KafkaError) throws -> Shipment {
    if let rejection = shipment.rejection {
      guard error.kind == .recordTooLarge, shipment.records.first?.value != nil else {
        throw WorkerError(delivering: error)
      }
      return letter(for: shipment.work, rejection, withoutValue: true)
    }
    let bytes = shipment.records.indices.contains(index) ? shipment.records[index].value?.count ?? 0 : 0
    let rejection = Rejection(
      stage: .deliver, code: error.kind == .recordTooLarge ? "record-too-large" : error.code,
      message: "event \(index + 1) of \(shipment.records.count), \(bytes) bytes: \(error.message)")
    return letter(for: shipment.work, rejection)
  }

  /// Nil when the worker ends before the records are in the queue.
  private func enqueue(_ records: [OutgoingRecord]) async throws -> PendingDelivery? {
    var failures = 0
    while true {
      do {
        return try await producer.enqueue(records)
      } catch {
        if flow.isClosed || error.kind == .cancelled { return nil }
        guard error.disposition == .retry else { throw WorkerError(delivering: error) }
        failures += 1
        let delay = backoff.delay(after: failures)
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

  private func finish(_ shipment: Shipment) {
    if case .published(let types, _) = shipment.event {
      telemetry.record(.published(eventTypes: types, latency: shipment.work.received.duration(to: .now)))
    } else if let event = shipment.event {
      telemetry.record(event)
    }
    flow.finish(shipment.work)
  }

  private func discard(_ work: Work) {
    telemetry.record(.discarded(work.id))
    flow.finish(work)
  }
}
