import CRdKafka

/// Requests of an admin client. Any client can make them.
extension Handle {
  func createTopics(_ topics: [NewTopic], timeout: Duration) throws(KafkaError) -> [String: TopicCreation] {
    let what = "Creating topics has failed"
    guard Set(topics.map(\.name)).count == topics.count else {
      throw .configuration("\(what): a topic is given twice.")
    }
    var outcomes: [String: TopicCreation] = [:]
    var requested: [OpaquePointer?] = unsafe []
    defer { unsafe rd_kafka_NewTopic_destroy_array(&requested, requested.count) }
    for topic in topics {
      do {
        unsafe requested.append(try unsafe Self.native(topic))
      } catch {
        outcomes[topic.name] = .failed(error)
      }
    }
    guard unsafe !requested.isEmpty else { return outcomes }
    let answer = try unsafe request(RD_KAFKA_ADMIN_OP_CREATETOPICS, what, timeout: timeout) { options, queue in
      unsafe rd_kafka_CreateTopics(pointer, &requested, requested.count, options, queue)
    } read: { event in
      event.createdTopics()
    }
    return outcomes.merging(answer) { $1 }
  }

  /// One answer per name, in their order.
  ///
  /// Listing all topics tells of those that exist without creating any. What is not in the list may be hidden
  /// from this user rather than missing: the controller is asked about that, where there is one.
  func describeTopics(_ names: [String], timeout: Duration) throws(KafkaError) -> [TopicDescription] {
    for name in names { try checkTopicName(name) }
    let metadata = try metadata(timeout: timeout)
    var found: [String: TopicDescription] = [:]
    for topic in metadata.topics { found[topic.name] = topic }
    let missing = Set(names).subtracting(found.keys)
    if !missing.isEmpty, metadata.controller != nil {
      for topic in try askAbout(missing.sorted(), timeout: timeout) { found[topic.name] = topic }
    }
    return names.map { name in
      found[name]
        ?? TopicDescription(
          name: name, partitions: [],
          error: KafkaError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, "Describing '\(name)' has failed"))
    }
  }

  /// Names must be without duplicates.
  private func askAbout(_ names: [String], timeout: Duration) throws(KafkaError) -> [TopicDescription] {
    let what = "Describing topics has failed"
    let collection = unsafe Self.withCStrings(names) { list, count in
      unsafe rd_kafka_TopicCollection_of_topic_names(list, count)
    }
    defer { unsafe rd_kafka_TopicCollection_destroy(collection) }
    return try unsafe request(RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, what, timeout: timeout) { options, queue in
      unsafe rd_kafka_DescribeTopics(pointer, collection, options, queue)
    } read: { event in
      event.describedTopics()
    }
  }

  /// Sends one request and waits for its answer.
  ///
  /// - Parameter withRights: the answer says too what this user may do.
  func request<Answer>(
    _ operation: rd_kafka_admin_op_t, _ whatFailed: String, timeout: Duration, withRights: Bool = false,
    send: (OpaquePointer, OpaquePointer) -> Void, read: (borrowing NativeEvent) -> Answer
  ) throws(KafkaError) -> Answer {
    let queue = try EventQueue.new(of: self)
    guard let options = unsafe rd_kafka_AdminOptions_new(pointer, operation) else {
      throw KafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, whatFailed)
    }
    defer { unsafe rd_kafka_AdminOptions_destroy(options) }
    let milliseconds = max(1, timeout.milliseconds)
    let refusal: KafkaError? = unsafe withErrorText { text, size in
      var code = unsafe rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, text, size)
      // The broker waits as long for a new topic to be ready on all of them.
      if code == RD_KAFKA_RESP_ERR_NO_ERROR, operation == RD_KAFKA_ADMIN_OP_CREATETOPICS {
        code = unsafe rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, text, size)
      }
      return code == RD_KAFKA_RESP_ERR_NO_ERROR
        ? nil : unsafe KafkaError(code, whatFailed, detail: String(lossy: text))
    }
    if let refusal { throw refusal }
    if withRights {
      let error = unsafe rd_kafka_AdminOptions_set_include_authorized_operations(options, 1)
      if let refusal = unsafe KafkaError(owned: error, whatFailed) { throw refusal }
    }
    unsafe send(options, queue.pointer)
    // librdkafka answers by itself when the time is over; the second is for its thread.
    let answer: Result<Answer, KafkaError>? = queue.poll(timeout + .seconds(1)) { event in
      event.errorCode == RD_KAFKA_RESP_ERR_NO_ERROR ? .success(read(event)) : .failure(event.error(whatFailed))
    }
    guard let answer else { throw .timedOut(whatFailed) }
    return try answer.get()
  }

  private static func native(_ topic: NewTopic) throws(KafkaError) -> OpaquePointer {
    let what = "Topic '\(topic.name)' cannot be created"
    try checkTopicName(topic.name)
    let made = unsafe withErrorText { text, size in
      if let made = unsafe rd_kafka_NewTopic_new(topic.name, topic.partitions, topic.replicationFactor, text, size) {
        return unsafe Result<OpaquePointer, KafkaError>.success(made)
      }
      return unsafe .failure(.configuration("\(what): \(String(lossy: text) ?? "")."))
    }
    let native = try unsafe made.get()
    for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
      let code = unsafe rd_kafka_NewTopic_set_config(native, name, value)
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        unsafe rd_kafka_NewTopic_destroy(native)
        throw KafkaError(code, "\(what) with \(name)=\(value)")
      }
    }
    return unsafe native
  }

  static func withCStrings<Value>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>, Int) -> Value
  ) -> Value {
    // One block of memory for all texts; the pointers go into it.
    var offsets: [Int] = []
    var text: [CChar] = []
    for string in strings {
      offsets.append(text.count)
      text += string.utf8.map { CChar(bitPattern: $0) } + [0]
    }
    return unsafe text.withUnsafeBufferPointer { memory in
      var pointers = unsafe offsets.map { offset in unsafe memory.baseAddress.map { unsafe $0 + offset } }
      return unsafe body(&pointers, pointers.count)
    }
  }
}
