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

  @Test func `all acknowledged is done`() {
    var attempt = DeliveryAttempt(count: 2)
    guard case .done = attempt.answer([delivered, delivered]) else { return #expect(Bool(false)) }
  }

  @Test func `only what failed is sent again, by its place in the article`() {
    var attempt = DeliveryAttempt(count: 4)
    let fault = failed(.timedOut, .retry)
    guard case .retry([1, 3], _, _) = attempt.answer([delivered, fault, delivered, fault]) else {
      return #expect(Bool(false))
    }
    guard case .retry([3], _, _) = attempt.answer([delivered, fault]) else { return #expect(Bool(false)) }
    guard case .done = attempt.answer([delivered]) else { return #expect(Bool(false)) }
  }

  @Test func `a refused record is reported once the rest is answered`() {
    var attempt = DeliveryAttempt(count: 3)
    let fault = failed(.timedOut, .retry)
    guard case .retry([0], _, _) = attempt.answer([fault, failed(.recordTooLarge, .reject), delivered]) else {
      return #expect(Bool(false))
    }
    guard case .reject(1, let error) = attempt.answer([delivered]) else { return #expect(Bool(false)) }
    #expect(error.kind == .recordTooLarge)
  }

  @Test(arguments: [KafkaError.Kind.notAuthorized, .unknownTopic, .fenced, .fatal, .configuration])
  func `faults of the client or the topic stop the worker`(kind: KafkaError.Kind) {
    var attempt = DeliveryAttempt(count: 2)
    guard case .stop(let error) = attempt.answer([delivered, failed(kind, .reject)]) else {
      return #expect(Bool(false))
    }
    #expect(error.kind == kind)
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
