import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct TraceContextTests {
  private static let trace = [
    Header(name: "traceparent", value: Bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".utf8)),
    Header(name: "tracestate", value: Bytes("vendor=1".utf8)),
  ]
  private let shipper = Shipper(
    events: EventRecords(topic: "events", partitionCount: 3), deadLetters: DeadLetters(topic: "dead", group: "dateline"),
    receipts: Receipts(topic: "receipts", versions: [:]))
  private let event = PublishableEvent(id: "e", type: "ASSAULT", json: Bytes("{}".utf8))

  private func shipment(_ outcome: Outcome) -> Shipment {
    let record = Record(
      topicPartition: TopicPartition(topic: "articles", partition: 0), offset: 4, value: Bytes("{}".utf8),
      headers: [Header(name: "other", value: nil)] + Self.trace)
    let work = Work(
      id: WorkID(partition: record.topicPartition, epoch: 1, offset: 4), record: record, received: .now)
    return shipper.shipment(of: work, outcome, duration: .zero)
  }

  private func trace(of record: OutgoingRecord) -> [Header] { record.headers.filter { Self.trace.contains($0) } }

  @Test func `every event and receipt of an article carries its trace, and no other of its headers`() {
    let records = shipment(.processed(ProcessedArticle(articleID: "a", events: [event, event]))).records
    #expect(records.map(\.topic) == ["events", "events", "receipts"])
    for record in records {
      #expect(trace(of: record) == Self.trace)
      #expect(!record.headers.contains { $0.name == "other" })
    }
  }

  @Test func `a dead letter carries it too, also without its value`() throws {
    let rejected = shipment(.rejected(Rejection(stage: .extract, code: "extraction-failed", message: "")))
    #expect(trace(of: try #require(rejected.records.first)) == Self.trace)
    let error = KafkaError(code: "MSG_SIZE_TOO_LARGE", kind: .recordTooLarge, message: "", disposition: .reject)
    let smaller = try #require(shipper.replacement(for: rejected, refusedAt: 0, error))
    #expect(smaller.records.first?.value == nil)
    #expect(trace(of: try #require(smaller.records.first)) == Self.trace)
  }
}
