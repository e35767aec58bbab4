/// Which partitions a consumer owns, and which changes of that its owner has not answered yet.
///
/// A partition stops being owned when its revocation is announced, not when that is answered: records of it
/// that librdkafka had already fetched must not be delivered behind the announcement.
struct Assignment {
  private(set) var owned: Set<TopicPartition> = []
  /// Announced and unanswered, oldest first.
  private(set) var pending: [Rebalance] = []
  private var lastID: UInt64 = 0

  mutating func announce(_ change: Rebalance.Change, _ partitions: [TopicPartition]) -> Rebalance {
    if change != .assigned { owned.subtract(partitions) }
    lastID += 1
    let rebalance = Rebalance(change: change, partitions: partitions, id: lastID)
    pending.append(rebalance)
    return rebalance
  }

  /// False when there is no such change to answer: it was answered before, or belongs to another consumer.
  mutating func complete(_ rebalance: Rebalance) -> Bool {
    guard let index = pending.firstIndex(where: { $0.id == rebalance.id }) else { return false }
    let announced = pending.remove(at: index)
    if announced.change == .assigned { owned.formUnion(announced.partitions) }
    return true
  }

  /// Reading without a group.
  mutating func replace(with partitions: some Sequence<TopicPartition>) {
    owned = Set(partitions)
    pending = []
  }

  func admits(_ partition: TopicPartition) -> Bool { owned.contains(partition) }
}
