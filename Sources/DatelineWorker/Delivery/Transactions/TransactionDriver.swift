import Foundation
import KafkaClient
import ServiceLifecycle

/// Performs what `TransactionMachine` decides, one step after the other.
struct TransactionDriver {
  private let delivery: ExactlyOnceDelivery
  private var machine: TransactionMachine
  private var schedule: BatchSchedule
  private var producer: Producer
  private var redelivery = Redelivery()
  private var batch = Batch(shipments: [])
  private var pending: PendingDelivery?
  private var offsets: [TopicPartition: CommittedOffset] = [:]
  private var refused: [Int: (record: Int, error: KafkaError)] = [:]
  private var sequence: TransactionSequence
  /// When the present transaction began.
  private var began = ContinuousClock.now

  /// How long a step may take before it is looked at again: the end of the worker waits no longer than that.
  private static let stepTimeout = Duration.seconds(5)
  private static let closeTimeout = Duration.seconds(1)

  private var flow: SharedFlow { delivery.flow }
  private var telemetry: Telemetry { delivery.telemetry }

  init(_ delivery: ExactlyOnceDelivery) throws {
    self.delivery = delivery
    machine = TransactionMachine(
      timeout: delivery.timeout, isNameLocked: delivery.isNameLocked, patience: delivery.patience)
    schedule = BatchSchedule(delivery.schedule)
    sequence = TransactionSequence(of: delivery.transactionalID)
    do { producer = try delivery.makeProducer() } catch { throw WorkerError("no producer can be made", error) }
  }

  /// - Throws: `WorkerError` when nothing can be delivered any more.
  mutating func run() async throws {
    let beat = telemetry.health.loops.delivery
    defer { beat.rest() }
    while true {
      beat.beat()
      if flow.isClosed { machine.end() }
      switch machine.next() {
      case .wait(let delay): await wait(delay)
      case .end:
        await producer.close(timeout: Self.closeTimeout)
        if let error = machine.reason, !flow.isClosed || error.kind == .fenced { throw WorkerError(delivering: error) }
        return
      case .take: await take()
      case .rebuild: await rebuild()
      case .finish: finish()
      case .restore: restore()
      case .reconcile: await reconcile()
      case .flush: await flush()
      case let action: await perform(action)
      }
    }
  }

  // MARK: - Steps of a transaction

  private mutating func perform(_ action: TransactionMachine.Action) async {
    do {
      try await step(action)
      machine.succeeded(now: .now)
    } catch {
      note(error)
      machine.failed(error, now: .now)
    }
  }

  private mutating func step(_ action: TransactionMachine.Action) async throws(TransactionError) {
    switch action {
    case .initialise:
      try await producer.initTransactions(timeout: Self.stepTimeout)
      telemetry.record(.producerReady)
    case .begin: try await begin()
    case .produce: try await produce()
    case .sendOffsets: try await sendOffsets()
    case .commit: try await commit()
    case .flushForAbort: try await flushForAbort()
    case .abort:
      try await producer.abortTransaction(timeout: Self.stepTimeout)
      telemetry.record(.transactionAborted(began.duration(to: .now)))
    case .take, .flush, .finish, .restore, .rebuild, .reconcile, .wait, .end: break
    }
  }

  private mutating func begin() async throws(TransactionError) {
    try hit(.beforeBegin, .retry)
    try await plantMistake()
    try await producer.beginTransaction()
    began = .now
    try hit(.afterBegin, .abort)
  }

  private mutating func produce() async throws(TransactionError) {
    let marker = Header(RecordHeaders.transaction, sequence.next())
    do {
      pending = try await producer.enqueue(batch.records, adding: [marker])
    } catch {
      throw TransactionError(error.disposition == .stop ? .rebuild : .abort, error)
    }
    try hit(.afterProduce, .abort)
  }

