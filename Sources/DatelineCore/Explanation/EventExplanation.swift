/// Why an event is as it is: for each of its fields the words that it came from, and the way from the trigger to them.
public struct EventExplanation: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    /// The field: `trigger`, `type`, `actor`, `target`, `place`, `time`, `killed`, `source`, …
    public var field: String
    /// The article's own words; empty where the line is about none.
    public var text: String
    /// Where they stand: UTF-8 bytes of the field that the event's evidence is in.
    public var span: Span?
    /// From the trigger to the words, through the dependency tree; nil where they stand in another sentence.
    public var path: String?
    /// What was made of the words, and by which rule.
    public var note: String?
  }

  public var lines: [Line]
}

/// What became of one article, with the reasons.
public struct ExplainedExtraction: Sendable, Hashable {
  /// In order of evidence.
  public var events: [ExplainedEvent]
  /// See ``Extraction/filtered``.
  public var filtered: FilterReason?
}

/// An event with the reasons for it.
public struct ExplainedEvent: Sendable, Hashable {
  public var event: Event
  public var explanation: EventExplanation
}
