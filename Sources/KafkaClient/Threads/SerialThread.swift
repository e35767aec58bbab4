import Dispatch
import Foundation
import Synchronization

/// One thread of its own that runs jobs one after the other, so that a blocking call does not hold a
/// thread of the cooperative pool.
///
/// The thread ends after the last job when the object goes away.
final class SerialThread: Sendable {
  private let core: Core

  init(name: String) {
    let core = Core()
    self.core = core
    let thread = Thread { core.run() }
    thread.name = name
    thread.start()
  }

  deinit { core.submit(nil) }

  func submit(_ job: @escaping @Sendable () -> Void) { core.submit(job) }

  func run<Value: Sendable>(
    _ job: @escaping @Sendable () throws(KafkaError) -> Value
  ) async throws(KafkaError) -> Value {
    try await result(job).get()
  }

  func result<Value: Sendable>(
    _ job: @escaping @Sendable () throws(KafkaError) -> Value
  ) async -> Result<Value, KafkaError> {
    await withCheckedContinuation { continuation in
      submit { continuation.resume(returning: Result(catching: job)) }
    }
  }

  private final class Core: Sendable {
    typealias Job = @Sendable () -> Void
    private let jobs = Mutex<[Job?]>([])
    private let available = DispatchSemaphore(value: 0)

    /// `nil` ends the thread.
    func submit(_ job: Job?) {
      jobs.withLock { $0.append(job) }
      available.signal()
    }

    func run() {
      while true {
        available.wait()
        guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return }
        job()
      }
    }
  }
}
