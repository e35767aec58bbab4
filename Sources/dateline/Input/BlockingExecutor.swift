import Dispatch

/// Runs an actor's work on a queue of its own, for calls that block: on the shared threads they would stand in the
/// way of extraction, and on a machine with one core stop it.
final class BlockingExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    queue.async { unowned.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
