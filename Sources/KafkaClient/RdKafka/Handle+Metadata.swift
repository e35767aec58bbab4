import CRdKafka

extension Handle {
  func metadata(timeout: Duration) throws(KafkaError) -> ClusterMetadata {
    var answer: UnsafePointer<rd_kafka_metadata>?
    try KafkaError.check(
      unsafe rd_kafka_metadata(pointer, 1, nil, &answer, timeout.milliseconds), "Describing the cluster has failed")
    guard let answer = unsafe answer else { throw .timedOut("Describing the cluster has failed") }
    defer { unsafe rd_kafka_metadata_destroy(answer) }
    // Both came with the metadata: there is nothing to wait for.
    let controller = unsafe rd_kafka_controllerid(pointer, 0)
    return unsafe ClusterMetadata(
      clusterID: clusterID, controller: controller >= 0 ? controller : nil,
      brokers: Self.array(answer.pointee.brokers, answer.pointee.broker_cnt)
        .map {
          unsafe ClusterMetadata.Broker(id: $0.id, host: String(lossy: $0.host) ?? "", port: Int32(clamping: $0.port))
        }
        .sorted { $0.id < $1.id },
      topics: Self.array(answer.pointee.topics, answer.pointee.topic_cnt)
        .map { unsafe TopicDescription(metadata: $0) }
        .sorted { $0.name < $1.name })
  }

  private var clusterID: String? {
    guard let id = unsafe rd_kafka_clusterid(pointer, 0) else { return nil }
    defer { unsafe rd_kafka_mem_free(pointer, id) }
    return unsafe String(lossy: id)
  }

  fileprivate static func array<Element>(_ start: UnsafeMutablePointer<Element>?, _ count: Int32) -> [Element] {
    guard let start = unsafe start, count > 0 else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }
}

extension TopicDescription {
  /// Copies what librdkafka owns.
  fileprivate init(metadata topic: rd_kafka_metadata_topic_t) {
    let name = unsafe String(lossy: topic.topic) ?? ""
    let partitions = unsafe Handle.array(topic.partitions, topic.partition_cnt).map { partition in
      unsafe Partition(
        id: partition.id, leader: partition.leader >= 0 ? partition.leader : nil,
        replicas: Handle.array(partition.replicas, partition.replica_cnt),
        inSyncReplicas: Handle.array(partition.isrs, partition.isr_cnt))
    }
    let code = unsafe topic.err
    self.init(
      name: name, partitions: partitions.sorted { $0.id < $1.id },
      error: code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(code, "Describing '\(name)' has failed"))
  }
}
