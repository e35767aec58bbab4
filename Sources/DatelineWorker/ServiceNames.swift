// A service group interpolates its services into log metadata whether or not the line is written. Without a
// description of their own that prints everything a service holds, the extractor's tables included: seconds of
// processor time at each start and end.

extension Worker: CustomStringConvertible {
  public var description: String { "worker" }
}

extension Intake: CustomStringConvertible {
  var description: String { "intake" }
}

extension ExtractionPool: CustomStringConvertible {
  var description: String { "extraction" }
}

extension AtLeastOnceDelivery: CustomStringConvertible {
  var description: String { "delivery at least once" }
}

extension ExactlyOnceDelivery: CustomStringConvertible {
  var description: String { "delivery exactly once" }
}

extension OutputWatch: CustomStringConvertible {
  var description: String { "watch on the output" }
}

extension Reporter: CustomStringConvertible {
  var description: String { "reporter" }
}
