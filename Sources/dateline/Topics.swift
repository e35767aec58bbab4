import ArgumentParser
import KafkaClient

struct Topics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Creates, lists and describes topics.", subcommands: [TopicsCreate.self, TopicsList.self])
}

struct TopicsCreate: AsyncParsableCommand {
  enum Cleanup: String, ExpressibleByArgument, CaseIterable {
    case compact, delete
    case both = "compact,delete"
  }

  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Creates the topics of articles, events and dead letters, with settings that suit them.",
    discussion: """
      A topic that exists is left as it is; a number of partitions that differs is reported. Safe to run again.

      EXAMPLES
        dateline topics create
        dateline topics create --partitions 24 --replication-factor 3 --retention 30d
        dateline topics create --input news.raw --output news.events --dead-letters news.rejected

      SETTINGS
        articles      deleted after --retention
        events        compacted: the key is the event's id, so what is published again replaces what was there, and the
                      latest version of every event is kept for as long as the topic is. --events-cleanup changes that
        dead letters  kept for ever by default: they carry the time of the original, by which an old article's dead
                      letter would be deleted at once. --dead-letter-retention changes that
        receipts      only with --receipts; deleted after --retention
        The topic of events keeps its number of partitions for life: with another, an article's events would move.

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions
  @OptionGroup var topics: TopicOptions

  @Option(help: ArgumentHelp("Partitions of each topic: the most workers that can share it.", valueName: "n"))
  var partitions: Int32 = 6

  @Option(help: ArgumentHelp("Copies of each partition; -1 leaves it to the broker.", valueName: "n"))
  var replicationFactor: Int32 = -1

  @Option(help: ArgumentHelp("How long articles are kept: 12h, 7d, forever.", valueName: "time"))
  var retention = Retention(milliseconds: 7 * 86_400_000)

  @Option(help: ArgumentHelp("How long dead letters are kept.", valueName: "time"))
  var deadLetterRetention = Retention.forever

  @Option(help: "How the topic of events is cleaned: compact, delete or compact,delete.")
  var eventsCleanup = Cleanup.compact

  @Option(help: ArgumentHelp("How long events are kept where they are deleted.", valueName: "time"))
  var eventsRetention = Retention.forever

  @Option(help: ArgumentHelp("Largest record of articles and dead letters.", valueName: "bytes"))
  var maximumRecordBytes = 17 << 20

  func validate() throws {
    guard (1...100_000).contains(partitions) else { throw ValidationError("--partitions must be between 1 and 100000") }
    guard replicationFactor == -1 || (1...100).contains(replicationFactor) else {
      throw ValidationError("--replication-factor must be between 1 and 100, or -1")
    }
    guard (1...(1 << 30)).contains(maximumRecordBytes) else {
      throw ValidationError("--maximum-record-bytes must be between 1 and \(1 << 30)")
    }
  }

  func run() async throws {
    do {
      let admin = try Admin(configuration: try kafka.configuration())
      let wanted = wantedTopics
      let answers = try await admin.createTopics(wanted, timeout: .seconds(15))
      let existing = wanted.map(\.name).filter { if case .alreadyExists = answers[$0] { true } else { false } }
      let described = try await admin.describeTopics(existing, timeout: .seconds(15))
      let counts = Dictionary(described.map { ($0.name, $0.partitions.count) }) { first, _ in first }
      var failure: CommandFailure?
      for topic in wanted {
        switch answers[topic.name] {
        case .created: try print("\(topic.name): created with \(topic.partitions) partitions")
        case .alreadyExists: try print(existsLine(topic, partitions: counts[topic.name]))
        case .failed(let error): failure = report(CommandFailure(error, topic.name), after: failure)
        case nil:
          let silent = CommandFailure(status: .fatal, message: "\(topic.name): the broker gave no answer")
          failure = report(silent, after: failure)
        }
      }
      if let failure { throw failure.status.exitCode }
    } catch let error as KafkaError {
      throw CommandFailure(error, "topics cannot be created")
    }
  }

  /// Says each failure; the first one gives the exit code.
  private func report(_ failure: CommandFailure, after first: CommandFailure?) -> CommandFailure {
    Console.error("dateline: \(failure.message)")
    return first ?? failure
  }

  private func existsLine(_ topic: NewTopic, partitions count: Int?) -> String {
    guard let count, count != Int(topic.partitions) else { return "\(topic.name): exists, left as it is" }
    return "\(topic.name): exists with \(count) partitions, not \(topic.partitions); left as it is"
  }

  private func print(_ line: String) throws(CommandFailure) {
    try Console.output(Array((line + "\n").utf8))
  }

  private var wantedTopics: [NewTopic] {
    let largest = ["max.message.bytes": String(maximumRecordBytes)]
    let articles = ["cleanup.policy": "delete", "retention.ms": retention.setting].merging(largest) { $1 }
    let deadLetters = ["cleanup.policy": "delete", "retention.ms": deadLetterRetention.setting].merging(largest) { $1 }
    let events = ["cleanup.policy": eventsCleanup.rawValue, "retention.ms": eventsRetention.setting]
    func topic(_ name: String, _ settings: [String: String]) -> NewTopic {
      NewTopic(name: name, partitions: partitions, replicationFactor: replicationFactor, settings: settings)
    }
    let receipts = ["cleanup.policy": "delete", "retention.ms": retention.setting]
    return topics.inputNames.map { topic($0, articles) }
      + [topic(topics.outputName, events), topic(topics.deadLettersName, deadLetters)]
      + [topics.receiptsName].compactMap { $0.map { topic($0, receipts) } }
  }
}

struct TopicsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists topics with their partitions.",
    discussion: """
      EXAMPLES
        dateline topics list
        dateline topics list articles events
      """)

  @OptionGroup var kafka: KafkaOptions

  @Argument(help: "Topics to list; all when none is named.")
  var names: [String] = []

  func run() async throws {
    do {
      let admin = try Admin(configuration: try kafka.configuration())
      let topics = try await described(by: admin)
      for topic in topics {
        if let error = topic.error { throw CommandFailure(error, topic.name) }
        let copies = topic.partitions.first?.replicas.count ?? 0
        let leaderless = topic.partitions.filter { $0.leader == nil }.count
        let warning = leaderless > 0 ? ", \(leaderless) without a leader" : ""
        let line = "\(topic.name): \(topic.partitions.count) partitions, \(copies) copies\(warning)\n"
        try Console.output(Array(line.utf8))
      }
    } catch let error as KafkaError {
      throw CommandFailure(error, "topics cannot be listed")
    }
  }

  private func described(by admin: Admin) async throws(KafkaError) -> [TopicDescription] {
    guard names.isEmpty else { return try await admin.describeTopics(names, timeout: .seconds(15)) }
    return try await admin.metadata(timeout: .seconds(15)).topics.filter { !$0.name.hasPrefix("__") }
  }
}
