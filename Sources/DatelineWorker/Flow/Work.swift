import KafkaClient

/// Which record, under which assignment: what every result is matched against before it counts.
struct WorkID: Sendable, Hashable {
  var partition: TopicPartition
  /// The assignment under which the record was received. A partition that is given up and comes back has
  /// another epoch, so that results of before cannot be taken for results of now.
  var epoch: Int
  var offset: Int64
}

/// One record on its way through the worker.
struct Work: Sendable {
  var id: WorkID
  var record: Record
  var received: ContinuousClock.Instant

  var load: Load { Load(records: 1, bytes: record.size) }
}

/// Work whose article has been dealt with: it waits for its turn, then for the broker.
struct FinishedWork: Sendable {
  var work: Work
  var outcome: Outcome
}

/// How much of the worker's room something takes.
struct Load: Sendable, Hashable {
  var records = 0
  /// Of keys, values and headers.
  var bytes = 0

  static func += (left: inout Load, right: Load) {
    left.records += right.records
    left.bytes += right.bytes
  }

  static func -= (left: inout Load, right: Load) {
    left.records -= right.records
    left.bytes -= right.bytes
  }
}
