import CRdKafka
import Foundation
import KafkaClient

/// A Kafka cluster inside this process, made for faults: it fails requests on demand, slows down and goes away.
///
/// It is librdkafka's own: real sockets on the loopback interface, producers, consumer groups, offsets. It has
/// no admin requests (topics are made with ``createTopic(_:partitions:replicationFactor:)`` or on first use)
/// and drops old data. Each change of a group's members, a leave too, takes `session.timeout.ms` less one second.
///
/// `@unchecked Sendable`: the pointers are set once, and each call hands its work to the cluster's own thread.
public final class MockCluster: @unchecked Sendable {
  private let client: OpaquePointer
  private let cluster: OpaquePointer
  /// For `bootstrap.servers`.
  public let bootstrapServers: String

  /// `rebalanceDelay`: how long a new group waits for more members.
  public init(brokers: Int32 = 1, rebalanceDelay: Duration = .milliseconds(100)) throws {
    let configuration = rd_kafka_conf_new()
    rd_kafka_conf_set_log_cb(configuration, nil)
    guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else {
      rd_kafka_conf_destroy(configuration)
      throw BrokerFailure("librdkafka cannot make the client that the mock cluster runs in")
    }
    guard let cluster = rd_kafka_mock_cluster_new(client, brokers),
      let servers = rd_kafka_mock_cluster_bootstraps(cluster)
    else {
      rd_kafka_destroy(client)
      throw BrokerFailure("librdkafka cannot make a mock cluster of \(brokers) brokers")
    }
    (self.client, self.cluster) = (client, cluster)
    bootstrapServers = String(cString: servers)
    rd_kafka_mock_group_initial_rebalance_delay_ms(cluster, rebalanceDelay.wholeMilliseconds)
  }

  deinit {
    let remains = Remains(client: client, cluster: cluster)
    Thread.detachNewThread { remains.destroy() }
  }

  /// `@unchecked Sendable`: used by one thread, after everyone else has let go.
  private struct Remains: @unchecked Sendable {
    let client: OpaquePointer
    let cluster: OpaquePointer

    func destroy() {
      rd_kafka_mock_cluster_destroy(cluster)
      rd_kafka_destroy(client)
    }
  }

  /// What a client needs to connect, with short waits between its attempts and quick rebalances.
  public var configuration: KafkaConfiguration {
    KafkaConfiguration([
      "bootstrap.servers": bootstrapServers, "reconnect.backoff.ms": "20", "reconnect.backoff.max.ms": "200",
      "retry.backoff.ms": "20", "topic.metadata.refresh.fast.interval.ms": "50",
      "session.timeout.ms": "2000", "heartbeat.interval.ms": "100",
    ])
  }

  public func createTopic(_ name: String, partitions: Int32 = 1, replicationFactor: Int32 = 1) throws {
    try check(rd_kafka_mock_topic_create(cluster, name, partitions, replicationFactor), "create topic \(name)")
  }

