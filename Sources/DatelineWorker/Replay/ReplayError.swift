/// Why a replay cannot begin: found before anything is written.
public struct ReplayError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// What was asked for makes no sense.
    case usage
    /// What was asked for is not there.
    case input
  }

  public var kind: Kind
  /// Cause and remedy, in one line.
  public var message: String

  public var description: String { message }

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
