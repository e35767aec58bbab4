import Dispatch
import Foundation

/// SIGTERM and SIGINT: the first asks for an orderly end, the second ends at once.
///
/// A long drain must never take away an operator's second Control-C.
final class SignalTrap {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter first: called once, on a queue of its own.
  init(first: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "dateline.signals")
    let count = Count()
    sources = [SIGTERM, SIGINT].map { number in
      // The default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        count.value += 1
        if count.value == 1 { first() } else { _exit(128 + number) }
      }
      source.resume()
      return source
    }
  }

  func cancel() {
    for source in sources { source.cancel() }
  }

  /// Touched on the serial queue alone.
  private final class Count: @unchecked Sendable {
    var value = 0
  }
}
