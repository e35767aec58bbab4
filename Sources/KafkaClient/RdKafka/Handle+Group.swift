import CRdKafka

/// Calls of a consumer that change what it reads. Each waits shortly for librdkafka's main thread, none for
/// a broker.
extension Handle {
  var assignmentLost: Bool { unsafe rd_kafka_assignment_lost(pointer) != 0 }

  private var isCooperative: Bool {
    unsafe String(lossy: rd_kafka_rebalance_protocol(pointer)) == "COOPERATIVE"
  }

  func subscribe(_ topics: [String]) throws(KafkaError) {
    let list = try PartitionList.of(topics.map { TopicPartition(topic: $0, partition: RD_KAFKA_PARTITION_UA) })
    try KafkaError.check(unsafe rd_kafka_subscribe(pointer, list.pointer), "Subscribing to \(topics) has failed")
  }

  func answer(
    _ rebalance: Rebalance, startingAt positions: [TopicPartition: StartOffset] = [:]
  ) throws(KafkaError) {
    let list = try PartitionList.of(
      rebalance.partitions.map { ($0, positions[$0]?.native ?? Int64(RD_KAFKA_OFFSET_INVALID)) })
    let what = "Answering a rebalance (\(rebalance.change)) has failed"
    if rebalance.change == .assigned { try forgetPauses(of: rebalance.partitions) }
    switch (rebalance.change, isCooperative) {
    case (.assigned, true):
      try unsafe Self.check(rd_kafka_incremental_assign(pointer, list.pointer), what)
    case (.assigned, false):
      try KafkaError.check(unsafe rd_kafka_assign(pointer, list.pointer), what)
    case (.revoked, true), (.lost, true):
      try unsafe Self.check(rd_kafka_incremental_unassign(pointer, list.pointer), what)
    case (.revoked, false), (.lost, false):
      try KafkaError.check(unsafe rd_kafka_assign(pointer, nil), what)
    }
  }

  func assign(_ positions: [TopicPartition: StartOffset]) throws(KafkaError) {
    let list = try PartitionList.of(positions.map { ($0.key, $0.value.native) })
    try forgetPauses(of: Array(positions.keys))
    try KafkaError.check(unsafe rd_kafka_assign(pointer, list.pointer), "Assigning partitions has failed")
  }

  /// librdkafka keeps a pause past the end of the assignment that it was made in: the partition would come back
  /// silent. What is not paused is left as it is.
  private func forgetPauses(of partitions: [TopicPartition]) throws(KafkaError) {
    // Not the list that is assigned: librdkafka notes in it what it does not know yet.
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_resume_partitions(pointer, list.pointer), "Resuming has failed")
  }

  func pause(_ partitions: [TopicPartition]) throws(KafkaError) {
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_pause_partitions(pointer, list.pointer), "Pausing has failed")
    try list.checkPartitions("Pausing has failed")
  }

  func resume(_ partitions: [TopicPartition]) throws(KafkaError) {
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_resume_partitions(pointer, list.pointer), "Resuming has failed")
    try list.checkPartitions("Resuming has failed")
  }

  func seek(_ positions: [TopicPartition: StartOffset], timeout: Duration) throws(KafkaError) {
    let list = try PartitionList.of(positions.map { ($0.key, $0.value.native) })
    try unsafe Self.check(rd_kafka_seek_partitions(pointer, list.pointer, timeout.milliseconds), "Seeking has failed")
    try list.checkPartitions("Seeking has failed")
  }

  /// Leaves the group, within `timeout`. False when that time was too short.
  func leaveGroup(timeout: Duration) throws(KafkaError) -> Bool {
    let queue = try EventQueue.new(of: self)
    try unsafe Self.check(rd_kafka_consumer_close_queue(pointer, queue.pointer), "Leaving the group has failed")
    let deadline = ContinuousClock.now.advanced(by: timeout)
    var isClosed: Bool { unsafe rd_kafka_consumer_closed(pointer) != 0 }
    while !isClosed, ContinuousClock.now < deadline {
      queue.poll(.milliseconds(50)) { event in
        guard case .rebalance(let change, let partitions) = event.incoming(assignmentLost: { false }) else { return }
        // Whatever is announced now, nothing is read any more.
        let answered = change == .assigned ? [] : partitions
        try? answer(Rebalance(change: .revoked, partitions: answered, id: 0))
      }
    }
    return isClosed
  }

  static func check(_ error: OpaquePointer?, _ whatFailed: String) throws(KafkaError) {
    if let error = unsafe KafkaError(owned: error, whatFailed) { throw error }
  }
}

extension StartOffset {
  fileprivate var native: Int64 {
    switch self {
    case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
    case .end: Int64(RD_KAFKA_OFFSET_END)
    case .committed: Int64(RD_KAFKA_OFFSET_STORED)
    case .offset(let offset): max(0, offset)
    case .tail(let count): Int64(RD_KAFKA_OFFSET_TAIL_BASE) - max(0, min(count, Int64(Int32.max)))
    }
  }
}
