import KafkaClient

/// Which record, under which assignment: what every result is matched against before it counts.
struct WorkID: Sendable, Hashable {
  var partition: TopicPartition
  /// The assignment under which the record was received. A partition that is given up and comes back has
  /// another epoch, so that results of before cannot be taken for results of now. No two assignments share one,
  /// of whatever partition.
  var epoch: Int
  var offset: Int64
}

/// One record on its way through the worker.
struct Work: Sendable {
  var id: WorkID
  var record: Record
  var received: ContinuousClock.Instant
  /// How often the record was begun, this time included, as far as is known.
  var delivery = 1
  /// The record was begun alone and its worker died each time: it is not begun again.
  var isPoisonous = false

  var load: Load { Load(records: 1, bytes: record.size) }
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
