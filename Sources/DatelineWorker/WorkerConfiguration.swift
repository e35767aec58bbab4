import KafkaClient

/// What a worker reads, where it writes, and within which bounds.
public struct WorkerConfiguration: Sendable {
  public enum Input: Sendable, Hashable {
    case names([String])
    /// A POSIX extended regular expression over topic names.
    case pattern(String)
  }

  public enum StartFrom: String, Sendable, Hashable, CaseIterable {
    case earliest, latest
  }

  public enum Delivery: String, Sendable, Hashable, CaseIterable {
    case exactlyOnce = "exactly-once"
    case atLeastOnce = "at-least-once"
  }

  /// How the partitions are shared out among the members of the group.
  public enum AssignmentStrategy: String, Sendable, Hashable, CaseIterable {
    /// Members keep what they have; only what moves stands still.
    case cooperativeSticky = "cooperative-sticky"
    /// Eager: everybody gives everything up at each change.
    case range, roundrobin
  }

  public enum GroupProtocol: String, Sendable, Hashable, CaseIterable {
    /// Members share out the partitions themselves.
    case classic
    /// The broker shares them out (KIP-848): Apache Kafka 4.0 and later.
    case consumer
  }

  public var input: Input
  public var output: String
  public var deadLetters: String
  /// A topic for a record about each article; nil for none.
  public var receipts: String?
  public var group: String
  /// Where a group without committed offsets begins.
  public var startFrom = StartFrom.earliest

  public var delivery = Delivery.exactlyOnce
  /// The transactional id: stable over restarts, and no other live worker's. For exactly-once.
  public var instanceID = ""
  /// True when no other live worker can have that name, because this process holds a lock on it.
  public var isInstanceLocked = false
  /// How long the coordinator keeps an open transaction of a worker that is gone: readers of committed records wait
  /// behind it.
  public var transactionTimeout = Duration.seconds(30)
  public var assignmentStrategy = AssignmentStrategy.cooperativeSticky
  public var groupProtocol = GroupProtocol.classic
  /// Static membership: a member that comes back under this id within the session's time has its partitions back
  /// without a rebalance.
  public var groupInstanceID: String?

  /// Articles in extraction at a time.
  public var concurrency: Int
  /// Ceiling on records that are received and not finished.
  public var maximumInFlight = 1_000
  /// Ceiling on their bytes: keys, values and headers.
  public var maximumBytesInFlight = 64 << 20
  /// An article that is longer in extraction is rejected.
  public var extractionTimeout = Duration.seconds(60)
  /// Threads that hang in an article, beyond which the worker ends.
  public var maximumHungExtractions = 8
  /// How often an article is begun alone, each time with the death of its worker, before it is rejected.
  public var maximumAttempts = 3

  /// The time from one batch to the next where articles come faster than that; offsets are committed as often.
  public var commitInterval = Duration.milliseconds(100)
  /// How long the end of the worker waits for what is begun.
  public var drainTimeout = Duration.seconds(20)
  /// How long a revocation waits for what is begun: the whole group waits with it.
  public var revocationDrain = Duration.seconds(10)
  /// How long a commit may take, and leaving the group: the end of the worker takes at most `drainTimeout`, twice this
  /// and a few seconds for the producer.
  public var commitTimeout = Duration.seconds(3)
  /// How long to wait for a first broker before giving up.
  public var startTimeout = Duration.seconds(30)
  /// How long a missing topic or right is waited for before giving up.
  public var patience = Duration.seconds(30)
  /// From one line of metrics to the next; 0 for none. Without an admin endpoint nothing is counted then either.
  public var metricsInterval = Duration.seconds(10)
  /// Where metrics and health are served over HTTP; nil for nowhere.
  public var admin: AdminAddress?
  /// End when every owned partition has been read to its end.
  public var untilEnd = false
  /// For tests of the delivery.
  public var faults = FaultPlan.none

  /// librdkafka's properties, those of the broker and of access among them.
  public var kafka: KafkaConfiguration
  /// Those of the cluster that is written to, when it is another than the one that is read.
  public var outputKafka: KafkaConfiguration?

  public init(
    input: Input, output: String, deadLetters: String, group: String, concurrency: Int, kafka: KafkaConfiguration
  ) {
    self.input = input
    self.output = output
    self.deadLetters = deadLetters
    self.group = group
    self.concurrency = concurrency
    self.kafka = kafka
  }

  /// What cannot be, and why.
  ///
  /// - Throws: `WorkerError` that says what to do.
  public func check() throws(WorkerError) {
    func wrong(_ message: String) -> WorkerError {
      WorkerError(code: "configuration", kind: .configuration, message: message)
    }
    if let given = kafka["transactional.id"] ?? outputKafka?["transactional.id"] {
      throw wrong("transactional.id=\(given) is set by the worker: name the worker with --instance-id")
    }
    guard delivery == .exactlyOnce else { return }
    if outputKafka != nil {
      throw wrong(
        """
        exactly-once needs input and output on one cluster, because a transaction commits the events together with \
        the offsets that they come from, and offsets are kept where the input is: use --delivery at-least-once with \
        --output-brokers
        """)
    }
    if kafka["enable.idempotence"] == "false" { throw wrong("exactly-once needs enable.idempotence=true") }
  }
}
