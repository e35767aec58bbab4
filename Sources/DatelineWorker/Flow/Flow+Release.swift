import DequeModule

/// Which of the records that were admitted may be begun.
///
/// Usually all of a partition, as soon as it is open and its note stands. But where a record is to be begun alone, it
/// is alone in the whole worker: whatever is begun beside it could be the one that kills the worker, and the count
/// would go against the wrong one. So while there is such a record, all partitions take turns with one record each.
extension Flow {
  struct Turns: Sendable {
    /// One record is begun at a time.
    var areTaken = false
    /// The partition whose turn it is, or was last, by epoch.
    var epoch = 0
  }

  /// Lets records be begun, as many as may: those of one partition, or in turns.
  mutating func release(_ epoch: Int) {
    let before = turns.areTaken
    turns.areTaken = partitions.values.contains(where: \.isCareful)
    if turns.areTaken {
      takeTurn()
    } else if before {
      for epoch in partitions.keys.sorted() { releaseAll(of: epoch) }
    } else {
      releaseAll(of: epoch)
    }
  }

  private mutating func releaseAll(of epoch: Int) {
    guard let partition = partitions[epoch], let next = partition.held.first, partition.mayBegin else { return }
    // Only the first has a history.
    if partition.isFirst(next) { releaseNext(of: epoch) }
    for work in partitions[epoch]?.held ?? [] { queue.push(work, lane: epoch) }
    partitions[epoch]?.held.removeAll(keepingCapacity: true)
  }

  private mutating func releaseNext(of epoch: Int) {
    guard let partition = partitions[epoch], var work = partition.held.first else { return }
    let first = partition.isFirst(work)
    work.delivery = partition.recovery.delivery(of: first)
    work.isPoisonous = partition.recovery.isPoisonous(first: first)
    partitions[epoch]?.held.removeFirst()
    queue.push(work, lane: epoch)
  }

  /// Lets one partition begin one record, once nothing is begun and unfinished in the worker.
  private mutating func takeTurn() {
    let held = partitions.values.reduce(0) { $0 + $1.held.count }
    guard total.records == held else { return }
    // A claim ends when what became of its record is committed: until then its note counts.
    if let claimed = partitions.first(where: { $0.value.recovery.hasClaim }) {
      if claimed.value.mayBegin { releaseNext(of: claimed.key) }
      return
    }
    let able = partitions.filter { !$0.value.closed && ($0.value.nextIsAlone || $0.value.mayBegin) }.keys.sorted()
    guard let next = able.first(where: { $0 > turns.epoch }) ?? able.first else { return }
    turns.epoch = next
    if partitions[next]?.nextIsAlone == true {
      // `step` asks for the note that counts it.
      partitions[next]?.recovery.claim()
    } else {
      releaseNext(of: next)
    }
  }
}
