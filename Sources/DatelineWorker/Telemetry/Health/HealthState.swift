import KafkaClient

/// What the worker's events say about its health: a state machine.
struct HealthState: Sendable {
  enum Stage: Sendable { case starting, running, stopping }

  enum Delivery: Sendable, Equatable {
    /// There is no producer yet, or a new one is to take over the transactional id.
    case preparing
    case usable
    /// Steps have failed since then, and none has succeeded.
    case failing(code: String, since: ContinuousClock.Instant)
  }

  private(set) var stage = Stage.starting
  private(set) var delivery = Delivery.preparing

  mutating func apply(_ event: WorkerEvent, now: ContinuousClock.Instant) {
    switch event {
    case .started: stage = .running
    case .stopping: stage = .stopping
    case .producerReady: if delivery == .preparing { delivery = .usable }
    case .published, .transactionCommitted: delivery = .usable
    case .producerRebuilt, .retried: noteFault(event, now)
    default: break
    }
  }

  private mutating func noteFault(_ event: WorkerEvent, _ now: ContinuousClock.Instant) {
    // A fault that lasts keeps its beginning, through new producers too.
    if case .failing = delivery { return }
    switch event {
    case .retried(let error, _, _): delivery = .failing(code: error.code, since: now)
    case .producerRebuilt: delivery = .preparing
    default: break
    }
  }
}
