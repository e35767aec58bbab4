import KafkaClient
import Synchronization

/// Asks the broker what is committed for partitions that were assigned, and commits the notes that must stand before
/// they are worked on. Both beside polling.
struct Openings: Sendable {
  let consumer: Consumer
  let flow: SharedFlow
  let telemetry: Telemetry
  let timeout: Duration
  /// Whether it was seen that the broker keeps notes: looked at once.
  private let hasLooked = Flag()

  private final class Flag: Sendable {
    private let value = Atomic(false)
    func raise() -> Bool { value.exchange(true, ordering: .relaxed) }
  }

  private static let backoff = Backoff(ceiling: .seconds(5))

  init(consumer: Consumer, flow: SharedFlow, telemetry: Telemetry, timeout: Duration) {
    self.consumer = consumer
    self.flow = flow
    self.telemetry = telemetry
    self.timeout = timeout
  }

  func open(_ asked: [Int: TopicPartition]) async {
    do {
      let committed = try await consumer.committedOffsets(Array(asked.values), timeout: timeout)
      let careful = flow.withFlow { flow in
        asked.filter { flow.open($0.key, committed: committed[$0.value]) }.map(\.value)
      }
      for partition in careful { telemetry.record(.careful(partition)) }
    } catch {
      askAgain(asked.keys, error)
    }
  }

  func mark(_ asked: [Int: (TopicPartition, CommittedOffset)]) async {
    // What was given up meanwhile is another's to mark.
    let marks = flow.withFlow { flow in asked.filter { flow.partitions[$0.key] != nil } }
    guard !marks.isEmpty else { return }
    let offsets = Dictionary(marks.values.map { ($0.0, $0.1) }) { first, _ in first }
    do {
      try await consumer.commit(offsets, timeout: timeout)
      if !hasLooked.raise() { await look(for: offsets) }
      flow.withFlow { flow in
        for (epoch, (_, mark)) in marks { flow.marked(epoch, at: mark.offset) }
      }
    } catch {
      askAgain(marks.keys, error)
    }
  }

  private func askAgain(_ epochs: some Collection<Int>, _ error: KafkaError) {
    telemetry.record(.retried(error, records: epochs.count, delay: nil))
    flow.withFlow { flow in for epoch in epochs { flow.unanswered(epoch, Self.backoff, now: .now) } }
  }

  private func look(for written: [TopicPartition: CommittedOffset]) async {
    guard let found = try? await consumer.committedOffsets(Array(written.keys), timeout: timeout) else { return }
    let dropped = written.contains { found[$0.key]?.offset == $0.value.offset && found[$0.key]?.metadata.isEmpty == true }
    if dropped { telemetry.record(.notesDropped) }
  }
}
