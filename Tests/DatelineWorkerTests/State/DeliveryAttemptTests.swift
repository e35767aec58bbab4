import DatelineTesting
import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct DeliveryAttemptTests {
  private typealias Answer = Result<KafkaClient.Delivery, KafkaError>

  private let delivered = Answer.success(
    KafkaClient.Delivery(topicPartition: TopicPartition(topic: "events", partition: 0), offset: 1))

  private func failed(_ kind: KafkaError.Kind, _ disposition: KafkaError.Disposition) -> Answer {
    .failure(KafkaError(code: "CODE", kind: kind, message: "what failed", disposition: disposition))
  }

  private let start = ContinuousClock.now

  private func attempt(_ count: Int) -> DeliveryAttempt {
    DeliveryAttempt(count: count, patience: Patience(limit: .seconds(30)))
  }

  @Test func `all acknowledged is done`() {
    var attempt = attempt(2)
    guard case .done = attempt.answer([delivered, delivered], now: start) else { return #expect(Bool(false)) }
  }

  @Test func `only what failed is sent again, by its place in the batch`() {
    var attempt = attempt(4)
    let fault = failed(.timedOut, .retry)
    guard case .retry([1, 3], _, _) = attempt.answer([delivered, fault, delivered, fault], now: start) else {
      return #expect(Bool(false))
    }
    guard case .retry([3], _, _) = attempt.answer([delivered, fault], now: start) else { return #expect(Bool(false)) }
    guard case .done = attempt.answer([delivered], now: start) else { return #expect(Bool(false)) }
  }

  @Test func `refused records are reported once the rest is answered`() {
    var attempt = attempt(3)
    let fault = failed(.timedOut, .retry)
    let answers = [fault, failed(.recordTooLarge, .reject), delivered]
    guard case .retry([0], _, _) = attempt.answer(answers, now: start) else { return #expect(Bool(false)) }
    guard case .reject(let refused) = attempt.answer([delivered], now: start) else { return #expect(Bool(false)) }
    #expect(refused.mapValues(\.kind) == [1: .recordTooLarge])
  }

  @Test(arguments: [KafkaError.Kind.fenced, .fatal])
  func `faults of the client stop the worker`(kind: KafkaError.Kind) {
    var attempt = attempt(2)
    guard case .stop(let error) = attempt.answer([delivered, failed(kind, .stop)], now: start) else {
      return #expect(Bool(false))
    }
    #expect(error.kind == kind)
  }

  @Test(arguments: [KafkaError.Kind.notAuthorized, .unknownTopic])
  func `what a person must mend is waited for within a limit`(kind: KafkaError.Kind) {
    var attempt = attempt(1)
    let answer = [failed(kind, .reject)]
    for second in [0, 10, 29] {
      guard case .retry([0], _, _) = attempt.answer(answer, now: start + .seconds(second)) else {
        return #expect(Bool(false))
      }
    }
    guard case .stop = attempt.answer(answer, now: start + .seconds(30)) else { return #expect(Bool(false)) }
  }

  /// Regression: an article went to the dead letters because a broker had forgotten the producer's id.
  @Test(arguments: [("INVALID_TXN_STATE", false), ("INVALID_PRODUCER_ID_MAPPING", false), ("INVALID_RECORD", true)])
  func `only what names the record refuses it`(code: String, refuses: Bool) {
    let error = KafkaError(code: code, kind: .other, message: "what failed", disposition: .reject)
    #expect(error.refusesRecord == refuses)
  }

  @Test func `waits double up to a ceiling, with jitter that leaves at least half`() {
    let backoff = Backoff(base: .milliseconds(100), ceiling: .seconds(2))
    var random = SeededGenerator(seed: 3)
    for (attempt, step) in [(1, 100), (2, 200), (3, 400), (6, 2_000), (500, 2_000)] {
      for _ in 0..<50 {
        let delay = backoff.delay(after: attempt, using: &random)
        #expect(delay >= .milliseconds(step / 2) && delay <= .milliseconds(step))
      }
    }
  }
}
