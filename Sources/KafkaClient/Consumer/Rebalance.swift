/// A change of the partitions that a consumer reads, which waits until its owner has answered it with
/// ``Consumer/complete(_:startingAt:)``. Until then librdkafka fetches nothing, of other partitions neither.
public struct Rebalance: Sendable, Hashable {
  public enum Change: Sendable, Hashable {
    /// The group gives these partitions to this consumer. Reading begins once it is answered.
    case assigned
    /// The group takes these partitions back. Until it is answered nobody else reads them, so that
    /// their work can be finished and committed. No more records of them are delivered.
    case revoked
    /// These partitions are gone already and may have a new owner: commit nothing for them.
    case lost
  }

  public var change: Change
  public var partitions: [TopicPartition]
  /// Tells two equal changes apart.
  let id: UInt64
}
