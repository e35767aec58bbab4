import DequeModule
import Foundation

/// Threads of its own for extraction.
///
/// Extraction computes for as long as an article is long, and may even hang. On Swift's shared pool, which
/// has one thread for each core, it would hold up everything else: polling, deliveries, signals.
final class ExtractionExecutor: TaskExecutor {
  /// The jobs and the condition that guards them: held by the threads, which end when the executor is gone.
  private final class Jobs: @unchecked Sendable {
    // Unchecked: both variables are touched under `condition` alone.
    private let condition = NSCondition()
    private var waiting: Deque<UnownedJob> = []
    private var finished = false

    func push(_ job: UnownedJob) {
      condition.withLock {
        waiting.append(job)
        condition.signal()
      }
    }

    func finish() {
      condition.withLock {
        finished = true
        condition.broadcast()
      }
    }

    /// Waits for a job; nil when there will be none.
    func next() -> UnownedJob? {
      condition.withLock {
        while waiting.isEmpty && !finished { condition.wait() }
        return waiting.popFirst()
      }
    }
  }

  private let jobs = Jobs()

  /// - Parameter stackSize: bytes; as large as a main thread's, because sentences nest.
  init(threads: Int, stackSize: Int = 8 << 20) {
    // Unowned, or the threads would keep the executor alive: whoever enqueues a job holds it until the job is done.
    let unowned = asUnownedTaskExecutor()
    for number in 1...max(1, threads) {
      let thread = Thread { [jobs] in
        while let job = jobs.next() { job.runSynchronously(on: unowned) }
      }
      thread.name = "extraction-\(number)"
      thread.stackSize = stackSize
      thread.start()
    }
  }

  deinit {
    jobs.finish()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    jobs.push(UnownedJob(job))
  }
}
