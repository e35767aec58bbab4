import KafkaClient

/// What a replay reads: fixed when it begins, the same for all its processes, also for those that come later.
public struct ReplayPlan: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public var partition: TopicPartition
    /// The first offset that is read.
    public var start: Int64
    /// The first that is not.
    public var end: Int64

    public var offsets: Int64 { max(0, end - start) }
  }

  /// By partition.
  public var parts: [Part]
  public var range: ReplayRange
  /// Up to where the topic that is compared with is read: what the replay itself, or a live worker, writes there later
  /// is not compared with, by whichever process and however often it is started again.
  public var compared: [TopicPartition: Int64] = [:]
  /// The broker keeps what was noted beside the ends: that the processes of one name want the same can be checked.
  public var isNoted = true
  /// This process was the first of the name.
  public var isNew = true

  /// Offsets to go through, gaps and records that are not selected among them.
  public var offsets: Int64 { parts.reduce(0) { $0 + $1.offsets } }

  func bounds(passingOver superseded: SupersededRecords?) -> ReadingBounds {
    let ends = Dictionary(parts.map { ($0.partition, $0.end) }) { first, _ in first }
    let range = range
    return ReadingBounds(ends: ends) { record in
      range.holds(record.timestamp?.milliseconds) && superseded?.contains(record) != true
    }
  }
}
