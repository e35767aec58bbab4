import Foundation
import KafkaClient
import Synchronization

/// Performs the faults of a plan at the points where they were asked for.
final class FaultPoints: Sendable {
  private let plan: [FaultPoint: FaultPlan.PointFault]
  private let generator: Mutex<Draw>

  init(_ plan: FaultPlan) {
    self.plan = plan.points
    generator = Mutex(Draw(state: plan.seed))
  }

  func isPlanned(_ point: FaultPoint) -> Bool { plan[point] != nil }

  /// Says on standard error that the point was hit before anything happens, so that hits can be counted also of a
  /// process that does not live to tell.
  ///
  /// - Throws: what stands for the failure of the step that comes next.
  func hit(_ point: FaultPoint) throws(KafkaError) {
    guard !plan.isEmpty, let fault = plan[point] else { return }
    guard generator.withLock({ $0.next() }) < fault.probability else { return }
    try? FileHandle.standardError.write(contentsOf: Data("fault point \(point.rawValue) hit\n".utf8))
    switch fault.action {
    case .kill: kill(getpid(), SIGKILL)
    case .stop: kill(getpid(), SIGSTOP)
    case .fail:
      throw KafkaError(
        code: "_FAULT", kind: .other, message: "A failure was asked for at the fault point \(point.rawValue).",
        disposition: .reject)
    }
  }

  /// Evenly between 0 and 1, the same for the same seed. Source: SplitMix64 (Steele, Lea, Flood 2014).
  private struct Draw {
    var state: UInt64

    mutating func next() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) * 0x1p-53
    }
  }
}
