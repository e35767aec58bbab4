import KafkaClient

/// What to do about the broker's answers to the records of one article.
///
/// Faults that pass are tried again, the others of the article stay delivered. A record that the broker will
/// never take sends the whole article to the dead letters, once the rest has been answered. An error of the
/// client itself stops the worker.
struct DeliveryAttempt: Sendable {
  enum Step: Sendable {
    case done
    /// Send these again, by their place in the article's records, after a wait.
    case retry([Int], after: Duration, because: KafkaError)
    /// The record at this place is refused.
    case reject(Int, KafkaError)
    case stop(KafkaError)
  }

  private let backoff: Backoff
  private var open: [Int]
  private var failures = 0
  private var refused: (index: Int, error: KafkaError)?

  init(count: Int, backoff: Backoff = Backoff()) {
    open = Array(0..<count)
    self.backoff = backoff
  }

  /// - Parameter results: of the records that are open, in their order.
  mutating func answer(_ results: [Result<Delivery, KafkaError>]) -> Step {
    var again: [Int] = []
    var cause: KafkaError?
    for (index, result) in zip(open, results) {
      guard case .failure(let error) = result else { continue }
      if error.stopsDelivery { return .stop(error) }
      if error.disposition == .retry {
        again.append(index)
        cause = cause ?? error
      } else {
        refused = refused ?? (index, error)
      }
    }
    open = again
    if let cause {
      failures += 1
      return .retry(again, after: backoff.delay(after: failures), because: cause)
    }
    return refused.map { .reject($0.index, $0.error) } ?? .done
  }
}

extension KafkaError {
  /// True where no record can be delivered any more, however often it is tried: the topic is gone, access is
  /// denied, the client is fenced or broken.
  var stopsDelivery: Bool {
    switch kind {
    case .notAuthorized, .configuration, .fenced, .unknownTopic, .fatal: true
    case .brokerUnavailable, .recordTooLarge, .queueFull, .timedOut, .cancelled, .other: disposition == .stop
    }
  }
}
