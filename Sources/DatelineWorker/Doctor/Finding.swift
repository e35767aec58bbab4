import KafkaClient

/// What a check of the surroundings has found: one line, and what to do about it.
public struct Finding: Sendable, Hashable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case right = "ok"
    /// The worker runs, and someone should know.
    case warning
    /// The worker cannot run, or not as it promises.
    case failure
    /// It could not be found out.
    case unknown
  }

  /// What was looked at: `brokers`, `rights`, `group`.
  public var check: String
  public var status: Status
  public var message: String
  /// What to do; nil where there is nothing to be done.
  public var remedy: String?
  /// What a failure is about, for the exit code.
  public var kind: KafkaError.Kind?

  public init(
    _ check: String, _ status: Status, _ message: String, remedy: String? = nil, kind: KafkaError.Kind? = nil
  ) {
    self.check = check
    self.status = status
    self.message = message
    self.remedy = remedy
    self.kind = kind
  }

  static func failure(_ check: String, _ error: KafkaError) -> Finding {
    Finding(check, .failure, error.message, kind: error.kind)
  }

  /// `FAILURE  brokers  nobody answers; remedy: …`
  public var line: String {
    let status = status.rawValue.padded(to: 8)
    let end = remedy.map { "; remedy: \($0)" } ?? ""
    return "\(status) \(check.padded(to: 12)) \(message)\(end)"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
