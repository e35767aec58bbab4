import Dispatch
import Foundation

/// SIGTERM and SIGINT from its making on: the first asks for an orderly end, the second ends at once.
///
/// A long drain must never take away an operator's second Control-C. Made first of all in a command, so that a signal
/// which comes while it still loads its model is an orderly end too.
final class SignalTrap {
  private let queue = DispatchQueue(label: "dateline.signals")
  private let state = State()
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGTERM, SIGINT].map { [queue, state] number in
      // The default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        state.count += 1
        if state.count == 1 { state.first?() } else { _exit(128 + number) }
      }
      source.resume()
      return source
    }
  }

  /// - Parameter first: called once, on a queue of its own, when the first signal comes, or now if it has come.
  func handle(_ first: @escaping @Sendable () -> Void) {
    queue.async { [state] in
      state.first = first
      if state.count > 0 { first() }
    }
  }

  func cancel() {
    for source in sources { source.cancel() }
  }

  /// Touched on the serial queue alone.
  private final class State: @unchecked Sendable {
    var count = 0
    var first: (@Sendable () -> Void)?
  }
}
