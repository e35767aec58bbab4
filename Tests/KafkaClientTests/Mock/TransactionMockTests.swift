import DatelineTesting
import KafkaClient
import Testing

/// How librdkafka's errors of transactions are told apart.
@Suite(.timeLimit(.minutes(1))) struct TransactionMockTests {
  private func producer(_ cluster: MockCluster, _ id: String = "one") throws -> Producer {
    try Producer(configuration: cluster.configuration.merging(KafkaConfiguration(["transactional.id": id])))
  }

  private func send(_ producer: Producer, _ text: String = "a") async throws -> KafkaError? {
    let results = try await producer.send([.text(text, topic: "t", partition: 0)])
    if case .failure(let error)? = results.first { return error }
    return nil
  }

  @Test("a transaction goes through its steps")
  func steps() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try producer(cluster)
    let consumer = try cluster.consumer()
    try await consumer.subscribe(names: ["t"])
    try await consumer.poll { $0.rebalances.count > 0 }
    try await producer.initTransactions()
    for _ in 0..<2 {
      try await producer.beginTransaction()
      #expect(try await send(producer) == nil)
      try await producer.flush(timeout: .seconds(5))
      let membership = try consumer.membership()
      #expect(membership.generation > 0)
      try await producer.sendOffsets(
        [TopicPartition(topic: "t", partition: 0): CommittedOffset(offset: 1, metadata: "note")], as: membership)
      try await producer.commitTransaction()
    }
    await producer.close()
    await consumer.close(timeout: .seconds(2))
  }

  @Test("an abort leaves the producer sound")
  func abort() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try producer(cluster)
    try await producer.initTransactions()
    try await producer.beginTransaction()
    #expect(try await send(producer) == nil)
    try await producer.flush(timeout: .seconds(5))
    try await producer.abortTransaction()
    try await producer.beginTransaction()
    #expect(try await send(producer) == nil)
    try await producer.commitTransaction()
    await producer.close()
  }

  @Test("time that runs out may be tried again")
  func timeOut() async throws {
    let cluster = try MockCluster()
    let producer = try producer(cluster)
    try cluster.setDown()
    let error = await #expect(throws: TransactionError.self) {
      try await producer.initTransactions(timeout: .milliseconds(500))
    }
    #expect(error?.remedy == .retry)
    try cluster.setUp()
    try await producer.initTransactions(timeout: .seconds(20))
    await producer.close()
  }

  @Test("a record that is refused asks for an abort, and its error is among the results")
  func refusedRecord() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try producer(cluster)
    try await producer.initTransactions()
    try await producer.beginTransaction()
    cluster.failNext(.produce, with: [.recordTooLarge])
    #expect(try await send(producer)?.kind == .recordTooLarge)
    let error = await #expect(throws: TransactionError.self) { try await producer.commitTransaction() }
    #expect(error?.remedy == .abort)
    try await producer.abortTransaction()
    await producer.close()
  }

  @Test("who is fenced has to make a new producer, and is told so by kind")
  func fenced() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try producer(cluster)
    try await producer.initTransactions()
    try await producer.beginTransaction()
    #expect(try await send(producer) == nil)
    cluster.failNext(.endTransaction, with: [.producerFenced])
    let error = await #expect(throws: TransactionError.self) { try await producer.commitTransaction() }
    #expect(error?.remedy == .rebuild)
    #expect(error?.cause.kind == .fenced)
    await producer.close(timeout: .seconds(1))
  }

  @Test("steps out of order are refused without an end")
  func order() async throws {
    let cluster = try MockCluster()
    let producer = try producer(cluster)
    let error = await #expect(throws: TransactionError.self) { try await producer.beginTransaction() }
    #expect(error?.cause.code == "_STATE")
    await producer.close(timeout: .seconds(1))
  }

  @Test("a note is committed with an offset and read back")
  func notes() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 3)
    let consumer = try cluster.consumer()
    let partitions = (Int32(0)..<3).map { TopicPartition(topic: "t", partition: $0) }
    let written = [
      partitions[0]: CommittedOffset(offset: 5, metadata: "dateline attempts=1"),
      partitions[1]: CommittedOffset(offset: 7, metadata: ""),
    ]
    try await consumer.commit(written)
    #expect(try await consumer.committedOffsets(partitions) == written)
    await consumer.close(timeout: .seconds(1))
  }
}
