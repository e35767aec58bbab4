import KafkaClient

@testable import DatelineWorker

extension Shipment {
  /// Of an article of which nothing came.
  static func nothing(_ work: Work) -> Shipment {
    Shipment(work: work, result: .filtered("tombstone"), records: [], articleID: nil, duration: .zero)
  }
}

extension Flow {
  /// The broker's part: nothing was committed before, and notes are taken.
  mutating func settle() {
    for epoch in partitions.keys.sorted() {
      _ = open(epoch, committed: nil)
      guard let first = partitions[epoch]?.held.first, let mark = partitions[epoch]?.recovery.mark(first: first.id.offset)
      else { continue }
      marked(epoch, at: mark.offset)
    }
  }

  /// Begins the next work, with the broker's part done.
  mutating func begin() -> Work? {
    settle()
    return next().first
  }

  /// What a result releases; nil when it came too late.
  mutating func completing(_ work: Work) -> [Shipment]? {
    complete(.nothing(work)) ? takeReady(atMost: Load(records: .max, bytes: .max)) : nil
  }
}

extension Flow.Step {
  var offsets: [TopicPartition: Int64]? { commit?.mapValues(\.offset) }
}
