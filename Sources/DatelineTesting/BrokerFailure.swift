/// A broker that a test needs is not there: the test fails with this, it is not skipped.
public struct BrokerFailure: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }
}
