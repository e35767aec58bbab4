import CRdKafka
import Foundation

/// Owns an `rd_kafka_topic_partition_list_t`.
@safe
struct PartitionList: ~Copyable {
  struct Entry: Sendable {
    var topicPartition: TopicPartition
    var offset: Int64
    /// Of a committed offset.
    var metadata: String
    var error: rd_kafka_resp_err_t
  }

  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  private init(_ pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
    unsafe self.pointer = unsafe pointer
  }

  /// Topics without a name or with a NUL in it are refused: C would see another name.
  static func of(_ entries: some Collection<(TopicPartition, Int64)>) throws(KafkaError) -> PartitionList {
    for (topicPartition, _) in entries { try checkTopicName(topicPartition.topic) }
    guard let made = unsafe rd_kafka_topic_partition_list_new(Int32(clamping: entries.count)) else {
      throw .configuration("Out of memory.")
    }
    let list = unsafe PartitionList(made)
    for (partition, offset) in entries {
      unsafe rd_kafka_topic_partition_list_add(made, partition.topic, partition.partition)?.pointee.offset = offset
    }
    return list
  }

  static func of(_ partitions: some Sequence<TopicPartition>) throws(KafkaError) -> PartitionList {
    try of(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
  }

  static func of(committing offsets: [TopicPartition: CommittedOffset]) throws(KafkaError) -> PartitionList {
    let list = try of(offsets.map { ($0.key, $0.value.offset) })
    let count = unsafe Int(list.pointer.pointee.cnt)
    guard let elements = unsafe list.pointer.pointee.elems else { return list }
    for index in 0..<count {
      let element = unsafe elements + index
      let partition = unsafe TopicPartition(
        topic: String(lossy: element.pointee.topic) ?? "", partition: element.pointee.partition)
      guard let metadata = offsets[partition]?.metadata, !metadata.isEmpty else { continue }
      let bytes = Bytes(metadata.utf8)
      guard let copy = unsafe malloc(bytes.count) else { throw .configuration("Out of memory.") }
      // librdkafka frees it with the list.
      unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
      unsafe element.pointee.metadata = unsafe copy
      unsafe element.pointee.metadata_size = bytes.count
    }
    return list
  }

  deinit { unsafe rd_kafka_topic_partition_list_destroy(pointer) }

  var entries: [Entry] { unsafe Self.entries(of: pointer) }

  /// A copy of a list that librdkafka owns.
  static func entries(of list: UnsafePointer<rd_kafka_topic_partition_list_t>?) -> [Entry] {
    guard let list = unsafe list?.pointee, let elements = unsafe list.elems, unsafe list.cnt > 0 else { return [] }
    return unsafe UnsafeBufferPointer(start: elements, count: Int(list.cnt)).map { element in
      unsafe Entry(
        topicPartition: TopicPartition(topic: String(lossy: element.topic) ?? "", partition: element.partition),
        offset: element.offset, metadata: String(decoding: metadata(of: element), as: UTF8.self), error: element.err)
    }
  }

  private static func metadata(of element: rd_kafka_topic_partition_t) -> Bytes {
    unsafe Bytes(copying: element.metadata, count: element.metadata_size) ?? []
  }

  /// The first failure among the partitions.
  func checkPartitions(_ whatFailed: String) throws(KafkaError) {
    try Self.check(entries, whatFailed)
  }

  static func check(_ entries: [Entry], _ whatFailed: String) throws(KafkaError) {
    for entry in entries where entry.error != RD_KAFKA_RESP_ERR_NO_ERROR {
      throw KafkaError(entry.error, "\(whatFailed), \(entry.topicPartition)")
    }
  }
}

/// Refuses what C or librdkafka would read as another name.
func checkTopicName(_ name: String) throws(KafkaError) {
  guard !name.isEmpty else { throw .configuration("A topic's name is empty.") }
  guard !name.utf8.contains(0) else { throw .configuration("A topic's name has a NUL character in it.") }
}
