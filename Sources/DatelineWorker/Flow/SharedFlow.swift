import Dispatch
import KafkaClient
import Synchronization

/// The flow, shared between the services that drive it: intake puts work in, extraction threads take it in runs and
/// give results back, delivery takes those in batches.
///
/// Every access is short and under one lock, and deals with a run of records at a time. Threads of the extraction
/// pool wait on a semaphore, delivery as a suspended task.
final class SharedFlow: Sendable {
  private struct State {
    var flow: Flow
    /// Threads of the extraction pool that wait for work.
    var idle = 0
    /// Delivery, when it waits.
    var waiter: Waiter?
    var closed = false
  }

  private struct Waiter {
    /// How many records it waits for.
    var records: Int
    /// Fewer will do when nothing else is underway.
    var orAll: Bool
    var continuation: CheckedContinuation<Void, Never>
  }

  private let state: Mutex<State>
  private let work = DispatchSemaphore(value: 0)

  init(_ limits: Flow.Limits) {
    state = Mutex(State(flow: Flow(limits)))
  }

  /// For short decisions; whoever waits for what they bring about is woken.
  func withFlow<Result: Sendable>(_ body: (inout Flow) -> Result) -> Result {
    let (result, waking, waiter) = state.withLock { state in
      let result = body(&state.flow)
      return (result, Self.wakeThreads(&state), Self.wakeDelivery(&state))
    }
    for _ in 0..<waking { work.signal() }
    waiter?.resume()
    return result
  }

  // MARK: - Extraction

  /// Takes results in, and waits for the next run of work of one partition; nil when there is no more to come.
  /// Blocks its thread.
  ///
  /// - Parameter late: told of each result that came too late to count.
  func exchange(_ results: [Shipment], atMost limit: Int, late: (WorkID) -> Void) -> [Work]? {
    var results = results
    while true {
      let (taken, closed, waiter) = state.withLock { state -> ([Work], Bool, CheckedContinuation<Void, Never>?) in
        for shipment in results where !state.flow.complete(shipment) { late(shipment.work.id) }
        let waiter = Self.wakeDelivery(&state)
        guard !state.closed else { return ([], true, waiter) }
        let taken = state.flow.next(atMost: min(limit, max(1, state.flow.waiting / 4)))
        if taken.isEmpty { state.idle += 1 }
        return (taken, false, waiter)
      }
      waiter?.resume()
      results = []
      if closed { return nil }
      if !taken.isEmpty { return taken }
      work.wait()
    }
  }

  private static func wakeThreads(_ state: inout State) -> Int {
    let count = state.closed ? state.idle : min(state.idle, state.flow.waiting)
    state.idle -= count
    return count
  }

  // MARK: - Delivery

  /// Waits until `records` records are ready (with `orAll`, or all that there are), someone is in a hurry, the flow is
  /// closed, or `deadline` has passed.
  func waitForReady(
    _ records: Int, orAll: Bool = false, until deadline: ContinuousClock.Instant? = nil
  ) async {
    let timer = deadline.map { deadline in
      Task {
        do { try await Task.sleep(until: deadline) } catch { return }
        wake()
      }
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now = state.withLock { state in
          if Task.isCancelled || state.closed || deadline.map({ $0 <= .now }) == true { return true }
          state.waiter = Waiter(records: records, orAll: orAll, continuation: continuation)
          return false
        }
        if now { return continuation.resume() }
        // What came between the caller's look and the wait.
        withFlow { _ in }
      }
    } onCancel: {
      wake()
    }
    timer?.cancel()
  }

  private func wake() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      return state.waiter?.continuation
    }
    waiter?.resume()
  }

  private static func wakeDelivery(_ state: inout State) -> CheckedContinuation<Void, Never>? {
    guard let waiter = state.waiter else { return nil }
    let ready = state.flow.ready.count
    guard
      state.closed || ready >= waiter.records
        || (ready > 0 && ((waiter.orAll && ready == state.flow.total.records) || state.flow.isUrgent))
    else { return nil }
    state.waiter = nil
    return waiter.continuation
  }

  // MARK: - The end

  /// No more work is handed out or delivered. Idempotent.
  func close() {
    state.withLock { $0.closed = true }
    withFlow { _ in }
  }

  var isClosed: Bool { state.withLock { $0.closed } }
}
