public typealias Bytes = [UInt8]

/// One record as it was read from a partition.
///
/// A key or value that is absent (`nil`) is not the same as an empty one: a record without a
/// value is a tombstone.
public struct Record: Sendable, Hashable {
  public var topicPartition: TopicPartition
  /// Position within the partition. Offsets grow, but not always by one: compaction and
  /// transactions leave gaps.
  public var offset: Int64
  public var key: Bytes?
  public var value: Bytes?
  /// In the order in which they were written. A name may occur more than once.
  public var headers: [Header]
  /// `nil` where the broker stores none.
  public var timestamp: RecordTimestamp?

  public var topic: String { topicPartition.topic }
  public var partition: Int32 { topicPartition.partition }

  public init(
    topicPartition: TopicPartition,
    offset: Int64,
    key: Bytes? = nil,
    value: Bytes? = nil,
    headers: [Header] = [],
    timestamp: RecordTimestamp? = nil
  ) {
    self.topicPartition = topicPartition
    self.offset = offset
    self.key = key
    self.value = value
    self.headers = headers
    self.timestamp = timestamp
  }

  /// Bytes of key, value and headers: what the record weighs in a bounded buffer.
  public var size: Int {
    headers.reduce((key?.count ?? 0) + (value?.count ?? 0)) { $0 + $1.nameBytes.count + ($1.value?.count ?? 0) }
  }
}
