import DatelineCore
import KafkaClient
import Logging
import ServiceLifecycle

/// Runs a stretch of the input through the extractor of today, and ends by itself.
///
/// The same worker as any other, with its intake, extraction and exactly-once delivery; what is its own is a group of
/// the replay's name, ends that are fixed beforehand, and where it is asked for, a comparison on the way to the
/// delivery. The groups of live workers are never touched.
public struct Replay: Service, CustomStringConvertible {
  public struct Settings: Sendable {
    /// For the output topic, dead letters, bounds and clients; input, group and output are the request's.
    public var worker: WorkerConfiguration
    /// Where what does not fit into memory is sorted.
    public var temporaryFolder = "/tmp"
    /// Bytes of what is sorted in memory at a time.
    public var sortMemory = 32 << 20
    /// The versions that made an event count as a difference.
    public var countsVersions = false
    public var decoder = ArticleDecoder()
    public var progressInterval = Duration.seconds(2)

    public init(worker: WorkerConfiguration) { self.worker = worker }
  }

  /// What is told on the way; from any thread.
  public struct Listener: Sendable {
    public var note: @Sendable (String) -> Void
    public var progress: @Sendable (ReplayProgress) -> Void

    public init(note: @escaping @Sendable (String) -> Void, progress: @escaping @Sendable (ReplayProgress) -> Void) {
      self.note = note
      self.progress = progress
    }
  }

  public let request: ReplayRequest
  private let settings: Settings
  private let processor: any ArticleProcessor
  private let report: ChangeReport?
  private let logger: Logger
  private let listener: Listener
  private let outcome = ReplayOutcome()

  public var description: String { "replay" }

  /// - Parameter report: where differences go; needed with a topic to compare with.
  public init(
    _ request: ReplayRequest, _ settings: Settings, processor: any ArticleProcessor, report: ChangeReport?,
    logger: Logger, listener: Listener
  ) {
    self.request = request
    self.settings = settings
    self.processor = processor
    self.report = report
    self.logger = logger
    self.listener = listener
  }

  /// How far it came; nil where it did not begin.
  public var progress: ReplayProgress? { outcome.watch?.progress }

  /// Ends when the whole replay is done, by whichever processes, or this one is shut down.
  ///
  /// - Throws: `ReplayError` before anything is written; `WorkerError`, `KafkaError`, `ComparisonError`.
  public func run() async throws {
    do {
      guard let prepared = try await cancelWhenGracefulShutdown({ try await prepare() }) else { return }
      try await work(prepared)
    } catch is CancellationError {
      return
    }
  }

  private struct Prepared {
    var plan: ReplayPlan
    var superseded: SupersededRecords?
    var comparison: ReplayComparison?
  }

  private var log: KafkaLogHandler {
    { [logger] line in
      logger.debug("\(line.text)", metadata: ["facility": "\(line.facility)", "client": "\(line.client)"])
    }
  }

  private var reader: RangeReader { RangeReader(kafka: settings.worker.kafka, log: log) }
  private var register: ReplayRegister { ReplayRegister(request: request, kafka: settings.worker.kafka, log: log) }

  /// Fixes the ends, and reads what is to be compared with. Nil when it is shut down meanwhile.
  private func prepare() async throws -> Prepared? {
    let topics = try await Self.topics(request, settings.worker, log)
    var plan = try await Self.plan(request, topics, settings.worker.kafka, log)
    if plan.isNew { plan = try await register.fix(plan, topics) }
    if !plan.isNoted { listener.note(Self.dropsNotes) }
    if Task.isCancelled { return nil }
    var prepared = Prepared(plan: plan)
    if request.latestOnly {
      let superseded = try await SupersededRecords.find(
        in: plan, reader, decoder: settings.decoder, folder: settings.temporaryFolder, memory: settings.sortMemory)
      listener.note("\(superseded.count) records are of articles that come again further on, and are passed over")
      prepared.superseded = superseded
    }
    if let compared = request.compared { prepared.comparison = try await comparison(with: compared, plan) }
    return prepared
  }

