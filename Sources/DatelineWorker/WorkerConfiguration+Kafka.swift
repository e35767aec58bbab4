import KafkaClient

/// The properties of the worker's clients. Those that its guarantees rest on come last; the user's win over the rest.
extension WorkerConfiguration {
  var consumer: KafkaConfiguration {
    var defaults = KafkaConfiguration([
      "client.id": "dateline", "statistics.interval.ms": statisticsInterval,
      // Fetched ahead, beside what is in flight. Little, because a partition that is paused loses it; and asked for
      // again soon once there is room, where librdkafka would wait for a second.
      "queued.max.messages.kbytes": "4096",
      "fetch.queue.backoff.ms": "20",
      "fetch.message.max.bytes": "1048576",
    ])
    switch groupProtocol {
    case .classic:
      // How long the partitions of a worker that died stand still. Heartbeats have a thread of their own, which no
      // long article holds up, so that less than librdkafka's 45 s is safe. A static member is waited for: that is
      // what it is for.
      defaults["session.timeout.ms"] = groupInstanceID == nil ? "10000" : "45000"
      defaults["partition.assignment.strategy"] = assignmentStrategy.rawValue
    case .consumer:
      // The broker has both settings.
      defaults["group.protocol"] = "consumer"
    }
    defaults["group.instance.id"] = groupInstanceID
    defaults = defaults.merging(kafka)
    return defaults.merging(
      KafkaConfiguration([
        "group.id": group,
        "auto.offset.reset": startFrom.rawValue,
        // Records of aborted transactions are no articles, and offsets that an open transaction holds are waited for:
        // exactly-once rests on both.
        "isolation.level": "read_committed",
        // Lag, and the end of a bounded run.
        "enable.partition.eof": "true",
      ]))
  }

  var producer: KafkaConfiguration {
    let given = outputKafka ?? kafka
    var defaults = KafkaConfiguration([
      "client.id": "dateline", "statistics.interval.ms": statisticsInterval,
      // The broker knows what its topics take; a limit here would reject what they accept.
      "message.max.bytes": "1000000000",
      "queue.buffering.max.kbytes": "65536",
      "linger.ms": "5",
    ])
    switch delivery {
    case .exactlyOnce:
      let required = KafkaConfiguration([
        "transactional.id": instanceID,
        "transaction.timeout.ms": String(Int(transactionTimeout.seconds * 1000)),
      ])
      return defaults.merging(given).merging(required)
    case .atLeastOnce:
      if given["message.timeout.ms"] == nil {
        // A broker that is away holds events back, it does not lose them: with a time-out, later events of a
        // partition would overtake those that are sent again.
        defaults["delivery.timeout.ms"] = "0"
      }
      return defaults.merging(given)
    }
  }

  /// Someone looks at what is counted.
  var isObserved: Bool { metricsInterval > .zero || admin != nil }

  /// Milliseconds; 0 for no statistics.
  private var statisticsInterval: String { isObserved ? "5000" : "0" }

  var limits: Flow.Limits {
    Flow.Limits(
      inFlight: Load(records: maximumInFlight, bytes: maximumBytesInFlight), commitInterval: commitInterval,
      revocationDrain: faults.mutant == .lateAcknowledgement ? .zero : revocationDrain, commitTimeout: commitTimeout,
      untilEnd: untilEnd, commitsOffsets: delivery == .atLeastOnce, attempts: maximumAttempts)
  }

  /// A quarter of what may be in flight is worth a batch at once: the rest is there for the time that it takes.
  var batches: BatchSchedule.Limits {
    BatchSchedule.Limits(
      interval: commitInterval, count: max(1, maximumInFlight / 4), load: Load(records: 20_000, bytes: 32 << 20))
  }

  var summary: String {
    let source =
      switch input {
      case .names(let names): names.joined(separator: ", ")
      case .pattern(let pattern): "topics matching \(pattern)"
      }
    let name = delivery == .exactlyOnce ? " as \(instanceID)" : ""
    return """
      \(source) to \(output), dead letters to \(deadLetters), group \(group), \(concurrency) at a time, \
      \(delivery.rawValue)\(name)
      """
  }
}

extension WorkerConfiguration.Input {
  var isPattern: Bool {
    if case .pattern = self { true } else { false }
  }
}
