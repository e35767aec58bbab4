import Synchronization

/// Where delivery reports come in: settles the ledger, keeps the promises, and tells who waits for room in
/// librdkafka's queue.
final class DeliveryDesk: Sendable {
  private struct State {
    var ledger = DeliveryLedger()
    var promises: [UInt: DeliveryPromise] = [:]
    /// Records in librdkafka's queue.
    var queued = 0
    var isClosed = false
    /// Counts the times that room was made.
    var progress: UInt64 = 0
    /// At most one: the task that has the producer's turn.
    var waiter: CheckedContinuation<Bool, Never>?
  }

  /// How things stood before a record was given to librdkafka.
  struct Standing {
    var progress: UInt64
    /// Nothing else was in the queue: a record that finds no room now never will.
    var isEmpty: Bool
  }

  private let state = Mutex(State())

  var queued: Int { state.withLock { $0.queued } }
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The first ticket of a new batch.
  func open(count: Int) -> (first: UInt, promise: DeliveryPromise) {
    state.withLock { state in
      let first = state.ledger.open(count: count)
      let promise = DeliveryPromise()
      state.promises[first] = promise
      return (first, promise)
    }
  }

  /// To be called before a record is given to librdkafka; ``withdraw()`` when it was not taken.
  func reserve() -> Standing {
    state.withLock { state in
      defer { state.queued += 1 }
      return Standing(progress: state.progress, isEmpty: state.queued == 0)
    }
  }

  func withdraw() { state.withLock { $0.queued -= 1 } }

  /// Records that librdkafka did not take.
  func refuse(_ tickets: Range<UInt>, _ error: KafkaError) {
    let completed = state.withLock { state in tickets.compactMap { state.ledger.settle($0, .failure(error)) } }
    keep(completed)
  }

  func receive(_ reports: [Connection.DeliveryReport]) {
    let (completed, waiter) = state.withLock { state in
      state.queued -= reports.count
      state.progress += 1
      defer { state.waiter = nil }
      return (reports.compactMap { state.ledger.settle($0.ticket, $0.result) }, state.waiter)
    }
    keep(completed)
    waiter?.resume(returning: true)
  }

  /// No more records are taken; whoever waits for room stops waiting.
  func close() {
    let waiter = state.withLock { state in
      state.isClosed = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: true)
  }

  /// No report will come any more.
  func end() {
    close()
    let error = KafkaError(
      code: "_DESTROY", whatFailed: "Record not delivered", reason: "the producer was closed first")
    keep(state.withLock { $0.ledger.failAll(error) })
  }

  /// Waits until room was made since `standing`. False when the task was cancelled first.
  func waitForRoom(since standing: Standing) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now: Bool? = state.withLock { state in
          // Under the lock, so that a cancellation is seen here or finds the continuation below.
          if Task.isCancelled { return false }
          if state.isClosed || state.progress != standing.progress { return true }
          state.waiter = continuation
          return nil
        }
        if let now { continuation.resume(returning: now) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume(returning: false)
    }
  }

  private func keep(_ completed: [DeliveryLedger.Completed]) {
    for batch in completed {
      state.withLock { $0.promises.removeValue(forKey: batch.batch) }?.fulfil(batch.results)
    }
  }
}
