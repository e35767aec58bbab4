import KafkaClient
import Logging

/// Something that happened in the worker: each case is a metric, and most are a log line as well.
///
/// The one vocabulary of what can be observed. No case carries article text or a secret.
enum WorkerEvent: Sendable {
  case started(summary: String)
  case received(Load)
  /// One article has been through the processor, whatever came of it.
  case extracted(Duration)
  /// All events of one article are acknowledged, or committed.
  case published(eventTypes: [String], withheld: Int = 0, Journey)
  case filtered(reason: String, Journey)
  /// The record is acknowledged in the dead-letter topic.
  case rejected(stage: Rejection.Stage, code: String, WorkID, valueOmitted: Bool, Journey)
  /// A result of an assignment that has ended since.
  case discarded(WorkID)
  /// Something failed that is tried again, after a wait where there is one.
  case retried(KafkaError, records: Int, delay: Duration?)
  /// The durations run from the beginning of the transaction.
  case transactionCommitted(articles: Int, Duration)
  case transactionAborted(Duration)
  /// A producer is there that can deliver.
  case producerReady
  /// A new producer under the same transactional id, which is still to be taken over.
  case producerRebuilt
  case committed(partitions: Int)
  case commitFailed(KafkaError)
  case assigned([TopicPartition])
  case revoked([TopicPartition], drained: Bool)
  case lost([TopicPartition])
  case restarted(TopicPartition)
  case paused([TopicPartition])
  case resumed([TopicPartition])
  /// The consumer reports a fault that it goes on from by itself.
  case trouble(KafkaError)
  /// An article took too long in extraction, and its thread was left to itself, one of so many.
  case hung(WorkID, Duration, hanging: Int)
  /// Workers before this one died here without getting any further.
  case careful(TopicPartition)
  /// A note that was committed with an offset could not be read back.
  case notesDropped
  /// The output has another number of partitions than when the worker started.
  case outputChanged(from: Int32, to: Int32)
  /// The group has not assigned anything for long: it may be waiting for a member that died.
  case unassigned(Duration)
  /// The admin endpoint takes requests.
  case listening(address: String, isExposed: Bool)
  /// The admin endpoint ended by itself, and is opened again.
  case listeningFailed(address: String, reason: String)
  case stopping(reason: String)
  case stopped(unfinished: Int)
}

extension WorkerEvent {
  struct LogLine: Sendable {
    var level: Logger.Level
    var message: String
    var metadata: Logger.Metadata = [:]
  }

  /// What repeated lines are counted under, for the rate limit.
  var name: String {
    switch self {
    case .started: "started"
    case .received: "received"
    case .extracted: "extracted"
    case .published: "published"
    case .filtered: "filtered"
    case .rejected(_, let code, _, _, _): "rejected.\(code)"
    case .discarded: "discarded"
    case .retried(let error, _, _): "retried.\(error.code)"
    case .committed: "committed"
    case .commitFailed(let error): "commit-failed.\(error.code)"
    case .assigned: "assigned"
    case .revoked: "revoked"
    case .lost: "lost"
    case .restarted: "restarted"
    case .paused: "paused"
    case .resumed: "resumed"
    case .trouble(let error): "trouble.\(error.code)"
    case .hung: "hung"
    case .careful: "careful"
    case .notesDropped: "notes-dropped"
    case .outputChanged: "output-changed"
    case .transactionCommitted: "transaction-committed"
    case .transactionAborted: "transaction-aborted"
    case .producerReady: "producer-ready"
    case .producerRebuilt: "producer-rebuilt"
    case .listening: "listening"
    case .listeningFailed: "listening-failed"
    case .unassigned: "unassigned"
    case .stopping: "stopping"
    case .stopped: "stopped"
    }
  }

  /// Nil for what happens to every record: only metrics tell of it.
  var logLine: LogLine? {
    switch self {
    case .received, .extracted, .published, .transactionCommitted, .producerReady: nil
    case .started(let summary): LogLine(level: .info, message: "worker started: \(summary)")
    case .unassigned(let duration):
      LogLine(
        level: .warning,
        message: """
          no partitions for \(duration.seconds(places: 0)) s: the group is still settling, or has more members than \
          partitions
          """)
    case .listening, .listeningFailed: endpointLine
    case .stopping(let reason): LogLine(level: .info, message: "stopping: \(reason)")
    case .stopped(let unfinished): stoppedLine(unfinished)
    case .filtered, .rejected, .discarded, .hung: recordLine
    case .retried, .commitFailed, .trouble, .transactionAborted, .producerRebuilt, .notesDropped: faultLine
    case .committed(let count): LogLine(level: .debug, message: "committed offsets of \(count) partitions")
    case .assigned, .revoked, .lost, .restarted, .paused, .resumed, .careful, .outputChanged: partitionLine
    }
  }

