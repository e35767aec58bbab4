import DatelineCore
import KafkaClient

/// Sends articles in batches, with a bounded number on the way, and keeps count.
struct Publication {
  private struct Batch {
    var records: [OutgoingRecord] = []
    var origins: [InputOrigin] = []
    var bytes = 0
  }

  private static let batchRecords = 500
  private static let batchBytes = 1 << 20
  /// Batches that wait for the broker while the next ones are read.
  private static let window = 8

  let topic: String
  let decoder: ArticleDecoder
  /// Hold back what cannot be decoded.
  let check: Bool
  private var progress: ProgressBar
  /// nil: as fast as the broker takes them.
  private var pace: Pace?

  private var batch = Batch()
  private var sent: [(origins: [InputOrigin], bytes: Int, pending: PendingDelivery)] = []
  private let began = ContinuousClock.now

  private var published = 0
  private var publishedBytes = 0
  private var undecodable = 0
  private var refused = 0
  private var unreadable = 0

  init(topic: String, decoder: ArticleDecoder, check: Bool, pace: Pace?, progress: ProgressBar) {
    self.topic = topic
    self.decoder = decoder
    self.check = check
    self.pace = pace
    self.progress = progress
  }

  /// True when something was not sent that should have been.
  var hasBadInput: Bool { refused + unreadable + (check ? undecodable : 0) > 0 }

  var summary: String {
    let duration = began.duration(to: .now)
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    var parts = ["published \(published) articles (\(ByteCount(publishedBytes))) to \(topic) in \(decimal(seconds)) s"]
    if undecodable > 0 {
      parts.append("not decodable and \(check ? "held back" : "sent as they are"): \(undecodable)")
    }
    if refused > 0 { parts.append("refused by the broker: \(refused)") }
    if unreadable > 0 { parts.append("unreadable: \(unreadable)") }
    return parts.joined(separator: "; ")
  }

  /// - Throws: `KafkaError` when the broker cannot be written to.
  mutating func run(_ input: ArticleInput, to producer: Producer) async throws(KafkaError) {
    let batchRecords = min(Self.batchRecords, pace?.batchRecords ?? Self.batchRecords)
    while let item = await input.next() {
      switch item {
      case .problem(let problem):
        unreadable += 1
        note(problem)
      case .article(let article): add(article)
      }
      if batch.records.count >= batchRecords || batch.bytes >= Self.batchBytes { try await send(to: producer) }
    }
    try await send(to: producer)
    while !sent.isEmpty { try await settle() }
    progress.finish()
  }

  private mutating func add(_ article: RawArticle) {
    var key: Bytes?
    do {
      key = Bytes(try decoder.decode(article.bytes, as: article.format).id.utf8)
    } catch {
      undecodable += 1
      note(InputProblem(article.origin, error))
      if check { return }
    }
    batch.records.append(OutgoingRecord(topic: topic, key: key, value: article.bytes))
    batch.origins.append(article.origin)
    batch.bytes += article.bytes.count
  }

  private mutating func send(to producer: Producer) async throws(KafkaError) {
    guard !batch.records.isEmpty else { return }
    await pace?.admit(batch.records.count)
    let pending = try await producer.enqueue(batch.records)
    sent.append((batch.origins, batch.bytes, pending))
    batch = Batch()
    if sent.count > Self.window { try await settle() }
  }

  /// Waits for the oldest batch.
  private mutating func settle() async throws(KafkaError) {
    guard !sent.isEmpty else { return }
    let (origins, bytes, pending) = sent.removeFirst()
    for (origin, result) in zip(origins, await pending.results()) {
      switch result {
      case .success: published += 1
      case .failure(let error):
        guard error.disposition == .reject, error.kind == .recordTooLarge || error.kind == .other else { throw error }
        refused += 1
        note(InputProblem(origin, code: error.code, message: error.message))
      }
    }
    publishedBytes += bytes
    progress.advance(records: origins.count, bytes: bytes)
  }

  private mutating func note(_ problem: InputProblem) {
    progress.interrupt()
    Console.error(problem.description)
  }

  private func decimal(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
