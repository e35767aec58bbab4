import DatelineTesting
import KafkaClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct ConsumerMockTests {
  private let partition = TopicPartition(topic: "t", partition: 0)

  @Test("what was produced is consumed: null and empty, duplicate and null-valued headers, timestamp")
  func roundTrip() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let outgoing = [
      OutgoingRecord(topic: "t", partition: 0, key: nil, value: nil, timestamp: 1_700_000_000_123),
      OutgoingRecord(topic: "t", partition: 0, key: [], value: []),
      OutgoingRecord(
        topic: "t", partition: 0, key: [0], value: [0, 255, 0],
        headers: [
          Header(name: "a", value: [1]), Header(name: "a", value: nil), Header(name: "a", value: []),
          Header(name: "", value: [2]), Header(nameBytes: [0xff, 0xfe], value: [0]),
        ]),
    ]
    let producer = try Producer(configuration: cluster.configuration)
    for result in try await producer.send(outgoing) { _ = try result.get() }
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    let records = try await consumer.read(3)
    #expect(records.map(\.key) == outgoing.map(\.key))
    #expect(records.map(\.value) == outgoing.map(\.value))
    #expect(records.map(\.headers) == outgoing.map(\.headers))
    #expect(records.map(\.offset) == [0, 1, 2])
    #expect(records[0].timestamp == RecordTimestamp(milliseconds: 1_700_000_000_123, kind: .created))
    await consumer.close()
    await producer.close()
  }

  @Test("random bytes in keys, values, header names and header values come back as they were")
  func randomRoundTrip() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    var random = SeededGenerator(seed: 1)
    let outgoing = (0..<400).map { _ in
      OutgoingRecord(
        topic: "t", partition: 0, key: Bool.random(using: &random) ? nil : random.bytes(upTo: 30),
        value: Bool.random(using: &random) ? nil : random.bytes(upTo: 300),
        headers: (0..<Int.random(in: 0...4, using: &random)).map { _ in
          // librdkafka ends a received name at its first NUL.
          Header(
            nameBytes: random.bytes(upTo: 12).filter { $0 != 0 },
            value: Bool.random(using: &random) ? nil : random.bytes(upTo: 30))
        })
    }
    let producer = try Producer(configuration: cluster.configuration)
    for result in try await producer.send(outgoing) { _ = try result.get() }
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    let records = try await consumer.read(outgoing.count)
    for (record, sent) in zip(records, outgoing) {
      #expect(record.key == sent.key)
      #expect(record.value == sent.value)
      #expect(record.headers == sent.headers)
    }
    await consumer.close()
    await producer.close()
  }

  @Test("a batch keeps to its limits")
  func limits() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(50)
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    _ = try await consumer.read(1)
    try await consumer.seek(partition, to: 0)
    var records: [Record] = []
    while records.count < 50 {
      let batch = try await consumer.poll(maximumRecords: 7, timeout: .seconds(5)).records
      #expect(batch.count <= 7)
      records += batch
    }
    #expect(records.map(\.offset) == Array(0..<50))
    try await consumer.seek(partition, to: 0)
    let small = try await consumer.poll(within: .seconds(10)) { !$0.records.isEmpty }
    #expect(!small.records.isEmpty)
    try await consumer.seek(partition, to: 0)
    for _ in 0..<20 {
      let batch = try await consumer.poll(maximumRecords: 100, maximumBytes: 1, timeout: .milliseconds(200)).records
      #expect(batch.count <= 1)
    }
    await consumer.close()
  }

  @Test("the end of a partition is told with the next offset")
  func endOfPartition() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(3)
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    let events = try await consumer.poll { events in
      events.contains { if case .endOfPartition = $0 { true } else { false } }
    }
    guard case .endOfPartition(let ended, let offset) = events.last else {
      Issue.record("the last event is \(String(describing: events.last))")
      return
    }
    #expect(ended == partition)
    #expect(offset == 3)
    #expect(try await consumer.position([partition]) == [partition: 3])
    #expect(try await consumer.watermarks(partition) == 0..<3)
    #expect(try await consumer.watermarks(partition, cached: true) == 0..<3)
    await consumer.close()
  }

  @Test("a seek and a pause take effect between two batches")
  func seekAndPause() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(200)
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    var first: [Record] = []
    while first.isEmpty { first = try await consumer.poll(maximumRecords: 10, timeout: .seconds(5)).records }
    try await consumer.pause([partition])
    for _ in 0..<5 {
      #expect(try await consumer.poll(maximumRecords: 100, timeout: .milliseconds(50)).records.isEmpty)
    }
    try await consumer.resume([partition])
    let next = try await consumer.read(1)
    #expect(next.first?.offset == first.last.map { $0.offset + 1 })
    try await consumer.seek(partition, to: 150)
    #expect(try await consumer.read(1).first?.offset == 150)
    await consumer.close()
  }

  @Test("a partition that is assigned anew is not paused any more")
  func assignedAnew() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(3)
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    try await consumer.pause([partition])
    try await consumer.assign([:])
    try await consumer.assign([partition: .beginning])
    #expect(try await consumer.read(3).map(\.offset) == [0, 1, 2])
    await consumer.close()
  }

  @Test("a closed consumer says so, and can be closed again")
  func closed() async throws {
    let cluster = try MockCluster()
    let consumer = try cluster.consumer()
    await consumer.close()
    await consumer.close()
    let error = await #expect(throws: KafkaError.self) {
      try await consumer.poll(maximumRecords: 1, timeout: .milliseconds(10))
    }
    #expect(error?.disposition == .stop)
    await #expect(throws: KafkaError.self) { try await consumer.pause([partition]) }
  }

  @Test("a broker that goes away is a failure to retry, and reading goes on when it is back")
  func brokerDown() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    try await cluster.produce(5)
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    #expect(try await consumer.read(5).count == 5)
    try cluster.setDown()
    let failures = try await consumer.poll { !$0.failures.isEmpty }.failures
    #expect(failures.allSatisfy { $0.kind == .brokerUnavailable && $0.disposition == .retry }, "\(failures)")
    try cluster.setUp()
    try await cluster.produce(5)
    #expect(try await consumer.read(5).map(\.offset) == Array(5..<10))
    await consumer.close()
  }

  @Test(
    "failures of reading have their kind",
    arguments: [
      (.topicAuthorizationFailed, .notAuthorized), (.groupAuthorizationFailed, .notAuthorized),
    ] as [(MockCluster.Failure, KafkaError.Kind)])
  func readingFailures(failure: MockCluster.Failure, kind: KafkaError.Kind) async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let consumer = try cluster.consumer()
    if failure == .groupAuthorizationFailed {
      cluster.failNext(.joinGroup, with: [failure])
    } else {
      cluster.setFailure(failure, ofTopic: "t")
    }
    try await consumer.subscribe(names: ["t"])
    let failures = try await consumer.poll { !$0.failures.isEmpty }.failures
    #expect(failures.first?.kind == kind, "\(failures)")
    await consumer.close(timeout: .seconds(5))
  }

  @Test("a poll that waits returns soon when its task is cancelled")
  func cancelledPoll() async throws {
    let cluster = try MockCluster()
    let consumer = try cluster.consumer()
    let start = ContinuousClock.now
    let polling = Task { try await consumer.poll(maximumRecords: 1, timeout: .seconds(30)) }
    try await Task.sleep(for: .milliseconds(50))
    polling.cancel()
    #expect(try await polling.value.records.isEmpty)
    #expect(start.duration(to: .now) < .seconds(10))
    await consumer.close()
  }

  @Test("a pause does not wait for the end of a poll")
  func pauseDuringPoll() async throws {
    let cluster = try MockCluster()
    try cluster.createTopic("t")
    let consumer = try cluster.consumer()
    try await consumer.assign([partition: .beginning])
    let polling = Task {
      while !Task.isCancelled { _ = try await consumer.poll(maximumRecords: 1, timeout: .seconds(30)) }
    }
    try await Task.sleep(for: .milliseconds(50))
    let start = ContinuousClock.now
    try await consumer.pause([partition])
    try await consumer.resume([partition])
    #expect(start.duration(to: .now) < .seconds(10))
    polling.cancel()
    _ = try await polling.value
    await consumer.close()
  }

  @Test("what cannot be read is refused with a reason")
  func refusals() async throws {
    let cluster = try MockCluster()
    let consumer = try cluster.consumer()
    let groupless = try Consumer(configuration: cluster.configuration)
    for attempt: () async throws -> Void in [
      { try await consumer.subscribe(names: []) }, { try await consumer.subscribe(names: ["^a"]) },
      { try await consumer.subscribe(names: ["a\0b"]) }, { try await consumer.subscribe(pattern: "") },
      { try await consumer.subscribe(pattern: "a(") }, { try await groupless.subscribe(names: ["a"]) },
      { try await consumer.assign([TopicPartition(topic: "", partition: 0): .beginning]) },
    ] {
      let error = await #expect(throws: KafkaError.self) { try await attempt() }
      #expect(error?.kind == .configuration, "\(error?.message ?? "")")
    }
    await groupless.close()
    await consumer.close()
  }

  @Test("statistics come as JSON when asked for")
  func statistics() async throws {
    let cluster = try MockCluster()
    let consumer = try cluster.consumer(["statistics.interval.ms": "50"])
    let events = try await consumer.poll { $0.contains { if case .statistics = $0 { true } else { false } } }
    let texts = events.compactMap { event -> String? in
      if case .statistics(let text) = event { return text }
      return nil
    }
    #expect(texts.first?.hasPrefix("{") == true)
    await consumer.close()
  }
}
