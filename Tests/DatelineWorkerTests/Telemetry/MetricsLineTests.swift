import CoreMetrics
import Foundation
import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct MetricsLineTests {
  private let partitions = [TopicPartition(topic: "articles", partition: 2), TopicPartition(topic: "articles", partition: 3)]
  private let registry = MetricsRegistry()

  private func object(_ kind: MetricsLine.Kind = .final, articles: Int = 0) throws -> [String: Any] {
    let frame = MetricsLine.Frame(
      kind: kind, group: "dateline", uptime: .seconds(2), articles: articles, span: .seconds(2), owned: partitions,
      versions: ["version": "1.0.0"])
    let line = MetricsLine(frame, registry.snapshot()).json
    #expect(!line.contains("\n"))
    return try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `a line is one JSON object with stable names`() throws {
    let instruments = WorkerInstruments(registry)
    instruments.apply(.received(Load(records: 3, bytes: 900)))
    instruments.apply(.filtered(reason: "tombstone", Journey(inWorker: .zero, sinceTimestamp: nil)))
    let object = try object(articles: 1)
    #expect(object["metrics"] as? String == "final")
    #expect(object["articles_total"] as? Int == 1)
    #expect(object["articles_per_second"] as? Double == 0.5)
    #expect(object["received_bytes_total"] as? Int == 900)
    #expect((object["filtered_by_reason"] as? [String: Int]) == ["tombstone": 1])
    #expect((object["versions"] as? [String: String]) == ["version": "1.0.0"])
  }

  @Test func `a lag that is not known is null, and then there is no total`() throws {
    let lag = LabelledMeters(.lagRecords, registry)
    lag.set([["articles", "2"]: 7])
    let first = try object()
    let found = try #require((first["lag_records"] as? [String: [String: Any]])?["articles"])
    #expect(found["2"] as? Int == 7)
    #expect(found["3"] is NSNull)
    #expect(first["lag_records_total"] == nil)
    lag.set([["articles", "2"]: 7, ["articles", "3"]: 0])
    #expect(try object()["lag_records_total"] as? Int == 7)
  }

  @Test func `percentiles of a line are of its interval, those of the last of the whole run`() throws {
    let instruments = WorkerInstruments(registry)
    instruments.apply(.extracted(.milliseconds(10)))
    registry.beginInterval()
    instruments.apply(.extracted(.milliseconds(20)))
    func count(_ kind: MetricsLine.Kind) throws -> Int? {
      (try object(kind)["extraction_seconds"] as? [String: Any])?["count"] as? Int
    }
    #expect(try count(.interval) == 1)
    #expect(try count(.final) == 2)
  }

  @Test func `the documented fields are exactly those that are written`() throws {
    LabelledMeters(.lagRecords, registry).set([["articles", "2"]: 7, ["articles", "3"]: 0])
    LabelledMeters(.lagSeconds, registry).set([["articles", "2"]: 1, ["articles", "3"]: 0])
    Meter(label: Instrument.residentMemory.name, factory: registry).set(1_000)
    let documented = try DocumentedMetrics().fields
    #expect(Set(documented).count == documented.count)
    #expect(Set(documented) == Set(try object().keys))
  }

  @Test func `the documented metrics are exactly the table of instruments`() throws {
    #expect(try DocumentedMetrics().table == Instrument.markdownTable)
  }
}

/// The catalogue's article about metrics.
struct DocumentedMetrics {
  let text: String

  init(thisFile: String = #filePath) throws {
    let root = URL(fileURLWithPath: thisFile).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    text = try String(
      contentsOf: root.appendingPathComponent("Sources/DatelineWorker/DatelineWorker.docc/Metrics.md"), encoding: .utf8)
  }

  /// The names in the first column of the table under "The line".
  var fields: [String] {
    let part = section("## The line")
    return part.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { row in
      (row.split(separator: "|").first ?? "").split(separator: "`").map(String.init)
        .filter { !$0.trimmingCharacters(in: .whitespaces).isEmpty && !$0.contains(",") }
    }
  }

  var table: String {
    let lines = section("## Over HTTP").split(separator: "\n").filter { $0.hasPrefix("|") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String) -> Substring {
    guard let start = text.range(of: title) else { return "" }
    let rest = text[start.upperBound...]
    return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
  }
}
