import CRdKafka

/// The answers to requests of an admin client.
extension NativeEvent {
  func createdTopics() -> [String: TopicCreation] {
    var count = 0
    guard let result = unsafe rd_kafka_event_CreateTopics_result(pointer),
      let topics = unsafe rd_kafka_CreateTopics_result_topics(result, &count)
    else { return [:] }
    var outcomes: [String: TopicCreation] = [:]
    for index in 0..<count {
      guard let topic = unsafe topics[index] else { continue }
      let name = unsafe String(lossy: rd_kafka_topic_result_name(topic)) ?? ""
      switch unsafe rd_kafka_topic_result_error(topic) {
      case RD_KAFKA_RESP_ERR_NO_ERROR: outcomes[name] = .created
      case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: outcomes[name] = .alreadyExists
      case let code:
        outcomes[name] = unsafe .failed(
          KafkaError(
            code, "Topic '\(name)' not created", detail: String(lossy: rd_kafka_topic_result_error_string(topic))))
      }
    }
    return outcomes
  }

  func describedTopics() -> [TopicDescription] {
    var count = 0
    guard let result = unsafe rd_kafka_event_DescribeTopics_result(pointer),
      let topics = unsafe rd_kafka_DescribeTopics_result_topics(result, &count)
    else { return [] }
    return (0..<count).compactMap { index in
      guard let topic = unsafe topics[index] else { return nil }
      return unsafe TopicDescription(describing: topic)
    }
  }
}

extension TopicDescription {
  fileprivate init(describing topic: OpaquePointer) {
    name = unsafe String(lossy: rd_kafka_TopicDescription_name(topic)) ?? ""
    if let failure = unsafe rd_kafka_TopicDescription_error(topic) {
      let code = unsafe rd_kafka_error_code(failure)
      if code != RD_KAFKA_RESP_ERR_NO_ERROR {
        error = unsafe KafkaError(
          code, "Describing '\(name)' has failed", detail: String(lossy: rd_kafka_error_string(failure)))
      }
    }
    var count = 0
    partitions = []
    guard let found = unsafe rd_kafka_TopicDescription_partitions(topic, &count) else { return }
    for index in 0..<count {
      guard let partition = unsafe found[index] else { continue }
      var (replicaCount, inSyncCount) = (0, 0)
      let replicas = unsafe rd_kafka_TopicPartitionInfo_replicas(partition, &replicaCount)
      let inSync = unsafe rd_kafka_TopicPartitionInfo_isr(partition, &inSyncCount)
      partitions.append(
        Partition(
          id: unsafe rd_kafka_TopicPartitionInfo_partition(partition),
          leader: unsafe Self.id(ofNode: rd_kafka_TopicPartitionInfo_leader(partition)),
          replicas: unsafe Self.ids(ofNodes: replicas, count: replicaCount),
          inSyncReplicas: unsafe Self.ids(ofNodes: inSync, count: inSyncCount)))
    }
    partitions.sort { $0.id < $1.id }
  }

  private static func id(ofNode node: OpaquePointer?) -> Int32? {
    guard let node = unsafe node else { return nil }
    let id = unsafe rd_kafka_Node_id(node)
    return id >= 0 ? id : nil
  }

  private static func ids(ofNodes nodes: UnsafeMutablePointer<OpaquePointer?>?, count: Int) -> [Int32] {
    guard let nodes = unsafe nodes else { return [] }
    return (0..<count).compactMap { unsafe id(ofNode: nodes[$0]) }
  }
}
