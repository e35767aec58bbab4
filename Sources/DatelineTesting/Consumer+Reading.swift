import KafkaClient

extension Consumer {
  /// Polls until `isEnough` says so of all that was polled so far, answering each rebalance at once.
  ///
  /// Throws ``BrokerFailure`` after `limit`, with what was there by then.
  @discardableResult
  public func poll(
    within limit: Duration = .seconds(60), until isEnough: ([ConsumerEvent]) -> Bool
  ) async throws -> [ConsumerEvent] {
    var events: [ConsumerEvent] = []
    let deadline = ContinuousClock.now.advanced(by: limit)
    while !isEnough(events) {
      guard ContinuousClock.now < deadline else {
        throw BrokerFailure("after \(limit), only this was polled: \(String(describing: events).prefix(2000))")
      }
      try Task.checkCancellation()
      for event in try await poll(maximumRecords: 1000, timeout: .milliseconds(200)) {
        if case .rebalance(let rebalance) = event { try await complete(rebalance) }
        events.append(event)
      }
    }
    return events
  }

  /// Polls until there are `count` records.
  public func read(_ count: Int, within limit: Duration = .seconds(60)) async throws -> [Record] {
    try await poll(within: limit) { $0.records.count >= count }.records
  }
}

extension [ConsumerEvent] {
  /// All records, in the order in which they came.
  public var records: [Record] {
    flatMap { event -> [Record] in
      if case .records(let records) = event { return records }
      return []
    }
  }

  public var failures: [KafkaError] {
    compactMap { event in
      if case .failure(let error) = event { return error }
      return nil
    }
  }

  public var rebalances: [Rebalance] {
    compactMap { event in
      if case .rebalance(let rebalance) = event { return rebalance }
      return nil
    }
  }
}
