import Dispatch
import Foundation
import Synchronization

/// A client with the thread that serves its main queue: delivery reports, errors of the connection and
/// statistics are taken from librdkafka as they come, whether or not anyone polls.
final class Connection: Sendable {
  /// What the owner of the client may want to know.
  enum Notice: Sendable {
    case failure(KafkaError)
    case statistics(String)

    func redacted(_ secrets: SecretFilter) -> Notice {
      if case .failure(let error) = self { .failure(secrets.redact(error)) } else { self }
    }
  }

  struct DeliveryReport: Sendable {
    var ticket: UInt
    var result: Result<Delivery, KafkaError>
  }

  let handle: Handle
  /// For calls that wait for a broker.
  let calls: BlockingPool
  private let mainQueue: EventQueue
  private let state: SharedState

  private let ended = DispatchSemaphore(value: 0)

  /// All of them are called on the serving thread, `ended` as the last.
  ///
  /// - Parameter measured: takes the statistics; nil where they are notices like others.
  init(
    _ handle: Handle,
    measured: (@Sendable (String) -> Void)? = nil,
    delivered: @escaping @Sendable ([DeliveryReport]) -> Void = { _ in },
    noticed: @escaping @Sendable () -> Void = {},
    ended finish: @escaping @Sendable () -> Void = {}
  ) throws(KafkaError) {
    let queue = try EventQueue.main(of: handle)
    let (state, ended, secrets) = (SharedState(), ended, handle.secrets)
    self.handle = handle
    self.mainQueue = queue
    self.state = state
    calls = BlockingPool(name: "kafka-calls")
    let thread = Thread {
      // After the stop, what has come is still served.
      while true {
        let isStopped = state.isStopped
        // Acted on after the event is gone: only then is its room in the queue free.
        let served = queue.poll(isStopped ? .zero : .seconds(1)) { $0.served() }
        if isStopped, served == nil { break }
        switch served {
        case .deliveries(let reports): delivered(reports)
        case .notice(.statistics(let text)) where measured != nil: measured?(text)
        case .notice(let notice):
          state.add(notice.redacted(secrets))
          noticed()
        case .nothing, nil: break
        }
      }
      finish()
      ended.signal()
    }
    thread.name = "kafka-events"
    thread.start()
  }

  deinit { stop() }

  /// Ends the serving thread after what has come so far.
  func stop() {
    state.stop()
    mainQueue.wake()
  }

  /// Stops, and waits a few seconds at most for the serving thread.
  func stopped() async {
    stop()
    let ended = ended
    try? await calls.run { () throws(KafkaError) in
      // Signalled again for whoever waits next.
      if ended.wait(timeout: .now() + 5) == .success { ended.signal() }
    }
  }

  /// Runs a call that waits for a broker, and gives a failure the connection's own reason.
  func call<Value: Sendable>(
    _ job: @escaping @Sendable () throws(KafkaError) -> Value
  ) async throws(KafkaError) -> Value {
    do {
      return try await calls.run(job)
    } catch {
      throw handle.secrets.redact(error.explained(by: recentFailure))
    }
  }

  /// What happened since the last call of this, oldest first.
  func takeNotices() -> [Notice] { state.takeNotices() }

  var hasNotices: Bool { state.hasNotices }

  /// What the connection failed with lately.
  var recentFailure: KafkaError? {
    var failure = state.recentFailure
    if failure == nil || failure?.code == "_ALL_BROKERS_DOWN", let text = handle.log.recentFailure(within: Self.memory) {
      failure = KafkaError(code: "_TRANSPORT", whatFailed: "The connection to Kafka has failed", reason: text)
    }
    return failure?.explained(byCertificate: handle.log.recentRefusal(within: Self.memory))
  }

  /// A failure older than this says nothing about the present call.
  static let memory = Duration.seconds(60)
}

extension Connection {
  private final class SharedState: Sendable {
    private struct State {
      var stopped = false
      var notices: [Notice] = []
      var failure: (error: KafkaError, time: ContinuousClock.Instant)?

      var recentFailure: KafkaError? {
        guard let failure, failure.time.duration(to: .now) < Connection.memory else { return nil }
        return failure.error
      }

      /// That all brokers are down follows from what happened to each, which says more.
      mutating func remember(_ error: KafkaError) {
        if error.code == "_ALL_BROKERS_DOWN", recentFailure != nil { return }
        failure = (error, .now)
      }
    }

    private let state = Mutex(State())
    /// Someone who does not poll must not make the process grow.
    private static let mostNotices = 100

    var isStopped: Bool { state.withLock { $0.stopped } }
    var hasNotices: Bool { state.withLock { !$0.notices.isEmpty } }

    var recentFailure: KafkaError? { state.withLock { $0.recentFailure } }

    func stop() { state.withLock { $0.stopped = true } }

    func add(_ notice: Notice) {
      state.withLock { state in
        if case .failure(let error) = notice { state.remember(error) }
        if state.notices.count == Self.mostNotices { state.notices.removeFirst() }
        state.notices.append(notice)
      }
    }

    func takeNotices() -> [Notice] {
      state.withLock { state in
        defer { state.notices = [] }
        return state.notices
      }
    }
  }
}
