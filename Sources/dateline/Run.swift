import ArgumentParser
import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Logging

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads articles from Kafka, extracts their events and publishes them.",
    discussion: """
      One of any number of workers that share the partitions of the input through a consumer group. Exactly once: the \
      events of an article, or its dead letter, and the offset behind it are committed in one transaction, so readers \
      of committed records (isolation.level=read_committed) see each article's events once, whatever happens to \
      workers and brokers. What cannot be processed goes to the dead-letter topic with the reason. Metrics are JSON \
      lines on standard output, logs go to standard error.

      EXAMPLES
        dateline run
        dateline run --instance-id news-1 --receipts news.receipts
        dateline run --delivery at-least-once --output-brokers other-1:9092
        dateline run --brokers kafka-1:9092,kafka-2:9092 --input news.raw --output news.events \\
          --dead-letters news.rejected --group news
        dateline run --input-pattern 'news\\..*' --concurrency 8 --kafka security.protocol=ssl
        dateline run --config /etc/dateline/dateline.yaml
        dateline run --until-end --metrics-interval 2 > metrics.jsonl
        dateline run --admin 127.0.0.1:9464 --log-format json

      The topics must exist: dateline topics create makes them.

      DELIVERY
        exactly-once   One transactional producer under --instance-id, which no other live worker may have: the older
                       of two is fenced and ends with 75. Without the option the name is made of group, host and the
                       lowest slot that no other worker on this host holds by a lock under DATELINE_LOCKS, else
                       $XDG_RUNTIME_DIR/dateline, else /tmp/dateline-UID. Readers wait up to --transaction-timeout
                       behind a worker that vanished and did not come back under its name.
        at-least-once  No transactions. After a crash, what was finished since the last commit comes again under the
                       same keys. Needed where the output is on another cluster (--output-brokers).
        An article whose extraction takes longer than --extraction-timeout, or that killed its workers
        --max-attempts times when it was begun alone, becomes a dead letter; so does one with an event that the broker
        finds too large.

      GROUP
        --assignment range or roundrobin is eager: everyone stops at each change. --group-instance-id makes the
        worker a static member: started again within session.timeout.ms (then 45 s) it has its partitions back
        without a rebalance, but a member that is taken away for good leaves them unread for as long.
        --group-protocol consumer is KIP-848, for brokers that have it.

      \(KafkaOptions.help)

      SIGNALS
        SIGTERM, SIGINT   stop intake, finish what is begun within --drain-timeout, commit, leave the group, exit 0
        the second one    end at once

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions
  @OptionGroup var topics: TopicOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var chosen: SelectionOptions

  @Option(
    help: ArgumentHelp(
      "Read all topics that match this POSIX extended regular expression, instead of --input.", valueName: "regex"))
  var inputPattern: String?

  @Option(help: ArgumentHelp("Consumer group.", valueName: "name"))
  var group = "dateline"

  @Option(help: "Where a group begins that has committed nothing: earliest or latest.")
  var from = WorkerConfiguration.StartFrom.earliest

  @Option(
    help: ArgumentHelp("Articles in extraction at a time, 1 to 1024.", discussion: "Default: the cores that this machine or container has.",
      valueName: "n"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("Records received and not finished, at most.", valueName: "n"))
  var maxInFlight = 1_000

  @Option(help: ArgumentHelp("Their bytes, at most.", valueName: "bytes"))
  var maxInFlightBytes = 64 << 20

  @Option(help: ArgumentHelp("Longest article; longer ones are rejected.", valueName: "bytes"))
  var maximumArticleBytes = ArticleDecoder.defaultMaximumBytes

  @Option(help: "What is promised: exactly-once or at-least-once.")
  var delivery = WorkerConfiguration.Delivery.exactlyOnce

  @Option(
    help: ArgumentHelp(
      "Name of this worker, its transactional id: the same when it is started again, and no other's.",
      discussion: "Default: made of group, host and a locked slot.",
      valueName: "name"))
  var instanceID: String?

  @Option(
    help: ArgumentHelp("Seconds that a transaction may stay open when its worker is gone.", valueName: "s"))
  var transactionTimeout = 30.0

  @Option(
    help: ArgumentHelp(
      "Seconds from one transaction to the next in a fast stream; in a slow one, articles do not wait.",
      valueName: "s"))
  var commitInterval = 0.1

  @Option(
    help: ArgumentHelp(
      "Brokers of the cluster to write to, where it is another; only at-least-once.", valueName: "list"))
  var outputBrokers: String?

  @Option(
    name: .customLong("output-kafka"),
    help: ArgumentHelp(
      "A property of librdkafka for that cluster; repeatable. Those of --kafka do not count there.",
      valueName: "key=value"))
  var outputProperties: [String] = []

  @Option(help: "How partitions are shared out: cooperative-sticky, range or roundrobin.")
  var assignment = WorkerConfiguration.AssignmentStrategy.cooperativeSticky

  @Option(help: "classic, or consumer (KIP-848).")
  var groupProtocol = WorkerConfiguration.GroupProtocol.classic

  @Option(help: ArgumentHelp("Name of this worker as a static member of the group.", valueName: "name"))
  var groupInstanceID: String?

  @Option(help: ArgumentHelp("Seconds that one article may be in extraction.", valueName: "s"))
  var extractionTimeout = 60.0

  @Option(
    help: ArgumentHelp("Extractions that may hang at a time, beyond which the worker ends with 70.", valueName: "n"))
  var maxHungExtractions = 8

  @Option(
    help: ArgumentHelp(
      "Times that an article is begun alone, each with the death of its worker, before it is a dead letter.",
      valueName: "n"))
  var maxAttempts = 3

  @Option(
    help: ArgumentHelp(
      "Seconds to wait for a topic or a right that is missing while running, before ending with 78 or 77.",
      valueName: "s"))
  var patience = 30.0

  @Option(help: ArgumentHelp("Seconds that the end waits for what is begun.", valueName: "s"))
  var drainTimeout = 20.0

  @Option(help: ArgumentHelp("Seconds to wait for a first broker.", valueName: "s"))
  var startTimeout = 30.0

  @Option(help: ArgumentHelp("Seconds between lines of metrics; 0 for none.", valueName: "s"))
  var metricsInterval = 10.0

  @OptionGroup var telemetry: TelemetryOptions

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel = Logger.Level.info

  @Flag(help: "End when all assigned partitions have been read to their ends.")
  var untilEnd = false

  func validate() throws {
    try require(1...1024, concurrency ?? 1, "--concurrency")
    try require(1...10_000_000, maxInFlight, "--max-in-flight")
    try require(1...(1 << 40), maxInFlightBytes, "--max-in-flight-bytes")
    try require(1...(1 << 30), maximumArticleBytes, "--maximum-article-bytes")
    try require(0.001...3600, commitInterval, "--commit-interval")
    try require(1...900, transactionTimeout, "--transaction-timeout")
    try require(0.1...86_400, extractionTimeout, "--extraction-timeout")
    try require(0...1024, maxHungExtractions, "--max-hung-extractions")
    try require(1...1_000, maxAttempts, "--max-attempts")
    try require(0...86_400, patience, "--patience")
    guard outputBrokers != nil || outputProperties.isEmpty else {
      throw ValidationError("--output-kafka needs --output-brokers")
    }
    try require(0...3600, drainTimeout, "--drain-timeout")
    try require(1...3600, startTimeout, "--start-timeout")
    if metricsInterval != 0 { try require(0.1...86_400, metricsInterval, "--metrics-interval") }
    guard inputPattern == nil || topics.input.isEmpty else {
      throw ValidationError("--input and --input-pattern exclude each other")
    }
  }

  private func require<Value: Comparable>(_ range: ClosedRange<Value>, _ value: Value, _ option: String) throws {
    guard range.contains(value) else {
      throw ValidationError("\(option) must be between \(range.lowerBound) and \(range.upperBound)")
    }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let trap = SignalTrap()
    defer { trap.cancel() }
    let logger = telemetry.makeLogger(level: logLevel)
    try await telemetry.reporting(to: logger) { try await run(logger, trap) }
  }

  private func run(_ logger: Logger, _ trap: SignalTrap) async throws {
    var configuration = try workerConfiguration()
    do { try configuration.check() } catch { throw CommandFailure(status: ExitStatus(error.kind), message: error.message) }
    let slot = try configuration.takeSlot(role: "run")
    defer { withExtendedLifetime(slot) {} }
    let processor = NewsProcessor(
      extractor: try data.makeExtractor(chosen.selection),
      decoder: ArticleDecoder(maximumBytes: maximumArticleBytes))
    let worker = Worker(configuration, processor: processor, logger: logger) { line in
      // A reader of metrics that went away is no reason to stop working.
      try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
    do {
      try await trap.run(worker, logger: logger)
    } catch let error as WorkerError {
      throw CommandFailure(status: ExitStatus(error.kind), message: error.message)
    }
  }

  func workerConfiguration() throws(CommandFailure) -> WorkerConfiguration {
    let environment = ProcessInfo.processInfo.environment
    var configuration = WorkerConfiguration(
      input: inputPattern.map { .pattern($0) } ?? .names(topics.inputNames), output: topics.outputName,
      deadLetters: topics.deadLettersName, group: group,
      concurrency: concurrency
        ?? ContainerLimits.current.concurrency(processors: ProcessInfo.processInfo.activeProcessorCount),
      kafka: try kafka.configuration())
    configuration.startFrom = from
    configuration.delivery = delivery
    configuration.instanceID = instanceID ?? ""
    configuration.transactionTimeout = .seconds(transactionTimeout)
    configuration.receipts = topics.receiptsName
    configuration.outputKafka = try outputKafka()
    configuration.assignmentStrategy = assignment
    configuration.groupProtocol = groupProtocol
    configuration.groupInstanceID = groupInstanceID
    configuration.extractionTimeout = .seconds(extractionTimeout)
    configuration.maximumHungExtractions = maxHungExtractions
    configuration.maximumAttempts = maxAttempts
    configuration.patience = .seconds(patience)
    do {
      configuration.faults = try FaultPlan(environment: environment)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: error.message)
    }
    configuration.maximumInFlight = maxInFlight
    configuration.maximumBytesInFlight = maxInFlightBytes
    configuration.commitInterval = .seconds(commitInterval)
    configuration.drainTimeout = .seconds(drainTimeout)
    configuration.startTimeout = .seconds(startTimeout)
    configuration.metricsInterval = .seconds(metricsInterval)
    configuration.admin = telemetry.admin
    configuration.untilEnd = untilEnd
    return configuration
  }

  private func outputKafka() throws(CommandFailure) -> KafkaConfiguration? {
    guard let outputBrokers else { return nil }
    do {
      var configuration = KafkaConfiguration()
      for assignment in outputProperties {
        let (name, value) = try KafkaConfiguration.parse(assignment: assignment)
        configuration[name] = value
      }
      configuration["bootstrap.servers"] = outputBrokers
      try configuration.validate()
      return configuration
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension WorkerConfiguration.StartFrom: ExpressibleByArgument {}
extension WorkerConfiguration.Delivery: ExpressibleByArgument {}
extension WorkerConfiguration.AssignmentStrategy: ExpressibleByArgument {}
extension WorkerConfiguration.GroupProtocol: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
