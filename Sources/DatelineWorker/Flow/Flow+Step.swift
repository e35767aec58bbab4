import KafkaClient

/// What the consumer's driver is to do next.
extension Flow {
  /// What the driver does before it polls again, in this order.
  struct Step: Sendable {
    var changes = IntakeGate.Changes()
    /// Partitions whose committed offsets are to be asked for, by epoch; `open` or `unanswered` takes the answer.
    var open: [Int: TopicPartition] = [:]
    /// Notes to be committed, by epoch, before their partitions are worked on; `marked` or `unanswered` takes the answer.
    var marks: [Int: (TopicPartition, CommittedOffset)] = [:]
    /// To be begun without waiting for it; `commitEnded` takes the answer.
    var commit: [TopicPartition: CommittedOffset]?
    /// A revocation that may be answered now, and whether all that was begun had been finished.
    var complete: (rebalance: Rebalance, drained: Bool)?
    /// Nothing is left to do: leave the group.
    var finished = false
    /// Something is expected soon: poll briefly.
    var impatient = false
  }

  mutating func step(now: ContinuousClock.Instant) -> Step {
    var step = Step()
    // Partitions go, and work of former assignments ends, without a word to the others.
    if turns.areTaken { release(turns.epoch) }
    if limits.untilEnd, shutdown == nil, revocation == nil, total.records == 0,
      end.isReached(owned: assignments.partitions, now: now)
    {
      shutDown(drain: .zero, now: now)
    }
    let loads = Dictionary(partitions.values.map { ($0.key, $0.load) }) { first, _ in first }
    step.changes = gate.decide(loads: loads, total: total, closed: shutdown != nil, done: readToEnd)
    advanceOpenings(&step, now: now)
    advanceRevocation(&step, now: now)
    advanceShutdown(&step, now: now)
    if step.commit == nil {
      step.commit = commits.begin(pending(in: assignments.partitions), urgent: isUrgent, now: now)
    }
    step.impatient = isUrgent || !paused.isEmpty || !step.open.isEmpty || !step.marks.isEmpty
    return step
  }

  /// Finished, and not known to the broker.
  var uncommitted: [TopicPartition: CommittedOffset] { pending(in: assignments.partitions) }
  var isCommitting: Bool { commits.inFlight != nil }

  /// Takes note of offsets that the broker has: those of a transaction, or of a commit that `step` did not ask for.
  mutating func committed(_ offsets: [TopicPartition: CommittedOffset]) {
    for (partition, committed) in offsets {
      guard let epoch = assignments.epoch(of: partition) else { continue }
      partitions[epoch]?.ledger.commit(committed.offset)
      if partitions[epoch]?.isEnd(committed) == true { partitions[epoch]?.bound?.committed(committed.offset) }
      if committed.metadata.isEmpty || partitions[epoch]?.isParting(with: committed) == true {
        partitions[epoch]?.recovery.cleared()
      } else {
        partitions[epoch]?.recovery.committed(committed.offset)
      }
      release(epoch)
    }
  }

  /// Takes the answer to the commit that `step` asked for.
  mutating func commitEnded(succeeded: Bool, now: ContinuousClock.Instant) {
    let offsets = commits.end(succeeded: succeeded, now: now)
    if succeeded { committed(offsets) }
  }

  private mutating func advanceOpenings(_ step: inout Step, now: ContinuousClock.Instant) {
    for (epoch, partition) in partitions where !partition.isAsking && !partition.closed {
      if let instant = partition.askAgain, instant > now { continue }
      if !partition.recovery.isOpen {
        step.open[epoch] = partition.key
      } else if let first = partition.held.first, let mark = partition.recovery.mark(first: first.id.offset) {
        step.marks[epoch] = (partition.key, mark)
      } else {
        continue
      }
      partitions[epoch]?.isAsking = true
      partitions[epoch]?.askAgain = nil
    }
  }

