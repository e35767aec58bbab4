/// A topic to be created.
public struct NewTopic: Sendable, Hashable {
  public var name: String
  /// -1: as the broker's `num.partitions` says.
  public var partitions: Int32
  /// -1: as the broker's `default.replication.factor` says.
  public var replicationFactor: Int32
  /// The topic's settings by Kafka's names: `cleanup.policy`, `retention.ms`.
  public var settings: [String: String]

  public init(name: String, partitions: Int32, replicationFactor: Int32 = -1, settings: [String: String] = [:]) {
    self.name = name
    self.partitions = partitions
    self.replicationFactor = replicationFactor
    self.settings = settings
  }
}
