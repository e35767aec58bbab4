import KafkaClient
import Synchronization

/// What the broker last said about the ends of the owned partitions: for lag only, no decision rests on it.
final class Watermarks: Sendable {
  private let known = Mutex<[TopicPartition: Range<Int64>]>([:])

  subscript(partition: TopicPartition) -> Range<Int64>? { known.withLock { $0[partition] } }

  func retain(_ partitions: [TopicPartition]) {
    let owned = Set(partitions)
    known.withLock { $0 = $0.filter { owned.contains($0.key) } }
  }

  /// Takes over what the consumer's last fetches brought: no request is sent, so it cannot hang.
  func refresh(_ partitions: [TopicPartition], from consumer: Consumer) {
    for partition in partitions {
      guard let range = consumer.cachedWatermarks(partition) else { continue }
      known.withLock { $0[partition] = range }
    }
  }

  /// Asks the broker about partitions of which nothing is known yet, one after the other and not for long: the rest is
  /// asked about another time.
  func ask(_ partitions: [TopicPartition], of consumer: Consumer, within budget: Duration = .milliseconds(500)) async {
    let deadline = ContinuousClock.now + budget
    for partition in partitions where self[partition] == nil && ContinuousClock.now < deadline {
      guard let range = try? await consumer.watermarks(partition, timeout: .milliseconds(100)) else { continue }
      known.withLock { $0[partition] = range }
    }
  }
}
