import Foundation

/// One line of metrics on standard output: a JSON object whose names are stable, with their units in them.
///
/// `_total` counts from the start of the worker. Rates and latencies are those of the interval, and in the
/// final line those of the whole run.
struct MetricsLine: Sendable, Codable {
  enum Kind: String, Sendable, Codable { case interval, final }

  var metrics: Kind
  /// RFC 3339, UTC.
  var time: String
  var group: String
  var uptime_seconds: Double
  /// Dealt with: published, filtered or rejected.
  var articles_total: Int
  var articles_per_second: Double
  /// Acknowledged by the broker.
  var events_total: Int
  var events_by_type: [String: Int]
  /// Records taken in, finished or not, and the bytes of their keys, values and headers.
  var received_total: Int
  var received_bytes_total: Int
  /// Acknowledged in the dead-letter topic, by stage and code.
  var rejected_total: Int
  var rejected_by_stage: [String: [String: Int]]
  /// Dead letters that had to go without their value.
  var rejected_values_omitted_total: Int
  var filtered_total: Int
  var filtered_by_reason: [String: Int]
  /// One article in the processor.
  var extraction_seconds: Latencies.Summary
  /// From the receipt of a record to the broker's acknowledgement of its events.
  var publish_seconds: Latencies.Summary
  /// Records that the group has not finished, by topic and partition; null while it is not known. Only of the
  /// partitions that this worker owns.
  var lag_records: [String: [String: Int64?]]
  /// Absent while the lag of a partition is not known.
  var lag_records_total: Int64?
  var in_flight_records: Int
  var in_flight_bytes: Int
  var waiting_records: Int
  var paused_partitions: Int
  var assigned_partitions: Int
  /// Steps of delivery that failed and were tried again, in all and by the code of the failure.
  var retries_total: Int
  var retries_by_code: [String: Int]
  /// Committed, aborted; and producers made anew because it was not known what became of a transaction.
  var transactions_total: Int
  var transactions_aborted_total: Int
  var producers_rebuilt_total: Int
  /// Articles that were given up because their extraction took too long.
  var hung_extractions_total: Int
  var discarded_total: Int
  var commits_total: Int
  var commit_failures_total: Int
  var rebalances_total: Int
  var broker_errors_total: Int
  var resident_bytes: Int?

  /// One line, without its end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
