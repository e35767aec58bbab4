import KafkaClient

/// Why the worker cannot go on.
public struct WorkerError: Error, Sendable, CustomStringConvertible {
  /// librdkafka's name for the cause, or a short name of the worker's own.
  public var code: String
  /// What a script may decide on; the same kinds as those of the client.
  public var kind: KafkaError.Kind
  /// What failed, why, and what to do: one line.
  public var message: String
  public var underlying: (any Error)?

  /// The worker stops for good: whoever started it decides whether to start it again.
  public var disposition: KafkaError.Disposition { .stop }

  public var description: String { message }

  public init(code: String, kind: KafkaError.Kind, message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.kind = kind
    self.message = message
    self.underlying = underlying
  }

  init(_ context: String, _ error: KafkaError) {
    self.init(code: error.code, kind: error.kind, message: "\(context): \(error.message)", underlying: error)
  }

  init(delivering error: KafkaError) {
    self.init("events cannot be delivered", error)
  }
}
