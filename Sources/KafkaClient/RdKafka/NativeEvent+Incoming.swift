import CRdKafka

/// What a consumer's queue brought, copied out of librdkafka's memory.
enum Incoming: Sendable {
  /// `damage`: the record's headers could not be read and are missing.
  case record(Record, damage: KafkaError?)
  case endOfPartition(TopicPartition, offset: Int64)
  case rebalance(Rebalance.Change, [TopicPartition])
  case failure(KafkaError)
  case fatal(KafkaError)
  case nothing
}

extension NativeEvent {
  func incoming(assignmentLost: () -> Bool) -> Incoming {
    switch type {
    case RD_KAFKA_EVENT_FETCH: fetched()
    case RD_KAFKA_EVENT_REBALANCE: rebalance(assignmentLost: assignmentLost)
    case RD_KAFKA_EVENT_ERROR: failure()
    default: .nothing
    }
  }

  private func fetched() -> Incoming {
    var incoming = Incoming.nothing
    forEachMessage { message in
      guard message.errorCode == RD_KAFKA_RESP_ERR_NO_ERROR else {
        incoming = .failure(
          KafkaError(message.errorCode, "Reading \(message.topicPartition) has failed", detail: message.errorText))
        return
      }
      let headers = Result { () throws(KafkaError) in try message.headers() }
      let record = Record(
        topicPartition: message.topicPartition, offset: message.offset, key: message.key, value: message.value,
        headers: (try? headers.get()) ?? [], timestamp: message.timestamp)
      if case .failure(let damage) = headers {
        incoming = .record(record, damage: damage)
      } else {
        incoming = .record(record, damage: nil)
      }
    }
    return incoming
  }

  private func rebalance(assignmentLost: () -> Bool) -> Incoming {
    let changed = partitions.map(\.topicPartition)
    return switch errorCode {
    case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: .rebalance(.assigned, changed)
    // Anything else is a failed rebalance, after which nothing is owned.
    default: .rebalance(assignmentLost() ? .lost : .revoked, changed)
    }
  }

  private func failure() -> Incoming {
    if isFatal { return .fatal(error("The Kafka consumer has failed", fatal: true)) }
    guard let (topicPartition, offset) = partition else { return .failure(error("The Kafka consumer reports")) }
    return errorCode == RD_KAFKA_RESP_ERR__PARTITION_EOF
      ? .endOfPartition(topicPartition, offset: offset)
      : .failure(error("Reading \(topicPartition) has failed"))
  }
}
