import Foundation
import KafkaClient
import ServiceLifecycle
import Synchronization

/// Runs the processor on a bounded number of articles at a time, on threads of its own.
///
/// Extraction computes for as long as an article is long, and may even hang. On Swift's shared pool, which has one
/// thread for each core, it would hold up everything else: polling, deliveries, signals. An article that takes longer
/// than `timeout` is rejected; its thread cannot be stopped, so it is left to itself and another takes its place.
struct ExtractionPool: Service {
  let processor: any ArticleProcessor
  let concurrency: Int
  let timeout: Duration
  /// Threads that may be left to themselves at a time: each holds a stack, and perhaps a core.
  let maximumHung: Int
  let flow: SharedFlow
  let shipper: Shipper
  let telemetry: Telemetry

  /// Bytes; as large as a main thread's, because sentences nest.
  private static let stackSize = 8 << 20
  /// A run of work takes about so long, because what is taken together is given back together.
  private static let runTime = 0.004
  private static let longestRun = 32
  /// An article that takes longer does not keep the rest of its run from others.
  private static let slowness = Duration.milliseconds(200)
  private static let farewell = Duration.seconds(2)

  /// Threads that were left to themselves and have not come back.
  private final class HungThreads: Sendable {
    let count = Atomic<Int>(0)
  }

  /// Ends when the worker shuts down, which it does after intake has drained what was begun.
  ///
  /// - Throws: `WorkerError` when more articles hang than may.
  func run() async throws {
    defer { flow.close() }
    let hung = HungThreads()
    var seats = (0..<concurrency).map { start($0, hung) }
    let beat = telemetry.health.loops.extraction
    defer { beat.rest() }
    let watch = max(.milliseconds(20), min(Self.slowness, timeout / 10))
    while await sleeps(watch) {
      beat.beat()
      for index in seats.indices {
        let rest = seats[index].takeRest(ifBegunBefore: .now - Self.slowness)
        if !rest.isEmpty { flow.withFlow { $0.giveBack(rest) } }
        guard let remains = seats[index].takeAway(ifBegunBefore: .now - timeout) else { continue }
        let count = hung.count.add(1, ordering: .relaxed).newValue
        rescue(remains, hanging: count)
        guard count <= maximumHung else {
          // Their dead letters are delivered first, or the next worker would hang in the same articles.
          _ = await sleeps(Self.farewell)
          throw tooMany(count)
        }
        seats[index] = start(index, hung)
      }
    }
  }

  /// False when the worker shuts down meanwhile.
  private func sleeps(_ duration: Duration) async -> Bool {
    do { try await cancelWhenGracefulShutdown { try await Task.sleep(for: duration) } } catch {}
    return !Task.isShuttingDownGracefully && !Task.isCancelled
  }

  private func start(_ number: Int, _ hung: HungThreads) -> ExtractionSeat {
    let seat = ExtractionSeat()
    let thread = Thread {
      if !work(at: seat) { hung.count.subtract(1, ordering: .relaxed) }
    }
    thread.name = "extraction-\(number + 1)"
    thread.stackSize = Self.stackSize
    thread.start()
    return seat
  }

  /// False when the seat was taken away.
  private func work(at seat: ExtractionSeat) -> Bool {
    var results: [Shipment] = []
    var run = 1
    while let works = flow.exchange(results, atMost: run, late: { telemetry.record(.discarded($0)) }) {
      let began = ContinuousClock.now
      var now = began
      seat.sit(works)
      while let work = seat.next(now: now) {
        let outcome = work.isPoisonous ? .rejected(poisoned(work)) : processor.outcome(of: work.record.value)
        let ended = ContinuousClock.now
        let shipment = shipper.shipment(of: work, outcome, duration: now.duration(to: ended))
        guard seat.finish(shipment) else { return false }
        now = ended
      }
      guard let done = seat.leave() else { return false }
      results = done
      telemetry.record(done.map { .extracted($0.duration) })
      let each = began.duration(to: now).seconds / Double(max(1, works.count))
      run = max(1, min(Self.longestRun, Int(Self.runTime / max(each, 1e-6))))
    }
    return true
  }

  private func poisoned(_ work: Work) -> Rejection {
    Rejection(
      stage: .extract, code: "extractor-died",
      message: "the worker ended without a word each time this article was begun, the last times alone")
  }

  /// Rejects the article that hangs, and passes on what its thread had done and not begun.
  private func rescue(_ remains: ExtractionSeat.Remains, hanging: Int) {
    let taken = remains.since.duration(to: .now)
    let rejection = Rejection(
      stage: .extract, code: "extraction-timeout",
      message: "extraction was given up after \(taken.seconds(places: 1)) s (--extraction-timeout)")
    let shipment = shipper.shipment(of: remains.hung, .rejected(rejection), duration: taken)
    telemetry.record(.hung(remains.hung.id, taken, hanging: hanging))
    let late = flow.withFlow { flow in
      let late = (remains.results + [shipment]).filter { !flow.complete($0) }
      flow.giveBack(remains.rest)
      return late
    }
    for shipment in late { telemetry.record(.discarded(shipment.work.id)) }
  }

  private func tooMany(_ count: Int) -> WorkerError {
    WorkerError(
      code: "extraction-hung", kind: .fatal,
      message: """
        \(count) articles hang in extraction and their threads cannot be stopped (--max-hung-extractions \
        \(maximumHung)): start the worker again; those articles are dead letters
        """)
  }
}
