/// What may be done, and by whom it is done at present.
extension Admin {
  /// Describes a group, which need not be there.
  public func describeGroup(_ name: String, timeout: Duration = .seconds(30)) async throws(KafkaError) -> GroupDescription {
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.describeGroup(name, timeout: timeout) }
  }

  /// What this user may do with each topic; without an entry for those that the broker says nothing about.
  public func authorizedOperations(
    onTopics names: [String], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) -> [String: AuthorizedOperations] {
    guard !names.isEmpty else { return [:] }
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in
      try handle.authorizedOperations(onTopics: names, timeout: timeout)
    }
  }

  /// What this user may do with the cluster as a whole; nil where the broker does not say.
  public func authorizedOnCluster(timeout: Duration = .seconds(30)) async throws(KafkaError) -> AuthorizedOperations? {
    let handle = connection.handle
    return try await connection.call { () throws(KafkaError) in try handle.authorizedOnCluster(timeout: timeout) }
  }
}
