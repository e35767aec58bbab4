/// Something in the configuration that cannot be meant, and where it stands.
public struct ConfigurationMistake: Error, Sendable, Hashable, CustomStringConvertible {
  /// `dateline.yaml:7`, `DATELINE_CONCURRENCY`.
  public var origin: String
  /// What is wrong and, where that can be told, what would be right. Holds no secret.
  public var message: String
  /// True for what a command passes over: a variable that may be another program's.
  public var isHarmless: Bool

  public init(origin: String, message: String, isHarmless: Bool = false) {
    self.origin = origin
    self.message = message
    self.isHarmless = isHarmless
  }

  public var description: String { origin.isEmpty ? message : "\(origin): \(message)" }
}
