/// Creates and describes topics, and describes the cluster.
public final class Admin: Sendable {
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
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.createTopics(topics, timeout: timeout) }
  }

  /// Describes topics, one answer per name; a topic that does not exist is not created and has its error set.
  public func describeTopics(
    _ names: [String], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) -> [TopicDescription] {
    guard !names.isEmpty else { return [] }
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.describeTopics(names, timeout: timeout) }
  }

  public func metadata(timeout: Duration = .seconds(30)) async throws(KafkaError) -> ClusterMetadata {
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.metadata(timeout: timeout) }
  }
}
