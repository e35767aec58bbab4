import Foundation
import KafkaClient
import Logging
import Synchronization
import Testing

@testable import DatelineWorker

@Suite struct TelemetryTests {
  private let id = WorkID(partition: TopicPartition(topic: "articles", partition: 2), epoch: 1, offset: 40)

  @Test func `one event is a metric and a log line`() {
    let lines = LogLines()
    let telemetry = Telemetry(logger: lines.logger())
    telemetry.record(.rejected(stage: .decode, code: "not-json", id, valueOmitted: false))
    let counts = telemetry.metrics().whole.counts
    #expect(counts.articles == 1)
    #expect(counts.rejected == ["decode": ["not-json": 1]])
    let line = "record sent to the dead-letter topic code=not-json offset=40 partition=2 stage=decode topic=articles"
    #expect(lines.all == [line])
  }

  @Test func `a fault that repeats is counted in full and logged in part`() {
    let lines = LogLines()
    let telemetry = Telemetry(logger: lines.logger())
    let error = KafkaError(code: "_TRANSPORT", kind: .brokerUnavailable, message: "away", disposition: .retry)
    for _ in 0..<200 { telemetry.record(.trouble(error)) }
    #expect(telemetry.metrics().whole.counts.brokerErrors == 200)
    #expect(lines.all.count == 5)
  }

  @Test func `the limiter says how many lines it kept back`() {
    var limiter = LogLimiter(burst: 2, window: .seconds(30))
    let start = ContinuousClock.now
    #expect(limiter.admit("a", now: start) == 0)
    #expect(limiter.admit("a", now: start) == 0)
    #expect(limiter.admit("a", now: start) == nil)
    #expect(limiter.admit("b", now: start) == 0)
    #expect(limiter.admit("a", now: start + .seconds(29)) == nil)
    #expect(limiter.admit("a", now: start + .seconds(30)) == 2)
    #expect(limiter.admit("a", now: start + .seconds(31)) == 0)
  }

  @Test func `an interval ends without losing what the whole run has counted`() {
    let telemetry = Telemetry(logger: LogLines().logger())
    telemetry.record(.published(eventTypes: ["ASSAULT", "ASSAULT", "PROTEST"], latency: .seconds(2)))
    #expect(telemetry.metrics(endingInterval: true).interval.counts.events == 3)
    telemetry.record(.published(eventTypes: [], latency: .milliseconds(20)))
    let metrics = telemetry.metrics()
    #expect(metrics.interval.counts.articles == 1)
    #expect(metrics.whole.counts.articles == 2)
    #expect(metrics.whole.counts.eventsByType == ["ASSAULT": 2, "PROTEST": 1])
    #expect(metrics.whole.publishing.summary.count == 2)
    #expect(metrics.interval.publishing.summary.count == 1)
  }

  @Test func `percentiles are in seconds`() throws {
    var latencies = Latencies()
    for milliseconds in 1...100 { latencies.record(.milliseconds(milliseconds)) }
    let summary = latencies.summary
    #expect(try abs(#require(summary.p50) - 0.050) < 0.002)
    #expect(try abs(#require(summary.p99) - 0.099) < 0.002)
    #expect(try abs(#require(summary.max) - 0.100) < 0.002)
    #expect(Latencies().summary == Latencies.Summary(count: 0))
  }

  @Test func `a line is one JSON object with stable names`() throws {
    var metrics = Metrics()
    metrics.apply(.received(Load(records: 3, bytes: 900)))
    metrics.apply(.filtered(reason: "tombstone"))
    let line = MetricsLine(
      .final, group: "dateline", uptime: .seconds(2), span: .seconds(2), whole: metrics.whole.counts,
      recent: metrics.whole, lags: [(id.partition, 0), (TopicPartition(topic: "articles", partition: 3), nil)],
      load: Load(records: 2, bytes: 600), waiting: 1, paused: 0)
    #expect(!line.json.contains("\n"))
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.json.utf8)) as? [String: Any])
    #expect(object["metrics"] as? String == "final")
    #expect(object["articles_total"] as? Int == 1)
    #expect(object["articles_per_second"] as? Double == 0.5)
    #expect(object["received_bytes_total"] as? Int == 900)
    #expect(object["in_flight_records"] as? Int == 2)
    #expect((object["filtered_by_reason"] as? [String: Int]) == ["tombstone": 1])
    let lag = try #require((object["lag_records"] as? [String: [String: Any]])?["articles"])
    #expect(lag["2"] as? Int == 0)
    #expect(lag["3"] is NSNull)
    #expect(object["lag_records_total"] == nil)
  }

  @Test func `resident memory is that of a process`() throws {
    #expect(try #require(ResidentMemory.bytes) > 1 << 20)
  }
}

/// Keeps log lines: the message, then its metadata in order of name.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func logger(level: Logger.Level = .debug) -> Logger {
    var logger = Logger(label: "test") { _ in Handler(lines: self) }
    logger.logLevel = level
    return logger
  }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
      lines.lines.withLock { $0.append((["\(event.message)"] + pairs).joined(separator: " ")) }
    }
  }
}
