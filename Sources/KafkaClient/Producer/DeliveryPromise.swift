import Synchronization

/// Results that come once.
final class DeliveryPromise: Sendable {
  typealias Results = [Result<Delivery, KafkaError>]

  private struct State {
    var results: Results?
    var waiters: [CheckedContinuation<Results, Never>] = []
  }

  private let state = Mutex(State())

  init(_ results: Results? = nil) {
    state.withLock { $0.results = results }
  }

  func fulfil(_ results: Results) {
    let waiters = state.withLock { state in
      guard state.results == nil else { return [CheckedContinuation<Results, Never>]() }
      state.results = results
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(returning: results) }
  }

  func value() async -> Results {
    await withCheckedContinuation { continuation in
      let results = state.withLock { state in
        if state.results == nil { state.waiters.append(continuation) }
        return state.results
      }
      if let results { continuation.resume(returning: results) }
    }
  }
}
