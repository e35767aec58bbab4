import DequeModule
import KafkaClient

/// Where every record in the worker stands, and what follows from it: the worker's one source of truth.
///
/// A state machine without clocks, threads or brokers. Drivers tell it what happened and do what it says.
/// A record is admitted, handed out, completed in any order, released in order, delivered in a batch, and finished
/// when the broker has everything that became of it. Only then may its offset be committed.
struct Flow: Sendable {
  struct Partition {
    let key: TopicPartition
    var ledger = OffsetLedger()
    var order = DeliveryOrder<Shipment>()
    /// Admitted and not finished.
    var load = Load()
    /// Admitted, and not to be begun yet.
    var held: Deque<Work> = []
    var recovery: CrashRecovery
    /// A question to the broker for `recovery` is under way.
    var isAsking = false
    /// How often it was not answered in a row, and when it may be asked again.
    var unanswered = 0
    var askAgain: ContinuousClock.Instant?
    /// About to be given up: nothing more is admitted or begun.
    var closed = false
    /// In a run that ends by itself.
    var bound: PartitionBound?

    /// Its next record is to be begun with nothing else begun in the worker, or one was and is not committed yet.
    var isCareful: Bool { recovery.hasClaim || nextIsAlone }

    var nextIsAlone: Bool {
      held.first.map { recovery.isAlone($0.id.offset, first: isFirst($0)) } ?? false
    }

    /// The next record may be begun, as far as the partition goes.
    var mayBegin: Bool {
      guard let next = held.first else { return false }
      return recovery.mayBegin(
        next.id.offset, first: isFirst(next), inFlight: load.records - held.count, committable: ledger.committable)
    }

    /// It is handed over in order, and this is what it leaves.
    func isParting(with last: CommittedOffset) -> Bool {
      closed && load.records == 0 && last.metadata == recovery.parting(at: last.offset).text
    }

    func isFirst(_ work: Work) -> Bool { work.id.offset == ledger.firstReceived }
  }

  struct Limits: Sendable {
    var inFlight: Load
    var commitInterval: Duration
    /// How long a revocation waits for work in flight, and then for its commit.
    var revocationDrain: Duration
    var commitTimeout: Duration
    /// Stop when every owned partition has been read to its end.
    var untilEnd: Bool
    var settleTime: Duration = .seconds(10)
    /// Offsets are committed by themselves; without it they go with the transactions that carry their events.
    var commitsOffsets = true
    /// Deliveries of a record alone before it counts as the death of its workers.
    var attempts = 3
    /// In a run that ends by itself: what it reads.
    var bounds: ReadingBounds?
  }

  var assignments = Assignments()
  /// By epoch: an assignment that has ended is simply not there any more.
  var partitions: [Int: Partition] = [:]
  var queue = FairQueue<Int, Work>()
  var gate: IntakeGate
  var commits: CommitSchedule
  var end: EndOfInput
  var revocation: (rebalance: Rebalance, handOver: HandOver)?
  var shutdown: HandOver?
  let limits: Limits

  /// Everything in flight, work of former assignments included.
  var total = Load()
  /// Where records are begun one at a time in the whole worker.
  var turns = Turns()
  /// Completed, and next to be delivered, in order within each partition.
  private(set) var ready: Deque<Shipment> = []
  private(set) var readyLoad = Load()
  /// Records within the bounds of the run that were not selected.
  var passedOver = 0

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
  /// Someone waits for what is in flight: batches do not wait to be filled.
  var isUrgent: Bool {
    revocation != nil || shutdown != nil || turns.areTaken
  }

  /// False for results of an assignment that has ended since.
  func isCurrent(_ id: WorkID) -> Bool { partitions[id.epoch] != nil }