  /// Waits until the broker has every record, and looks at its answers.
  private mutating func flush() async {
    do {
      try await flushed()
      guard let failure = await failure(of: pending) else {
        try hit(.afterFlush, .abort)
        return machine.succeeded(now: .now)
      }
      telemetry.record(.retried(failure, records: batch.shipments.count, delay: nil))
      machine.spoilt(because: refused.isEmpty ? failure : nil, now: .now)
    } catch {
      note(error)
      machine.failed(error, now: .now)
    }
  }

  /// The worst of what became of the records; nil when all are acknowledged. Fills `refused`.
  private mutating func failure(of pending: PendingDelivery?) async -> KafkaError? {
    var places: [Int: KafkaError] = [:]
    var other: KafkaError?
    for (place, result) in (await pending?.results() ?? []).enumerated() {
      guard case .failure(let error) = result else { continue }
      machine.recordsWereNotDelivered()
      // Purged because something else failed: the next call of the transaction says what.
      if error.code == "_PURGE_QUEUE" || error.code == "_PURGE_INFLIGHT" { continue }
      if error.refusesRecord { places[place] = error } else { other = other ?? error }
    }
    refused = batch.owners(of: places)
    return other ?? places.values.first
  }

  private mutating func sendOffsets() async throws(TransactionError) {
    guard delivery.mutant != .offsetsOutsideTransaction else { return }
    let membership: GroupMembership
    do { membership = try delivery.consumer.membership() } catch { throw TransactionError(.abort, error) }
    // After the membership was read, not before: see GroupMembership.
    guard let offsets = currentOffsets() else {
      throw TransactionError(.abort, Self.stale)
    }
    self.offsets = offsets
    try await producer.sendOffsets(offsets, as: membership, timeout: Self.stepTimeout)
    try hit(.afterOffsets, .abort)
  }

  private func currentOffsets() -> [TopicPartition: CommittedOffset]? {
    if delivery.mutant == .lateAcknowledgement {
      let last = batch.shipments.map { ($0.work.id.partition, CommittedOffset(offset: $0.work.id.offset + 1)) }
      return Dictionary(last) { $0.offset > $1.offset ? $0 : $1 }
    }
    let shipments = batch.shipments
    return flow.withFlow { $0.offsets(of: shipments) }
  }

  private static let stale = KafkaError(
    code: "partition-given-up", kind: .other,
    message: "A partition of the batch was given up before it could be committed; its next owner delivers it.",
    disposition: .reject)

  private mutating func commit() async throws(TransactionError) {
    guard delivery.faults.isPlanned(.duringCommit) else {
      try await producer.commitTransaction(timeout: Self.stepTimeout)
      return try hit(.afterCommit, .rebuild)
    }
    async let answer: Void = producer.commitTransaction(timeout: Self.stepTimeout)
    try? await Task.sleep(for: .microseconds(Int.random(in: 0...3_000)))
    try hit(.duringCommit, .rebuild)
    do { try await answer } catch let error as TransactionError { throw error } catch {}
    try hit(.afterCommit, .rebuild)
  }

  private mutating func flushForAbort() async throws(TransactionError) {
    try await flushed()
  }

  private func flushed() async throws(TransactionError) {
    do {
      try await producer.flush(timeout: Self.stepTimeout)
    } catch {
      throw TransactionError(error.disposition == .retry ? .retry : .rebuild, error)
    }
  }

  private func hit(_ point: FaultPoint, _ remedy: TransactionError.Remedy) throws(TransactionError) {
    do { try delivery.faults.hit(point) } catch { throw TransactionError(remedy, error) }
  }

  // MARK: - Around transactions

  /// Waits for the next batch: first what is to be delivered again, then what is ready.
  private mutating func take() async {
    if !redelivery.isEmpty {
      let epochs = flow.withFlow { Set($0.partitions.keys) }
      let (shipments, stale) = redelivery.next { epochs.contains($0.epoch) }
      discard(stale)
      if !shipments.isEmpty { return start(shipments) }
    }
    let beat = telemetry.health.loops.delivery
    defer { beat.beat() }
    while !flow.isClosed {
      beat.rest()
      let limits = schedule.limits
      let (decision, underway, shipments) = flow.withFlow { [schedule] flow in
        let underway = flow.total.records - flow.ready.count
        let decision = schedule.decide(
          ready: flow.ready.count, flow.readyLoad, underway: underway, urgent: flow.isUrgent, now: .now)
        return (decision, underway, decision == .begin ? flow.takeReady(atMost: limits.load) : [])
      }
      switch decision {
      case .begin: return start(shipments)
      case .wait(let instant): await flow.waitForReady(limits.count, orAll: underway > 0, until: instant)
      case .idle: await flow.waitForReady(1)
      }
    }
  }

