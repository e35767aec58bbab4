/// Carries a speaker over the sentences of one quotation, and over a statement that stands without quotation marks.
struct RunningSpeaker {
  /// Who speaks in a sentence without being named there.
  struct Turn: Sendable {
    /// The statement that the sentence is part of: it goes on with, or stands in, an open quotation.
    var carried: AttributionFinder.Statement?
    /// Whose "I" and "we" it is, outside of quotation marks: who was announced ("The minister said:"), else the body
    /// whose communiqué the text is.
    var narrator: Filler?
  }

  private var speaker: AttributionFinder.Statement?
  private var narrator: Filler?
  private var isOpen = false

  /// - Parameter author: the body whose communiqué the text is; nil for other texts.
  init(author: Filler? = nil) { narrator = author }

  /// Call once for every sentence, in order.
  mutating func turn(in view: SentenceView, _ finder: AttributionFinder) -> Turn {
    let field = finder.reader.field
    let wasOpen = isOpen
    let startsQuoted = isOpen || Self.opening.contains(field.words[view.tokens.lowerBound])
    var hasMarks = false
    for token in view.tokens where track(field.words[token]) { hasMarks = true }
    let own = finder.lastStatement()
    defer { if let own, endsWithColon(view, field) { narrator = own.source } }
    if let own {
      speaker = own
      return Turn(carried: nil, narrator: wasOpen || hasMarks ? nil : narrator)
    }
    guard startsQuoted else {
      if !isOpen { speaker = nil }
      return Turn(carried: nil, narrator: hasMarks ? nil : narrator)
    }
    return Turn(carried: speaker, narrator: nil)
  }

  private static let opening: Set = ["“", "\"", "«", "„", "``"]

  private func endsWithColon(_ view: SentenceView, _ field: ParsedField) -> Bool {
    view.tokens.last.map { field.words[$0] == ":" } ?? false
  }

  /// Whether the word is a quotation mark.
  private mutating func track(_ mark: String) -> Bool {
    switch mark {
    case "“", "„", "«", "``": isOpen = true
    case "”", "»", "''": isOpen = false
    case "\"": isOpen.toggle()
    default: return false
    }
    return true
  }
}
