import DatelineCore

/// Events for people: a few lines each, coloured on a terminal.
///
/// Articles are written by anybody, so their control characters are replaced before they reach a terminal.
struct EventListing: Sendable {
  var style: TextStyle

  private static let longestQuote = 320

  /// A line over an article's events.
  func heading(articleID: String, publishedAt: String?, title: String?) -> String {
    let parts = [articleID, publishedAt, title].compactMap { $0 }.map(clean)
    return style.paint(parts.joined(separator: " · "), .bold) + "\n"
  }

  /// A line in place of events.
  func note(_ text: String) -> String { "  " + style.paint(clean(text), .dim) + "\n" }

  /// What happened, then a line for each thing that is known about it, then the words that tell it.
  func listing(of event: Event) -> String {
    let rows: [(String, String?)] = [
      ("who", participants(event)), ("with", weapons(event)), ("where", event.place.map(place)),
      ("when", event.time.map(time)), ("toll", toll(event.casualties)), ("says", sources(event)),
      ("differs", reports(event)), ("words", quotation(event.evidence)),
    ]
    let lines = rows.compactMap { name, value in
      value.map { "    \(style.paint(name.padding(to: 8), .dim))\($0)" }
    }
    return ([headline(event)] + lines).joined(separator: "\n") + "\n"
  }

  private func headline(_ event: Event) -> String {
    let kind = [event.eventType, event.mode].compactMap { $0 }.map(clean).joined(separator: " · ")
    var marks: [String] = []
    if event.main { marks.append(style.paint("main", .green)) }
    if event.background { marks.append(style.paint("background", .dim)) }
    if event.factuality != .asserted { marks.append(style.paint(event.factuality.rawValue, .yellow)) }
    marks.append(style.paint(percent(event.confidence), .dim))
    return "  \(style.paint(kind, .bold, .red))  \(marks.joined(separator: "  "))"
  }

  private func participants(_ event: Event) -> String? {
    func phrase(_ roles: Event.Actor.Role...) -> String {
      event.actors.filter { roles.contains($0.role) }.map(actor).joined(separator: ", ")
    }
    let doers = phrase(.actor, .instrument)
    let others = phrase(.target, .victim)
    if doers.isEmpty && others.isEmpty { return nil }
    if others.isEmpty { return doers }
    return doers.isEmpty ? "→ \(others)" : "\(doers) → \(others)"
  }

  private func actor(_ actor: Event.Actor) -> String {
    let code = actor.code.map { " " + style.paint("[\(clean($0))]", .cyan) } ?? ""
    return clean(actor.text) + code
  }

  private func weapons(_ event: Event) -> String? {
    guard !event.weapons.isEmpty else { return nil }
    return event.weapons.map { "\(clean($0.text)) (\(clean($0.kind)))" }.joined(separator: ", ")
  }

  private func place(_ place: Event.Place) -> String {
    let text = clean([place.relation, place.text].compactMap { $0 }.joined(separator: " "))
    switch place.resolution {
    case .unresolved(let reason): return "\(text) \(style.paint("(\(clean(reason)))", .dim))"
    case .resolved(let resolved):
      let name = [resolved.name, resolved.admin1, resolved.country].compactMap { $0 }.joined(separator: ", ")
      let point = "\(degrees(resolved.latitude)) \(degrees(resolved.longitude))"
      return "\(text) \(style.paint("= \(clean(name)) (\(point))", .blue))"
    }
  }

  private func time(_ time: Event.Time) -> String {
    let days = [time.resolved.start, time.resolved.end].compactMap { $0 }
    let span = days.count == 2 && days[0] != days[1] ? days.joined(separator: " to ") : days.first
    if time.basis == .publication { return "\(clean(span ?? "")) (published)" }
    return "\(clean(time.text)) \(style.paint("= \(clean(span ?? time.resolved.value))", .blue))"
  }

  private func toll(_ casualties: Event.Casualties) -> String? {
    let tolls = [
      ("killed", casualties.killed), ("injured", casualties.injured), ("detained", casualties.detained),
      ("abducted", casualties.abducted), ("displaced", casualties.displaced), ("missing", casualties.missing),
    ]
    let parts = tolls.compactMap { name, toll in toll.map { "\(count($0.count)) \(name)" } }
    return parts.isEmpty ? nil : style.paint(parts.joined(separator: ", "), .red)
  }

  private func count(_ count: Count) -> String {
    switch (count.min, count.max) {
    case (let min?, let max?): min == max ? "\(min)" : "\(min) to \(max)"
    case (let min?, nil): "at least \(min)"
    case (nil, let max?): "up to \(max)"
    case (nil, nil): "some"
    }
  }

  private func sources(_ event: Event) -> String? {
    guard !event.attributions.isEmpty else { return nil }
    return event.attributions.map { source in
      let via = source.via.map { " via \(clean($0))" } ?? ""
      return "\(clean(source.text))\(via) \(style.paint(source.stance.rawValue, .yellow))"
    }.joined(separator: ", ")
  }

  private func reports(_ event: Event) -> String? {
    guard !event.reports.isEmpty else { return nil }
    return event.reports.map { report in
      clean("\(report.field): \(report.value)" + (report.attribution.map { " (\($0))" } ?? ""))
    }.joined(separator: ", ")
  }

  /// The sentence, with the words that tell the event marked where they first stand.
  private func quotation(_ evidence: Event.Evidence) -> String {
    let sentence = shortened(clean(evidence.sentence))
    let trigger = clean(evidence.trigger)
    guard !trigger.isEmpty, let range = sentence.firstRange(of: trigger) else { return "“\(sentence)”" }
    return "“\(sentence[..<range.lowerBound])\(style.paint(trigger, .bold))\(sentence[range.upperBound...])”"
  }

  private func shortened(_ text: String) -> String {
    text.count > Self.longestQuote ? text.prefix(Self.longestQuote - 1) + "…" : text
  }

  private func clean(_ text: String) -> String {
    String(text.unicodeScalars.map { Character($0.isControl ? " " : $0) })
  }

  private func percent(_ share: Double) -> String { "\(Int((max(0, min(1, share)) * 100).rounded()))%" }

  /// Two decimals: about a kilometre.
  private func degrees(_ angle: Double) -> String {
    let hundredths = Int((max(-360, min(360, angle)) * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
