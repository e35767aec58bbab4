import Foundation

/// One line of metrics on standard output: a JSON object whose names are stable, with their units in them.
///
/// `_total` counts from the start of the worker. Rates and latencies are those of the interval, and in the
/// final line those of the whole run. The fields are described in the catalogue's article "Metrics", which a test
/// compares with this type.
struct MetricsLine: Sendable, Codable {
  enum Kind: String, Sendable, Codable { case interval, final }

  var metrics: Kind
  var time: String
  var group: String
  var versions: [String: String]
  var uptime_seconds: Double
  var ready: Bool
  var live: Bool

  var articles_total: Int
  var articles_per_second: Double
  var events_total: Int
  var events_by_type: [String: Int]
  var events_withheld_total: Int
  var received_total: Int
  var received_bytes_total: Int
  var rejected_total: Int
  var rejected_by_stage: [String: [String: Int]]
  var rejected_values_omitted_total: Int
  var filtered_total: Int
  var filtered_by_reason: [String: Int]
  var discarded_total: Int
  var hung_extractions_total: Int

  var extraction_seconds: Latencies.Summary
  var publish_seconds: Latencies.Summary
  var end_to_end_seconds: Latencies.Summary

  var lag_records: [String: [String: Int64?]]
  var lag_records_total: Int64?
  var lag_seconds: [String: [String: Double?]]
  var lag_seconds_max: Double?
  var in_flight_records: Int
  var in_flight_bytes: Int
  var waiting_records: Int
  var paused_partitions: Int
  var assigned_partitions: Int

  var retries_total: Int
  var retries_by_code: [String: Int]
  var transactions_total: Int
  var transactions_aborted_total: Int
  var transaction_seconds: Latencies.Summary
  var producers_rebuilt_total: Int
  var commits_total: Int
  var commit_failures_total: Int
  var rebalances_total: Int
  var rebalances_by_change: [String: Int]
  var broker_errors_total: Int
  var broker_errors_by_code: [String: Int]
  var log_lines_suppressed_total: Int

  var kafka_queue_records: [String: Int]
  var kafka_queue_bytes: [String: Int]
  var kafka_brokers_up: [String: Int]
  var kafka_round_trip_mean_seconds: [String: [String: Double]]
  var kafka_round_trip_p99_seconds: [String: [String: Double]]
  var kafka_requests_waiting: [String: [String: Int]]
  var kafka_requests_total: [String: Int]
  var kafka_sent_bytes_total: [String: Int]
  var kafka_received_bytes_total: [String: Int]
  var kafka_request_errors_total: [String: Int]
  var kafka_request_timeouts_total: [String: Int]
  var kafka_request_retries_total: [String: Int]
  var kafka_disconnects_total: [String: Int]

  var resident_bytes: Int?
  var processor_seconds_total: Double

  /// One line, without its end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
