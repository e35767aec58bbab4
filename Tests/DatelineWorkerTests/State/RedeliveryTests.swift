import KafkaClient
import Testing

@testable import DatelineWorker

@Suite struct RedeliveryTests {
  private let partition = TopicPartition(topic: "articles", partition: 0)
  private let shipper = Shipper(
    events: EventRecords(topic: "events", partitionCount: 3), deadLetters: DeadLetters(topic: "letters", group: "g"),
    receipts: nil)
  private let tooLarge = KafkaError(
    code: "MSG_SIZE_TOO_LARGE", kind: .recordTooLarge, message: "too large", disposition: .reject)

  private func shipment(_ offset: Int64, epoch: Int = 1, events: Int = 2) -> Shipment {
    let record = Record(topicPartition: partition, offset: offset, value: Bytes("article \(offset)".utf8))
    let work = Work(
      id: WorkID(partition: partition, epoch: epoch, offset: offset), record: record, received: .now)
    let article = ProcessedArticle(
      articleID: "a\(offset)",
      events: (0..<events).map { PublishableEvent(id: "a\(offset)/\($0)", type: "ASSAULT", json: [1, 2, 3]) })
    return shipper.shipment(of: work, .processed(article), duration: .zero)
  }

  private func offsets(_ shipments: [Shipment]) -> [Int64] { shipments.map(\.work.id.offset) }

  private func isLetter(_ shipment: Shipment) -> Bool {
    if case .rejected = shipment.result { true } else { false }
  }

  @Test func `a batch comes back whole, in order, before what was there`() {
    var redelivery = Redelivery()
    #expect(redelivery.restore([shipment(4), shipment(5)], shipper) == nil)
    #expect(redelivery.restore([shipment(1), shipment(2)], shipper) == nil)
    let next = redelivery.next { _ in true }.batch
    #expect(offsets(next) == [1, 2, 4, 5])
    #expect(redelivery.isEmpty)
  }

  @Test func `the dead letter takes the place of the one article that is refused, with its size`() {
    var redelivery = Redelivery()
    let batch = [shipment(1), shipment(2), shipment(3)]
    #expect(redelivery.restore(batch, refused: [1: (record: 1, error: tooLarge)], shipper) == nil)
    let next = redelivery.next { _ in true }.batch
    #expect(offsets(next) == [1, 2, 3])
    #expect(next.map(isLetter) == [false, true, false])
    guard case .rejected(let rejection, false) = next[1].result else { return #expect(Bool(false)) }
    #expect(rejection.code == "record-too-large")
    #expect(rejection.message.contains("record 2 of 2, 3 bytes"))
    #expect(next[1].records.map(\.topic) == ["letters"])
  }

  @Test func `articles that are refused together are delivered one by one, the others around them`() {
    var redelivery = Redelivery()
    let batch = (Int64(1)...6).map { shipment($0) }
    let refused = [2: (record: 0, error: tooLarge), 3: (record: 0, error: tooLarge)]
    #expect(redelivery.restore(batch, refused: refused, shipper) == nil)
    var runs: [[Int64]] = []
    while !redelivery.isEmpty { runs.append(offsets(redelivery.next { _ in true }.batch)) }
    #expect(runs == [[1, 2], [3], [4], [5, 6]])
  }

  @Test func `a dead letter that is too large goes without its value, and one without is the end`() {
    var redelivery = Redelivery()
    #expect(redelivery.restore([shipment(1)], refused: [0: (record: 0, error: tooLarge)], shipper) == nil)
    let letter = redelivery.next { _ in true }.batch
    #expect(redelivery.restore(letter, refused: [0: (record: 0, error: tooLarge)], shipper) == nil)
    let short = redelivery.next { _ in true }.batch
    #expect(short.first?.records.first?.value == nil)
    #expect(redelivery.restore(short, refused: [0: (record: 0, error: tooLarge)], shipper)?.kind == .recordTooLarge)
  }

  @Test func `what belongs to an assignment that has ended is given out as stale`() {
    var redelivery = Redelivery()
    _ = redelivery.restore([shipment(1), shipment(9, epoch: 2), shipment(2)], shipper)
    let (batch, stale) = redelivery.next { $0.epoch == 2 }
    #expect(offsets(batch) == [9])
    #expect(offsets(stale) == [1, 2])
  }

  @Test func `a batch knows whose record is whose`() {
    let batch = Batch(shipments: [shipment(1, events: 2), shipment(2, events: 0), shipment(3, events: 3)])
    #expect(batch.records.count == 5)
    let owners = batch.owners(of: [1: tooLarge, 4: tooLarge])
    #expect(owners.mapValues(\.record) == [0: 1, 2: 2])
  }
}
