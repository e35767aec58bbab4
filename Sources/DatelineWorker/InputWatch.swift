import KafkaClient
import ServiceLifecycle

/// Looks whether input topics that the worker has no partitions of are still there, and ends it when one is missing
/// for longer than its patience: a worker that reads nothing and says nothing looks like one that is done.
///
/// Not for a pattern: with one, topics come and go.
struct InputWatch: Service {
  /// Of the cluster that is read.
  let admin: Admin
  let names: [String]
  let patience: Duration
  let flow: SharedFlow

  private static let timeout = Duration.seconds(2)

  private var interval: Duration { max(.seconds(1), min(.seconds(10), patience / 4)) }

  /// Ends when the worker shuts down.
  ///
  /// - Throws: `WorkerError` that names the topics that are missing.
  func run() async throws {
    var inputs = MissingInputs(limit: patience)
    while await sleeps(interval) {
      let owned = Set(flow.withFlow { $0.assignments.partitions.map(\.topic) })
      var missing = names.filter { !owned.contains($0) }
      if !missing.isEmpty {
        // No answer says nothing about topics.
        guard let shown = try? await admin.metadata(timeout: Self.timeout).topics else { continue }
        let there = Set(shown.filter { $0.error?.kind != .unknownTopic }.map(\.name))
        missing.removeAll(where: there.contains)
      }
      let gone = inputs.look(missing: missing, now: .now)
      if !gone.isEmpty { throw Self.error(gone, patience) }
    }
  }

  static func error(_ names: [String], _ patience: Duration) -> WorkerError {
    WorkerError(
      code: "topics-missing", kind: .unknownTopic,
      message: """
        input topic \(names.joined(separator: ", ")) is gone, and did not come back within \
        \(patience.seconds(places: 0)) s (--patience): it was deleted, or this user may not see it any more
        """)
  }

  /// False when the worker shuts down meanwhile.
  private func sleeps(_ duration: Duration) async -> Bool {
    do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) } } catch {}
    return !Task.isShuttingDownGracefully && !Task.isCancelled
  }
}
