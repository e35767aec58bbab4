import Dispatch
import Foundation
import Synchronization

/// A few threads of their own for calls that wait for a broker. Threads come as they are needed, up to a
/// limit, and end after some idle seconds.
final class BlockingPool: Sendable {
  private let core: Core

  init(name: String, limit: Int = 8, idle: Duration = .seconds(5)) {
    core = Core(name: name, limit: max(1, limit), idleMilliseconds: Int(idle.milliseconds))
  }

  func run<Value: Sendable>(
    _ job: @escaping @Sendable () throws(KafkaError) -> Value
  ) async throws(KafkaError) -> Value {
    try await result(job).get()
  }

  func result<Value: Sendable>(
    _ job: @escaping @Sendable () throws(KafkaError) -> Value
  ) async -> Result<Value, KafkaError> {
    await withCheckedContinuation { continuation in
      core.submit { continuation.resume(returning: Result(catching: job)) }
    }
  }

  private final class Core: Sendable {
    typealias Job = @Sendable () -> Void

    private struct State {
      var jobs: [Job] = []
      var threads = 0
      /// Threads that wait and have not been promised a job yet.
      var idle = 0
    }

    private enum Next {
      case job(Job)
      case wait
    }

    private let state = Mutex(State())
    private let available = DispatchSemaphore(value: 0)
    private let name: String
    private let limit: Int
    private let idleMilliseconds: Int

    init(name: String, limit: Int, idleMilliseconds: Int) {
      self.name = name
      self.limit = limit
      self.idleMilliseconds = idleMilliseconds
    }

    func submit(_ job: @escaping Job) {
      let (wakes, spawns) = state.withLock { state in
        state.jobs.append(job)
        if state.idle > 0 {
          state.idle -= 1
          return (true, false)
        }
        guard state.threads < limit else { return (false, false) }
        state.threads += 1
        return (false, true)
      }
      if wakes { available.signal() }
      if spawns {
        let thread = Thread { self.serve() }
        thread.name = name
        thread.start()
      }
    }

    private func serve() {
      while true {
        switch next() {
        case .job(let job): job()
        case .wait: if !waitForJob() { return }
        }
      }
    }

    private func next() -> Next {
      state.withLock { state in
        guard !state.jobs.isEmpty else {
          state.idle += 1
          return .wait
        }
        return .job(state.jobs.removeFirst())
      }
    }

    /// False when the thread should end.
    private func waitForJob() -> Bool {
      if available.wait(timeout: .now() + .milliseconds(idleMilliseconds)) == .success { return true }
      let ends = state.withLock { state in
        guard state.idle > 0 else { return false }
        state.idle -= 1
        state.threads -= 1
        return true
      }
      // Promised a job at the last moment: its signal is on the way.
      if !ends { available.wait() }
      return !ends
    }
  }
}
