import DequeModule
import KafkaClient

/// Which partitions are worked on, from the group's first word to the last result.
///
/// An assignment has an epoch, and everything received under it carries that epoch. It ends in one of three ways:
/// revoked (what is begun is finished and committed within a bound, then it is given up), lost (nothing of it counts
/// any more), or with the worker.
extension Flow {
  mutating func assign(_ added: [TopicPartition]) {
    for partition in added {
      drop(partition)
      _ = own(partition)
    }
    end.assign(added)
  }

  /// Begins to give partitions up. `step` says when the group is to be answered.
  mutating func revoke(_ rebalance: Rebalance, now: ContinuousClock.Instant) {
    for partition in rebalance.partitions { close(partition) }
    let handOver = HandOver(now: now, drain: limits.revocationDrain, commit: limits.commitTimeout)
    revocation = (rebalance, handOver)
  }

  /// The partitions are gone already: another worker may be reading them. Nothing of them counts any more.
  mutating func lose(_ lost: [TopicPartition]) {
    for partition in lost { drop(partition) }
    end.release(lost)
  }

  /// A revocation that is under way has become a loss: its session ended meanwhile. Gives the revocation, which is to
  /// be answered without anything more being committed.
  mutating func loseRevoked() -> Rebalance? {
    guard let rebalance = revocation?.rebalance else { return nil }
    lose(rebalance.partitions)
    revocation = nil
    return rebalance
  }

  /// Stops intake. What is begun is finished and committed within `drain`; what waits is left to others.
  mutating func shutDown(drain: Duration, now: ContinuousClock.Instant) {
    guard shutdown == nil else { return }
    for partition in assignments.partitions { close(partition) }
    shutdown = HandOver(now: now, drain: drain, commit: limits.commitTimeout)
  }

  mutating func own(_ partition: TopicPartition) -> Int {
    let epoch = assignments.assign(partition)
    let recovery = CrashRecovery(
      CrashRecovery.Limits(attempts: limits.attempts, window: Int64(limits.inFlight.records)))
    partitions[epoch] = Partition(key: partition, recovery: recovery)
    let bound = limits.bounds?.bound(of: partition)
    partitions[epoch]?.bound = bound
    return epoch
  }

  /// Admits nothing more, and forgets what was not begun. Work is begun in order, so that is always the tail.
  private mutating func close(_ partition: TopicPartition) {
    guard let epoch = assignments.epoch(of: partition) else { return }
    partitions[epoch]?.closed = true
    let forgotten = queue.removeAll(lane: epoch) + Array(partitions[epoch]?.held ?? [])
    partitions[epoch]?.held.removeAll()
    abandon(forgotten, of: epoch)
  }

  mutating func drop(_ partition: TopicPartition) {
    guard let epoch = assignments.epoch(of: partition) else { return }
    for work in queue.removeAll(lane: epoch) { total -= work.load }
    for work in partitions[epoch]?.held ?? [] { total -= work.load }
    for result in partitions[epoch]?.order.waiting ?? [] { total -= result.work.load }
    withdrawReady(of: epoch)
    partitions[epoch] = nil
    assignments.release(partition)
  }
}

// MARK: - Opening

extension Flow {
  /// Takes what the broker has committed for a partition: nothing of it is begun before.
  ///
  /// - Parameter asked: the epoch of `step`'s question; an answer to an older one is passed over.
  /// - Returns: true when earlier workers died there and its records are begun alone.
  mutating func open(_ asked: Int, committed: CommittedOffset?) -> Bool {
    answered(asked)
    guard partitions[asked]?.recovery.isOpen == false else { return false }
    let careful = partitions[asked]?.recovery.open(committed) ?? false
    if let committed { partitions[asked]?.bound?.committed(committed.offset) }
    release(asked)
    return careful
  }

  /// The note that `step` asked for stands with the committed offset.
  mutating func marked(_ asked: Int, at offset: Int64) {
    answered(asked)
    partitions[asked]?.recovery.committed(offset)
    release(asked)
  }

  /// A question of `step` was not answered: it is asked again after a while.
  mutating func unanswered(_ asked: Int, _ backoff: Backoff, now: ContinuousClock.Instant) {
    guard let before = partitions[asked]?.unanswered else { return }
    partitions[asked]?.isAsking = false
    partitions[asked]?.unanswered = before + 1
    partitions[asked]?.askAgain = now + backoff.delay(after: before + 1)
  }

  private mutating func answered(_ asked: Int) {
    partitions[asked]?.isAsking = false
    partitions[asked]?.unanswered = 0
  }
}
