import CoreMetrics
import KafkaClient

/// The worker's instruments that events move, as swift-metrics has them.
///
/// What is moved for every article are counters that are held here: an atomic addition each.
struct WorkerInstruments: Sendable {
  private let receivedRecords, receivedBytes: Counter
  private let published, filteredArticles, rejectedArticles: Counter
  private let rejectedWithoutValue, discarded, hungExtractions, producersRebuilt: Counter
  private let suppressedLines, withheld: Counter
  private let events, filtered, rejected, retries, transactions, commits, rebalances, brokerErrors: LabelledCounters
  private let extraction, publishing, endToEnd, committedTime, abortedTime: CoreMetrics.Timer

  init(_ factory: any MetricsFactory) {
    func counter(_ instrument: Instrument) -> Counter { Counter(label: instrument.name, factory: factory) }
    func counters(_ instrument: Instrument) -> LabelledCounters { LabelledCounters(instrument, factory) }
    func timer(_ instrument: Instrument, _ dimensions: [(String, String)] = []) -> CoreMetrics.Timer {
      CoreMetrics.Timer(label: instrument.name, dimensions: dimensions, factory: factory)
    }
    receivedRecords = counter(.receivedRecords)
    receivedBytes = counter(.receivedBytes)
    let articles = counters(.articles)
    published = articles["published"]
    filteredArticles = articles["filtered"]
    rejectedArticles = articles["rejected"]
    rejectedWithoutValue = counter(.rejectedWithoutValue)
    discarded = counter(.discarded)
    hungExtractions = counter(.hungExtractions)
    producersRebuilt = counter(.producersRebuilt)
    suppressedLines = counter(.suppressedLines)
    withheld = counter(.withheld)
    events = counters(.events)
    filtered = counters(.filtered)
    rejected = counters(.rejected)
    retries = counters(.retries)
    transactions = counters(.transactions)
    commits = counters(.commits)
    rebalances = counters(.rebalances)
    brokerErrors = counters(.brokerErrors)
    extraction = timer(.extraction)
    publishing = timer(.publishing)
    endToEnd = timer(.endToEnd)
    committedTime = timer(.transactionTime, [("outcome", "committed")])
    abortedTime = timer(.transactionTime, [("outcome", "aborted")])
  }

  func suppressed() { suppressedLines.increment() }

  func apply(_ event: WorkerEvent) {
    switch event {
    case .received(let load):
      receivedRecords.increment(by: load.records)
      receivedBytes.increment(by: load.bytes)
    case .extracted(let duration): extraction.record(duration)
    case .published(let types, let withheldHere, let journey):
      published.increment()
      withheld.increment(by: withheldHere)
      for type in types { events[type].increment() }
      publishing.record(journey.inWorker)
      record(journey)
    case .filtered(let reason, let journey):
      filteredArticles.increment()
      filtered[reason].increment()
      record(journey)
    case .rejected(let stage, let code, _, let valueOmitted, let journey):
      rejectedArticles.increment()
      rejected[stage.rawValue, code].increment()
      if valueOmitted { rejectedWithoutValue.increment() }
      record(journey)
    case .discarded: discarded.increment()
    case .hung: hungExtractions.increment()
    default: applyToDelivery(event)
    }
  }

  private func applyToDelivery(_ event: WorkerEvent) {
    switch event {
    case .retried(let error, _, _): retries[error.code].increment()
    case .transactionCommitted(_, let duration):
      transactions["committed"].increment()
      committedTime.record(duration)
    case .transactionAborted(let duration):
      transactions["aborted"].increment()
      abortedTime.record(duration)
    case .producerRebuilt: producersRebuilt.increment()
    case .committed: commits["succeeded"].increment()
    case .commitFailed: commits["failed"].increment()
    case .assigned: rebalances["assigned"].increment()
    case .revoked: rebalances["revoked"].increment()
    case .lost: rebalances["lost"].increment()
    case .trouble(let error): brokerErrors[error.code].increment()
    default: break
    }
  }

  private func record(_ journey: Journey) {
    if let whole = journey.sinceTimestamp { endToEnd.record(whole) }
  }
}

extension CoreMetrics.Timer {
  fileprivate func record(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    recordNanoseconds(overflow ? Int64.max / 2 : nanoseconds + attoseconds / 1_000_000_000)
  }
}
