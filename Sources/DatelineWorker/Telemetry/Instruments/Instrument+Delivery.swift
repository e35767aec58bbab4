/// How delivery and the consumer group fare.
extension Instrument {
  static let retries = Instrument(
    "dateline_retries_total", .counter, labels: ["cause"],
    "Steps of delivery that failed and are tried again, by the code of the failure")
  static let transactions = Instrument(
    "dateline_transactions_total", .counter, labels: ["outcome"], values: ["committed", "aborted"],
    "Transactions that ended so; where the outcome was unknown, the producer is rebuilt instead")
  static let transactionTime = Instrument(
    "dateline_transaction_seconds", .histogram(bounds: Bounds.delivery), unit: "seconds", labels: ["outcome"],
    values: ["committed", "aborted"], "From the beginning of a transaction to its end")
  static let producersRebuilt = Instrument(
    "dateline_producers_rebuilt_total", .counter,
    "Producers made anew under the same transactional id because it was not known what became of a transaction")
  static let commits = Instrument(
    "dateline_offset_commits_total", .counter, labels: ["outcome"], values: ["succeeded", "failed"],
    "Commits of offsets outside transactions: those of at-least-once, and the last of a partition that is handed over")
  static let rebalances = Instrument(
    "dateline_rebalances_total", .counter, labels: ["change"], values: ["assigned", "revoked", "lost"],
    "Changes of this worker's partitions")
  static let brokerErrors = Instrument(
    "dateline_broker_errors_total", .counter, labels: ["code"],
    "Faults that the consumer reported and goes on from by itself, by their code")
  static let suppressedLines = Instrument(
    "dateline_log_lines_suppressed_total", .counter, "Log lines left out because their fault repeats")
}

/// What librdkafka says of itself, every five seconds. A producer that is rebuilt goes on where the one before ended.
extension Instrument {
  private static let client = ["client"]
  private static let clients = ["consumer", "producer"]

  static let kafkaQueueRecords = Instrument(
    "dateline_kafka_queue_records", .gauge, labels: client,
    "Records in librdkafka's queue: fetched ahead by the consumer, or not acknowledged yet to the producer")
  static let kafkaQueueBytes = Instrument(
    "dateline_kafka_queue_bytes", .gauge, unit: "bytes", labels: client, "Bytes of the records in that queue")
  static let kafkaBrokersUp = Instrument(
    "dateline_kafka_brokers_up", .gauge, labels: client, "Connections to brokers that stand")
  static let kafkaRoundTripMean = Instrument(
    "dateline_kafka_round_trip_mean_seconds", .gauge, unit: "seconds", labels: ["client", "broker"],
    "Mean round trip of a broker's requests in librdkafka's last interval, by the broker's id; a fetch waits for records, half a second at most")
  static let kafkaRoundTripP99 = Instrument(
    "dateline_kafka_round_trip_p99_seconds", .gauge, unit: "seconds", labels: ["client", "broker"],
    "99th percentile of the same")
  static let kafkaRequestsWaiting = Instrument(
    "dateline_kafka_requests_waiting", .gauge, labels: ["client", "broker"],
    "Requests to a broker that wait to be sent or answered")
  static let kafkaRequests = Instrument(
    "dateline_kafka_requests_total", .counter, labels: client, values: clients, "Requests sent to brokers")
  static let kafkaSentBytes = Instrument(
    "dateline_kafka_sent_bytes_total", .counter, unit: "bytes", labels: client, values: clients,
    "Bytes sent to brokers")
  static let kafkaReceivedBytes = Instrument(
    "dateline_kafka_received_bytes_total", .counter, unit: "bytes", labels: client, values: clients,
    "Bytes received from brokers")
  static let kafkaRequestErrors = Instrument(
    "dateline_kafka_request_errors_total", .counter, labels: client, values: clients,
    "Errors of sending requests and receiving answers")
  static let kafkaRequestTimeouts = Instrument(
    "dateline_kafka_request_timeouts_total", .counter, labels: client, values: clients,
    "Requests that were not answered in time")
  static let kafkaRequestRetries = Instrument(
    "dateline_kafka_request_retries_total", .counter, labels: client, values: clients,
    "Requests that librdkafka sent again by itself")
  static let kafkaDisconnects = Instrument(
    "dateline_kafka_disconnects_total", .counter, labels: client, values: clients,
    "Connections to brokers that ended")
}
