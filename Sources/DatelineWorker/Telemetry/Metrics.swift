import KafkaClient

/// The worker's counters, moved by its events alone.
struct Metrics: Sendable {
  /// Since the start.
  private(set) var whole = Span()
  /// Since the last interval line.
  private(set) var interval = Span()

  struct Span: Sendable {
    var counts = Counts()
    var extraction = Latencies()
    var publishing = Latencies()
  }

  struct Counts: Sendable, Hashable {
    var received = 0
    var bytes = 0
    /// Published, filtered or rejected.
    var articles = 0
    var events = 0
    var eventsByType: [String: Int] = [:]
    var filtered: [String: Int] = [:]
    /// By stage, then by code.
    var rejected: [String: [String: Int]] = [:]
    var valuesOmitted = 0
    var discarded = 0
    var retries = 0
    /// By code.
    var retriesByCode: [String: Int] = [:]
    var transactions = 0
    var transactionsAborted = 0
    var producersRebuilt = 0
    var hungExtractions = 0
    var commits = 0
    var commitFailures = 0
    var rebalances = 0
    var brokerErrors = 0
  }

  mutating func apply(_ event: WorkerEvent) {
    whole.apply(event)
    interval.apply(event)
  }

  mutating func beginInterval() {
    interval.counts = Counts()
    interval.extraction.reset()
    interval.publishing.reset()
  }
}

extension Metrics.Span {
  mutating func apply(_ event: WorkerEvent) {
    switch event {
    case .received(let load):
      counts.received += load.records
      counts.bytes += load.bytes
    case .extracted(let duration): extraction.record(duration)
    case .published(let types, let latency):
      counts.articles += 1
      counts.events += types.count
      for type in types { counts.eventsByType[type, default: 0] += 1 }
      publishing.record(latency)
    case .filtered(let reason):
      counts.articles += 1
      counts.filtered[reason, default: 0] += 1
    case .rejected(let stage, let code, _, let valueOmitted):
      counts.articles += 1
      counts.rejected[stage.rawValue, default: [:]][code, default: 0] += 1
      if valueOmitted { counts.valuesOmitted += 1 }
    case .discarded: counts.discarded += 1
    case .retried(let error, _, _):
      counts.retries += 1
      counts.retriesByCode[error.code, default: 0] += 1
    case .transactionCommitted: counts.transactions += 1
    case .transactionAborted: counts.transactionsAborted += 1
    case .producerRebuilt: counts.producersRebuilt += 1
    case .hung: counts.hungExtractions += 1
    case .committed: counts.commits += 1
    case .commitFailed: counts.commitFailures += 1
    case .assigned, .revoked, .lost: counts.rebalances += 1
    case .trouble: counts.brokerErrors += 1
    case .started, .restarted, .paused, .resumed, .careful, .notesDropped, .outputChanged, .unassigned,
      .stopping, .stopped:
      break
    }
  }
}
