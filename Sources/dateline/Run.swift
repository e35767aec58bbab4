import ArgumentParser
import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Logging
import ServiceLifecycle

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads articles from Kafka, extracts their events and publishes them.",
    discussion: """
      One of any number of workers that share the partitions of the input through a consumer group. At least once: an \
      offset is committed only when all events of all earlier records of its partition are acknowledged. What cannot \
      be processed goes to the dead-letter topic with the reason. Metrics are JSON lines on standard output, logs go \
      to standard error.

      EXAMPLES
        dateline run
        dateline run --brokers kafka-1:9092,kafka-2:9092 --input news.raw --output news.events \\
          --dead-letters news.rejected --group news
        dateline run --input-pattern 'news\\..*' --concurrency 8 --kafka security.protocol=ssl
        dateline run --until-end --metrics-interval 2 > metrics.jsonl

      The topics must exist: dateline topics create makes them.

      \(KafkaOptions.help)

      SIGNALS
        SIGTERM, SIGINT   stop intake, finish what is begun within --drain-timeout, commit, leave the group, exit 0
        the second one    end at once

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions
  @OptionGroup var topics: TopicOptions
  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Read all topics that match this POSIX extended regular expression, instead of --input.", valueName: "regex"))
  var inputPattern: String?

  @Option(
    help: ArgumentHelp(
      "Consumer group.", discussion: "Default: the variable DATELINE_GROUP, else dateline.", valueName: "name"))
  var group: String?

  @Option(help: "Where a group begins that has committed nothing: earliest or latest.")
  var from = WorkerConfiguration.StartFrom.earliest

  @Option(
    help: ArgumentHelp("Articles in extraction at a time, 1 to 1024.", discussion: "Default: the machine's cores.",
      valueName: "n"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("Records received and not finished, at most.", valueName: "n"))
  var maxInFlight = 1_000

  @Option(help: ArgumentHelp("Their bytes, at most.", valueName: "bytes"))
  var maxInFlightBytes = 64 << 20

  @Option(help: ArgumentHelp("Longest article; longer ones are rejected.", valueName: "bytes"))
  var maximumArticleBytes = ArticleDecoder.defaultMaximumBytes

  @Option(
    help: ArgumentHelp(
      "Seconds between commits of finished offsets: what a crash repeats, against requests to the broker.",
      valueName: "s"))
  var commitInterval = 1.0

  @Option(help: ArgumentHelp("Seconds that the end waits for what is begun.", valueName: "s"))
  var drainTimeout = 20.0

  @Option(help: ArgumentHelp("Seconds to wait for a first broker.", valueName: "s"))
  var startTimeout = 30.0

  @Option(help: ArgumentHelp("Seconds between lines of metrics.", valueName: "s"))
  var metricsInterval = 10.0

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel = Logger.Level.info

  @Flag(help: "End when all assigned partitions have been read to their ends.")
  var untilEnd = false

  func validate() throws {
    try require(1...1024, concurrency ?? 1, "--concurrency")
    try require(1...10_000_000, maxInFlight, "--max-in-flight")
    try require(1...(1 << 40), maxInFlightBytes, "--max-in-flight-bytes")
    try require(1...(1 << 30), maximumArticleBytes, "--maximum-article-bytes")
    try require(0.01...3600, commitInterval, "--commit-interval")
    try require(0...3600, drainTimeout, "--drain-timeout")
    try require(1...3600, startTimeout, "--start-timeout")
    try require(0.1...86_400, metricsInterval, "--metrics-interval")
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
    let configuration = try workerConfiguration()
    let processor = NewsProcessor(
      extractor: try data.makeExtractor(), decoder: ArticleDecoder(maximumBytes: maximumArticleBytes))
    var logger = Logger(label: "dateline") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel
    let worker = Worker(configuration, processor: processor, logger: logger) { line in
      // A reader of metrics that went away is no reason to stop working.
      try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
    do {
      try await run(worker, logger)
    } catch let error as WorkerError {
      throw CommandFailure(status: ExitStatus(error.kind), message: error.message)
    }
  }

  private func run(_ worker: Worker, _ logger: Logger) async throws {
    var quiet = logger
    quiet.logLevel = max(logLevel, .error)
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup)], logger: quiet))
    let trap = SignalTrap { Task { await services.triggerGracefulShutdown() } }
    defer { trap.cancel() }
    try await services.run()
  }

  private func workerConfiguration() throws(CommandFailure) -> WorkerConfiguration {
    let environment = ProcessInfo.processInfo.environment
    var configuration = WorkerConfiguration(
      input: inputPattern.map { .pattern($0) } ?? .names(topics.inputNames), output: topics.outputName,
      deadLetters: topics.deadLettersName, group: group ?? environment["DATELINE_GROUP"] ?? "dateline",
      concurrency: concurrency ?? max(1, ProcessInfo.processInfo.activeProcessorCount),
      kafka: try kafka.configuration())
    configuration.startFrom = from
    configuration.maximumInFlight = maxInFlight
    configuration.maximumBytesInFlight = maxInFlightBytes
    configuration.commitInterval = .seconds(commitInterval)
    configuration.drainTimeout = .seconds(drainTimeout)
    configuration.startTimeout = .seconds(startTimeout)
    configuration.metricsInterval = .seconds(metricsInterval)
    configuration.untilEnd = untilEnd
    return configuration
  }
}

extension WorkerConfiguration.StartFrom: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
