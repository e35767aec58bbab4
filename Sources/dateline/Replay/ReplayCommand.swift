import ArgumentParser
import DatelineCore
import DatelineWorker
import Foundation
import KafkaClient
import Logging

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Runs a stretch of the input through this extractor again, and says what changed.",
    discussion: """
      Bounded: the ends are fixed when the replay of that --name begins, and what arrives later is no part of it. No \
      group of a live worker is touched. Any number of processes started with the same --name share the work; killed \
      ones are started again with the same arguments and go on where they stopped, exactly once, by the same \
      transactions as 'run'. Each ends when the whole replay is done.

      EXAMPLES
        dateline replay --input articles --output events.new
        dateline replay --input articles --output events.new --name march --from 2025-03-01 --to 2025-04-01
        dateline replay --input articles --last 24h --compare events --changes changes.jsonl --ontology mine/
        dateline replay --input articles --output events --compare events --publish-changes --name release-7
        dateline replay --input articles --output events.new --dry-run

      RANGE
        By time, a record belongs when its own timestamp does, --from included, --to not, in whatever order they stand.
        By offsets, --to-offsets is not part of it either. A range that is not there any more is refused; --clamp takes
        what is left.

      WHAT CHANGED
        --compare reads the events of a topic, by article and event_id, and reports those that were added, changed or
        removed: one line of JSON each in --changes, and a summary by type. Without --output nothing is published. With
        --publish-changes, --output gets the difference alone: new and changed events, and a tombstone under the id
        of each event that no longer holds, so that a compacted topic comes to hold what a whole replay would have
        left in it. Of an article that stands in the range several times the last version counts (--latest). The
        versions that made an event are no difference, unless --versions is given.

      WHERE IT IS KEPT
        The ends are the committed offsets of the group dateline-replay-NAME.plan, the progress those of the group
        dateline-replay-NAME. Brokers forget them a week after the last process (offsets.retention.minutes).

      \(KafkaOptions.help)

      \(ExitStatus.help)
      """)

  @OptionGroup var kafka: KafkaOptions

  @Option(help: ArgumentHelp("Topic of articles.", valueName: "topic"))
  var input = TopicOptions.defaultInput

  @Option(help: ArgumentHelp("Topic to publish to: all events, or with --publish-changes the difference.", valueName: "topic"))
  var output: String?

  @Option(help: ArgumentHelp("Topic of records that could not be processed.", valueName: "topic"))
  var deadLetters = TopicOptions.defaultDeadLetters

  @Option(help: ArgumentHelp("Topic of a small record about each article; default: none.", valueName: "topic"))
  var receipts: String?

  @Option(
    help: ArgumentHelp(
      "Name of the replay: processes of one name share it, and go on with it after a crash.",
      discussion: "Default: made of the time.", valueName: "name"))
  var name: String?

  @OptionGroup var range: RangeOptions

  @Option(help: ArgumentHelp("Topic of events to compare with.", valueName: "topic"))
  var compare: String?

  @Flag(help: "Publish the difference to --compare instead of all events.")
  var publishChanges = false

  @Option(help: ArgumentHelp("File for the differences, one a line; replaced by a new replay, gone on with by one that goes on. A file a process.", valueName: "file"))
  var changes: String?

  @OptionGroup var comparison: ComparisonOptions

  @Flag(help: "Say what would be read and written, and write nothing.")
  var dryRun = false

  @Flag(help: "Show each partition in the progress.")
  var perPartition = false

  @OptionGroup var data: DataOptions
  @OptionGroup var chosen: SelectionOptions
  @OptionGroup var workload: ReplayWorkload

  func validate() throws {
    guard output != nil || compare != nil else {
      throw ValidationError("--output is needed: the topic to publish to (or --compare, to report differences alone)")
    }
    guard !publishChanges || (output != nil && compare != nil) else {
      throw ValidationError("--publish-changes needs --output and --compare: where to, and the difference to what")
    }
    guard changes == nil || compare != nil else { throw ValidationError("--changes needs --compare") }
    let names = [output, deadLetters, receipts].compactMap { $0 }
    guard Set(names).count == names.count else {
      throw ValidationError("--output, --dead-letters and --receipts must name different topics")
    }
    try check { try request(versions: "").check() }
  }

  private func check(_ body: () throws -> Void) throws {
    do { try body() } catch let error as ReplayError { throw ValidationError(error.message) }
  }

  func run() async throws {
    Console.ignoreBrokenPipes()
    let worker = try workload.configuration(
      input: input, output: output ?? compare ?? "",
      // A report alone writes nothing, so it needs no topic for it.
      deadLetters: output == nil ? compare ?? "" : deadLetters, receipts: output == nil ? nil : receipts,
      kafka: try kafka.configuration())
    do {
      if dryRun { return try await survey(worker) }
      try await replay(worker)
    } catch let error as ReplayError {
      throw CommandFailure(status: error.kind == .usage ? .usage : .badInput, message: error.message)
    } catch let error as WorkerError {
      throw CommandFailure(status: ExitStatus(error.kind), message: error.message)
    } catch let error as KafkaError {
      throw CommandFailure(error, "the replay cannot go on")
    } catch let error as ComparisonError {
      throw CommandFailure(status: .fatal, message: error.message)
    }
  }

  private func replay(_ configuration: WorkerConfiguration) async throws {
    // What only the brokers know is found out before the language model is loaded.
    let trap = SignalTrap()
    defer { trap.cancel() }
    let decoder = ArticleDecoder(maximumBytes: workload.maximumArticleBytes)
    let isNew = try await Replay.plan(request(versions: nil), configuration).isNew
    let processor = NewsProcessor(
      extractor: try data.makeExtractor(chosen.selection), decoder: decoder,
      selected: range.article.isEmpty ? nil : Set(range.article))
    let request = request(versions: rules(of: processor))
    var worker = configuration
    worker.group = request.group
    let slot = try worker.takeSlot(role: "replay")
    defer { withExtendedLifetime(slot) {} }
    var settings = Replay.Settings(worker: worker)
    settings.temporaryFolder = try comparison.folder()
    settings.sortMemory = comparison.memoryBytes
    settings.countsVersions = comparison.versions
    settings.decoder = decoder
    settings.progressInterval = .seconds(workload.progressInterval)
    let output = ReplayOutput(request, perPartition: perPartition)
    let changes = try ChangeFile(path: changes, appends: !isNew)
    let report = compare.map { _ in ChangeReport { changes.write($0) } }
    var logger = Logger(label: "dateline") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = workload.logLevel
    let replay = Replay(
      request, settings, processor: processor, report: report, logger: logger,
      listener: .init(note: { output.note($0) }, progress: { output.show($0) }))
    try await trap.run(replay, logger: logger)
    if let failure = changes.failure { throw CommandFailure(status: .fatal, message: failure) }
    if let progress = replay.progress { output.conclude(progress, report?.counts) }
  }

  /// What decides which events an article has, for those who share the replay and for readers of its output.
  private func rules(of processor: NewsProcessor) -> String {
    let versions = processor.versions.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    return (versions + ["\(chosen.selection)"]).joined(separator: " ")
  }

  private func survey(_ worker: WorkerConfiguration) async throws {
    let request = request(versions: nil)
    let plan = try await Replay.plan(request, worker)
    let surveys = try await Replay.survey(plan, kafka: worker.kafka)
    try SurveyListing(request, plan, surveys, deadLetters: output == nil ? nil : deadLetters).write()
  }

  /// - Parameter versions: nil where it is not known yet: then they are not checked.
  private func request(versions: String?) -> ReplayRequest {
    var request = ReplayRequest(name: name ?? Self.madeName, input: input)
    request.output = output
    request.compared = compare
    request.mode = output == nil ? .report : publishChanges ? .changes : .events
    request.range = range.range
    request.partitions = range.partitions?.partitions
    request.articles = range.article.isEmpty ? nil : Set(range.article)
    request.latestOnly = range.latest || compare != nil
    request.clamps = range.clamp
    request.versions = versions
    return request
  }

  /// One for the whole life of the process.
  private static let madeName =
    UTCTime.text(UTCTime.now).filter { $0.isNumber || $0 == "T" } + "-" + String(UInt16.random(in: 0 ... .max), radix: 36)
}
