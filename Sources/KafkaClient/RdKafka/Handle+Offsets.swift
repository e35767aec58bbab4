import CRdKafka

/// Calls of a consumer that wait for a broker, each for `timeout` at most.
extension Handle {
  func committed(_ partitions: [TopicPartition], timeout: Duration) throws(KafkaError) -> [TopicPartition: Int64?] {
    let what = "Reading committed offsets has failed"
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_committed(pointer, list.pointer, timeout.milliseconds), what)
    return try list.offsets(what)
  }

  func committedOffsets(
    _ partitions: [TopicPartition], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: CommittedOffset] {
    let what = "Reading committed offsets has failed"
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_committed(pointer, list.pointer, timeout.milliseconds), what)
    try list.checkPartitions(what)
    let known = list.entries.filter { $0.offset >= 0 }
    return Dictionary(
      known.map { ($0.topicPartition, CommittedOffset(offset: $0.offset, metadata: $0.metadata)) },
      uniquingKeysWith: { first, _ in first })
  }

  func position(_ partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Int64?] {
    let what = "Reading positions has failed"
    let list = try PartitionList.of(partitions)
    try KafkaError.check(unsafe rd_kafka_position(pointer, list.pointer), what)
    return try list.offsets(what)
  }

  func offsets(
    for timestamps: [TopicPartition: Int64], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64?] {
    let what = "Looking up offsets by time has failed"
    let list = try PartitionList.of(timestamps.map { ($0.key, $0.value) })
    try KafkaError.check(unsafe rd_kafka_offsets_for_times(pointer, list.pointer, timeout.milliseconds), what)
    return try list.offsets(what)
  }

  /// What the broker says.
  func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Range<Int64> {
    try checkTopicName(partition.topic)
    var (low, high): (Int64, Int64) = (0, 0)
    try KafkaError.check(
      unsafe rd_kafka_query_watermark_offsets(
        pointer, partition.topic, partition.partition, &low, &high, timeout.milliseconds),
      "Reading the watermarks of \(partition) has failed")
    // Asked for one after the other: records may have been deleted between the two answers.
    return low..<max(low, high)
  }

  /// What the last fetch said; `nil` before the first.
  func cachedWatermarks(_ partition: TopicPartition) throws(KafkaError) -> Range<Int64>? {
    try checkTopicName(partition.topic)
    var (low, high): (Int64, Int64) = (-1, -1)
    let code = unsafe rd_kafka_get_watermark_offsets(pointer, partition.topic, partition.partition, &low, &high)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, low >= 0, high >= 0 else { return nil }
    return low..<max(low, high)
  }

  func commit(_ offsets: [TopicPartition: CommittedOffset], timeout: Duration) throws(KafkaError) {
    let what = "Committing offsets has failed"
    let list = try PartitionList.of(committing: offsets)
    // A queue of its own, so that an answer that comes too late goes nowhere.
    let answers = try EventQueue.new(of: self)
    try KafkaError.check(unsafe rd_kafka_commit_queue(pointer, list.pointer, answers.pointer, nil, nil), what)
    let deadline = ContinuousClock.now.advanced(by: timeout)
    repeat {
      let answer: Result<Void, KafkaError>?? = answers.poll(ContinuousClock.now.duration(to: deadline)) { event in
        guard event.type == RD_KAFKA_EVENT_OFFSET_COMMIT else { return nil }
        let (code, entries) = (event.errorCode, event.partitions)
        return Result { () throws(KafkaError) in
          try KafkaError.check(code, what)
          try PartitionList.check(entries, what)
        }
      }
      if case .some(.some(let answer)) = answer { return try answer.get() }
    } while ContinuousClock.now < deadline
    throw .timedOut(what)
  }
}

extension PartitionList {
  /// By partition; `nil` where there is none. Throws when the answer for a partition is an error.
  fileprivate func offsets(_ whatFailed: String) throws(KafkaError) -> [TopicPartition: Int64?] {
    try checkPartitions(whatFailed)
    return Dictionary(
      entries.map { ($0.topicPartition, $0.offset >= 0 ? $0.offset : nil) }, uniquingKeysWith: { first, _ in first })
  }
}