  private func stoppedLine(_ unfinished: Int) -> LogLine {
    unfinished == 0
      ? LogLine(level: .info, message: "stopped; everything that was begun is finished and committed")
      : LogLine(
        level: .warning,
        message: "stopped with \(unfinished) records unfinished; they are read again by whoever comes next")
  }

  private var endpointLine: LogLine? {
    switch self {
    case .listening(let address, true):
      LogLine(
        level: .warning,
        message: """
          metrics and health at http://\(address), open to whoever reaches that address: there is no password on it, \
          let the network keep others out
          """)
    case .listening(let address, false):
      LogLine(level: .info, message: "metrics and health at http://\(address)")
    case .listeningFailed(let address, let reason):
      LogLine(level: .warning, message: "the admin endpoint \(address) ended and is opened again: \(reason)")
    default: nil
    }
  }

  private var recordLine: LogLine? {
    switch self {
    case .filtered(let reason, _): LogLine(level: .debug, message: "article filtered: \(reason)")
    case .rejected(let stage, let code, let id, let valueOmitted, _):
      LogLine(
        level: .warning,
        message: valueOmitted
          ? "record sent to the dead-letter topic without its value, which is too large for that topic"
          : "record sent to the dead-letter topic",
        metadata: id.metadata.merging(["stage": "\(stage.rawValue)", "code": "\(code)"]) { $1 })
    case .discarded(let id):
      LogLine(level: .debug, message: "late result of a former assignment discarded", metadata: id.metadata)
    case .hung(let id, let duration, let hanging):
      LogLine(
        level: .warning,
        message: """
          an article was given up after \(duration.seconds(places: 1)) s in extraction; its thread cannot be stopped, \
          \(hanging) of them now hang
          """,
        metadata: id.metadata)
    default: nil
    }
  }

  private var faultLine: LogLine? {
    switch self {
    case .retried(let error, let records, let delay):
      LogLine(
        level: .warning,
        message: """
          \(records) not delivered yet, tried again\(delay.map { " in \($0.seconds(places: 1)) s" } ?? ""): \
          \(error.message)
          """,
        metadata: ["code": "\(error.code)"])
    case .transactionAborted: LogLine(level: .info, message: "transaction aborted; its articles are delivered again")
    case .producerRebuilt: LogLine(level: .warning, message: "producer made anew under the same transactional id")
    case .notesDropped:
      LogLine(
        level: .warning,
        message: """
          this broker drops the metadata of committed offsets: an article that kills its worker cannot be told from \
          others, and will be tried again for ever
          """)
    case .commitFailed(let error):
      LogLine(
        level: .warning, message: "offsets not committed: \(error.message)", metadata: ["code": "\(error.code)"])
    case .trouble(let error): LogLine(level: .warning, message: error.message, metadata: ["code": "\(error.code)"])
    default: nil
    }
  }

  private var partitionLine: LogLine? {
    switch self {
    case .assigned(let partitions): LogLine(level: .info, message: "assigned: \(partitions.listed)")
    case .revoked(let partitions, let drained):
      LogLine(
        level: drained ? .info : .warning,
        message: drained
          ? "revoked, finished and committed: \(partitions.listed)"
          : "revoked before all work in flight was finished; its next owner repeats it: \(partitions.listed)")
    case .lost(let partitions):
      LogLine(level: .warning, message: "lost, nothing committed: \(partitions.listed)")
    case .restarted(let partition):
      LogLine(level: .warning, message: "offsets of \(partition) went back: its log was cut or made anew")
    case .careful(let partition):
      LogLine(
        level: .warning,
        message: "workers died at the committed offset of \(partition): going on one article at a time until it is past that")
    case .outputChanged(let before, let now):
      LogLine(
        level: .error,
        message: """
          the output topic has \(now) partitions and had \(before) when this worker started: it goes on with \
          \(before), but a worker that starts now puts an article's events elsewhere than their earlier versions. \
          Make a new topic, and replay into it
          """)
    case .paused(let partitions): LogLine(level: .debug, message: "paused: \(partitions.listed)")
    case .resumed(let partitions): LogLine(level: .debug, message: "resumed: \(partitions.listed)")
    default: nil
    }
  }
}

extension WorkID {
  var metadata: Logger.Metadata {
    ["topic": "\(partition.topic)", "partition": "\(partition.partition)", "offset": "\(offset)"]
  }
}

extension [TopicPartition] {
  /// "articles 0 1 2, archive 0"; "nothing" when empty.
  var listed: String {
    guard !isEmpty else { return "nothing" }
    let topics = Dictionary(grouping: self, by: \.topic).sorted { $0.key < $1.key }
    return topics.map { topic, partitions in
      ([topic] + partitions.map(\.partition).sorted().map(String.init)).joined(separator: " ")
    }.joined(separator: ", ")
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }

  func seconds(places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { value, _ in value * 10 }
    let rounded = (seconds * scale).rounded() / scale
    return places == 0 ? String(Int(rounded)) : String(rounded)
  }
}
