/// A topic as the brokers describe it.
public struct TopicDescription: Sendable {
  public struct Partition: Sendable, Hashable {
    public var id: Int32
    /// The id of the broker that leads it; `nil` while none does.
    public var leader: Int32?
    public var replicas: [Int32]
    /// Replicas that are up to date.
    public var inSyncReplicas: [Int32]
  }

  public var name: String
  /// By id.
  public var partitions: [Partition]
  /// Why the brokers cannot describe it: it does not exist, or may not be seen.
  public var error: KafkaError?
}
