import CRdKafka

/// The version of librdkafka that this program runs with, which may differ from the one it was built with.
public struct LibrdkafkaVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  public var major: Int
  public var minor: Int
  public var revision: Int

  public init(major: Int, minor: Int, revision: Int) {
    self.major = major
    self.minor = minor
    self.revision = revision
  }

  /// `2.12` or `2.12.1`; anything that follows a `-` is left out. `nil` for anything else.
  public init?(_ text: String) {
    let core = text.prefix { $0 != "-" }
    let parts = core.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let major = parts[0], let minor = parts[1] else { return nil }
    guard let revision = parts.count == 3 ? parts[2] : 0 else { return nil }
    guard major >= 0, minor >= 0, revision >= 0 else { return nil }
    self.init(major: major, minor: minor, revision: revision)
  }

  /// Source: the layout of RD_KAFKA_VERSION in rdkafka.h, 0xMMmmrrxx.
  init(number: Int32) {
    self.init(
      major: Int(number >> 24 & 0xff), minor: Int(number >> 16 & 0xff), revision: Int(number >> 8 & 0xff))
  }

  public static var current: LibrdkafkaVersion { LibrdkafkaVersion(number: rd_kafka_version()) }

  /// The oldest that works: older ones lose records in batch reads under pause and in commits during a
  /// cooperative rebalance.
  public static let minimum = LibrdkafkaVersion(major: 2, minor: 12, revision: 0)

  /// Throws when the library is older than `wanted`.
  public static func require(
    atLeast wanted: LibrdkafkaVersion = minimum, found: LibrdkafkaVersion = current
  ) throws(KafkaError) {
    guard found < wanted else { return }
    throw KafkaError(
      code: "_UNSUPPORTED_FEATURE", kind: .configuration,
      message: """
        This program runs with librdkafka \(found), but needs \(wanted) or newer: older ones lose records. \
        Run scripts/setup, which builds one, and build again through scripts/; or install a newer librdkafka.
        """,
      disposition: .stop)
  }

  public static func < (left: LibrdkafkaVersion, right: LibrdkafkaVersion) -> Bool {
    (left.major, left.minor, left.revision) < (right.major, right.minor, right.revision)
  }

  public var description: String { "\(major).\(minor).\(revision)" }
}
