import KafkaClient

/// Decides every step of exactly-once delivery: a state machine that performs nothing.
///
/// A batch is begun, produced, flushed, given its offsets and committed. What fails on the way leads on in one of
/// three ways. What can be tried again is, while the coordinator can still know the transaction. What asks for an
/// abort is flushed and aborted, and its batch delivered again. Anything else leaves open what became of the
/// transaction: the producer is rebuilt under the same transactional id, which ends the transaction, and then the
/// group's committed offsets tell what of the batch is to be delivered again. Who is fenced does not come back.
struct TransactionMachine: Sendable {
  enum Action: Sendable, Equatable {
    /// Take over the transactional id.
    case initialise
    /// Wait for a batch.
    case take
    case begin
    case produce
    case flush
    case sendOffsets
    case commit
    /// The batch is committed.
    case finish
    /// Flush, before an abort.
    case flushForAbort
    case abort
    /// The batch came to nothing: it is delivered again.
    case restore
    /// Close the producer and make another.
    case rebuild
    /// Ask what the group has committed: of the batch, the rest is delivered again.
    case reconcile
    case wait(Duration)
    /// Close the producer and end; `reason` says why, if it is not the worker that ends.
    case end
  }

  private enum Phase: Sendable {
    case fresh, idle, taken, begun, produced, flushed, offsetsSent, committed
    case spoilt, flushedToAbort, aborted
    case broken, inDoubt
    case over
  }

  /// How long the coordinator keeps an open transaction.
  private let timeout: Duration
  /// No other live worker can have the transactional id, because this one holds a lock on it.
  private let isNameLocked: Bool
  private var phase = Phase.fresh
  private var patience: Patience
  private var deadline: ContinuousClock.Instant?
  /// Before the next step.
  private var pause: Duration?
  private var hasBatch = false
  private var isEnding = false
  /// Records of the batch were numbered and not delivered.
  private var leavesGap = false
  /// What leads no further.
  private(set) var reason: KafkaError?

  init(timeout: Duration, isNameLocked: Bool = false, patience: Patience) {
    self.timeout = timeout
    self.isNameLocked = isNameLocked
    self.patience = patience
  }

  /// True from the beginning of a transaction to its end.
  var isInTransaction: Bool { deadline != nil }

  mutating func next() -> Action {
    if let delay = pause {
      pause = nil
      return .wait(delay)
    }
    switch phase {
    case .fresh: return isEnding ? .end : .initialise
    case .idle: return isEnding ? .end : .take
    case .taken: return isEnding ? .end : .begin
    case .begun: return .produce
    case .produced: return .flush
    case .flushed: return .sendOffsets
    case .offsetsSent: return .commit
    case .committed: return .finish
    case .spoilt: return .flushForAbort
    case .flushedToAbort: return .abort
    case .aborted: return .restore
    case .broken: return isEnding ? .end : .rebuild
    case .inDoubt: return isEnding ? .end : .reconcile
    case .over: return .end
    }
  }

  /// The action that `next` gave is done.
  mutating func succeeded(now: ContinuousClock.Instant) {
    switch phase {
    case .fresh: phase = hasBatch ? .inDoubt : .idle
    case .idle:
      hasBatch = true
      phase = .taken
    case .taken:
      deadline = now + timeout
      phase = .begun
    case .begun: phase = .produced
    case .produced: phase = .flushed
    case .flushed: phase = .offsetsSent
    case .offsetsSent:
      deadline = nil
      patience.succeeded()
      phase = .committed
    case .spoilt: phase = .flushedToAbort
    case .flushedToAbort:
      deadline = nil
      phase = .aborted
    case .aborted:
      hasBatch = false
      phase = leavesGap ? .broken : .idle
    case .committed, .inDoubt:
      hasBatch = false
      phase = .idle
    case .broken:
      leavesGap = false
      phase = .fresh
    case .over: break
    }
  }

  /// The action that `next` gave has failed.
  mutating func failed(_ error: TransactionError, now: ContinuousClock.Instant) {
    // librdkafka would abort where offsets are answered so. An epoch alone may also be out of date because the
    // coordinator gave up a transaction of this producer's own: the abort will tell.
    if error.cause.kind == .fenced, error.remedy == .rebuild || error.cause.code != "INVALID_PRODUCER_EPOCH" {
      // The coordinator fences also whoever comes back after it gave their transaction up. Without a lock that cannot
      // be told from a second worker, and to come back would fence that one in turn.
      if isNameLocked, let deadline, now >= deadline { return breakDown() }
      reason = error.cause
      phase = .over
      return
    }
    guard !isEnding else { return breakDown() }
    let isLost = isAborting || deadline == nil
    judge(error.cause, now: now)
    switch error.remedy {
    case .retry:
      // The coordinator has given such a transaction up: no answer to a further try would mean anything.
      if let deadline, now >= deadline { breakDown() }
    case .abort: isLost ? breakDown() : spoil()
    case .rebuild: breakDown()
    }
  }

  /// Records of the batch have numbers in the producer's sequence and were not delivered. After an abort the same
  /// producer would go on behind the gap, and the broker refuses what comes out of order: another one begins anew.
  mutating func recordsWereNotDelivered() { leavesGap = true }

  /// The batch cannot be committed as it is: records were not delivered, or belong to a partition that is lost.
  ///
  /// - Parameter cause: nil where the next attempt need not wait.
  mutating func spoilt(because cause: KafkaError?, now: ContinuousClock.Instant) {
    if let cause { judge(cause, now: now) }
    spoil()
  }

  /// The worker ends. What is open is aborted.
  mutating func end() {
    guard !isEnding else { return }
    isEnding = true
    pause = nil
    if deadline != nil, !isAborting { phase = .spoilt }
  }

  /// There is no way on.
  mutating func stop(because error: KafkaError) {
    reason = reason ?? error
    end()
  }

  private var isAborting: Bool {
    switch phase {
    case .spoilt, .flushedToAbort: true
    default: false
    }
  }

  private mutating func judge(_ cause: KafkaError, now: ContinuousClock.Instant) {
    switch patience.failed(cause, now: now) {
    case .again(let delay): pause = isEnding ? nil : delay
    case .giveUp:
      // A fatal error of the producer ends the producer, not the worker.
      if cause.kind == .fatal || cause.kind == .fenced {
        pause = .milliseconds(100)
      } else {
        stop(because: cause)
      }
    }
  }

  private mutating func spoil() {
    if phase != .over { phase = .spoilt }
  }

  private mutating func breakDown() {
    deadline = nil
    phase = .broken
  }
}