  private func comparison(with topic: String, _ plan: ReplayPlan) async throws -> ReplayComparison {
    let published = PublishedEvents(
      reader: reader, folder: settings.temporaryFolder, memory: settings.sortMemory)
    let (file, events, unreadable) = try await published.index(upTo: plan.compared)
    let rest = unreadable > 0 ? "; \(unreadable) records are no events and do not count" : ""
    listener.note("\(events) events in \(topic) to compare with\(rest)")
    return ReplayComparison(
      articles: ArticleComparison(
        published: file, comparator: EventComparator(countsVersions: settings.countsVersions)),
      mode: request.mode, replay: request.name, versions: request.versions ?? "")
  }

  private func work(_ prepared: Prepared) async throws {
    let watch = ReplayWatch(prepared.plan, report: listener.progress)
    outcome.watch = watch
    let group = try reader.consumer(group: request.group, isolation: "read_uncommitted")
    var configuration = settings.worker
    // Without anything to publish there is nothing to be exact about, and no right to write to a topic is needed.
    if request.mode == .report { configuration.delivery = .atLeastOnce }
    var worker = Worker(configuration, processor: processor, logger: logger) { _ in }
    let (register, settings) = (register, settings)
    worker.bounded = BoundedRun(
      bounds: prepared.plan.bounds(passingOver: prepared.superseded), comparison: prepared.comparison,
      delivered: { [report] in
        watch.count($0)
        report?.record($0)
      },
      monitor: { flow in
        watch.attach(flow)
        return ReplayMonitor(
          plan: prepared.plan, register: register, group: group, flow: flow, interval: settings.progressInterval,
          drain: settings.worker.drainTimeout, watch: watch)
      })
    do {
      try await worker.run()
    } catch {
      await group.close(timeout: .seconds(1))
      throw error
    }
    // What was committed at the very end counts too.
    if let last = try? await group.committed(prepared.plan.parts.map(\.partition), timeout: .seconds(5)) {
      watch.update(last)
    }
    await group.close(timeout: .seconds(1))
  }

  private static let dropsNotes = """
    this broker drops the notes of committed offsets: the ends of the replay hold, but that all processes of the name \
    ask for the same is not checked
    """
}

// MARK: - Before anything is written

extension Replay {
  /// What would be read, without writing anything.
  ///
  /// - Throws: `ReplayError`, `KafkaError`.
  public static func plan(
    _ request: ReplayRequest, _ worker: WorkerConfiguration, log: @escaping KafkaLogHandler = { _ in }
  ) async throws -> ReplayPlan {
    try await plan(request, try await topics(request, worker, log), worker.kafka, log)
  }

  private static func topics(
    _ request: ReplayRequest, _ worker: WorkerConfiguration, _ log: @escaping KafkaLogHandler
  ) async throws -> ReplayPlanner.Topics {
    try request.check()
    var others: [(String, String)] = []
    if let output = request.output { others += [("--output", output), ("--dead-letters", worker.deadLetters)] }
    if let compared = request.compared { others.append(("--compare", compared)) }
    if let receipts = worker.receipts { others.append(("--receipts", receipts)) }
    return try await ReplayPlanner(request: request, kafka: worker.kafka, log: log).topics(others: others)
  }

  /// The one that stands, else a new one.
  private static func plan(
    _ request: ReplayRequest, _ topics: ReplayPlanner.Topics, _ kafka: KafkaConfiguration,
    _ log: @escaping KafkaLogHandler
  ) async throws -> ReplayPlan {
    if let standing = try await ReplayRegister(request: request, kafka: kafka, log: log).find(topics) { return standing }
    return try await ReplayPlanner(request: request, kafka: kafka, log: log).plan(topics)
  }
}
