import CoreMetrics
import Foundation
import Synchronization

/// What this process takes of the machine, under the names that Prometheus' own clients use.
final class ProcessInstruments: Sendable {
  private let resident: Meter
  private let processorTime: FloatingPointCounter
  /// Seconds that the counter has.
  private let counted = Mutex(0.0)

  init(_ factory: any MetricsFactory) {
    resident = Meter(label: Instrument.residentMemory.name, factory: factory)
    processorTime = FloatingPointCounter(label: Instrument.processorTime.name, factory: factory)
    Meter(label: Instrument.startTime.name, factory: factory).set(Date.now.timeIntervalSince1970)
  }

  func sample() {
    if let bytes = ResidentMemory.bytes { resident.set(bytes) }
    counted.withLock { counted in
      let now = Self.processorSeconds
      if now > counted {
        processorTime.increment(by: now - counted)
        counted = now
      }
    }
  }

  private static var processorSeconds: Double {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
