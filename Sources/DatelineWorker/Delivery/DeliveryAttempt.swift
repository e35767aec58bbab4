import KafkaClient

/// What to do about the broker's answers to the records of one batch, where there are no transactions.
///
/// Faults that pass are tried again, the others of the batch stay delivered. Records that the broker will never take
/// send their articles to the dead letters, once the rest has been answered. What a person must mend is waited for
/// within a limit; an error of the client itself stops the worker.
struct DeliveryAttempt: Sendable {
  enum Step: Sendable {
    case done
    /// Send these again, by their place in the batch's records, after a wait.
    case retry([Int], after: Duration, because: KafkaError)
    /// The records at these places are refused.
    case reject([Int: KafkaError])
    case stop(KafkaError)
  }

  private var patience: Patience
  private var open: [Int]
  private var refused: [Int: KafkaError] = [:]

  init(count: Int, patience: Patience) {
    open = Array(0..<count)
    self.patience = patience
  }

  /// - Parameter results: of the records that are open, in their order.
  mutating func answer(_ results: [Result<Delivery, KafkaError>], now: ContinuousClock.Instant) -> Step {
    var again: [Int] = []
    var cause: KafkaError?
    for (index, result) in zip(open, results) {
      guard case .failure(let error) = result else { continue }
      if error.refusesRecord {
        refused[index] = error
      } else if error.disposition == .stop {
        return .stop(error)
      } else {
        again.append(index)
        cause = cause ?? error
      }
    }
    open = again
    guard let cause else { return refused.isEmpty ? .done : .reject(refused) }
    switch patience.failed(cause, now: now) {
    case .again(let delay): return .retry(again, after: delay, because: cause)
    case .giveUp: return .stop(cause)
    }
  }
}

extension KafkaError {
  /// True where it is the record that the broker does not take, and others are welcome.
  var refusesRecord: Bool {
    switch kind {
    case .recordTooLarge: true
    // Any other error tells of the producer's state, or of something unknown, which is no reason to give an article up.
    case .other: Self.namesRecord.contains(code)
    case .brokerUnavailable, .notAuthorized, .configuration, .fenced, .unknownTopic, .queueFull, .timedOut, .cancelled,
      .fatal:
      false
    }
  }

  /// Source: the error codes of the Kafka protocol (Apache Kafka 4.0) that a record itself is the reason for.
  private static let namesRecord: Set<String> = ["INVALID_MSG", "INVALID_RECORD", "INVALID_TIMESTAMP"]
}
