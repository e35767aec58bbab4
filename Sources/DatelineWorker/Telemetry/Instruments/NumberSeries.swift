import CoreMetrics
import Synchronization

/// One number that is counted up, or set.
final class NumberSeries: CounterHandler, FloatingPointCounterHandler, MeterHandler, Sendable {
  let labels: [String]
  /// The bits of a Double, which is exact for whole numbers up to 2^53.
  private let bits = Atomic<UInt64>(0)

  init(_ labels: [String]) { self.labels = labels }

  var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

  func increment(by amount: Int64) { add(Double(amount)) }

  /// What is not finite is passed over: it would stay for ever.
  func increment(by amount: Double) {
    if amount.isFinite { add(amount) }
  }

  func decrement(by amount: Double) { increment(by: -amount) }

  func set(_ value: Int64) { set(Double(value)) }

  func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  func reset() { set(0.0) }

  private func add(_ amount: Double) {
    var known = bits.load(ordering: .relaxed)
    while true {
      let (exchanged, original) = bits.weakCompareExchange(
        expected: known, desired: (Double(bitPattern: known) + amount).bitPattern, ordering: .relaxed)
      if exchanged { return }
      known = original
    }
  }
}
