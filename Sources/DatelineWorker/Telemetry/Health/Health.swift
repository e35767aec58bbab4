import Synchronization

/// Whether the worker's loops make progress, and whether it can do its work.
///
/// Live: no loop is stuck. To start the worker again is the remedy, and only then is it the right one; so a broker
/// that is away, a lag, or a group that settles does not count. Ready: it could take an article now and see its events
/// delivered.
final class Health: Sendable {
  /// How the worker stands in its group and towards the brokers.
  struct Standing: Sendable, Hashable {
    /// -1 while the consumer is not a member.
    var generation: Int32
    var assigned: Int
    /// Connections that stand; nil until librdkafka has said so.
    var brokersUp: Int?
  }

  /// A fault of delivery that is not over by then is no hiccup.
  static let tolerance = Duration.seconds(15)

  let loops = Loops()
  private let versions: [String: String]
  private let state = Mutex(HealthState())

  /// - Parameter versions: of what makes the events, by name.
  init(versions: [String: String] = [:]) { self.versions = versions }

  func apply(_ event: WorkerEvent, now: ContinuousClock.Instant) {
    switch event {
    case .received, .extracted, .filtered, .rejected: return
    default: state.withLock { $0.apply(event, now: now) }
    }
  }

  func live(now: ContinuousClock.Instant = .now) -> HealthReport {
    HealthReport(
      checks: loops.all.map { loop in
        guard let turn = loop.turn(now: now) else {
          return HealthReport.Check(name: loop.name, holds: true, finding: "nothing to do")
        }
        return HealthReport.Check(
          name: loop.name, holds: turn < loop.limit,
          finding: "its turn takes \(turn.seconds(places: 1)) s so far, of at most \(loop.limit.seconds(places: 0)) s")
      })
  }

  /// - Parameter standing: nil before the worker has clients.
  func ready(_ standing: Standing?, now: ContinuousClock.Instant = .now) -> HealthReport {
    let state = state.withLock { $0 }
    return HealthReport(checks: [
      extractor, brokers(state, standing), group(state, standing), producer(state, now: now), stage(state),
    ])
  }

  /// The worker is not started without one.
  private var extractor: HealthReport.Check {
    let listed = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return .init(name: "extractor", holds: true, finding: listed.isEmpty ? "loaded" : "loaded: \(listed)")
  }

  private func brokers(_ state: HealthState, _ standing: Standing?) -> HealthReport.Check {
    guard let standing, state.stage != .starting else {
      return .init(name: "brokers", holds: false, finding: "waiting for a first broker")
    }
    guard let count = standing.brokersUp else { return .init(name: "brokers", holds: true, finding: "one has answered") }
    return .init(name: "brokers", holds: count > 0, finding: "\(count) connections stand")
  }

  private func group(_ state: HealthState, _ standing: Standing?) -> HealthReport.Check {
    guard let standing, state.stage != .starting else {
      return .init(name: "group", holds: false, finding: "not joined yet")
    }
    if standing.assigned > 0 { return .init(name: "group", holds: true, finding: "\(standing.assigned) partitions") }
    guard standing.generation >= 0 else { return .init(name: "group", holds: false, finding: "joining") }
    return .init(name: "group", holds: true, finding: "a member without partitions: others have them all")
  }

  private func producer(_ state: HealthState, now: ContinuousClock.Instant) -> HealthReport.Check {
    switch state.delivery {
    case .preparing: return .init(name: "producer", holds: false, finding: "being prepared")
    case .usable: return .init(name: "producer", holds: true, finding: "usable")
    case .failing(let code, let since):
      let spell = since.duration(to: now)
      return .init(
        name: "producer", holds: spell < Self.tolerance,
        finding: "nothing was delivered for \(spell.seconds(places: 0)) s because of \(code)")
    }
  }

  private func stage(_ state: HealthState) -> HealthReport.Check {
    switch state.stage {
    case .starting: .init(name: "stage", holds: false, finding: "starting")
    case .running: .init(name: "stage", holds: true, finding: "running")
    case .stopping: .init(name: "stage", holds: false, finding: "stopping: finishing what is begun")
    }
  }
}
