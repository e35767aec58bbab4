import Synchronization

/// The requests that a broker answers, and in which versions: what "version of the broker" means to a client.
///
/// librdkafka asks each broker for it on every connection, and tells it only in its log.
struct BrokerProtocol: Sendable, Equatable {
  /// The highest version of each request, by the number of the request.
  private(set) var highest: [Int: Int] = [:]

  private static let produce = 0
  private static let fetch = 1
  private static let offsetCommitInTransaction = 28
  private static let groupHeartbeat = 68

  /// - Parameter text: a line like `[…]: host:9092/1:   ApiKey Fetch (1) Versions 4..17`; others are passed over.
  mutating func read(_ text: String) {
    guard let start = text.firstRange(of: "ApiKey ")?.upperBound else { return }
    let rest = text[start...]
    guard let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")"),
      let key = Int(rest[rest.index(after: open)..<close]),
      let dots = rest[close...].firstRange(of: "..")
    else { return }
    guard let version = Int(rest[dots.upperBound...].prefix(while: \.isNumber)) else { return }
    highest[key] = version
  }

  var isKnown: Bool { !highest.isEmpty }

  /// Offsets of a transaction with the generation of the group: exactly-once with one producer a worker (KIP-447).
  var fencesGenerations: Bool { (highest[Self.offsetCommitInTransaction] ?? -1) >= 3 }

  /// Groups that the broker runs (KIP-848).
  var runsGroups: Bool { highest[Self.groupHeartbeat] != nil }

  /// The oldest release of Apache Kafka that answers as much; nil for one older than 2.1.
  ///
  /// Source: the versions of Produce and Fetch in the releases of Apache Kafka (clients/src/main/resources/common/message).
  var release: String? {
    let fetch = highest[Self.fetch] ?? -1
    let produce = highest[Self.produce] ?? -1
    if produce >= 12 { return "4.0" }
    return Self.releases.first { fetch >= $0.fetch }?.release
  }

  private static let releases: [(fetch: Int, release: String)] = [
    (17, "3.8"), (16, "3.7"), (15, "3.5"), (14, "3.5"), (13, "3.1"), (12, "2.7"), (11, "2.3"), (10, "2.1"),
  ]
}

/// Gathers what librdkafka's log says of the brokers.
final class BrokerProtocolLog: Sendable {
  private let state = Mutex(BrokerProtocol())

  func read(_ line: String) { state.withLock { $0.read(line) } }

  var found: BrokerProtocol { state.withLock { $0 } }
}
