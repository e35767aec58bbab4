import KafkaClient

/// Produces chosen dead letters as the records that they were, some at a time.
struct Resender {
  private let topic: String?
  private let producer: Producer
  private var batch: [OutgoingRecord] = []
  private(set) var sent = 0
  private(set) var skipped = 0

  private static let batchRecords = 200

  /// - Parameter topic: where they go; nil is the topic that each came from.
  init(to topic: String?, producer: Producer) {
    self.topic = topic
    self.producer = producer
  }

  mutating func add(_ entry: DeadLetterEntry) async throws(KafkaError) {
    guard let target = topic ?? entry.sourceTopic else {
      return skip(entry, "does not say which topic it came from; name one with --to")
    }
    guard let record = entry.original(to: target) else {
      return skip(entry, "has no value: it is still in \(entry.source), if that keeps it")
    }
    batch.append(record)
    if batch.count >= Self.batchRecords { try await send() }
  }

  mutating func finish() async throws(KafkaError) {
    try await send()
    await producer.close(timeout: .seconds(5))
  }

  private mutating func send() async throws(KafkaError) {
    guard !batch.isEmpty else { return }
    for result in try await producer.send(batch) {
      _ = try result.get()
      sent += 1
    }
    batch = []
  }

  private mutating func skip(_ entry: DeadLetterEntry, _ reason: String) {
    skipped += 1
    Console.error("dateline: dead letter \(entry.place) \(reason)")
  }
}
