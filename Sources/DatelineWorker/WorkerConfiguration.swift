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

  public var input: Input
  public var output: String
  public var deadLetters: String
  public var group: String
  /// Where a group without committed offsets begins.
  public var startFrom = StartFrom.earliest

  /// Articles in extraction at a time.
  public var concurrency: Int
  /// Ceiling on records that are received and not finished.
  public var maximumInFlight = 1_000
  /// Ceiling on their bytes: keys, values and headers.
  public var maximumBytesInFlight = 64 << 20

  /// How often finished offsets are committed. A crash repeats what was finished since the last commit; each
  /// commit is a request to the broker.
  public var commitInterval = Duration.seconds(1)
  /// How long the end of the worker waits for what is begun.
  public var drainTimeout = Duration.seconds(20)
  /// How long a revocation waits for what is begun: the whole group waits with it.
  public var revocationDrain = Duration.seconds(10)
  /// How long a commit may take, and leaving the group: the end of the worker takes at most `drainTimeout`, twice this
  /// and a few seconds for the producer.
  public var commitTimeout = Duration.seconds(3)
  /// How long to wait for a first broker before giving up.
  public var startTimeout = Duration.seconds(30)
  public var metricsInterval = Duration.seconds(10)
  /// End when every owned partition has been read to its end.
  public var untilEnd = false

  /// librdkafka's properties, those of the broker and of access among them.
  public var kafka: KafkaConfiguration

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

  /// Properties that the worker's own guarantees rest on come last; the user's win over the rest.
  var consumer: KafkaConfiguration {
    var defaults = KafkaConfiguration([
      "client.id": "dateline",
      // How long the partitions of a worker that died stand still. Heartbeats have a thread of their own, which no
      // long article holds up, so that less than librdkafka's 45 s is safe.
      "session.timeout.ms": "10000",
      // Fetched ahead, beside what is in flight. Little, because a partition that is paused loses it; and asked for
      // again soon once there is room, where librdkafka would wait for a second.
      "queued.max.messages.kbytes": "4096",
      "fetch.queue.backoff.ms": "20",
      "fetch.message.max.bytes": "1048576",
    ])
    defaults = defaults.merging(kafka)
    return defaults.merging(
      KafkaConfiguration([
        "group.id": group,
        "auto.offset.reset": startFrom.rawValue,
        // Lag, and the end of a bounded run.
        "enable.partition.eof": "true",
      ]))
  }

  var producer: KafkaConfiguration {
    var defaults = KafkaConfiguration([
      "client.id": "dateline",
      // The broker knows what its topics take; a limit here would reject what they accept.
      "message.max.bytes": "1000000000",
      "queue.buffering.max.kbytes": "65536",
      "linger.ms": "5",
    ])
    if kafka["message.timeout.ms"] == nil {
      // A broker that is away holds events back, it does not lose them: with a time-out, later events of a
      // partition would overtake those that are sent again.
      defaults["delivery.timeout.ms"] = "0"
    }
    return defaults.merging(kafka)
  }
}
