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
  func refresh(_ partitions: [TopicPartition], from consumer: Consumer) async {
    for partition in partitions {
      guard let range = try? await consumer.watermarks(partition, cached: true, timeout: .milliseconds(100)) else {
        continue
      }
      known.withLock { $0[partition] = range }
    }
  }
}
