import KafkaClient
import Synchronization

/// The flow, shared between the services that drive it: intake puts work in, the extraction pool takes it and
/// gives results back, delivery takes those.
///
/// Every access is short and under one lock. What waits, waits as a suspended task.
final class SharedFlow: Sendable {
  private struct State {
    var flow: Flow
    /// Tasks of the extraction pool that have nothing to do.
    var idle: [CheckedContinuation<Work?, Never>] = []
    /// What is with the processor now, and since when.
    var running: [WorkID: ContinuousClock.Instant] = [:]
    var closed = false
  }

  private let state: Mutex<State>
  private let released: AsyncStream<FinishedWork>.Continuation

  /// What is to be delivered, in order within each partition. Ends when the flow is closed. Not bounded by
  /// itself: the ceiling on what is in flight bounds it.
  let deliverable: AsyncStream<FinishedWork>

  init(_ limits: Flow.Limits) {
    state = Mutex(State(flow: Flow(limits)))
    (deliverable, released) = AsyncStream.makeStream()
  }

  /// For short decisions; whoever waits for work is woken when there is some.
  func withFlow<Result: Sendable>(_ body: (inout Flow) -> Result) -> Result {
    state.withLock { state in
      let result = body(&state.flow)
      while let waiter = state.idle.last, let work = Self.take(&state) {
        state.idle.removeLast()
        waiter.resume(returning: work)
      }
      return result
    }
  }

  /// Waits for work; nil when the flow is closed.
  func next() async -> Work? {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.closed {
          continuation.resume(returning: nil)
        } else if let work = Self.take(&state) {
          continuation.resume(returning: work)
        } else {
          state.idle.append(continuation)
        }
      }
    }
  }

  /// False when the result came too late to count.
  func complete(_ work: Work, with outcome: Outcome) -> Bool {
    state.withLock { state in
      state.running[work.id] = nil
      guard let ready = state.flow.complete(work, with: outcome) else { return false }
      // Under the lock, so that no later result of the partition can slip in before.
      for finished in ready { released.yield(finished) }
      return true
    }
  }

  func finish(_ work: Work) {
    state.withLock { $0.flow.finish(work) }
  }

  /// No more work is handed out or delivered. Idempotent.
  func close() {
    let idle = state.withLock { state in
      state.closed = true
      defer { state.idle = [] }
      return state.idle
    }
    for waiter in idle { waiter.resume(returning: nil) }
    released.finish()
  }

  var isClosed: Bool { state.withLock { $0.closed } }

  /// Articles that have been with the processor for at least `duration`.
  func running(for duration: Duration, now: ContinuousClock.Instant) -> [(WorkID, Duration)] {
    state.withLock { state in
      state.running.filter { $0.value + duration <= now }.map { ($0.key, $0.value.duration(to: now)) }
    }
  }

  private static func take(_ state: inout State) -> Work? {
    guard !state.closed, let work = state.flow.next() else { return nil }
    state.running[work.id] = .now
    return work
  }
}
