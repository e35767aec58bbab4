/// Carries a speaker over the sentences of one quotation.
struct RunningSpeaker {
  private var speaker: AttributionFinder.Statement?
  private var isOpen = false

  /// The statement that a sentence is part of without naming it: it goes on with, or stands in, an open quotation.
  ///
  /// Call once for every sentence, in order.
  mutating func carried(into view: SentenceView, _ finder: AttributionFinder) -> AttributionFinder.Statement? {
    let field = finder.reader.field
    let startsQuoted = isOpen || ["“", "\"", "«", "„", "``"].contains(field.words[view.tokens.lowerBound])
    for token in view.tokens { track(field.words[token]) }
    if let own = finder.lastStatement() {
      speaker = own
      return nil
    }
    guard startsQuoted else {
      if !isOpen { speaker = nil }
      return nil
    }
    return speaker
  }

  private mutating func track(_ mark: String) {
    switch mark {
    case "“", "„", "«", "``": isOpen = true
    case "”", "»", "''": isOpen = false
    case "\"": isOpen.toggle()
    default: break
    }
  }
}
