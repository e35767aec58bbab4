/// Questions to the brokers and commits. They run beside polling and wait for `timeout` at most.
extension Consumer {
  /// Low watermark up to, and without, high watermark: the offsets that can be read, and the next to be written.
  ///
  /// `cached`: as the last fetch of this consumer saw them, without asking the broker, where there was one.
  public func watermarks(
    _ partition: TopicPartition, cached: Bool = false, timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> Range<Int64> {
    if cached, let known = try handle.cachedWatermarks(partition) { return known }
    let handle = handle
    return try await connection.call { () throws(KafkaError) in try handle.watermarks(partition, timeout: timeout) }
  }

  /// The watermarks as the last fetch saw them; nil before it. Asks no broker.
  public func cachedWatermarks(_ partition: TopicPartition) -> Range<Int64>? {
    (try? handle.cachedWatermarks(partition)).flatMap { $0 }
  }

  /// The first offset whose record is not older than the timestamp (milliseconds since 1970), `nil` when all
  /// are. Some brokers answer an earlier offset: filter by timestamp too.
  public func offsets(
    for timestamps: [TopicPartition: Int64], timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: Int64?] {
    guard !timestamps.isEmpty else { return [:] }
    let handle = handle
    return try await connection.call { () throws(KafkaError) in try handle.offsets(for: timestamps, timeout: timeout) }
  }

  /// The group's committed offsets: the next to read. `nil` where nothing was committed.
  public func committed(
    _ partitions: [TopicPartition], timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: Int64?] {
    guard !partitions.isEmpty else { return [:] }
    let handle = handle
    return try await connection.call { () throws(KafkaError) in try handle.committed(partitions, timeout: timeout) }
  }

  /// The group's committed offsets with their notes; partitions where nothing was committed are left out.
  ///
  /// Waits, as long as `timeout` allows, for transactions that hold offsets of these partitions: what is returned
  /// cannot be overtaken by one that was open before.
  public func committedOffsets(
    _ partitions: [TopicPartition], timeout: Duration = .seconds(10)
  ) async throws(KafkaError) -> [TopicPartition: CommittedOffset] {
    guard !partitions.isEmpty else { return [:] }
    let handle = handle
    return try await connection.call { () throws(KafkaError) in
      try handle.committedOffsets(partitions, timeout: timeout)
    }
  }

  /// The offset after the last record that was delivered; `nil` before the first.
  public func position(_ partitions: [TopicPartition]) async throws(KafkaError) -> [TopicPartition: Int64?] {
    guard !partitions.isEmpty else { return [:] }
    let handle = handle
    return try await connection.call { () throws(KafkaError) in try handle.position(partitions) }
  }

  /// Commits the next offset to read of each partition, and waits for the broker's answer.
  public func commit(
    _ offsets: [TopicPartition: Int64], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) {
    try await commit(offsets.mapValues { CommittedOffset(offset: $0) }, timeout: timeout)
  }

  /// Commits, with a note for whoever reads it back, and waits for the broker's answer.
  public func commit(
    _ offsets: [TopicPartition: CommittedOffset], timeout: Duration = .seconds(30)
  ) async throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    let handle = handle
    try await connection.call { () throws(KafkaError) in try handle.commit(offsets, timeout: timeout) }
  }
}
