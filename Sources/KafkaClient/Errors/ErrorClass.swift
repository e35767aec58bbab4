/// What an error code means for the caller: its kind, what to do next, and the advice in its message.
///
/// Source: the error codes of the Kafka protocol (Apache Kafka 4.0, with its column "retriable") and
/// those of librdkafka 2.14 (rdkafka.h), which begin with an underscore.
struct ErrorClass: Sendable, Hashable {
  var kind: KafkaError.Kind
  var disposition: KafkaError.Disposition
  var advice: String

  init(_ kind: KafkaError.Kind, _ disposition: KafkaError.Disposition, _ advice: String) {
    self.kind = kind
    self.disposition = disposition
    self.advice = advice
  }

  /// `fatal`: librdkafka says that the client cannot go on.
  init(code: String, fatal: Bool = false) {
    var found = Self.byCode[code] ?? Self.unlisted(code)
    if fatal {
      if found.kind == .other { found.kind = .fatal }
      if found.kind != .fenced { found.advice = "Close this client and start again." }
      found.disposition = .stop
    }
    self = found
  }

  private static func unlisted(_ code: String) -> ErrorClass {
    retriable.contains(code)
      ? ErrorClass(.other, .retry, "Try again.")
      : ErrorClass(.other, .reject, "")
  }

  private static let byCode: [String: ErrorClass] = {
    var table: [String: ErrorClass] = [:]
    for (codes, meaning) in groups {
      for code in codes { table[code] = meaning }
    }
    return table
  }()

