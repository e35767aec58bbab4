import DatelineTesting

@testable import DatelineCore

/// Random events that keep every rule of the schema, with awkward text in every place that takes text.
struct EventGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func event() -> Event {
    Event(
      eventID: word(), articleID: word(), publishedAt: maybeText(), title: maybeText(), url: maybeText(),
      publisher: maybeText(), language: maybeText(), eventType: word(), mode: maybeWord(), codes: codes(),
      factuality: random.one(of: Event.Factuality.allCases, else: .asserted),
      attributions: list { $0.attribution() }, reports: list { $0.report() }, contexts: list { $0.word() },
      goldstein: maybe { $0.tenths(-100...100) }, actors: list { $0.actor() }, weapons: list { $0.weapon() },
      place: maybe { $0.place() }, time: maybe { $0.time() }, casualties: casualties(),
      main: flag(), background: flag(), confidence: share(), eventKey: word(), evidence: evidence(),
      mentions: list { $0.evidence() },
      extractor: Event.Versions(version: word(), languageModel: maybeWord(), gazetteer: word(), ontology: word()))
  }

  private mutating func codes() -> Event.Codes {
    let plover = maybe { $0.random.one(of: PloverEvent.allCases, else: .assault).rawValue }
    return Event.Codes(
      ploverEvent: plover, ploverMode: plover == nil ? nil : maybeWord(),
      cameo: maybe { $0.random.one(of: ["010", "190", "1823"], else: "190") },
      acledEventType: maybeWord(), acledSubEventType: maybeWord(), glide: maybe { $0.random.one(of: ["EQ", "FL", "AC"], else: "FL") })
  }

  private mutating func attribution() -> Event.Attribution {
    Event.Attribution(
      text: text(), span: span(), code: maybeWord(),
      stance: random.one(of: Event.Attribution.Stance.allCases, else: .claims), via: maybeText())
  }

  private mutating func report() -> Event.Report {
    Event.Report(field: word(), value: text(), attribution: maybeText(), span: span())
  }

  private mutating func actor() -> Event.Actor {
    Event.Actor(
      role: random.one(of: Event.Actor.Role.allCases, else: .actor), text: text(), span: span(), head: text(),
      kind: random.one(of: [.person, .organization, .object], else: .person), named: flag(),
      entity: Int.random(in: 0...99, using: &random), code: maybeWord(), country: maybeCountry(), sector: maybeWord())
  }

  private mutating func weapon() -> Event.Weapon { Event.Weapon(text: text(), span: span(), kind: word()) }

  private mutating func place() -> Event.Place {
    let resolved = ResolvedPlace(
      name: word(), latitude: tenths(-900...900), longitude: tenths(-1800...1800) / 3, country: maybeCountry(),
      admin1: maybeWord(), geonamesID: maybe { Int.random(in: 1...Int.max, using: &$0.random) },
      precision: random.one(of: [.site, .place, .admin, .country], else: .place), confidence: share(),
      reasons: list { $0.word() })
    let isResolved = flag()
    return Event.Place(
      text: text(), span: span(), resolution: isResolved ? .resolved(resolved) : .unresolved(word()), relation: maybeText(),
      scene: isResolved ? maybe { Event.Place.Scene(text: $0.text(), span: $0.span()) } : nil,
      within: isResolved ? nil : maybeCountry())
  }

  private mutating func time() -> Event.Time {
    let days = maybe { ($0.day(), $0.day()) }
    return Event.Time(
      text: text(), span: span(),
      resolved: ResolvedTime(
        start: days?.0, end: days?.1,
        granularity: random.one(of: [.time, .day, .week, .month, .quarter, .year, .decade, .vague], else: .day),
        value: word()),
      basis: flag() ? .text : .publication)
  }

  private mutating func casualties() -> Event.Casualties {
    var casualties = Event.Casualties()
    casualties.killed = maybe { $0.toll() }
    casualties.injured = maybe { $0.toll() }
    casualties.detained = maybe { $0.toll() }
    casualties.abducted = maybe { $0.toll() }
    casualties.displaced = maybe { $0.toll() }
    casualties.missing = maybe { $0.toll() }
    return casualties
  }

  private mutating func toll() -> Event.Casualties.Toll {
    let count = Count(
      min: maybe { Int.random(in: 0...1_000_000, using: &$0.random) },
      max: maybe { Int.random(in: 0...1_000_000, using: &$0.random) })
    return Event.Casualties.Toll(count: count, text: text(), span: span())
  }

  private mutating func evidence() -> Event.Evidence {
    Event.Evidence(field: flag() ? .title : .text, sentence: text(), span: span(), trigger: text())
  }

  // MARK: - Parts

  private mutating func text() -> String { random.text(upTo: 12) }
  /// Never empty.
  private mutating func word() -> String { "w" + random.text(upTo: 3) }
  private mutating func flag() -> Bool { Bool.random(using: &random) }
  private mutating func share() -> Double { Double.random(in: 0...1, using: &random) }
  private mutating func tenths(_ range: ClosedRange<Int>) -> Double {
    Double(Int.random(in: range, using: &random)) / 10
  }

  private mutating func day() -> String {
    ArticleDate(
      year: Int.random(in: 1900...2100, using: &random), month: Int.random(in: 1...12, using: &random),
      day: Int.random(in: 1...28, using: &random))?.description ?? ""
  }

  private mutating func span() -> Span {
    let start = Int.random(in: 0...10_000, using: &random)
    return Span(start, start + Int.random(in: 0...100, using: &random))
  }

  private mutating func maybe<Value>(_ value: (inout EventGenerator) -> Value) -> Value? { flag() ? value(&self) : nil }
  private mutating func maybeText() -> String? { maybe { $0.text() } }
  private mutating func maybeWord() -> String? { maybe { $0.word() } }
  private mutating func maybeCountry() -> String? { maybe { $0.random.one(of: ["UA", "SD", "XK"], else: "UA") } }

  private mutating func list<Value>(_ value: (inout EventGenerator) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&self) }
  }
}