  private mutating func start(_ shipments: [Shipment]) {
    schedule.begin(now: .now)
    batch = Batch(shipments: shipments)
    (pending, offsets, refused) = (nil, [:], [:])
    machine.succeeded(now: .now)
  }

  private mutating func finish() {
    let (shipments, offsets) = (batch.shipments, offsets)
    flow.withFlow { flow in
      for shipment in shipments { flow.finish(shipment.work) }
      flow.committed(offsets)
    }
    delivery.delivered?(shipments)
    let now = Moment.now
    telemetry.record(
      shipments.map { $0.event(at: now) }
        + [.transactionCommitted(articles: shipments.count, began.duration(to: now.steady))])
    batch = Batch(shipments: [])
    machine.succeeded(now: now.steady)
  }

  private mutating func restore() {
    let impossible = redelivery.restore(batch.shipments, refused: refused, delivery.shipper)
    batch = Batch(shipments: [])
    machine.succeeded(now: .now)
    if let impossible { machine.stop(because: impossible) }
  }

  private mutating func rebuild() async {
    await producer.close(timeout: .zero)
    do {
      producer = try delivery.makeProducer()
      telemetry.record(.producerRebuilt)
      machine.succeeded(now: .now)
    } catch {
      machine.stop(because: error)
    }
  }

  /// The transaction is over, one way or the other: the group's committed offsets say which.
  private mutating func reconcile() async {
    let shipments = batch.shipments
    let partitions = Array(Set(shipments.map(\.work.id.partition)))
    do {
      let committed = try await delivery.consumer.committedOffsets(partitions, timeout: Self.stepTimeout)
      let done = shipments.filter { $0.work.id.offset < committed[$0.work.id.partition]?.offset ?? 0 }
      let open = shipments.filter { $0.work.id.offset >= committed[$0.work.id.partition]?.offset ?? 0 }
      flow.withFlow { flow in
        for shipment in done { flow.finish(shipment.work) }
        if !done.isEmpty { flow.committed(committed) }
      }
      delivery.delivered?(done)
      let now = Moment.now
      telemetry.record(done.map { $0.event(at: now) })
      _ = redelivery.restore(open, delivery.shipper)
      batch = Batch(shipments: [])
      machine.succeeded(now: now.steady)
    } catch {
      note(TransactionError(.retry, error))
      machine.failed(TransactionError(.retry, error), now: .now)
    }
  }

  private func discard(_ stale: [Shipment]) {
    guard !stale.isEmpty else { return }
    flow.withFlow { flow in for shipment in stale { flow.finish(shipment.work) } }
    telemetry.record(stale.map { .discarded($0.work.id) })
  }

  private func note(_ error: TransactionError) {
    telemetry.record(.retried(error.cause, records: batch.shipments.count, delay: nil))
  }

  /// Waits, and no longer than the worker lives.
  private func wait(_ delay: Duration) async {
    do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: delay) } } catch {}
  }

  // MARK: - Mistakes for the test of the tests

  private mutating func plantMistake() async throws(TransactionError) {
    switch delivery.mutant {
    case .offsetsOutsideTransaction:
      guard let offsets = currentOffsets() else { return }
      do {
        try await delivery.consumer.commit(offsets, timeout: Self.stepTimeout)
      } catch {
        throw TransactionError(.retry, error)
      }
    case .commitBeforeFlush:
      try await producer.beginTransaction()
      try await sendOffsets()
      try await producer.commitTransaction(timeout: Self.stepTimeout)
    case .lateAcknowledgement, nil: break
    }
  }
}
