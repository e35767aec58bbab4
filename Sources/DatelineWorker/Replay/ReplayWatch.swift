import KafkaClient
import Synchronization

/// What is known of a replay's progress, shared between its delivery, its monitor and its end.
final class ReplayWatch: Sendable {
  private struct State {
    var committed: [TopicPartition: Int64] = [:]
    /// When the first was known.
    var first: [TopicPartition: Int64]?
    /// Of this process.
    var articles = 0
    var events = 0
    var rejected = 0
    var filtered = 0
    var transactions = 0
    var flow: SharedFlow?
  }

  private let plan: ReplayPlan
  private let started = ContinuousClock.now
  private let state = Mutex(State())
  private let report: @Sendable (ReplayProgress) -> Void

  init(_ plan: ReplayPlan, report: @escaping @Sendable (ReplayProgress) -> Void) {
    self.plan = plan
    self.report = report
  }

  func attach(_ flow: SharedFlow) { state.withLock { $0.flow = flow } }

  /// Takes what the group has committed.
  func update(_ offsets: [TopicPartition: Int64?]) {
    let known = offsets.compactMapValues { $0 }
    state.withLock { state in
      // An answer may be older than the one before.
      state.committed.merge(known) { max($0, $1) }
      state.first = state.first ?? known
    }
  }

  /// Takes articles that are delivered: those of one transaction.
  func count(_ shipments: [Shipment]) {
    guard !shipments.isEmpty else { return }
    state.withLock { state in
      state.transactions += 1
      state.articles += shipments.count
      for shipment in shipments {
        switch shipment.result {
        case .published(let types, _): state.events += types.count
        case .filtered: state.filtered += 1
        case .rejected: state.rejected += 1
        }
      }
    }
  }

  func tell(_ progress: ReplayProgress) { report(progress) }

  var progress: ReplayProgress {
    let flow = state.withLock { $0.flow }
    let (passedOver, here) = flow?.withFlow { flow in
      (flow.passedOver, flow.partitions.values.filter { $0.bound?.isReached == false }.count)
    } ?? (0, 0)
    return state.withLock { state in
      let parts = plan.parts.map { part in
        ReplayProgress.Part(part: part, committed: state.committed[part.partition] ?? part.start)
      }
      let before = plan.parts.map { part in
        max(0, min(state.first?[part.partition] ?? part.start, part.end) - part.start)
      }
      return ReplayProgress(
        parts: parts, seconds: started.duration(to: .now).seconds,
        doneSince: parts.reduce(0) { $0 + $1.done } - before.reduce(0, +), articles: state.articles,
        events: state.events, rejected: state.rejected, filtered: state.filtered, passedOver: passedOver,
        transactions: state.transactions, partitionsHere: here, residentBytes: ResidentMemory.bytes)
    }
  }
}