  private mutating func advanceRevocation(_ step: inout Step, now: ContinuousClock.Instant) {
    guard let rebalance = revocation?.rebalance, var handOver = revocation?.handOver else { return }
    let pending = pending(in: rebalance.partitions)
    let action = handOver.advance(
      unfinished: rebalance.partitions.reduce(0) { $0 + (state(of: $1)?.load.records ?? 0) },
      committing: commits.inFlight != nil, pending: !pending.isEmpty, now: now)
    revocation = (rebalance, handOver)
    switch action {
    case .wait: break
    case .commit: step.commit = commits.begin(pending, urgent: true, last: true, now: now)
    case .complete:
      lose(rebalance.partitions)
      revocation = nil
      step.complete = (rebalance, handOver.drained)
    }
  }

  private mutating func advanceShutdown(_ step: inout Step, now: ContinuousClock.Instant) {
    guard var handOver = shutdown, step.commit == nil else { return }
    let pending = pending(in: assignments.partitions)
    let action = handOver.advance(
      unfinished: partitions.values.reduce(0) { $0 + $1.load.records },
      committing: commits.inFlight != nil, pending: !pending.isEmpty, now: now)
    shutdown = handOver
    switch action {
    case .wait: break
    case .commit: step.commit = commits.begin(pending, urgent: true, last: true, now: now)
    case .complete: step.finished = true
    }
  }

  /// What is to be committed without a transaction: finished offsets, unless transactions carry them, and with the
  /// last of a partition that is handed over in order, that nothing of it was left begun.
  private func pending(in keys: some Sequence<TopicPartition>) -> [TopicPartition: CommittedOffset] {
    var pending: [TopicPartition: CommittedOffset] = [:]
    for key in keys {
      guard let partition = state(of: key) else { continue }
      if let end = partition.endToCommit {
        pending[key] = CommittedOffset(offset: end, metadata: partition.recovery.parting(at: end).text)
      } else if partition.closed, partition.load.records == 0, let offset = partition.recovery.standing {
        let last = partition.ledger.committable ?? offset
        pending[key] = CommittedOffset(offset: last, metadata: partition.recovery.parting(at: last).text)
      } else if limits.commitsOffsets, let offset = partition.ledger.uncommitted {
        pending[key] = CommittedOffset(offset: offset, metadata: partition.recovery.note(for: offset).text)
      }
    }
    return pending
  }
}

// MARK: - Transactions

extension Flow {
  /// The offsets that go with a batch; nil when part of it belongs to an assignment that has ended.
  func offsets(of shipments: [Shipment]) -> [TopicPartition: CommittedOffset]? {
    var last: [Int: Int64] = [:]
    for shipment in shipments {
      guard isCurrent(shipment.work.id) else { return nil }
      last[shipment.work.id.epoch] = max(last[shipment.work.id.epoch] ?? 0, shipment.work.id.offset + 1)
    }
    var offsets: [TopicPartition: CommittedOffset] = [:]
    for (epoch, offset) in last {
      guard let partition = partitions[epoch] else { return nil }
      offsets[partition.key] = CommittedOffset(offset: offset, metadata: partition.recovery.note(for: offset).text)
    }
    return offsets
  }
}

// MARK: - Reports

extension Flow {
  /// How far one owned partition has come.
  struct Progress: Sendable, Hashable {
    var partition: TopicPartition
    /// The first record that was received; nil before it.
    var first: Int64?
    /// One past the last record that was received.
    var position: Int64?
    /// One past the finished prefix; nil before the first record is finished.
    var finished: Int64?
    /// Where the consumer met the end of the partition, if it did.
    var end: Int64?
    /// Of the oldest record that was received and is not finished: milliseconds since 1970-01-01T00:00Z.
    var oldestTimestamp: Int64?
    /// Of the last record of the finished prefix.
    var finishedTimestamp: Int64?
  }

  var progress: [Progress] {
    partitions.values.sorted { $0.key < $1.key }.map { partition in
      Progress(
        partition: partition.key, first: partition.ledger.firstReceived, position: partition.ledger.position,
        finished: partition.ledger.committable, end: end.offset(of: partition.key),
        oldestTimestamp: partition.ledger.oldestTimestamp, finishedTimestamp: partition.ledger.finishedTimestamp)
    }
  }
}
