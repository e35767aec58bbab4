import KafkaClient
import ServiceLifecycle

/// Drives the consumer: takes records in, answers the group, pauses, commits, and leaves in order.
///
/// It never stops polling, whatever the others do: a consumer that does not poll is thrown out of its group.
/// All decisions are `Flow`'s.
struct Intake: Service {
  let consumer: Consumer
  let flow: SharedFlow
  let telemetry: Telemetry
  let watermarks: Watermarks
  let statistics: KafkaStatisticsDesk
  let faults: FaultPoints
  let drainTimeout: Duration
  let commitTimeout: Duration
  /// With missing topics and rights.
  let patience: Patience
  /// With a pattern, topics come and go: an unknown one is no reason to stop.
  let subscribesToPattern: Bool

  /// Records a poll, at most: few, because a batch may be of one partition and is taken in whole, past its share.
  private static let batch = 100
  private static let waitForRecords = Duration.milliseconds(100)
  private static let impatience = Duration.milliseconds(10)

  /// Ends when the worker shuts down or has read to the end.
  ///
  /// - Throws: `WorkerError` when the consumer cannot go on.
  func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      var failure: (any Error)?
      do {
        try await drive(&group)
      } catch {
        failure = error
      }
      // Also after a failure elsewhere: what is finished is finished. A task of its own, because this one may
      // be cancelled by now.
      await Task { await leave() }.value
      if let failure { throw failure }
    }
  }

  private func drive(_ group: inout ThrowingDiscardingTaskGroup<any Error>) async throws {
    let openings = Openings(consumer: consumer, flow: flow, telemetry: telemetry, timeout: commitTimeout)
    var patience = patience
    let beat = telemetry.health.loops.intake
    defer { beat.rest() }
    while !Task.isCancelled {
      beat.beat()
      if Task.isShuttingDownGracefully { beginShutdown() }
      if consumer.assignmentLost { try await loseRevoked() }
      let step = flow.withFlow { $0.step(now: .now) }
      try await apply(step.changes)
      if !step.open.isEmpty { group.addTask { await openings.open(step.open) } }
      if !step.marks.isEmpty { group.addTask { await openings.mark(step.marks) } }
      if let offsets = step.commit { group.addTask { try await commit(offsets) } }
      if let (rebalance, drained) = step.complete { try await complete(rebalance, drained: drained) }
      if step.finished { return }
      try await poll(timeout: step.impatient ? Self.impatience : Self.waitForRecords, &patience)
    }
  }

  /// The session ended while a revocation waited for its work: that is a loss now, and nothing more is committed.
  private func loseRevoked() async throws {
    guard let rebalance = flow.withFlow({ $0.loseRevoked() }) else { return }
    try await answer(rebalance)
    telemetry.record(.lost(rebalance.partitions))
  }

  private func beginShutdown() {
    let begins = flow.withFlow { flow in
      defer { flow.shutDown(drain: drainTimeout, now: .now) }
      return !flow.isShuttingDown
    }
    if begins { telemetry.record(.stopping(reason: "asked to; finishing what is begun")) }
  }

  private func poll(timeout: Duration, _ patience: inout Patience) async throws {
    let room = flow.withFlow { $0.room }
    let events: [ConsumerEvent]
    do {
      events = try await consumer.poll(
        maximumRecords: min(room.records, Self.batch), maximumBytes: room.bytes, timeout: timeout)
    } catch {
      if error.kind == .cancelled { return }
      throw WorkerError("records cannot be read", error)
    }
    for event in events { try await handle(event, &patience) }
  }

  private func handle(_ event: ConsumerEvent, _ patience: inout Patience) async throws {
    switch event {
    case .records(let records):
      patience.succeeded()
      let admission = flow.withFlow { $0.admit(records, now: .now) }
      telemetry.record(.received(admission.load))
      for partition in admission.restarted { telemetry.record(.restarted(partition)) }
    case .rebalance(let rebalance): try await handle(rebalance)
    case .endOfPartition(let partition, let offset): flow.withFlow { $0.reachEnd(partition, offset: offset) }
    case .failure(let error):
      if stops(error), patience.failed(error, now: .now) == .giveUp {
        throw WorkerError("records cannot be read", error)
      }
      telemetry.record(.trouble(error))
    case .statistics(let text): statistics.put(text, of: "consumer")
    }
  }

  private func handle(_ rebalance: Rebalance) async throws {
    switch rebalance.change {
    case .assigned:
      flow.withFlow { $0.assign(rebalance.partitions) }
      try await answer(rebalance)
      telemetry.record(.assigned(rebalance.partitions))
    case .revoked: flow.withFlow { $0.revoke(rebalance, now: .now) }
    case .lost:
      flow.withFlow { $0.lose(rebalance.partitions) }
      try await answer(rebalance)
      telemetry.record(.lost(rebalance.partitions))
    }
    watermarks.retain(flow.withFlow { $0.progress.map(\.partition) })
  }

  private func complete(_ rebalance: Rebalance, drained: Bool) async throws {
    do { try faults.hit(.beforeRevocationAnswer) } catch { telemetry.record(.trouble(error)) }
    try await answer(rebalance)
    telemetry.record(.revoked(rebalance.partitions, drained: drained))
  }

  private func answer(_ rebalance: Rebalance) async throws {
    do {
      try await consumer.complete(rebalance)
    } catch {
      if error.disposition == .stop || stops(error) { throw WorkerError("the group cannot be answered", error) }
      // The group has moved on meanwhile; it tells what it wants next.
      telemetry.record(.trouble(error))
    }
  }

  private func apply(_ changes: IntakeGate.Changes) async throws {
    do {
      if !changes.pause.isEmpty {
        try await consumer.pause(changes.pause)
        telemetry.record(.paused(changes.pause))
      }
      if !changes.resume.isEmpty {
        try await consumer.resume(changes.resume)
        telemetry.record(.resumed(changes.resume))
      }
    } catch {
      if error.disposition == .stop { throw WorkerError("partitions cannot be paused", error) }
      telemetry.record(.trouble(error))
    }
  }

  private func commit(_ offsets: [TopicPartition: CommittedOffset]) async throws {
    do {
      try await consumer.commit(offsets, timeout: commitTimeout)
      try? faults.hit(.afterCommit)
      flow.withFlow { $0.commitEnded(succeeded: true, now: .now) }
      telemetry.record(.committed(partitions: offsets.count))
    } catch {
      flow.withFlow { $0.commitEnded(succeeded: false, now: .now) }
      telemetry.record(.commitFailed(error))
      if stops(error) { throw WorkerError("offsets cannot be committed", error) }
    }
  }

  /// Commits what is finished, if `drive` ended before it could, and leaves the group.
  private func leave() async {
    let offsets = flow.withFlow { $0.uncommitted }
    if !offsets.isEmpty, !flow.withFlow({ $0.isCommitting }) {
      do {
        try await consumer.commit(offsets, timeout: commitTimeout)
        flow.withFlow { $0.committed(offsets) }
        telemetry.record(.committed(partitions: offsets.count))
      } catch {
        telemetry.record(.commitFailed(error))
      }
    }
    await consumer.close(timeout: commitTimeout)
    telemetry.record(.stopped(unfinished: flow.withFlow { $0.total.records }))
  }

  /// True where going on would be waiting for nothing.
  private func stops(_ error: KafkaError) -> Bool {
    switch error.kind {
    case .unknownTopic: !subscribesToPattern
    case .notAuthorized, .configuration, .fenced, .fatal: true
    case .brokerUnavailable, .recordTooLarge, .queueFull, .timedOut, .cancelled, .other: false
    }
  }
}
