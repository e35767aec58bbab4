import KafkaClient

/// What a run that ends by itself reads: of each partition the offsets below an end that was fixed beforehand, and of
/// these the records that are selected.
struct ReadingBounds: Sendable {
  /// Partitions that are not named here are not read.
  let ends: [TopicPartition: Int64]
  /// False for records that are passed over.
  let selects: @Sendable (Record) -> Bool

  func bound(of partition: TopicPartition) -> PartitionBound {
    ends[partition].map(PartitionBound.init) ?? .nothing
  }
}
