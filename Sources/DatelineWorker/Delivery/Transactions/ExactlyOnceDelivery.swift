import KafkaClient
import ServiceLifecycle

/// Delivers each batch with its offsets in one transaction.
///
/// A batch's articles are extracted before its transaction begins, and the next ones while it commits: transactions
/// are short, and aborts rare and cheap.
struct ExactlyOnceDelivery: Service {
  /// Makes a producer under the worker's transactional id.
  let makeProducer: @Sendable () throws(KafkaError) -> Producer
  let consumer: Consumer
  let transactionalID: String
  /// No other live worker can have it.
  let isNameLocked: Bool
  /// As the producer has it: how long the coordinator keeps an open transaction.
  let timeout: Duration
  let schedule: BatchSchedule.Limits
  let shipper: Shipper
  let flow: SharedFlow
  let telemetry: Telemetry
  let faults: FaultPoints
  let mutant: FaultMutant?
  let patience: Patience
  /// Told of articles that are delivered: their transaction is committed.
  var delivered: (@Sendable ([Shipment]) -> Void)?

  /// - Throws: `WorkerError` when nothing can be delivered any more.
  func run() async throws {
    var driver = try TransactionDriver(self)
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask {
        // Intake has drained by now; what is not delivered has run out of time.
        do { try await gracefulShutdown() } catch {}
        flow.close()
      }
      try await driver.run()
    }
  }
}
