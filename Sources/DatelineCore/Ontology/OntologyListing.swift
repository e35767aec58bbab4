/// The rows of an ontology as texts, for people who look for a type or a trigger.
public struct OntologyListing: Sendable {
  /// One kind of event.
  public struct TypeRow: Sendable, Hashable {
    public var event: String
    /// Empty where there is none.
    public var mode: String
    /// Empty where CAMEO has no such event; then the scale is nil.
    public var cameo: String
    public var goldstein: Double?
    /// "Battles: Armed clash"; empty where ACLED has no name for it.
    public var acled: String
    /// GLIDE hazard code, for accidents and disasters.
    public var glide: String
    public var triggers: Int
  }

  /// One trigger.
  public struct TriggerRow: Sendable, Hashable {
    public var trigger: String
    /// `verb`, `noun` or `phrase`.
    public var part: String
    public var event: String
    public var mode: String
    public var frame: String
    public var needs: String
    public var unless: String
    /// FILE:LINE.
    public var source: String
  }

  private let ontology: Ontology

  /// Reads the tables. Throws ``TableError``.
  public init(folder: String, addition: String? = nil) throws {
    ontology = try Ontology(folder: folder, addition: addition)
  }

  public var types: [TypeRow] {
    var counts = [Int](repeating: 0, count: ontology.types.count)
    for trigger in ontology.triggers { counts[trigger.type] += trigger.phraseCount }
    return zip(ontology.types, counts).map { type, count in
      TypeRow(
        event: type.event, mode: type.mode ?? "", cameo: type.cameo ?? "", goldstein: type.goldstein,
        acled: type.acled.map { "\($0.eventType): \($0.subEventType)" } ?? "", glide: type.glide ?? "",
        triggers: count)
    }
  }

  public var triggers: [TriggerRow] {
    ontology.triggers.map { trigger in
      let type = ontology.types[trigger.type]
      return TriggerRow(
        trigger: trigger.name, part: trigger.part.rawValue, event: type.event, mode: type.mode ?? "",
        frame: trigger.frameName, needs: trigger.needsText.map { $0.joined(separator: "&") }.joined(separator: "|"),
        unless: trigger.unlessText.joined(separator: " "), source: trigger.source)
    }
  }
}
