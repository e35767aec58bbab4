/// When a record came to be, and who says so.
public struct RecordTimestamp: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Set by the producer.
    case created
    /// Set by the broker when it appended the record to its log.
    case appended
  }

  /// Milliseconds since 1970-01-01T00:00Z.
  public var milliseconds: Int64
  public var kind: Kind

  public init(milliseconds: Int64, kind: Kind) {
    self.milliseconds = milliseconds
    self.kind = kind
  }
}