  func state(of partition: TopicPartition) -> Partition? {
    assignments.epoch(of: partition).flatMap { partitions[$0] }
  }
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
    var rest = records[...]
    while let first = rest.first {
      let key = first.topicPartition
      let run = rest.prefix { $0.partition == key.partition && $0.topic == key.topic }
      rest = rest.dropFirst(run.count)
      admit(run, of: key, to: &admission, now: now)
    }
    return admission
  }

  /// Records of one partition: looked up once.
  private mutating func admit(
    _ records: ArraySlice<Record>, of key: TopicPartition, to admission: inout Admission,
    now: ContinuousClock.Instant
  ) {
    guard var epoch = assignments.epoch(of: key), partitions[epoch]?.closed == false else { return }
    for record in records where isWanted(record, of: epoch) {
      let timestamp = record.timestamp?.milliseconds
      if partitions[epoch]?.ledger.receive(record.offset, timestamp: timestamp) == false {
        drop(key)
        epoch = own(key)
        // Nothing that was committed says anything about the new log.
        _ = partitions[epoch]?.recovery.open(nil)
        _ = partitions[epoch]?.ledger.receive(record.offset, timestamp: timestamp)
        admission.restarted.append(key)
      }
      let work = Work(id: WorkID(partition: key, epoch: epoch, offset: record.offset), record: record, received: now)
      let load = work.load
      partitions[epoch]?.order.admit(record.offset)
      partitions[epoch]?.load += load
      partitions[epoch]?.held.append(work)
      total += load
      admission.load += load
    }
    release(epoch)
  }

  /// The work to begin next, of one partition; partitions take turns. Empty when nothing waits.
  mutating func next(atMost limit: Int = 1) -> [Work] { queue.pop(atMost: limit) }

  /// Takes back work that was handed out and not begun.
  mutating func giveBack(_ works: [Work]) {
    for work in works where !isCurrent(work.id) { total -= work.load }
    let current = works.filter { isCurrent($0.id) }
    guard let first = current.first else { return }
    if partitions[first.id.epoch]?.closed == true {
      abandon(current, of: first.id.epoch)
    } else {
      queue.putBack(current, lane: first.id.epoch)
    }
  }

  /// Takes what became of one record. False when the result came too late to count.
  mutating func complete(_ shipment: Shipment) -> Bool {
    let id = shipment.work.id
    var released: [Shipment] = []
    let counts = partitions[id.epoch]?.order.complete(id.offset, with: shipment) { released.append($0) } ?? false
    guard counts else {
      total -= shipment.work.load
      return false
    }
    for shipment in released { readyLoad += shipment.load }
    ready.append(contentsOf: released)
    return true
  }

  /// The next shipments to deliver, in order, up to a load; at least one where there is any.
  mutating func takeReady(atMost limit: Load) -> [Shipment] {
    var taken: [Shipment] = []
    var load = Load()
    while let first = ready.first {
      let next = first.load
      if !taken.isEmpty, load.records + next.records > limit.records || load.bytes + next.bytes > limit.bytes { break }
      load += next
      taken.append(first)
      ready.removeFirst()
    }
    readyLoad -= load
    return taken
  }

  /// The broker has everything that became of this record, or there was nothing to send. Called once for
  /// everything that was taken for delivery; late ones change nothing but the load.
  mutating func finish(_ work: Work) {
    total -= work.load
    guard partitions[work.id.epoch] != nil else { return }
    partitions[work.id.epoch]?.load -= work.load
    partitions[work.id.epoch]?.ledger.finish(work.id.offset)
    if turns.areTaken || partitions[work.id.epoch]?.held.isEmpty == false { release(work.id.epoch) }
  }

  mutating func reachEnd(_ partition: TopicPartition, offset: Int64) {
    guard let epoch = assignments.epoch(of: partition) else { return }
    partitions[epoch]?.bound?.meetEnd(offset)
    end.reach(partition, offset: offset)
  }

  /// Forgets work that was not begun: the tail of what was received.
  mutating func abandon(_ works: [Work], of epoch: Int) {
    for work in works {
      total -= work.load
      partitions[epoch]?.load -= work.load
    }
    guard let first = works.first else { return }
    partitions[epoch]?.ledger.abandon(from: first.id.offset)
    partitions[epoch]?.order.abandon(from: first.id.offset)
  }

  /// Forgets results that wait to be delivered.
  mutating func withdrawReady(of epoch: Int) {
    guard ready.contains(where: { $0.work.id.epoch == epoch }) else { return }
    for shipment in ready where shipment.work.id.epoch == epoch {
      total -= shipment.work.load
      readyLoad -= shipment.load
    }
    ready.removeAll { $0.work.id.epoch == epoch }
  }
}
