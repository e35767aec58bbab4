import KafkaClient
import Logging

/// The worker's connections, made once the topics are known to be there.
struct Clients: Sendable {
  let consumer: Consumer
  /// A producer as the delivery needs it; exactly-once makes one anew after a fault.
  let makeProducer: @Sendable () throws(KafkaError) -> Producer
  let outputPartitions: Int32
  /// Of the cluster that is written to.
  let admin: Admin
  /// Of the cluster that is read; mostly the same.
  let inputAdmin: Admin

  /// Waits for a broker, checks the topics and subscribes.
  ///
  /// - Throws: `WorkerError` when no broker answers in time, a topic is missing or access is denied.
  static func connect(
    _ configuration: WorkerConfiguration, logger: Logger, statistics: KafkaStatisticsDesk
  ) async throws -> Clients {
    let log: KafkaLogHandler = { line in
      // librdkafka's own lines are for whoever looks into a fault: its errors arrive as events as well.
      logger.debug("\(line.text)", metadata: ["facility": "\(line.facility)", "client": "\(line.client)"])
    }
    do {
      let topics = try await TopicCheck(configuration, log: log).run()
      let consumer = try Consumer(configuration: configuration.consumer, logger: log)
      switch configuration.input {
      case .names(let names): try await consumer.subscribe(names: names)
      case .pattern(let pattern): try await consumer.subscribe(pattern: pattern)
      }
      let producer = configuration.producer
      let inputAdmin = try Admin(configuration: configuration.kafka, logger: log)
      return Clients(
        consumer: consumer,
        makeProducer: { () throws(KafkaError) in
          try Producer(configuration: producer, logger: log) { statistics.put($0, of: "producer") }
        },
        outputPartitions: topics.outputPartitions,
        admin: try configuration.outputKafka.map { try Admin(configuration: $0, logger: log) } ?? inputAdmin,
        inputAdmin: inputAdmin)
    } catch let error as KafkaError {
      throw WorkerError("cannot start", error)
    }
  }
}
