import Synchronization

/// Creates and describes topics, and describes the cluster.
public final class Admin: Sendable {
  private let hasAnswered = Atomic(false)
  let connection: Connection

  /// Connects in the background; each call waits for its answer up to its own time-out.
  public init(
    configuration: KafkaConfiguration, logger: @escaping KafkaLogHandler = { _ in }
  ) throws(KafkaError) {
    connection = try Connection(Handle(.producer, configuration: configuration, log: logger), measured: { _ in })
  }

  /// Creates topics; what became of each, by name. Throws when the request as a whole has failed.
  public func createTopics(
    _ topics: [NewTopic], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) -> [String: TopicCreation] {
    guard !topics.isEmpty else { return [:] }
    try await reach(timeout)
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.createTopics(topics, timeout: timeout) }
  }

  /// Describes topics, one answer per name; a topic that does not exist is not created and has its error set.
  public func describeTopics(
    _ names: [String], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) -> [TopicDescription] {
    guard !names.isEmpty else { return [] }
    try await reach(timeout)
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.describeTopics(names, timeout: timeout) }
  }

  /// Asks in growing steps, with pauses: while a call waits for a broker, librdkafka connects twenty times a second
  /// to one that refuses at once. Ends early where no waiting helps.
  public func metadata(timeout: Duration = .seconds(30)) async throws(KafkaError) -> ClusterMetadata {
    let handle = connection.handle
    let deadline = ContinuousClock.now + timeout
    var step = Duration.milliseconds(500)
    while true {
      do throws(KafkaError) {
        let wait = max(.milliseconds(1), min(step, ContinuousClock.now.duration(to: deadline)))
        let metadata = try await connection.call { () throws(KafkaError) in try handle.metadata(timeout: wait) }
        hasAnswered.store(true, ordering: .relaxed)
        return metadata
      } catch {
        // Who is told why connects at once and in vain; who is told nothing waits for an answer.
        let pause = error.underlying == nil ? step : step * 3
        guard error.disposition == .retry, error.tlsRefusal == nil, ContinuousClock.now + pause < deadline else {
          throw error
        }
        do { try await Task.sleep(for: pause) } catch { throw .cancelled("Describing the cluster has failed") }
        step = min(step * 2, .seconds(4))
      }
    }
  }

  /// Waits for a first broker, once.
  private func reach(_ timeout: Duration) async throws(KafkaError) {
    if !hasAnswered.load(ordering: .relaxed) { _ = try await metadata(timeout: timeout) }
  }
}
