/// From the mentions found in an article to its events: the second half of the journey, apart from the mention finders.
struct EventExtractor: Sendable {
  /// A field cut into tokens, with what the mention finders saw in it.
  struct Field: Sendable {
    var document: Document
    var mentions: Mentions
  }

  let ontology: Ontology
  let versions: Event.Versions
  /// ISO 3166-1 alpha-3 by alpha-2: the codes of countries that act.
  var countryCodes: [String: String] = [:]

  /// Events in order of evidence, those that only the title tells first.
  func events(of article: Article, title: Field?, text: Field) -> [Event] {
    let titleReading = title.map { FieldReading(document: $0.document, mentions: $0.mentions, ontology: ontology) }
    let textReading = FieldReading(document: text.document, mentions: text.mentions, ontology: ontology)
    let gathered = EventMerger(ontology: ontology).gather(title: titleReading, text: textReading)
    let ranking = EventRanking(ontology: ontology, title: titleReading, text: textReading, date: article.date)
    let background = gathered.map(ranking.isBackground)
    let main = ranking.main(gathered, background: background)
    let builder = EventBuilder(
      article: article, ontology: ontology, versions: versions, title: titleReading, text: textReading,
      countryCodes: countryCodes)
    var events: [Event] = []
    for index in gathered.indices {
      let event = builder.event(gathered[index], isMain: index == main, isBackground: background[index])
      if let event { events.append(event) }
    }
    events.sort { $0.isBefore($1) }
    EventIdentity.assign(&events)
    return events
  }
}

extension Event {
  fileprivate func isBefore(_ other: Event) -> Bool {
    if evidence.field != other.evidence.field { return evidence.field == .title }
    if evidence.span != other.evidence.span {
      return (evidence.span.start, evidence.span.end) < (other.evidence.span.start, other.evidence.span.end)
    }
    return (eventType, mode ?? "") < (other.eventType, other.mode ?? "")
  }
}
