import DatelineCore
import DatelineTesting
import Foundation
import Synchronization
import Testing

@testable import DatelineWorker
@testable import KafkaClient

/// What a replay that compares publishes, against what a whole replay would have published.
@Suite struct ReplayComparisonTests {
  private typealias Topic = [Bytes: Bytes]

  private let partition = TopicPartition(topic: "articles", partition: 0)

  private func event(_ article: Int, _ number: Int, _ word: String) -> PublishableEvent {
    let id = "\(article)-\(number)"
    let json = """
      {"event_id":"\(id)","article_id":"article \(article)","event_type":"ASSAULT","mode":"\(word)",\
      "extractor":{"version":"\(word.count)"}}
      """
    return PublishableEvent(id: id, type: "ASSAULT", json: Bytes(json.utf8))
  }

  private func comparison(
    with topic: Topic, mode: ReplayRequest.Mode = .changes, countsVersions: Bool = true
  ) throws -> ReplayComparison {
    let entries = try topic.map { key, value in
      let label = try EventLabel(json: value)
      return SpillEntry(key: ArticleComparison.key(article: label.articleID, event: key), value: value)
    }
    let file = try SortedFile(folder: FileManager.default.temporaryDirectory.path) { add in
      for entry in entries.sorted(by: { SpillEntry.precedes($0.key, $1.key) }) { try add(entry) }
    }
    return ReplayComparison(
      articles: ArticleComparison(published: file, comparator: EventComparator(countsVersions: countsVersions)),
      mode: mode, replay: "march", versions: "version=2")
  }

  private func shipper(_ comparison: ReplayComparison?) -> Shipper {
    Shipper(
      events: EventRecords(topic: "events", partitionCount: 4),
      deadLetters: DeadLetters(topic: "dead-letters", group: "dateline-replay-march"), receipts: nil,
      comparison: comparison)
  }

  private func shipment(
    _ article: Int, _ events: [PublishableEvent], _ comparison: ReplayComparison?
  ) -> Shipment {
    let record = Record(topicPartition: partition, offset: Int64(article), value: [1])
    let work = Work(id: WorkID(partition: partition, epoch: 1, offset: record.offset), record: record, received: .now)
    return shipper(comparison).shipment(
      of: work, .processed(ProcessedArticle(articleID: "article \(article)", events: events)), duration: .zero)
  }

  /// As compaction leaves a topic.
  private func apply(_ records: [OutgoingRecord], to topic: inout Topic) {
    for record in records { topic[record.key ?? []] = record.value }
  }

  /// Events of an article before and after, drawn: some stay, some change, some come, some go.
  private func articles(_ seed: UInt64) -> [(before: [PublishableEvent], after: [PublishableEvent])] {
    var random = SeededGenerator(seed: seed)
    return (0..<40).map { article in
      var (before, after): ([PublishableEvent], [PublishableEvent]) = ([], [])
      for number in 0..<Int.random(in: 0...5, using: &random) {
        let old = event(article, number, "raid")
        switch Int.random(in: 0..<4, using: &random) {
        case 0: before.append(old)
        case 1: after.append(event(article, number, "clash"))
        case 2: (before, after) = (before + [old], after + [event(article, number, "shelling")])
        default: (before, after) = (before + [old], after + [old])
        }
      }
      return (before, after)
    }
  }

  @Test(arguments: UInt64(1)...10)
  func `the old output with the difference is the output of a whole replay, record for record by key`(seed: UInt64) throws {
    let articles = articles(seed)
    var old: Topic = [:]
    for article in articles { for event in article.before { old[Bytes(event.id.utf8)] = event.json } }
    var whole: Topic = [:]
    var applied = old
    let comparison = try comparison(with: old)
    var published = 0
    for (number, article) in articles.enumerated() {
      apply(shipment(number, article.after, nil).records, to: &whole)
      let difference = shipment(number, article.after, comparison).records
      published += difference.count
      apply(difference, to: &applied)
    }
    #expect(applied == whole)
    #expect(published < old.count + whole.count)
    // Once applied, there is no difference left: the same replay again publishes nothing.
    let again = try self.comparison(with: applied)
    #expect(articles.enumerated().allSatisfy { shipment($0, $1.after, again).records.isEmpty })
  }

