import KafkaClient
import ServiceLifecycle

/// Runs the processor on a bounded number of articles at a time.
struct ExtractionPool: Service {
  let processor: any ArticleProcessor
  let concurrency: Int
  let flow: SharedFlow
  let telemetry: Telemetry

  /// Ends when the worker shuts down, which it does after intake has drained what was begun.
  func run() async throws {
    let executor = ExtractionExecutor(threads: concurrency)
    // Not child tasks, on purpose: a task that hangs in an article cannot be cancelled, and a child task
    // would keep the worker from ever leaving.
    for _ in 0..<concurrency {
      Task(executorPreference: executor) { await work() }
    }
    do { try await gracefulShutdown() } catch {}
    flow.close()
  }

  private func work() async {
    while let work = await flow.next() {
      let began = ContinuousClock.now
      let outcome = processor.outcome(of: work.record.value)
      telemetry.record(.extracted(began.duration(to: .now)))
      if !flow.complete(work, with: outcome) { telemetry.record(.discarded(work.id)) }
    }
  }
}
