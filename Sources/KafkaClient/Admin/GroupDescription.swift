/// A consumer group as its coordinator describes it.
public struct GroupDescription: Sendable {
  public struct Member: Sendable, Hashable {
    public var clientID: String
    /// The name of a static member.
    public var instanceID: String?
    public var host: String
    public var partitions: [TopicPartition]
  }

  public var name: String
  /// `Stable`, `Empty`, `Dead` (which is also what a group is that was never there), `PreparingRebalance`, ….
  public var state: String
  /// How the partitions are shared out; empty for a group without members.
  public var assignor: String
  public var members: [Member]
  /// The id of the broker that coordinates it.
  public var coordinator: Int32?
  /// Nil where the broker does not say.
  public var authorized: AuthorizedOperations?
  public var error: KafkaError?
}
