import KafkaClient
import Synchronization

/// One thread's place in the extraction pool: the run of work that it has, how far it has come, and since when it is
/// at the present article.
///
/// The thread and the pool's watch share it. Whoever finds that the thread hangs takes its run away; the thread, should
/// it ever come back, finds that it has lost its seat and ends.
final class ExtractionSeat: Sendable {
  private struct State {
    var rest: ArraySlice<Work> = []
    var current: (work: Work, since: ContinuousClock.Instant)?
    var results: [Shipment] = []
    var isLost = false
  }

  /// What a seat that was taken away leaves.
  struct Remains: Sendable {
    var hung: Work
    var since: ContinuousClock.Instant
    var results: [Shipment]
    /// Not begun.
    var rest: [Work]
  }

  private let state = Mutex(State())

  /// Takes a run; `next` goes through it.
  func sit(_ works: [Work]) {
    state.withLock { $0.rest = works[...] }
  }

  /// The next article of the run, begun now; nil when the run is done or the seat is lost.
  func next(now: ContinuousClock.Instant) -> Work? {
    state.withLock { state in
      guard !state.isLost, let work = state.rest.popFirst() else { return nil }
      state.current = (work, now)
      return work
    }
  }

  /// False when the seat is lost: the result does not count, and the thread is to end.
  func finish(_ shipment: Shipment) -> Bool {
    state.withLock { state in
      guard !state.isLost else { return false }
      state.current = nil
      state.results.append(shipment)
      return true
    }
  }

  /// The results of the run; nil when the seat is lost.
  func leave() -> [Shipment]? {
    state.withLock { state in
      guard !state.isLost else { return nil }
      defer { state.results = [] }
      return state.results
    }
  }

  /// Takes back what was not begun, when the present article was begun before `instant`: others can do it meanwhile.
  func takeRest(ifBegunBefore instant: ContinuousClock.Instant) -> [Work] {
    state.withLock { state in
      guard !state.isLost, let current = state.current, current.since < instant else { return [] }
      defer { state.rest = [] }
      return Array(state.rest)
    }
  }

  /// Takes the seat away when its article was begun before `instant`.
  func takeAway(ifBegunBefore instant: ContinuousClock.Instant) -> Remains? {
    state.withLock { state in
      guard !state.isLost, let current = state.current, current.since < instant else { return nil }
      state.isLost = true
      defer { state.results = [] }
      return Remains(
        hung: current.work, since: current.since, results: state.results, rest: Array(state.rest))
    }
  }
}
