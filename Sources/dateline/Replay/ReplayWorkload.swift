import ArgumentParser
import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Logging

/// How much a replay does at a time, and under which name: as for 'run'.
struct ReplayWorkload: ParsableArguments {
  @Option(
    help: ArgumentHelp("Articles in extraction at a time, 1 to 1024.", discussion: "Default: the machine's cores.",
      valueName: "n"))
  var concurrency: Int?

  /// More than for `run`, which keeps its window small for the sake of latency: with a thousand records of a sentence each,
  /// partitions are paused four times a second, and every pause costs what librdkafka had fetched.
  @Option(help: ArgumentHelp("Records received and not finished, at most.", valueName: "n"))
  var maxInFlight = 8_000

  @Option(help: ArgumentHelp("Their bytes, at most.", valueName: "bytes"))
  var maxInFlightBytes = 64 << 20

  @Option(help: ArgumentHelp("Longest article; longer ones are rejected.", valueName: "bytes"))
  var maximumArticleBytes = ArticleDecoder.defaultMaximumBytes

  @Option(
    help: ArgumentHelp(
      "Name of this process, its transactional id: no other's.",
      discussion: "Default: made of the replay's name, host and a locked slot.", valueName: "name"))
  var instanceID: String?

  @Option(help: ArgumentHelp("Seconds that one article may be in extraction.", valueName: "s"))
  var extractionTimeout = 60.0

  @Option(help: ArgumentHelp("Seconds that a transaction may stay open when its process is gone.", valueName: "s"))
  var transactionTimeout = 30.0

  @Option(help: ArgumentHelp("Seconds between lines of progress.", valueName: "s"))
  var progressInterval = 2.0

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel = Logger.Level.warning

  func validate() throws {
    guard (1...1024).contains(concurrency ?? 1) else { throw ValidationError("--concurrency must be between 1 and 1024") }
    guard (1...10_000_000).contains(maxInFlight) else {
      throw ValidationError("--max-in-flight must be between 1 and 10000000")
    }
    guard (1...(1 << 40)).contains(maxInFlightBytes), (1...(1 << 30)).contains(maximumArticleBytes) else {
      throw ValidationError("--max-in-flight-bytes and --maximum-article-bytes must be above 0, and below a terabyte and a gigabyte")
    }
    guard (0.1...86_400).contains(extractionTimeout), (1...900).contains(transactionTimeout),
      (0.1...86_400).contains(progressInterval)
    else {
      throw ValidationError(
        """
        --extraction-timeout and --progress-interval must be between 0.1 and 86400, --transaction-timeout between 1 \
        and 900
        """)
    }
  }

  func configuration(
    input: String, output: String, deadLetters: String, receipts: String?, kafka: KafkaConfiguration
  ) throws(CommandFailure) -> WorkerConfiguration {
    let environment = ProcessInfo.processInfo.environment
    var configuration = WorkerConfiguration(
      input: .names([input]), output: output, deadLetters: deadLetters, group: "",
      concurrency: concurrency
        ?? ContainerLimits.current.concurrency(processors: ProcessInfo.processInfo.activeProcessorCount),
      kafka: kafka)
    configuration.receipts = receipts
    configuration.instanceID = instanceID ?? ""
    configuration.extractionTimeout = .seconds(extractionTimeout)
    configuration.transactionTimeout = .seconds(transactionTimeout)
    configuration.maximumInFlight = maxInFlight
    configuration.maximumBytesInFlight = maxInFlightBytes
    do {
      configuration.faults = try FaultPlan(environment: environment)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: error.message)
    }
    return configuration
  }
}
