import CRdKafka

/// Owns one event of a queue while it is read. What is read from it is copied.
@safe
struct NativeEvent: ~Copyable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

  deinit { unsafe rd_kafka_event_destroy(pointer) }

  var type: Int32 { unsafe rd_kafka_event_type(pointer) }

  var errorCode: rd_kafka_resp_err_t { unsafe rd_kafka_event_error(pointer) }

  func error(_ whatFailed: String, fatal: Bool = false) -> KafkaError {
    unsafe KafkaError(errorCode, whatFailed, detail: String(lossy: rd_kafka_event_error_string(pointer)), fatal: fatal)
  }

  var isFatal: Bool { unsafe type == RD_KAFKA_EVENT_ERROR && rd_kafka_event_error_is_fatal(pointer) != 0 }

  /// Of a rebalance or a commit.
  var partitions: [PartitionList.Entry] {
    unsafe PartitionList.entries(of: rd_kafka_event_topic_partition_list(pointer))
  }

  /// The partition that an error is about, with its offset.
  var partition: (TopicPartition, offset: Int64)? {
    guard let found = unsafe rd_kafka_event_topic_partition(pointer) else { return nil }
    defer { unsafe rd_kafka_topic_partition_destroy(found) }
    let topicPartition = unsafe TopicPartition(
      topic: String(lossy: found.pointee.topic) ?? "", partition: found.pointee.partition)
    return unsafe (topicPartition, found.pointee.offset)
  }

  var statistics: String { unsafe String(lossy: rd_kafka_event_stats(pointer)) ?? "" }

  /// Calls `body` with each message of the event: one of a fetch, many of a delivery report.
  func forEachMessage(_ body: (borrowing NativeMessage) -> Void) {
    while let message = unsafe rd_kafka_event_message_next(pointer) {
      body(unsafe NativeMessage(message))
    }
  }
}
