/// From the mentions found in an article to its events: the second half of the journey, apart from the mention finders.
struct EventExtractor: Sendable {
  /// A parsed field with what the mention finders saw in it.
  struct Field: Sendable {
    var parsed: ParsedField
    var mentions: Mentions
  }

  let ontology: Ontology
  let versions: Event.Versions
  /// ISO 3166-1 alpha-3 by alpha-2: the codes of countries that act.
  var countryCodes: [String: String] = [:]

  /// Events in order of evidence, those that only the title tells first.
  func events(of article: Article, title: Field?, text: Field, setting: ArticleSetting = ArticleSetting()) -> [Event] {
    told(of: article, title: title, text: text, setting: setting).events
  }

  /// Events in order of evidence, each with the reasons for it, and how the text was read.
  func explained(
    of article: Article, title: Field?, text: Field, setting: ArticleSetting = ArticleSetting()
  ) -> (events: [ExplainedEvent], text: FieldReading) {
    let told = told(of: article, title: title, text: text, setting: setting)
    let explainer = EventExplainer(ontology: ontology, title: told.title, text: told.text)
    let events = zip(told.events, told.gathered).map { event, gathered in
      ExplainedEvent(event: event, explanation: explainer.explanation(of: event, gathered: gathered))
    }
    return (events, told.text)
  }

  /// The events and, at the same places, the mentions that each was gathered from, with the readings they index.
  private struct Told {
    var events: [Event]
    var gathered: [GatheredEvent]
    var title: FieldReading?
    var text: FieldReading
  }

  private func told(of article: Article, title: Field?, text: Field, setting: ArticleSetting) -> Told {
    let textReading = FieldReading(text.parsed, mentions: text.mentions, ontology: ontology)
    let titleReading = title.map {
      FieldReading($0.parsed, mentions: $0.mentions, ontology: ontology, topic: textReading.topic)
    }
    let gathered = EventMerger(ontology: ontology).gather(title: titleReading, text: textReading)
    let ranking = EventRanking(ontology: ontology, title: titleReading, text: textReading, date: article.date)
    let background = ranking.background(gathered)
    let main = ranking.main(gathered, background: background)
    let builder = EventBuilder(
      article: article, ontology: ontology, versions: versions, title: titleReading, text: textReading,
      countryCodes: countryCodes, setting: setting)
    var built: [(event: Event, gathered: GatheredEvent)] = []
    for index in gathered.indices {
      let event = builder.event(gathered[index], isMain: index == main, isBackground: background[index])
      if let event { built.append((event, gathered[index])) }
    }
    let order = built.indices.sorted { built[$0].event.isBefore(built[$1].event) }
    var events = order.map { built[$0].event }
    EventIdentity.assign(&events)
    return Told(events: events, gathered: order.map { built[$0].gathered }, title: titleReading, text: textReading)
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
