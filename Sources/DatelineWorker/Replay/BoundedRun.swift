import KafkaClient
import ServiceLifecycle

/// What makes a worker's run one that ends by itself: everything else is as in any other run.
struct BoundedRun: Sendable {
  var bounds: ReadingBounds
  var comparison: ReplayComparison?
  /// Told of articles that are delivered.
  var delivered: (@Sendable ([Shipment]) -> Void)?
  /// Watches how far the run has come, and ends it.
  var monitor: @Sendable (SharedFlow) -> any Service
}