  private static let groups: [([String], ErrorClass)] = [
    (
      ["_ALL_BROKERS_DOWN", "_TRANSPORT", "_RESOLVE", "BROKER_NOT_AVAILABLE"],
      ErrorClass(
        .brokerUnavailable, .retry,
        """
        Check bootstrap.servers, security.protocol, and that the brokers run and can be reached; the client goes on trying.
        """)
    ),
    (
      ["_SSL"],
      ErrorClass(.brokerUnavailable, .retry, "Check security.protocol and the ssl.* properties against the broker's.")
    ),
    (
      ["_AUTHENTICATION", "SASL_AUTHENTICATION_FAILED", "UNSUPPORTED_SASL_MECHANISM", "ILLEGAL_SASL_STATE"],
      ErrorClass(
        .notAuthorized, .reject,
        """
        Check sasl.mechanism, sasl.username and sasl.password, with OAUTHBEARER sasl.oauthbearer.*, and \
        security.protocol against the broker's.
        """)
    ),
    (
      ["TOPIC_AUTHORIZATION_FAILED"],
      ErrorClass(.notAuthorized, .reject, "Grant this user Read and Describe (to write: Write) on the topic.")
    ),
    (["GROUP_AUTHORIZATION_FAILED"], ErrorClass(.notAuthorized, .reject, "Grant this user Read on the group.")),
    (
      ["CLUSTER_AUTHORIZATION_FAILED"],
      ErrorClass(
        .notAuthorized, .reject,
        "Grant this user the operation on the cluster (Create for topics, IdempotentWrite to produce).")
    ),
    (
      ["TRANSACTIONAL_ID_AUTHORIZATION_FAILED"],
      ErrorClass(.notAuthorized, .reject, "Grant this user Write and Describe on the transactional id.")
    ),
    (
      ["UNKNOWN_TOPIC_OR_PART", "_UNKNOWN_TOPIC", "_UNKNOWN_PARTITION", "UNKNOWN_TOPIC_ID"],
      ErrorClass(.unknownTopic, .reject, "Check the name, or create the topic first.")
    ),
    (
      ["TOPIC_EXCEPTION"],
      ErrorClass(.configuration, .reject, "A topic's name has 1 to 249 letters, digits, '.', '_' or '-'.")
    ),
    (
      ["MSG_SIZE_TOO_LARGE", "INVALID_MSG_SIZE", "RECORD_LIST_TOO_LARGE"],
      ErrorClass(
        .recordTooLarge, .reject,
        "Raise message.max.bytes here and max.message.bytes of the topic, or send less.")
    ),
    (["_QUEUE_FULL"], ErrorClass(.queueFull, .retry, "Wait until records that are queued have been delivered.")),
    (
      ["_TIMED_OUT", "_MSG_TIMED_OUT", "_TIMED_OUT_QUEUE", "REQUEST_TIMED_OUT", "_WAIT_COORD"],
      ErrorClass(.timedOut, .retry, "Check that the brokers can be reached, then try again.")
    ),
    (
      [
        "_FENCED", "FENCED_INSTANCE_ID", "PRODUCER_FENCED", "INVALID_PRODUCER_EPOCH", "FENCED_MEMBER_EPOCH",
        "TRANSACTION_COORDINATOR_FENCED",
      ],
      ErrorClass(
        .fenced, .stop,
        "Another instance with the same transactional.id or group.instance.id has taken over: stop this one.")
    ),
    (["_FATAL"], ErrorClass(.fatal, .stop, "Close this client and start again.")),
    (
      ["_INVALID_ARG", "INVALID_CONFIG", "INVALID_PARTITIONS", "INVALID_REPLICATION_FACTOR", "POLICY_VIOLATION"],
      ErrorClass(.configuration, .reject, "Correct the value.")
    ),
    (
      ["_UNKNOWN_GROUP", "INVALID_GROUP_ID"],
      ErrorClass(.configuration, .reject, "Set group.id.")
    ),
    (
      ["INCONSISTENT_GROUP_PROTOCOL"],
      ErrorClass(
        .configuration, .reject, "Use the same partition.assignment.strategy in every member of the group.")
    ),
    (
      ["ILLEGAL_GENERATION", "UNKNOWN_MEMBER_ID", "STALE_MEMBER_EPOCH", "_ASSIGNMENT_LOST"],
      ErrorClass(
        .other, .reject, "The partitions belong to another member by now: drop their work, the new owner redoes it.")
    ),
    (
      ["_MAX_POLL_EXCEEDED"],
      ErrorClass(.other, .retry, "Poll at least every max.poll.interval.ms; the client joins the group again.")
    ),
    (
      ["_AUTO_OFFSET_RESET", "OFFSET_OUT_OF_RANGE", "_NO_OFFSET"],
      ErrorClass(
        .other, .reject, "The offset is gone: seek, or set auto.offset.reset to earliest or latest.")
    ),
    (
      ["_PURGE_QUEUE", "_PURGE_INFLIGHT", "_DESTROY"],
      ErrorClass(.other, .stop, "The client was closed before this was done.")
    ),
    (["_STATE", "_PREV_IN_PROGRESS", "_IN_PROGRESS", "_CONFLICT"], ErrorClass(.other, .retry, "Try again.")),
    (["_BAD_MSG", "_BAD_COMPRESSION", "INVALID_MSG"], ErrorClass(.other, .reject, "The data is damaged.")),
  ]

  /// Retriable by the protocol's own table, and of no kind that needs telling apart.
  private static let retriable: Set<String> = [
    "LEADER_NOT_AVAILABLE", "NOT_LEADER_FOR_PARTITION", "REPLICA_NOT_AVAILABLE", "NETWORK_EXCEPTION",
    "COORDINATOR_LOAD_IN_PROGRESS", "COORDINATOR_NOT_AVAILABLE", "NOT_COORDINATOR", "NOT_ENOUGH_REPLICAS",
    "NOT_ENOUGH_REPLICAS_AFTER_APPEND", "REBALANCE_IN_PROGRESS", "NOT_CONTROLLER", "KAFKA_STORAGE_ERROR",
    "FETCH_SESSION_ID_NOT_FOUND", "INVALID_FETCH_SESSION_EPOCH", "FENCED_LEADER_EPOCH", "UNKNOWN_LEADER_EPOCH",
    "OFFSET_NOT_AVAILABLE", "PREFERRED_LEADER_NOT_AVAILABLE", "ELIGIBLE_LEADERS_NOT_AVAILABLE",
    "ELECTION_NOT_NEEDED", "UNSTABLE_OFFSET_COMMIT", "THROTTLING_QUOTA_EXCEEDED", "CONCURRENT_TRANSACTIONS",
    "_WAIT_CACHE", "_LEADER_NOT_AVAILABLE", "_RETRY", "_ISR_INSUFF", "_NODE_UPDATE",
  ]
}
