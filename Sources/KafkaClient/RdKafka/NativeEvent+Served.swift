import CRdKafka

/// What a client's main queue brought, copied out of librdkafka's memory.
enum Served: Sendable {
  case deliveries([Connection.DeliveryReport])
  case notice(Connection.Notice)
  case nothing
}

extension NativeEvent {
  func served() -> Served {
    switch type {
    case RD_KAFKA_EVENT_DR: .deliveries(deliveryReports())
    case RD_KAFKA_EVENT_ERROR: .notice(.failure(error("The connection to Kafka has failed", fatal: isFatal)))
    case RD_KAFKA_EVENT_STATS: .notice(.statistics(statistics))
    default: .nothing
    }
  }

  private func deliveryReports() -> [Connection.DeliveryReport] {
    var reports: [Connection.DeliveryReport] = []
    unsafe reports.reserveCapacity(rd_kafka_event_message_count(pointer))
    forEachMessage { message in
      let place = message.topicPartition
      let result: Result<Delivery, KafkaError> =
        message.errorCode == RD_KAFKA_RESP_ERR_NO_ERROR
        ? .success(Delivery(topicPartition: place, offset: message.offset))
        : .failure(KafkaError(message.errorCode, "Record not delivered to \(place)"))
      reports.append(Connection.DeliveryReport(ticket: message.ticket, result: result))
    }
    return reports
  }
}
