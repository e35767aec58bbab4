import Foundation
import KafkaClient
import ServiceLifecycle

/// Prints a line of metrics at an interval.
struct Reporter: Service {
  let group: String
  let interval: Duration
  let flow: SharedFlow
  let telemetry: Telemetry
  let consumer: Consumer
  let watermarks: Watermarks
  let started: ContinuousClock.Instant
  /// Takes one line, without its end.
  let write: @Sendable (String) -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var last = ContinuousClock.now
      var unassigned = UnassignedSpell(now: last)
      while !Task.isCancelled {
        do { try await Task.sleep(for: interval) } catch { return }
        let owned = flow.withFlow { $0.progress.map(\.partition) }
        await watermarks.refresh(owned, from: consumer)
        let now = ContinuousClock.now
        if let spell = unassigned.look(isAssigned: !owned.isEmpty, now: now) { telemetry.record(.unassigned(spell)) }
        write(line(.interval, over: last.duration(to: now)).json)
        last = now
      }
    }
  }

  func writeFinal() {
    write(line(.final, over: started.duration(to: .now)).json)
  }

  private func line(_ kind: MetricsLine.Kind, over span: Duration) -> MetricsLine {
    let metrics = telemetry.metrics(endingInterval: kind == .interval)
    let recent = kind == .interval ? metrics.interval : metrics.whole
    let snapshot = flow.withFlow { ($0.progress, $0.total, $0.paused.count, $0.waiting) }
    let lags = snapshot.0.map { ($0.partition, Lag.records($0, watermarks: watermarks[$0.partition])) }
    return MetricsLine(
      kind, group: group, uptime: started.duration(to: .now), span: span, whole: metrics.whole.counts, recent: recent,
      lags: lags, load: snapshot.1, waiting: snapshot.3, paused: snapshot.2)
  }
}

extension MetricsLine {
  init(
    _ kind: Kind, group: String, uptime: Duration, span: Duration, whole: Metrics.Counts, recent: Metrics.Span,
    lags: [(TopicPartition, Int64?)], load: Load, waiting: Int, paused: Int
  ) {
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    var byTopic: [String: [String: Int64?]] = [:]
    for (partition, lag) in lags {
      byTopic[partition.topic, default: [:]][String(partition.partition)] = .some(lag)
    }
    let known = lags.compactMap(\.1)
    self.init(
      metrics: kind, time: Date.now.formatted(.iso8601), group: group, uptime_seconds: rounded(uptime.seconds),
      articles_total: whole.articles,
      articles_per_second: rounded(Double(recent.counts.articles) / max(span.seconds, 0.001)),
      events_total: whole.events, events_by_type: whole.eventsByType, received_total: whole.received,
      received_bytes_total: whole.bytes,
      rejected_total: whole.rejected.values.reduce(0) { $0 + $1.values.reduce(0, +) },
      rejected_by_stage: whole.rejected, rejected_values_omitted_total: whole.valuesOmitted,
      filtered_total: whole.filtered.values.reduce(0, +), filtered_by_reason: whole.filtered,
      extraction_seconds: recent.extraction.summary, publish_seconds: recent.publishing.summary,
      lag_records: byTopic, lag_records_total: known.count == lags.count ? known.reduce(0, +) : nil,
      in_flight_records: load.records, in_flight_bytes: load.bytes, waiting_records: waiting,
      paused_partitions: paused, assigned_partitions: lags.count, retries_total: whole.retries,
      retries_by_code: whole.retriesByCode, transactions_total: whole.transactions,
      transactions_aborted_total: whole.transactionsAborted, producers_rebuilt_total: whole.producersRebuilt,
      hung_extractions_total: whole.hungExtractions,
      discarded_total: whole.discarded, commits_total: whole.commits, commit_failures_total: whole.commitFailures,
      rebalances_total: whole.rebalances, broker_errors_total: whole.brokerErrors,
      resident_bytes: ResidentMemory.bytes)
  }
}
