import Foundation
import KafkaClient

extension MetricsLine {
  /// What a line says beside the values of the instruments.
  struct Frame: Sendable {
    var kind: Kind
    var group: String
    var uptime: Duration
    /// Dealt with in `span`.
    var articles: Int
    var span: Duration
    var owned: [TopicPartition]
    var versions: [String: String]
  }

  init(_ frame: Frame, _ values: MetricsSnapshot) {
    let lag = Self.lag(frame.owned, values)
    self.init(
      metrics: frame.kind, time: Date.now.formatted(.iso8601), group: frame.group, versions: frame.versions,
      uptime_seconds: Self.rounded(frame.uptime.seconds),
      ready: values.total(.ready) == 1, live: values.total(.live) == 1,
      articles_total: values.total(.articles),
      articles_per_second: Self.rounded(Double(frame.articles) / max(frame.span.seconds, 0.001)),
      events_total: values.total(.events), events_by_type: values.counts(.events),
      events_withheld_total: values.total(.withheld),
      received_total: values.total(.receivedRecords), received_bytes_total: values.total(.receivedBytes),
      rejected_total: values.total(.rejected), rejected_by_stage: Self.whole(values.nested(.rejected)),
      rejected_values_omitted_total: values.total(.rejectedWithoutValue),
      filtered_total: values.total(.filtered), filtered_by_reason: values.counts(.filtered),
      discarded_total: values.total(.discarded), hung_extractions_total: values.total(.hungExtractions),
      extraction_seconds: Self.summary(.extraction, frame, values),
      publish_seconds: Self.summary(.publishing, frame, values),
      end_to_end_seconds: Self.summary(.endToEnd, frame, values),
      lag_records: lag.records, lag_records_total: lag.total, lag_seconds: lag.seconds, lag_seconds_max: lag.longest,
      in_flight_records: values.total(.inFlightRecords), in_flight_bytes: values.total(.inFlightBytes),
      waiting_records: values.total(.waiting), paused_partitions: values.total(.paused),
      assigned_partitions: frame.owned.count,
      retries_total: values.total(.retries), retries_by_code: values.counts(.retries),
      transactions_total: values.count(.transactions, "committed"),
      transactions_aborted_total: values.count(.transactions, "aborted"),
      transaction_seconds: Self.summary(.transactionTime, frame, values, label: "committed"),
      producers_rebuilt_total: values.total(.producersRebuilt),
      commits_total: values.count(.commits, "succeeded"), commit_failures_total: values.count(.commits, "failed"),
      rebalances_total: values.total(.rebalances), rebalances_by_change: values.counts(.rebalances),
      broker_errors_total: values.total(.brokerErrors), broker_errors_by_code: values.counts(.brokerErrors),
      log_lines_suppressed_total: values.total(.suppressedLines),
      kafka_queue_records: Self.byClient(.kafkaQueueRecords, values),
      kafka_queue_bytes: Self.byClient(.kafkaQueueBytes, values),
      kafka_brokers_up: Self.byClient(.kafkaBrokersUp, values),
      kafka_round_trip_mean_seconds: values.nested(.kafkaRoundTripMean),
      kafka_round_trip_p99_seconds: values.nested(.kafkaRoundTripP99),
      kafka_requests_waiting: Self.whole(values.nested(.kafkaRequestsWaiting)),
      kafka_requests_total: Self.byClient(.kafkaRequests, values),
      kafka_sent_bytes_total: Self.byClient(.kafkaSentBytes, values),
      kafka_received_bytes_total: Self.byClient(.kafkaReceivedBytes, values),
      kafka_request_errors_total: Self.byClient(.kafkaRequestErrors, values),
      kafka_request_timeouts_total: Self.byClient(.kafkaRequestTimeouts, values),
      kafka_request_retries_total: Self.byClient(.kafkaRequestRetries, values),
      kafka_disconnects_total: Self.byClient(.kafkaDisconnects, values),
      resident_bytes: values.series(of: .residentMemory).first?.value.number.wholeNumber,
      processor_seconds_total: Self.rounded(
        values.series(of: .processorTime).reduce(0) { $0 + $1.value.number }))
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static func whole(_ values: [String: [String: Double]]) -> [String: [String: Int]] {
    values.mapValues { $0.mapValues(\.wholeNumber) }
  }

  /// By kind of client; zeroes are shown, because they are news.
  private static func byClient(_ instrument: Instrument, _ values: MetricsSnapshot) -> [String: Int] {
    values.series(of: instrument).reduce(into: [:]) { figures, series in
      if let client = series.labels.first { figures[client] = series.value.number.wholeNumber }
    }
  }

  private static func summary(
    _ instrument: Instrument, _ frame: Frame, _ values: MetricsSnapshot, label: String? = nil
  ) -> Latencies.Summary {
    guard let histogram = values.histogram(instrument, label) else { return Latencies.Summary(count: 0) }
    return frame.kind == .interval ? histogram.interval : histogram.whole
  }

  private struct Lags {
    var records: [String: [String: Int64?]] = [:]
    var seconds: [String: [String: Double?]] = [:]
    var total: Int64?
    var longest: Double?
  }

  /// Of the partitions that are owned: null where it is not known, never a false 0.
  private static func lag(_ owned: [TopicPartition], _ values: MetricsSnapshot) -> Lags {
    let (records, seconds) = (values.nested(.lagRecords), values.nested(.lagSeconds))
    var lags = Lags()
    var known: [Int64] = []
    for partition in owned {
      let number = String(partition.partition)
      let lag = records[partition.topic]?[number].map { Int64($0.wholeNumber) }
      lags.records[partition.topic, default: [:]][number] = .some(lag)
      if let lag { known.append(lag) }
      let age = seconds[partition.topic]?[number]
      lags.seconds[partition.topic, default: [:]][number] = .some(age)
      if let age { lags.longest = max(lags.longest ?? 0, age) }
    }
    lags.total = known.count == owned.count ? known.reduce(0, +) : nil
    return lags
  }
}
