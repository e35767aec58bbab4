import KafkaClient

/// Where every record in the worker stands, and what follows from it: the worker's one source of truth.
///
/// A state machine without clocks, threads or brokers. Drivers tell it what happened and do what it says.
/// A record is admitted, handed out, completed in any order, released in order, and finished when the broker
/// has everything that became of it. Only then may its offset be committed.
struct Flow: Sendable {
  private struct Partition {
    var ledger = OffsetLedger()
    var order = DeliveryOrder<FinishedWork>()
    /// Admitted under the present epoch and not finished.
    var load = Load()
    /// About to be given up: nothing more is admitted or begun.
    var closed = false
  }

  private var assignments = Assignments()
  private var partitions: [TopicPartition: Partition] = [:]
  private var queue = FairQueue<TopicPartition, Work>()
  private var gate: IntakeGate
  private var commits: CommitSchedule
  private var end: EndOfInput
  private var revocation: (rebalance: Rebalance, handOver: HandOver)?
  private var shutdown: HandOver?
  private let limits: Limits

  /// Everything in flight, work of former assignments included.
  private(set) var total = Load()

  struct Limits: Sendable {
    var inFlight: Load
    var commitInterval: Duration
    /// How long a revocation waits for work in flight, and then for its commit.
    var revocationDrain: Duration
    var commitTimeout: Duration
    /// Stop when every owned partition has been read to its end.
    var untilEnd: Bool
    var settleTime: Duration = .seconds(10)
  }

  init(_ limits: Limits) {
    self.limits = limits
    gate = IntakeGate(limit: limits.inFlight)
    commits = CommitSchedule(interval: limits.commitInterval)
    end = EndOfInput(settleTime: limits.settleTime)
  }

  var waiting: Int { queue.count }
  var paused: Set<TopicPartition> { gate.paused }
  var room: Load { gate.room(beside: total) }
  var isShuttingDown: Bool { shutdown != nil }

  /// False for results of an assignment that has ended since.
  func isCurrent(_ id: WorkID) -> Bool { assignments.isCurrent(id) }
}

// MARK: - Records

extension Flow {
  struct Admission: Sendable, Equatable {
    var load = Load()
    /// Partitions whose offsets went back: their log was cut or made anew, and they start afresh.
    var restarted: [TopicPartition] = []
  }

  /// Takes records in, in order within each partition. Records of partitions that are not owned, or about to
  /// be given up, are left to whoever reads them next.
  mutating func admit(_ records: [Record], now: ContinuousClock.Instant) -> Admission {
    var admission = Admission()
    guard shutdown == nil else { return admission }
    for record in records {
      let key = record.topicPartition
      guard var epoch = assignments.epoch(of: key), partitions[key]?.closed == false else { continue }
      if partitions[key]?.ledger.receive(record.offset) == false {
        drop(key)
        epoch = own(key)
        _ = partitions[key]?.ledger.receive(record.offset)
        admission.restarted.append(key)
      }
      let id = WorkID(partition: key, epoch: epoch, offset: record.offset)
      let work = Work(id: id, record: record, received: now)
      partitions[key]?.order.admit(record.offset)
      partitions[key]?.load += work.load
      total += work.load
      queue.push(work, lane: key)
      admission.load += work.load
    }
    return admission
  }

  /// The work to begin next; partitions take turns.
  mutating func next() -> Work? { queue.pop() }

  /// Takes what became of one record, and returns what may now be delivered, in order within its partition;
  /// nil when the result came too late to count.
  mutating func complete(_ work: Work, with outcome: Outcome) -> [FinishedWork]? {
    guard assignments.isCurrent(work.id),
      let released = partitions[work.id.partition]?.order.complete(
        work.id.offset, with: FinishedWork(work: work, outcome: outcome))
    else {
      total -= work.load
      return nil
    }
    return released
  }

  /// The broker has everything that became of this record, or there was nothing to send. Called once for
  /// everything that `complete` released; late ones change nothing but the load.
  mutating func finish(_ work: Work) {
    total -= work.load
    guard assignments.isCurrent(work.id) else { return }
    partitions[work.id.partition]?.load -= work.load
    partitions[work.id.partition]?.ledger.finish(work.id.offset)
  }

  mutating func reachEnd(_ partition: TopicPartition, offset: Int64) {
    guard assignments.epoch(of: partition) != nil else { return }
    end.reach(partition, offset: offset)
  }
}

// MARK: - Assignment

extension Flow {
  mutating func assign(_ added: [TopicPartition]) {
    for partition in added {
      drop(partition)
      _ = own(partition)
    }
    end.assign(added)
  }

  /// Begins to give partitions up. `step` says when the group is to be answered.
  mutating func revoke(_ rebalance: Rebalance, now: ContinuousClock.Instant) {
    for partition in rebalance.partitions { close(partition) }
    let handOver = HandOver(now: now, drain: limits.revocationDrain, commit: limits.commitTimeout)
    revocation = (rebalance, handOver)
  }

  /// The partitions are gone already: another worker may be reading them. Nothing of them counts any more.
  mutating func lose(_ lost: [TopicPartition]) {
    for partition in lost { drop(partition) }
    end.release(lost)
  }

