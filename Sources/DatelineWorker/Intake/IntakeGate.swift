import KafkaClient

/// Decides which partitions are paused, so that what is in flight stays under a ceiling.
///
/// Each owned partition has an equal share of the ceiling: without shares, one slow article would let its
/// partition fill the whole room with finished results that wait behind it, and the others would starve.
/// A paused partition goes on when a quarter of its share is free. The gap keeps it from flapping, because
/// librdkafka throws away what it has prefetched for a partition that is paused; it is no wider, because after a
/// pause records take up to a second to flow again, and there should be work until then.
struct IntakeGate: Sendable {
  /// What changes: librdkafka is told of nothing else.
  struct Changes: Sendable, Equatable {
    var pause: [TopicPartition] = []
    var resume: [TopicPartition] = []
    var isEmpty: Bool { pause.isEmpty && resume.isEmpty }
  }

  let limit: Load
  private(set) var paused: Set<TopicPartition> = []

  init(limit: Load) {
    self.limit = limit
  }

  /// - Parameters:
  ///   - loads: what each owned partition has in flight.
  ///   - total: everything in flight, work of former assignments included.
  ///   - closed: nothing more is taken in, whatever the load.
  ///   - done: partitions of which nothing more is taken in: they are paused for good, and need no share.
  mutating func decide(
    loads: [TopicPartition: Load], total: Load, closed: Bool, done: Set<TopicPartition> = []
  ) -> Changes {
    var changes = Changes()
    paused.formIntersection(loads.keys)
    let share = share(of: loads.count - done.count)
    let full = reaches(total, limit)
    for (partition, load) in loads {
      if paused.contains(partition) {
        if isRoomy(load, share), isRoomy(total, limit), !closed, !done.contains(partition) {
          changes.resume.append(partition)
        }
      } else if closed || done.contains(partition) || full || reaches(load, share) {
        changes.pause.append(partition)
      }
    }
    paused.formUnion(changes.pause)
    paused.subtract(changes.resume)
    changes.pause.sort()
    changes.resume.sort()
    return changes
  }

  /// How much more may be taken in at once; never below one record, because a poll must ask for something.
  func room(beside total: Load) -> Load {
    Load(records: max(1, limit.records - total.records), bytes: max(1, limit.bytes - total.bytes))
  }

  private func share(of count: Int) -> Load {
    Load(records: max(1, limit.records / max(1, count)), bytes: max(1, limit.bytes / max(1, count)))
  }

  private func isRoomy(_ load: Load, _ bound: Load) -> Bool {
    load.records <= bound.records * 3 / 4 && load.bytes <= bound.bytes / 4 * 3
  }

  private func reaches(_ load: Load, _ bound: Load) -> Bool {
    load.records >= bound.records || load.bytes >= bound.bytes
  }
}
