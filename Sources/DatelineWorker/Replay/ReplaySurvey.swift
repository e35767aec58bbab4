import KafkaClient

/// What a replay would read of one partition: found by reading it, and nothing is written.
public struct ReplaySurvey: Sendable, Hashable {
  public var part: ReplayPlan.Part
  public var records = 0
  /// Of keys, values and headers.
  public var bytes = 0
  /// The first and the last time of a record that would be read, in milliseconds since 1970.
  public var times: ClosedRange<Int64>?

  mutating func add(_ record: Record) {
    records += 1
    bytes += record.size
    guard let time = record.timestamp?.milliseconds else { return }
    times = min(times?.lowerBound ?? time, time)...max(times?.upperBound ?? time, time)
  }
}

extension Replay {
  /// - Parameter plan: of ``plan(_:_:log:)``.
  public static func survey(_ plan: ReplayPlan, kafka: KafkaConfiguration) async throws -> [ReplaySurvey] {
    var surveys = Dictionary(plan.parts.map { ($0.partition, ReplaySurvey(part: $0)) }) { first, _ in first }
    try await RangeReader(kafka: kafka, log: { _ in }).read(plan.parts) { record in
      guard plan.range.holds(record.timestamp?.milliseconds) else { return }
      surveys[record.topicPartition]?.add(record)
    }
    return plan.parts.compactMap { surveys[$0.partition] }
  }
}
