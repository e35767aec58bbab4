import KafkaClient

/// How far a replay has come.
public struct ReplayProgress: Sendable {
  public struct Part: Sendable, Hashable {
    public var part: ReplayPlan.Part
    /// The group's committed offset, within the part.
    public var committed: Int64

    public var done: Int64 { max(0, min(committed, part.end) - part.start) }
    public var isComplete: Bool { committed >= part.end }
  }

  /// Of all processes together, by partition.
  public var parts: [Part]
  /// Since this process began.
  public var seconds: Double
  /// Offsets that all processes went through since this one began.
  public var doneSince: Int64
  /// Of this process.
  public var articles: Int
  public var events: Int
  public var rejected: Int
  public var filtered: Int
  public var passedOver: Int
  public var transactions: Int
  public var partitionsHere: Int
  public var residentBytes: Int?

  public var total: Int64 { parts.reduce(0) { $0 + $1.part.offsets } }
  public var done: Int64 { parts.reduce(0) { $0 + $1.done } }
  public var isComplete: Bool { parts.allSatisfy(\.isComplete) }
  /// 0…1; 1 where there is nothing to do.
  public var share: Double { total == 0 ? 1 : Double(done) / Double(total) }
  /// Articles a second, of this process.
  public var rate: Double { Double(articles) / max(seconds, 0.001) }
  /// Of all processes together; nil before anything is done.
  public var secondsLeft: Double? {
    guard doneSince > 0 else { return total == done ? 0 : nil }
    return Double(total - done) * seconds / Double(doneSince)
  }
}
