import Foundation
import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct HealthTests {
  private let start = ContinuousClock.now
  private let health = Health(versions: ["version": "1.0.0"])
  private let member = Health.Standing(generation: 3, assigned: 2, brokersUp: 1)
  private let away = KafkaError(code: "_TRANSPORT", kind: .brokerUnavailable, message: "away", disposition: .retry)

  private func failing(_ report: HealthReport) -> [String] { report.checks.filter { !$0.holds }.map(\.name) }

  private func begin() {
    health.apply(.started(summary: ""), now: start)
    health.apply(.producerReady, now: start)
  }

  @Test func `before a first broker has answered it is live and not ready`() {
    #expect(failing(health.ready(nil, now: start)) == ["brokers", "group", "producer", "stage"])
    #expect(health.live(now: start).holds)
  }

  @Test func `with partitions, or idle as a member, it is ready`() {
    begin()
    #expect(health.ready(member, now: start).holds)
    #expect(health.ready(.init(generation: 3, assigned: 0, brokersUp: nil), now: start).holds)
    #expect(failing(health.ready(.init(generation: -1, assigned: 0, brokersUp: 1), now: start)) == ["group"])
  }

  @Test func `without a connection it is not ready, and still live`() {
    begin()
    #expect(failing(health.ready(.init(generation: 3, assigned: 2, brokersUp: 0), now: start)) == ["brokers"])
    #expect(health.live(now: start).holds)
  }

  @Test func `a fault of delivery counts once it lasts, and is over with the first article delivered`() {
    begin()
    health.apply(.retried(away, records: 1, delay: nil), now: start)
    health.apply(.producerRebuilt, now: start + .seconds(10))
    health.apply(.producerReady, now: start + .seconds(11))
    #expect(health.ready(member, now: start + .seconds(14)).holds)
    let report = health.ready(member, now: start + .seconds(16))
    #expect(failing(report) == ["producer"])
    #expect(report.checks.contains { $0.finding.contains("_TRANSPORT") })
    health.apply(.transactionCommitted(articles: 1, .zero), now: start + .seconds(17))
    #expect(health.ready(member, now: start + .seconds(40)).holds)
  }

  @Test func `a worker that stops takes no more, and is not started again for it`() {
    begin()
    health.apply(.stopping(reason: "asked to"), now: start)
    #expect(failing(health.ready(member, now: start)) == ["stage"])
    #expect(health.live(now: start).holds)
  }

  @Test func `a loop whose turn does not end is not live; one that rests may rest for ever`() {
    let now = ContinuousClock.now
    health.loops.intake.beat(now: now)
    health.loops.delivery.beat(now: now)
    #expect(health.live(now: now + .seconds(59)).holds)
    #expect(failing(health.live(now: now + .seconds(61))) == ["intake"])
    health.loops.intake.rest()
    #expect(failing(health.live(now: now + .seconds(121))) == ["delivery"])
    health.loops.delivery.rest()
    #expect(health.live(now: now + .seconds(100_000)).holds)
  }

  @Test func `the report is JSON`() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(health.ready(nil, now: start).json)) as? [String: Any])
    #expect(object["status"] as? String == "failed")
    let checks = try #require(object["checks"] as? [String: [String: String]])
    #expect(checks["extractor"]?["status"] == "ok")
    #expect(checks["extractor"]?["finding"] == "loaded: version 1.0.0")
  }
}
