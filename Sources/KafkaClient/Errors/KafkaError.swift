/// What went wrong between this process and Kafka.
///
/// `message` says what failed, why, and what to do; no part of it holds a secret or a record's content.
public struct KafkaError: Error, Sendable, CustomStringConvertible {
  /// What the caller does next.
  public enum Disposition: Sendable, Hashable {
    /// The same call may succeed later.
    case retry
    /// This record or call cannot succeed; others can.
    case reject
    /// The client is finished: close it and, where that makes sense, build another.
    case stop
  }

  /// What the failure is about, for exit codes and metrics.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case brokerUnavailable
    case notAuthorized
    case configuration
    case fenced
    case unknownTopic
    case recordTooLarge
    case queueFull
    case timedOut
    case cancelled
    case fatal
    case other
  }

  /// librdkafka's name for the error, `_ALL_BROKERS_DOWN` or `TOPIC_AUTHORIZATION_FAILED`: those
  /// that begin with an underscore were found by the client, the others were sent by a broker.
  public var code: String
  public var kind: Kind
  public var message: String
  public var disposition: Disposition
  public var underlying: (any Error)?

  public init(
    code: String,
    kind: Kind,
    message: String,
    disposition: Disposition,
    underlying: (any Error)? = nil
  ) {
    self.code = code
    self.kind = kind
    self.message = message
    self.disposition = disposition
    self.underlying = underlying
  }

  public var description: String { message }
}

extension KafkaError {
  static func configuration(_ message: String, code: String = "_INVALID_ARG") -> KafkaError {
    KafkaError(code: code, kind: .configuration, message: message, disposition: .reject)
  }

  static func cancelled(_ what: String) -> KafkaError {
    KafkaError(
      code: "_CANCELLED", kind: .cancelled, message: "\(what): the task was cancelled.", disposition: .reject)
  }

  static func closed(_ client: String) -> KafkaError {
    KafkaError(
      code: "_DESTROY", kind: .other, message: "The \(client) is closed: make a new one to go on.",
      disposition: .stop)
  }

  static func timedOut(_ what: String) -> KafkaError {
    KafkaError(code: "_TIMED_OUT", whatFailed: what, reason: "no answer in time")
  }

  /// The same failure with the cause that the connection gave shortly before.
  ///
  /// librdkafka reports a call that found no usable broker as a time-out, and why there was none
  /// (nobody listens, the password is wrong) as an event of the connection.
  func explained(by cause: KafkaError?) -> KafkaError {
    guard let cause, kind == .timedOut || kind == .brokerUnavailable else { return self }
    var explained = self
    explained.kind = cause.kind
    explained.disposition = cause.kind == .notAuthorized ? .reject : disposition
    explained.message = "\(whatFailed): \(cause.reason)"
    explained.underlying = cause
    return explained
  }

  /// The beginning of the message: what was tried.
  private var whatFailed: Substring { message[..<(message.firstRange(of: ": ")?.lowerBound ?? message.endIndex)] }

  /// The message without what was tried.
  private var reason: Substring { message.firstRange(of: ": ").map { message[$0.upperBound...] } ?? message[...] }
}
