import CoreMetrics
import Foundation
import KafkaClient
import Logging
import MetricsTestKit
import Synchronization
import Testing

@testable import DatelineWorker

@Suite struct TelemetryTests {
  private let id = WorkID(partition: TopicPartition(topic: "articles", partition: 2), epoch: 1, offset: 40)
  private let journey = Journey(inWorker: .seconds(2), sinceTimestamp: .seconds(90))
  private let registry = MetricsRegistry()

  @Test func `one event is a metric and a log line`() {
    let lines = LogLines()
    let telemetry = Telemetry(logger: lines.logger(), factory: registry)
    telemetry.record(.rejected(stage: .decode, code: "not-json", id, valueOmitted: false, journey))
    let values = registry.snapshot()
    #expect(values.counts(.articles) == ["rejected": 1])
    #expect(values.nested(.rejected) == ["decode": ["not-json": 1]])
    let line =
      "record sent to the dead-letter topic code=not-json event=rejected offset=40 partition=2 stage=decode topic=articles"
    #expect(lines.all == [line])
  }

  @Test func `a fault that repeats is counted in full and logged in part`() {
    let lines = LogLines()
    let telemetry = Telemetry(logger: lines.logger(), factory: registry)
    let error = KafkaError(code: "_TRANSPORT", kind: .brokerUnavailable, message: "away", disposition: .retry)
    for _ in 0..<200 { telemetry.record(.trouble(error)) }
    #expect(registry.snapshot().counts(.brokerErrors) == ["_TRANSPORT": 200])
    #expect(registry.snapshot().total(.suppressedLines) == 195)
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

  @Test func `another backend of swift-metrics is told the same`() throws {
    let other = TestMetrics()
    let telemetry = Telemetry(logger: LogLines().logger(), factory: MetricsRegistry(next: other))
    telemetry.record(.published(eventTypes: ["ASSAULT", "ASSAULT"], journey))
    telemetry.record(.transactionCommitted(articles: 1, .milliseconds(20)))
    #expect(try other.expectCounter("dateline_events_total", [("type", "ASSAULT")]).totalValue == 2)
    #expect(try other.expectTimer("dateline_publish_seconds").values == [2_000_000_000])
    #expect(
      try other.expectTimer("dateline_transaction_seconds", [("outcome", "committed")]).values == [20_000_000])
  }

  @Test func `events that are withheld are counted, and are no events`() throws {
    let other = TestMetrics()
    let telemetry = Telemetry(logger: LogLines().logger(), factory: MetricsRegistry(next: other))
    telemetry.record(.published(eventTypes: ["ASSAULT"], withheld: 2, journey))
    #expect(try other.expectCounter("dateline_events_total", [("type", "ASSAULT")]).totalValue == 1)
    #expect(try other.expectCounter("dateline_events_withheld_total").totalValue == 2)
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

  @Test func `a duration of centuries is taken, and is no crash`() {
    var latencies = Latencies()
    latencies.record(.seconds(Int64.max / 4))
    #expect(latencies.summary.count == 1)
  }

  @Test func `resident memory is that of a process`() throws {
    #expect(try #require(ResidentMemory.bytes) > 1 << 20)
  }

  @Test func `no log line holds what an error text of a broker could smuggle in`() {
    let lines = Mutex<[String]>([])
    var logger = Logger(label: "dateline") { label in
      LineLogHandler(label: label, format: .text) { line in
        lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      }
    }
    logger.logLevel = .info
    logger.warning("away\n2025-01-01 forged", metadata: ["code": "a\u{1B}[31m"])
    let written = lines.withLock { $0 }
    #expect(written.count == 1)
    #expect(written[0].filter { $0 == "\n" }.count == 1)
    #expect(!written[0].contains("\u{1B}"))
  }

  @Test func `a line of JSON is one object, with numbers where they are numbers`() throws {
    let lines = Mutex<[String]>([])
    var logger = Logger(label: "dateline") { label in
      LineLogHandler(label: label, format: .json) { line in
        lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      }
    }
    logger.logLevel = .info
    logger.warning("away\n\"now\"", metadata: ["offset": "40", "code": "7", "message": "not this"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(lines.withLock { $0[0] }.utf8)) as? [String: Any])
    #expect(object["message"] as? String == "away\n\"now\"")
    #expect(object["level"] as? String == "warning")
    #expect(object["offset"] as? Int == 40)
    #expect(object["code"] as? String == "7")
    #expect(Set(object.keys) == ["time", "level", "logger", "message", "offset", "code"])
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
