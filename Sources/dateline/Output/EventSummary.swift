import DatelineCore

/// An event as rows for people, in no particular markup: a listing paints them, a page marks them up.
struct EventSummary {
  enum Tone {
    case plain
    /// What was made of the words: a code, a resolved place, a day.
    case code, resolved
    case toll, stance, aside
  }

  struct Piece: Equatable {
    var text: String
    var tone = Tone.plain
  }

  struct Row: Equatable {
    var name: String
    var pieces: [Piece]
  }

  /// "main", "background", "denied", … in that order.
  enum Badge: Equatable {
    case main, background
    case factuality(String)
  }

  /// "ASSAULT · airstrike"
  var kind: String
  var badges: [Badge]
  /// Percent.
  var confidence: Int
  /// Only what is known.
  var rows: [Row]

  init(_ event: Event) {
    kind = [event.eventType, event.mode].compactMap { $0 }.joined(separator: " · ")
    badges = event.main ? [.main] : []
    if event.background { badges.append(.background) }
    if event.factuality != .asserted { badges.append(.factuality(event.factuality.rawValue)) }
    confidence = Int((max(0, min(1, event.confidence)) * 100).rounded())
    rows = [
      ("who", Self.participants(event)), ("with", Self.weapons(event)), ("where", event.place.map(Self.place) ?? []),
      ("when", event.time.map(Self.time) ?? []), ("toll", Self.toll(event.casualties)), ("says", Self.sources(event)),
      ("differs", Self.reports(event)),
    ].compactMap { $1.isEmpty ? nil : Row(name: $0, pieces: $1) }
  }

  /// The event in the vocabularies that have it: "PLOVER ASSAULT · CAMEO 195 (Goldstein -10) · ACLED …".
  static func codes(_ event: Event) -> String {
    let codes = event.codes
    let plover = codes.ploverEvent.map { "PLOVER " + [$0, codes.ploverMode].compactMap { $0 }.joined(separator: "/") }
    let scale = event.goldstein.map { " (Goldstein \($0))" } ?? ""
    let acled = [codes.acledEventType, codes.acledSubEventType].compactMap { $0 }.joined(separator: ": ")
    return [
      plover, codes.cameo.map { "CAMEO \($0)\(scale)" }, acled.isEmpty ? nil : "ACLED \(acled)",
      codes.glide.map { "GLIDE \($0)" },
    ].compactMap { $0 }.joined(separator: " · ")
  }

  // MARK: Rows

  private static func participants(_ event: Event) -> [Piece] {
    func pieces(_ roles: Event.Actor.Role...) -> [Piece] {
      listed(
        event.actors.filter { roles.contains($0.role) }.map { actor in
          [Piece(text: actor.text)] + (actor.code.map { [Piece(text: " "), Piece(text: "[\($0)]", tone: .code)] } ?? [])
        })
    }
    let doers = pieces(.actor, .instrument)
    let others = pieces(.target, .victim)
    if others.isEmpty { return doers }
    return doers + [Piece(text: doers.isEmpty ? "→ " : " → ")] + others
  }

  private static func weapons(_ event: Event) -> [Piece] {
    listed(event.weapons.map { [Piece(text: "\($0.text) (\($0.kind))")] })
  }

  private static func place(_ place: Event.Place) -> [Piece] {
    let text = [place.scene.map { "\($0.text)," }, place.relation, place.text].compactMap { $0 }.joined(separator: " ") + " "
    switch place.resolution {
    case .unresolved(let reason): return [Piece(text: text), Piece(text: "(\(reason))", tone: .aside)]
    case .resolved(let resolved):
      let name = [resolved.name, resolved.admin1, resolved.country].compactMap { $0 }.joined(separator: ", ")
      let point = "\(degrees(resolved.latitude)) \(degrees(resolved.longitude))"
      return [Piece(text: text), Piece(text: "= \(name) (\(point))", tone: .resolved)]
    }
  }

  private static func time(_ time: Event.Time) -> [Piece] {
    let days = [time.resolved.start, time.resolved.end].compactMap { $0 }
    let span = days.count == 2 && days[0] != days[1] ? days.joined(separator: " to ") : days.first
    if time.basis == .lead { return [Piece(text: span ?? "")] }
    if time.basis == .publication { return [Piece(text: "\(span ?? "") (published)")] }
    return [Piece(text: time.text + " "), Piece(text: "= \(span ?? time.resolved.value)", tone: .resolved)]
  }

  private static func toll(_ casualties: Event.Casualties) -> [Piece] {
    let tolls = [
      ("killed", casualties.killed), ("injured", casualties.injured), ("detained", casualties.detained),
      ("abducted", casualties.abducted), ("displaced", casualties.displaced), ("missing", casualties.missing),
    ]
    let parts = tolls.compactMap { name, toll in toll.map { "\(count($0.count)) \(name)" } }
    return parts.isEmpty ? [] : [Piece(text: parts.joined(separator: ", "), tone: .toll)]
  }

  private static func count(_ count: Count) -> String {
    switch (count.min, count.max) {
    case (let min?, let max?): min == max ? "\(min)" : "\(min) to \(max)"
    case (let min?, nil): "at least \(min)"
    case (nil, let max?): "up to \(max)"
    case (nil, nil): "some"
    }
  }

  private static func sources(_ event: Event) -> [Piece] {
    listed(
      event.attributions.map { source in
        let via = source.via.map { " via \($0)" } ?? ""
        return [Piece(text: "\(source.text)\(via) "), Piece(text: source.stance.rawValue, tone: .stance)]
      })
  }

  private static func reports(_ event: Event) -> [Piece] {
    listed(
      event.reports.map { report in
        [Piece(text: "\(report.field): \(report.value)" + (report.attribution.map { " (\($0))" } ?? ""))]
      })
  }

  private static func listed(_ items: [[Piece]]) -> [Piece] { Array(items.joined(separator: [Piece(text: ", ")])) }

  /// Two decimals: about a kilometre.
  private static func degrees(_ angle: Double) -> String {
    let hundredths = Int((max(-360, min(360, angle)) * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
