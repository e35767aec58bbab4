/// What a group has committed for a partition: the next offset to read, and a note of whoever committed it.
public struct CommittedOffset: Sendable, Hashable {
  public var offset: Int64
  /// Any text of up to 4,096 bytes (the broker's `offset.metadata.max.bytes`). Some brokers drop it.
  public var metadata: String

  public init(offset: Int64, metadata: String = "") {
    self.offset = offset
    self.metadata = metadata
  }
}