  /// The next requests of this kind fail so, one after the other.
  public func failNext(_ request: Request, with failures: [Failure]) {
    let codes = failures.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) }
    rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, codes.count, codes)
  }

  public func clearFailures(of request: Request) {
    rd_kafka_mock_clear_request_errors(cluster, request.rawValue)
  }

  /// What metadata says of a topic from now on; `nil` heals it.
  public func setFailure(_ failure: Failure?, ofTopic topic: String) {
    rd_kafka_mock_topic_set_error(cluster, topic, rd_kafka_resp_err_t(rawValue: failure?.rawValue ?? 0))
  }

  /// Cuts connections and refuses new ones. `nil`: all brokers.
  public func setDown(broker: Int32? = nil) throws {
    try check(rd_kafka_mock_broker_set_down(cluster, broker ?? -1), "take a broker down")
  }

  public func setUp(broker: Int32? = nil) throws {
    try check(rd_kafka_mock_broker_set_up(cluster, broker ?? -1), "bring a broker up")
  }

  /// Delays each answer. `nil`: of all brokers.
  public func setRoundTripTime(_ time: Duration, broker: Int32? = nil) throws {
    try check(
      rd_kafka_mock_broker_set_rtt(cluster, broker ?? -1, time.wholeMilliseconds), "set a broker's round-trip time")
  }

  /// `nil`: the partition has no leader.
  public func setLeader(ofTopic topic: String, partition: Int32, to broker: Int32?) throws {
    try check(
      rd_kafka_mock_partition_set_leader(cluster, topic, partition, broker ?? -1),
      "set the leader of \(topic)[\(partition)]")
  }

  public func setCoordinator(ofGroup group: String, to broker: Int32) throws {
    try check(rd_kafka_mock_coordinator_set(cluster, "group", group, broker), "set the coordinator of \(group)")
  }

  public func setCoordinator(ofTransactionalID id: String, to broker: Int32) throws {
    try check(rd_kafka_mock_coordinator_set(cluster, "transaction", id, broker), "set the coordinator of \(id)")
  }

  private func check(_ code: rd_kafka_resp_err_t, _ what: String) throws {
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    throw BrokerFailure("the mock cluster cannot \(what): \(String(cString: rd_kafka_err2str(code)))")
  }
}

extension MockCluster {
  /// A kind of request, by its number in the Kafka protocol.
  public struct Request: RawRepresentable, Sendable, Hashable {
    public var rawValue: Int16
    public init(rawValue: Int16) { self.rawValue = rawValue }

    public static let produce = Request(rawValue: 0)
    public static let fetch = Request(rawValue: 1)
    public static let listOffsets = Request(rawValue: 2)
    public static let metadata = Request(rawValue: 3)
    public static let offsetCommit = Request(rawValue: 8)
    public static let offsetFetch = Request(rawValue: 9)
    public static let findCoordinator = Request(rawValue: 10)
    public static let joinGroup = Request(rawValue: 11)
    public static let heartbeat = Request(rawValue: 12)
    public static let leaveGroup = Request(rawValue: 13)
    public static let syncGroup = Request(rawValue: 14)
    public static let initProducerID = Request(rawValue: 22)
    public static let addPartitionsToTransaction = Request(rawValue: 24)
    public static let addOffsetsToTransaction = Request(rawValue: 25)
    public static let endTransaction = Request(rawValue: 26)
    public static let transactionOffsetCommit = Request(rawValue: 28)
  }

  /// An error code of the Kafka protocol, or of librdkafka where negative.
  public struct Failure: RawRepresentable, Sendable, Hashable {
    public var rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// Cuts the connection.
    public static let disconnect = Failure(rawValue: -195)
    public static let unknownTopic = Failure(rawValue: 3)
    public static let recordTooLarge = Failure(rawValue: 10)
    public static let requestTimedOut = Failure(rawValue: 7)
    public static let coordinatorLoading = Failure(rawValue: 14)
    public static let coordinatorNotAvailable = Failure(rawValue: 15)
    public static let notCoordinator = Failure(rawValue: 16)
    public static let notEnoughReplicas = Failure(rawValue: 19)
    public static let illegalGeneration = Failure(rawValue: 22)
    public static let unknownMember = Failure(rawValue: 25)
    public static let rebalanceInProgress = Failure(rawValue: 27)
    public static let topicAuthorizationFailed = Failure(rawValue: 29)
    public static let groupAuthorizationFailed = Failure(rawValue: 30)
    public static let clusterAuthorizationFailed = Failure(rawValue: 31)
    public static let invalidProducerEpoch = Failure(rawValue: 47)
    public static let outOfOrderSequence = Failure(rawValue: 45)
    public static let invalidTransactionState = Failure(rawValue: 48)
    public static let invalidProducerIDMapping = Failure(rawValue: 49)
    public static let concurrentTransactions = Failure(rawValue: 51)
    public static let transactionalIDAuthorizationFailed = Failure(rawValue: 53)
    public static let unknownProducerID = Failure(rawValue: 59)
    public static let fencedInstance = Failure(rawValue: 82)
    public static let producerFenced = Failure(rawValue: 90)
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int32 {
    Int32(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}
