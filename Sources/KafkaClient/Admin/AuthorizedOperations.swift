/// What this user may do with a topic, a group or the cluster, as the broker sees it.
public struct AuthorizedOperations: Sendable, Hashable {
  public enum Operation: String, Sendable, Hashable, CaseIterable {
    case read = "READ"
    case write = "WRITE"
    case create = "CREATE"
    case delete = "DELETE"
    case alter = "ALTER"
    case describe = "DESCRIBE"
    case clusterAction = "CLUSTER_ACTION"
    case describeConfigurations = "DESCRIBE_CONFIGS"
    case alterConfigurations = "ALTER_CONFIGS"
    case idempotentWrite = "IDEMPOTENT_WRITE"
  }

  public var operations: Set<Operation>

  public init(_ operations: Set<Operation>) { self.operations = operations }
}
