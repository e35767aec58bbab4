/// A cluster as one of its brokers sees it.
public struct ClusterMetadata: Sendable {
  public struct Broker: Sendable, Hashable {
    public var id: Int32
    public var host: String
    public var port: Int32
  }

  public var clusterID: String?
  /// The id of the controller, where one is known.
  public var controller: Int32?
  /// By id.
  public var brokers: [Broker]
  /// By name; internal topics too.
  public var topics: [TopicDescription]
}
