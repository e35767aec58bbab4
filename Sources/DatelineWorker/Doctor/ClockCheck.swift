import CKernelClock
import Foundation

/// Whether this machine's clock can be believed: lag and latency are told from it and from timestamps of records.
enum ClockCheck {
  /// More than this ahead is no matter of chance.
  static let tolerance = 2.0

  /// What the kernel says: whether something keeps the clock right.
  static var kernel: Finding {
    var error = 0.0
    switch kernel_clock_is_kept(&error) {
    case 1: return Finding("clock", .right, String(format: "kept right to within %.3f s", error))
    case 0:
      return Finding(
        "clock", .warning, "nothing keeps this machine's clock right, as far as its kernel knows",
        remedy: "run an NTP client (chrony, systemd-timesyncd) on the host")
    default: return Finding("clock", .unknown, "the kernel does not say whether the clock is kept right")
    }
  }

  /// - Parameters:
  ///   - newest: timestamp of the newest record of the input, in seconds since 1970.
  ///   - now: this machine's time.
  static func finding(newest: Double, now: Double) -> Finding {
    let ahead = newest - now
    guard ahead > tolerance else {
      return Finding("clock skew", .right, "no record of the input is from the future")
    }
    return Finding(
      "clock skew", .warning,
      String(format: "the newest record of the input is %.1f s in the future", ahead),
      remedy: "compare this clock with those of producers and brokers: lag in seconds and latencies are off by as much")
  }
}
