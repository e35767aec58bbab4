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

  /// Whether nobody is in it. Some brokers name no members of a group that is at work: its state is asked too.
  public var isAbandoned: Bool { members.isEmpty && (state == "Empty" || state == "Dead") }
}
