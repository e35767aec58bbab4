import CRdKafka

/// The answers about groups and rights.
extension NativeEvent {
  func describedGroups() -> [GroupDescription] {
    var count = 0
    guard let result = unsafe rd_kafka_event_DescribeConsumerGroups_result(pointer),
      let groups = unsafe rd_kafka_DescribeConsumerGroups_result_groups(result, &count)
    else { return [] }
    return (0..<count).compactMap { index in
      guard let group = unsafe groups[index] else { return nil }
      return unsafe GroupDescription(describing: group)
    }
  }

  func topicRights() -> [String: AuthorizedOperations] {
    var count = 0
    guard let result = unsafe rd_kafka_event_DescribeTopics_result(pointer),
      let topics = unsafe rd_kafka_DescribeTopics_result_topics(result, &count)
    else { return [:] }
    var rights: [String: AuthorizedOperations] = [:]
    for index in 0..<count {
      guard let topic = unsafe topics[index] else { continue }
      var operations = 0
      let list = unsafe rd_kafka_TopicDescription_authorized_operations(topic, &operations)
      let name = unsafe String(lossy: rd_kafka_TopicDescription_name(topic)) ?? ""
      rights[name] = unsafe AuthorizedOperations(list, count: operations)
    }
    return rights
  }

  func clusterRights() -> AuthorizedOperations? {
    guard let result = unsafe rd_kafka_event_DescribeCluster_result(pointer) else { return nil }
    var count = 0
    let list = unsafe rd_kafka_DescribeCluster_result_authorized_operations(result, &count)
    return unsafe AuthorizedOperations(list, count: count)
  }
}

extension AuthorizedOperations {
  /// Nil for a null list: the broker did not say.
  fileprivate init?(_ list: UnsafePointer<rd_kafka_AclOperation_t>?, count: Int) {
    guard let list = unsafe list else { return nil }
    var found: Set<Operation> = []
    for index in 0..<count {
      let name = unsafe String(lossy: rd_kafka_AclOperation_name(list[index]))
      if let operation = name.flatMap(Operation.init(rawValue:)) { found.insert(operation) }
    }
    self.init(found)
  }
}

extension GroupDescription {
  fileprivate init(describing group: OpaquePointer) {
    name = unsafe String(lossy: rd_kafka_ConsumerGroupDescription_group_id(group)) ?? ""
    state = unsafe String(
      lossy: rd_kafka_consumer_group_state_name(rd_kafka_ConsumerGroupDescription_state(group))) ?? "Unknown"
    assignor = unsafe String(lossy: rd_kafka_ConsumerGroupDescription_partition_assignor(group)) ?? ""
    let node = unsafe rd_kafka_ConsumerGroupDescription_coordinator(group)
    coordinator = unsafe node.map { unsafe rd_kafka_Node_id($0) }
    var operations = 0
    let list = unsafe rd_kafka_ConsumerGroupDescription_authorized_operations(group, &operations)
    authorized = unsafe AuthorizedOperations(list, count: operations)
    members = (0..<(unsafe rd_kafka_ConsumerGroupDescription_member_count(group))).compactMap { index in
      guard let member = unsafe rd_kafka_ConsumerGroupDescription_member(group, index) else { return nil }
      return unsafe Member(describing: member)
    }
    if let failure = unsafe rd_kafka_ConsumerGroupDescription_error(group) {
      let code = unsafe rd_kafka_error_code(failure)
      if code != RD_KAFKA_RESP_ERR_NO_ERROR {
        error = unsafe KafkaError(
          code, "Describing group '\(name)' has failed", detail: String(lossy: rd_kafka_error_string(failure)))
      }
    }
  }
}

extension GroupDescription.Member {
  fileprivate init(describing member: OpaquePointer) {
    clientID = unsafe String(lossy: rd_kafka_MemberDescription_client_id(member)) ?? ""
    instanceID = unsafe String(lossy: rd_kafka_MemberDescription_group_instance_id(member))
    host = unsafe String(lossy: rd_kafka_MemberDescription_host(member)) ?? ""
    let assignment = unsafe rd_kafka_MemberDescription_assignment(member)
    let list = unsafe assignment.flatMap { unsafe rd_kafka_MemberAssignment_partitions($0) }
    partitions = unsafe PartitionList.entries(of: list).map(\.topicPartition)
  }
}
