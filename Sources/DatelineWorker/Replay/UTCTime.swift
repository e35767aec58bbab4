import Foundation

/// Moments as people write and read them.
public enum UTCTime {
  /// `2025-11-03T06:00:00Z`
  public static func text(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
  }

  public static var now: Int64 { Int64(Date.now.timeIntervalSince1970 * 1000) }
}
