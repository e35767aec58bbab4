import CRdKafka

/// Requests of an admin client for groups and rights.
extension Handle {
  func describeGroup(_ name: String, timeout: Duration) throws(KafkaError) -> GroupDescription {
    let what = "Describing group '\(name)' has failed"
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .configuration("\(what): it has no name.") }
    let found = try unsafe request(
      RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, what, timeout: timeout, withRights: true
    ) { options, queue in
      unsafe Self.withCStrings([name]) { names, count in
        unsafe rd_kafka_DescribeConsumerGroups(pointer, names, count, options, queue)
      }
    } read: { event in
      event.describedGroups()
    }
    guard let group = found.first else { throw .timedOut(what) }
    if let error = group.error { throw error }
    return group
  }

  /// Names must be without duplicates.
  func authorizedOperations(
    onTopics names: [String], timeout: Duration
  ) throws(KafkaError) -> [String: AuthorizedOperations] {
    for name in names { try checkTopicName(name) }
    let collection = unsafe Self.withCStrings(names) { list, count in
      unsafe rd_kafka_TopicCollection_of_topic_names(list, count)
    }
    defer { unsafe rd_kafka_TopicCollection_destroy(collection) }
    return try unsafe request(
      RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, "Asking for the rights on topics has failed", timeout: timeout, withRights: true
    ) { options, queue in
      unsafe rd_kafka_DescribeTopics(pointer, collection, options, queue)
    } read: { event in
      event.topicRights()
    }
  }

  func authorizedOnCluster(timeout: Duration) throws(KafkaError) -> AuthorizedOperations? {
    try unsafe request(
      RD_KAFKA_ADMIN_OP_DESCRIBECLUSTER, "Asking for the rights on the cluster has failed", timeout: timeout,
      withRights: true
    ) { options, queue in
      unsafe rd_kafka_DescribeCluster(pointer, options, queue)
    } read: { event in
      event.clusterRights()
    }
  }
}
