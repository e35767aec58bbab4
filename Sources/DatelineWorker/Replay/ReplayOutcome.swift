import Synchronization

/// Where a replay leaves its progress for whoever asks after its end.
final class ReplayOutcome: Sendable {
  private let state = Mutex<ReplayWatch?>(nil)

  var watch: ReplayWatch? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
