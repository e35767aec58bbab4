import Synchronization

/// Answers that were computed before, so that most words of a text are looked up.
///
/// Shared by all threads. It changes how fast an answer comes, never the answer, provided that the answer depends on
/// the key alone. Bounded: a full shard is emptied, since what matters is back within a few sentences.
final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Shard: Sendable {
    let values = Mutex<[Key: Value]>([:])
  }

  /// A power of two; few threads meet in one of 64 shards.
  private static var shardCount: Int { 64 }
  private let shards: [Shard]
  private let shardCapacity: Int

  /// Holds at most `capacity` values, rounded up to the number of shards.
  init(capacity: Int) {
    shardCapacity = max(1, capacity / Self.shardCount)
    shards = (0..<Self.shardCount).map { _ in Shard() }
  }

  /// `hash` spreads the keys over the shards by its upper bits; it must follow from the key.
  func value(_ key: Key, hash: UInt64) -> Value? {
    shard(hash).values.withLock { $0[key] }
  }

  func remember(_ value: Value, for key: Key, hash: UInt64) {
    shard(hash).values.withLock { values in
      if values.count >= shardCapacity { values.removeAll(keepingCapacity: true) }
      values[key] = value
    }
  }

  private func shard(_ hash: UInt64) -> Shard { shards[Int(hash >> 48) & (Self.shardCount - 1)] }
}