  @Test func `a difference goes to the partition of a whole replay, under its key, and says why it is there`() throws {
    let before = [event(1, 0, "raid"), event(1, 1, "raid")]
    let after = [event(1, 1, "clash"), event(1, 2, "clash")]
    let comparison = try comparison(with: Dictionary(uniqueKeysWithValues: before.map { (Bytes($0.id.utf8), $0.json) }))
    let whole = shipment(1, after, nil).records
    let records = shipment(1, after, comparison).records
    #expect(records.allSatisfy { $0.partition == whole.first?.partition })
    #expect(records.map { String(decoding: $0.key ?? [], as: UTF8.self) } == ["1-1", "1-2", "1-0"])
    #expect(records.map(\.value) == [after[0].json, after[1].json, nil])
    func header(_ name: String) -> [String?] {
      records.map { record in
        record.headers.first { $0.name == name }.map { String(decoding: $0.value ?? [], as: UTF8.self) }
      }
    }
    #expect(header("dateline.change") == ["changed", "added", "removed"])
    #expect(header("dateline.change.fields") == ["extractor.version,mode", nil, nil])
    #expect(header("dateline.replay") == ["march", "march", "march"])
    #expect(header("dateline.versions") == ["version=2", "version=2", "version=2"])
    #expect(header("dateline.event.type") == [nil, nil, "ASSAULT"])
    #expect(header("dateline.source.offset") == ["1", "1", "1"])
  }

  @Test func `an article that is filtered now has its events retracted; one that is rejected keeps them`() throws {
    let old = event(3, 0, "raid")
    let comparison = try comparison(with: [Bytes(old.id.utf8): old.json])
    let record = Record(topicPartition: partition, offset: 3, value: [1])
    let work = Work(id: WorkID(partition: partition, epoch: 1, offset: 3), record: record, received: .now)
    let filtered = shipper(comparison).shipment(
      of: work, .filtered("language", articleID: "article 3"), duration: .zero)
    #expect(filtered.records.map(\.value) == [nil])
    let rejected = shipper(comparison).shipment(
      of: work, .rejected(Rejection(stage: .extract, code: "x", message: "y")), duration: .zero)
    #expect(rejected.records.map(\.topic) == ["dead-letters"])
    let passedOver = shipper(comparison).shipment(
      of: work, .filtered(NewsProcessor.notSelected, articleID: "article 3"), duration: .zero)
    #expect(passedOver.records.isEmpty)
    #expect(passedOver.changes == nil)
  }

  @Test func `a report publishes nothing, dead letters neither, and knows the differences`() throws {
    let old = event(3, 0, "raid")
    let comparison = try comparison(with: [Bytes(old.id.utf8): old.json], mode: .report)
    let shipment = shipment(3, [event(3, 1, "clash")], comparison)
    #expect(shipment.records.isEmpty)
    #expect(shipment.changes?.changes.map(\.change.kind) == [.added, .removed])
    let lines = Lines()
    let report = ChangeReport { lines.add($0) }
    report.record([shipment])
    #expect(report.counts.total == ComparisonSummary.Counts(added: 1, removed: 1))
    #expect(lines.text.split(separator: "\n").count == 2)
    #expect(lines.text.contains(#""source":"articles[0]@3""#))
  }

  @Test func `other versions alone are no difference unless they are asked for`() throws {
    let old = event(1, 0, "raid")
    let other = PublishableEvent(
      id: old.id, type: old.type, json: Bytes(String(decoding: old.json, as: UTF8.self).replacing("\"4\"", with: "\"5\"").utf8))
    #expect(other.json != old.json)
    let topic = [Bytes(old.id.utf8): old.json]
    #expect(shipment(1, [other], try comparison(with: topic, countsVersions: false)).records.isEmpty)
    #expect(shipment(1, [other], try comparison(with: topic, countsVersions: true)).records.count == 1)
  }
}

/// Collects lines from any thread.
private final class Lines: Sendable {
  private let state = Synchronization.Mutex("")
  var text: String { state.withLock { $0 } }
  func add(_ bytes: Bytes) { state.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }
}
