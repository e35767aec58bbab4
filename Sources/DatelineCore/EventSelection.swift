/// Which of the events found are given to the caller. The others are withheld and counted.
public struct EventSelection: Sendable, Hashable, CustomStringConvertible {
  /// Events of less are withheld; 0 withholds none.
  public var minimumConfidence: Double
  /// Types of the ontology; nil for all.
  public var types: Set<String>?
  public var withoutTypes: Set<String>

  public init(minimumConfidence: Double = 0, types: Set<String>? = nil, withoutTypes: Set<String> = []) {
    self.minimumConfidence = minimumConfidence
    self.types = types
    self.withoutTypes = withoutTypes
  }

  func holds(_ event: Event) -> Bool {
    event.confidence >= minimumConfidence && types?.contains(event.eventType) != false
      && !withoutTypes.contains(event.eventType)
  }

  /// The names that are not among those of an ontology, in order.
  func unknown(among known: [String]) -> [String] {
    (types ?? []).union(withoutTypes).subtracting(known).sorted()
  }

  /// As options, those that hold: `min-confidence=0.2 without-event-types=STATEMENT`.
  public var description: String {
    let wanted = types.map { ["event-types=" + $0.sorted().joined(separator: ",")] } ?? []
    let unwanted = withoutTypes.isEmpty ? [] : ["without-event-types=" + withoutTypes.sorted().joined(separator: ",")]
    return (["min-confidence=\(minimumConfidence)"] + wanted + unwanted).joined(separator: " ")
  }
}

/// A selection names event types that the ontology does not have.
public struct UnknownEventTypes: Error, Sendable, Hashable, CustomStringConvertible {
  public let names: [String]
  /// The types that there are, in the order of the table.
  public let known: [String]

  public var description: String {
    let subject = names.count == 1 ? "\(names.joined()) is no event type" : "\(names.joined(separator: ", ")) are no event types"
    return "\(subject); the types are \(known.joined(separator: ", "))"
  }
}