  /// Stops intake. What is begun is finished and committed within `drain`; what waits is left to others.
  mutating func shutDown(drain: Duration, now: ContinuousClock.Instant) {
    guard shutdown == nil else { return }
    for partition in partitions.keys { close(partition) }
    shutdown = HandOver(now: now, drain: drain, commit: limits.commitTimeout)
  }

  private mutating func own(_ partition: TopicPartition) -> Int {
    partitions[partition] = Partition()
    return assignments.assign(partition)
  }

  /// Admits nothing more, and forgets what was not begun. Work is begun in order, so that is always the tail.
  private mutating func close(_ partition: TopicPartition) {
    partitions[partition]?.closed = true
    let forgotten = queue.removeAll(lane: partition)
    for work in forgotten {
      total -= work.load
      partitions[partition]?.load -= work.load
    }
    guard let first = forgotten.first else { return }
    partitions[partition]?.ledger.abandon(from: first.id.offset)
    partitions[partition]?.order.abandon(from: first.id.offset)
  }

  private mutating func drop(_ partition: TopicPartition) {
    for work in queue.removeAll(lane: partition) { total -= work.load }
    for result in partitions[partition]?.order.waiting ?? [] { total -= result.work.load }
    partitions[partition] = nil
    assignments.release(partition)
  }
}

// MARK: - What to do next

extension Flow {
  /// What the consumer's driver does before it polls again, in this order.
  struct Step: Sendable {
    var changes = IntakeGate.Changes()
    /// To be begun without waiting for it; `commitEnded` takes the answer.
    var commit: [TopicPartition: Int64]?
    /// A revocation that may be answered now, and whether all that was begun had been finished.
    var complete: (rebalance: Rebalance, drained: Bool)?
    /// Nothing is left to do: leave the group.
    var finished = false
    /// Something is expected soon: poll briefly.
    var impatient = false
  }

  mutating func step(now: ContinuousClock.Instant) -> Step {
    var step = Step()
    if limits.untilEnd, shutdown == nil, revocation == nil, total.records == 0,
      end.isReached(owned: assignments.partitions, now: now)
    {
      shutDown(drain: .zero, now: now)
    }
    step.changes = gate.decide(loads: partitions.mapValues(\.load), total: total, closed: shutdown != nil)
    advanceRevocation(&step, now: now)
    advanceShutdown(&step, now: now)
    if step.commit == nil {
      step.commit = commits.begin(pending(in: partitions.keys), urgent: false, now: now)
    }
    step.impatient = revocation != nil || shutdown != nil
    return step
  }

  /// Finished, and not known to the broker.
  var uncommitted: [TopicPartition: Int64] { pending(in: partitions.keys) }
  var isCommitting: Bool { commits.inFlight != nil }

  /// Takes note of a commit that was not asked for by `step`.
  mutating func committed(_ offsets: [TopicPartition: Int64]) {
    for (partition, offset) in offsets { partitions[partition]?.ledger.commit(offset) }
  }

  /// Takes the answer to the commit that `step` asked for.
  mutating func commitEnded(succeeded: Bool) {
    let offsets = commits.end()
    if succeeded { committed(offsets) }
  }

  private mutating func advanceRevocation(_ step: inout Step, now: ContinuousClock.Instant) {
    guard let rebalance = revocation?.rebalance, var handOver = revocation?.handOver else { return }
    let pending = pending(in: rebalance.partitions)
    let action = handOver.advance(
      unfinished: rebalance.partitions.reduce(0) { $0 + (partitions[$1]?.load.records ?? 0) },
      committing: commits.inFlight != nil, pending: !pending.isEmpty, now: now)
    revocation = (rebalance, handOver)
    switch action {
    case .wait: break
    case .commit: step.commit = commits.begin(pending, urgent: true, now: now)
    case .complete:
      lose(rebalance.partitions)
      revocation = nil
      step.complete = (rebalance, handOver.drained)
    }
  }

  private mutating func advanceShutdown(_ step: inout Step, now: ContinuousClock.Instant) {
    guard var handOver = shutdown, step.commit == nil else { return }
    let pending = pending(in: partitions.keys)
    let action = handOver.advance(
      unfinished: partitions.values.reduce(0) { $0 + $1.load.records },
      committing: commits.inFlight != nil, pending: !pending.isEmpty, now: now)
    shutdown = handOver
    switch action {
    case .wait: break
    case .commit: step.commit = commits.begin(pending, urgent: true, now: now)
    case .complete: step.finished = true
    }
  }

  private func pending(in keys: some Sequence<TopicPartition>) -> [TopicPartition: Int64] {
    var pending: [TopicPartition: Int64] = [:]
    for key in keys { pending[key] = partitions[key]?.ledger.uncommitted }
    return pending
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
  }

  var progress: [Progress] {
    partitions.sorted { $0.key < $1.key }.map { key, value in
      Progress(
        partition: key, first: value.ledger.firstReceived, position: value.ledger.position,
        finished: value.ledger.committable, end: end.offset(of: key))
    }
  }
}
