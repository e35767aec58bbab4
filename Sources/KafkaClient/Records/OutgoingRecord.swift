/// One record to be produced.
public struct OutgoingRecord: Sendable, Hashable {
  public var topic: String
  /// `nil`: the configured partitioner picks, by default as Java clients do (murmur2 of the key,
  /// any partition where there is no key).
  public var partition: Int32?
  public var key: Bytes?
  /// `nil` writes a tombstone.
  public var value: Bytes?
  public var headers: [Header]
  /// Milliseconds since 1970-01-01T00:00Z; `nil` is the time of sending.
  public var timestamp: Int64?

  public init(
    topic: String,
    partition: Int32? = nil,
    key: Bytes? = nil,
    value: Bytes?,
    headers: [Header] = [],
    timestamp: Int64? = nil
  ) {
    self.topic = topic
    self.partition = partition
    self.key = key
    self.value = value
    self.headers = headers
    self.timestamp = timestamp
  }
}
