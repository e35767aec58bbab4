import DatelineTesting
import KafkaClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProducerMockTests {
  @Test("results come in the order of the records, with partition and offset")
  func delivery() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 2)
    let producer = try Producer(configuration: cluster.configuration)
    let results = try await producer.send(
      (0..<10).map { OutgoingRecord.text("\($0)", topic: "t", partition: $0 < 5 ? 0 : 1) })
    let deliveries = try results.map { try $0.get() }
    #expect(deliveries.map(\.topicPartition.partition) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    #expect(deliveries.map(\.offset) == [0, 1, 2, 3, 4, 0, 1, 2, 3, 4])
    #expect(producer.queued == 0)
    await producer.close()
  }

  @Test("no records need no broker")
  func empty() async throws {
    let producer = try Producer(configuration: KafkaConfiguration(["bootstrap.servers": "127.0.0.1:1"]))
    #expect(try await producer.send([]).isEmpty)
    await producer.close()
  }

  @Test("keys go where Java clients put them")
  func partitioner() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t", partitions: 7)
    let producer = try Producer(configuration: cluster.configuration)
    let keys = (0..<50).map { "article-\($0)" }
    let results = try await producer.send(keys.map { .text("v", key: $0, topic: "t") })
    for (key, result) in zip(keys, results) {
      #expect(try result.get().topicPartition.partition == murmur2Partition(key: Bytes(key.utf8), count: 7))
    }
    await producer.close()
  }

  @Test("a full queue suspends the caller until reports make room")
  func backpressure() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    var configuration = cluster.configuration
    configuration["queue.buffering.max.messages"] = "10"
    configuration["linger.ms"] = "0"
    let producer = try Producer(configuration: configuration)
    let results = try await producer.send((0..<500).map { .text("\($0)", topic: "t", partition: 0) })
    #expect(try results.map { try $0.get().offset } == Array(0..<500))
    await producer.close()
  }

  @Test("records of concurrent callers are not mixed while the queue is full")
  func fairness() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    var configuration = cluster.configuration
    configuration["queue.buffering.max.messages"] = "5"
    let producer = try Producer(configuration: configuration)
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          let results = try await producer.send((0..<30).map { .text("\($0)", topic: "t", partition: 0) })
          let offsets = try results.map { try $0.get().offset }
          #expect(offsets == Array((offsets[0])..<(offsets[0] + 30)))
        }
      }
      try await group.waitForAll()
    }
    await producer.close()
  }

  @Test("a caller that waits for room can be cancelled")
  func cancelledBackpressure() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try cluster.setRoundTripTime(.seconds(20))
    var configuration = cluster.configuration
    configuration["queue.buffering.max.messages"] = "3"
    let producer = try Producer(configuration: configuration)
    let waiting = Task { try await producer.enqueue((0..<10).map { .text("\($0)", topic: "t", partition: 0) }) }
    while producer.queued < 3 { try await Task.sleep(for: .milliseconds(5)) }
    let behind = Task { try await producer.enqueue([.text("x", topic: "t", partition: 0)]) }
    try await Task.sleep(for: .milliseconds(20))
    behind.cancel()
    waiting.cancel()
    for task in [waiting, behind] {
      let error = await #expect(throws: KafkaError.self) { _ = try await task.value }
      #expect(error?.kind == .cancelled)
    }
    try cluster.setRoundTripTime(.zero)
    await producer.close(timeout: .milliseconds(100))
    #expect(producer.queued == 0)
  }

  @Test("a record that is too large is rejected, the others go through")
  func tooLarge() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try Producer(
      configuration: cluster.configuration.merging(KafkaConfiguration(["message.max.bytes": "2000"])))
    let large = OutgoingRecord(topic: "t", partition: 0, value: Bytes(repeating: 7, count: 5000))
    let results = try await producer.send([.text("a", topic: "t"), large, .text("b", topic: "t")])
    #expect(throws: Never.self) { _ = try results[0].get() }
    let error = #expect(throws: KafkaError.self) { _ = try results[1].get() }
    #expect(error?.kind == .recordTooLarge)
    #expect(error?.disposition == .reject)
    #expect(throws: Never.self) { _ = try results[2].get() }
    await producer.close()
  }

  @Test("a record larger than the whole queue is rejected instead of waited for")
  func largerThanQueue() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    var configuration = cluster.configuration
    configuration["queue.buffering.max.kbytes"] = "1"
    let producer = try Producer(configuration: configuration)
    let large = OutgoingRecord(topic: "t", partition: 0, value: Bytes(repeating: 7, count: 5000))
    let results = try await producer.send([large, .text("b", topic: "t", partition: 0)])
    let error = #expect(throws: KafkaError.self) { _ = try results[0].get() }
    #expect(error?.kind == .queueFull)
    #expect(throws: Never.self) { _ = try results[1].get() }
    await producer.close()
  }

  @Test(
    "names of topics that C would read differently are rejected", arguments: ["", "a\0b"])
  func badTopic(name: String) async throws {
    let producer = try Producer(configuration: KafkaConfiguration(["bootstrap.servers": "127.0.0.1:1"]))
    let results = try await producer.send([.text("x", topic: name)])
    let error = #expect(throws: KafkaError.self) { _ = try results[0].get() }
    #expect(error?.kind == .configuration)
    await producer.close(timeout: .zero)
  }

  @Test(
    "a broker's refusals have their kind",
    arguments: [
      (.topicAuthorizationFailed, .notAuthorized, .reject), (.recordTooLarge, .recordTooLarge, .reject),
      (.unknownTopic, .timedOut, .retry),
    ] as [(MockCluster.Failure, KafkaError.Kind, KafkaError.Disposition)])
  func refusals(failure: MockCluster.Failure, kind: KafkaError.Kind, disposition: KafkaError.Disposition) async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    var configuration = cluster.configuration
    // Retriable by librdkafka: it tries again until the time is over.
    configuration["delivery.timeout.ms"] = "1500"
    configuration["enable.idempotence"] = "false"
    let producer = try Producer(configuration: configuration)
    cluster.failNext(.produce, with: Array(repeating: failure, count: 200))
    let result = try await producer.send([.text("x", topic: "t", partition: 0)])
    let error = #expect(throws: KafkaError.self) { _ = try result[0].get() }
    #expect(error?.kind == kind, "\(error?.message ?? "")")
    #expect(error?.disposition == disposition)
    await producer.close()
  }

  @Test("passing failures are retried without a duplicate or a change of order")
  func retries() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let producer = try Producer(configuration: cluster.configuration)
    cluster.failNext(.produce, with: [.disconnect, .notEnoughReplicas, .disconnect])
    let results = try await producer.send((0..<100).map { .text("\($0)", topic: "t", partition: 0) })
    #expect(try results.map { try $0.get().offset } == Array(0..<100))
    await producer.close()
  }

  @Test("after a fatal error every call says so")
  func fatal() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    cluster.failNext(.initProducerID, with: [.clusterAuthorizationFailed])
    let producer = try Producer(configuration: cluster.configuration)
    await #expect(throws: KafkaError.self) {
      for result in try await producer.send([.text("a", topic: "t", partition: 0)]) { _ = try result.get() }
    }
    let error = await #expect(throws: KafkaError.self) {
      try await producer.enqueue([.text("b", topic: "t", partition: 0)])
    }
    #expect(error?.kind == .notAuthorized, "\(error?.message ?? "")")
    #expect(error?.disposition == .stop)
    await producer.close(timeout: .zero)
  }

  @Test("closing reports what was not delivered, and ends the producer")
  func close() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try cluster.setDown()
    let producer = try Producer(configuration: cluster.configuration)
    let pending = try await producer.enqueue([.text("x", topic: "t", partition: 0)])
    await producer.close(timeout: .milliseconds(50))
    let results = await pending.results()
    let error = #expect(throws: KafkaError.self) { _ = try results[0].get() }
    #expect(error?.disposition == .stop)
    let closed = await #expect(throws: KafkaError.self) { try await producer.enqueue([.text("y", topic: "t")]) }
    #expect(closed?.disposition == .stop)
  }

  @Test("a producer that goes away without being closed leaves nobody waiting")
  func dropped() async throws {
    let cluster = try MockCluster()
    try cluster.setDown()
    var producer: Producer? = try Producer(configuration: cluster.configuration)
    let pending = try await producer?.enqueue([.text("x", topic: "t", partition: 0)])
    producer = nil
    let results = await pending?.results()
    #expect(results?.count == 1)
    #expect(throws: KafkaError.self) { _ = try results?[0].get() }
  }

  @Test("flushing in vain says that the broker is not there")
  func flush() async throws {
    let cluster = try MockCluster()
    let address = cluster.configuration
    try cluster.setDown()
    let producer = try Producer(configuration: address)
    _ = try await producer.enqueue([.text("x", topic: "t", partition: 0)])
    let error = await #expect(throws: KafkaError.self) { try await producer.flush(timeout: .seconds(1)) }
    #expect(error?.kind == .brokerUnavailable)
    #expect(error?.disposition == .retry)
    await producer.close(timeout: .zero)
  }
}
