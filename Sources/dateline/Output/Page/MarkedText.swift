import DatelineCore

/// A text in which spans of events are marked, whichever way they overlap: it is cut where any span begins or ends, and
/// each piece says what it is to each event.
struct MarkedText {
  /// What a span is to its event; the style sheet gives each a colour.
  enum Role: String, CaseIterable {
    case trigger, actor, target, victim, instrument, source, weapon, place, time, toll, report
  }

  struct Mark: Hashable {
    /// Number of the event in its article, from 1.
    var event: Int
    var role: Role
    var span: Span
  }

  private let bytes: [UInt8]
  private let marks: [Mark]

  /// Spans that do not lie in the text, or split a character, are left out.
  init(_ text: String, _ marks: [Mark]) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    self.marks = marks.filter { mark in
      let span = mark.span
      return 0 <= span.start && span.start < span.end && span.end <= bytes.count
        && [span.start, span.end].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    }
  }

  /// `<mark data-e1="actor place" data-e3="trigger">words</mark>`: `data-eN` holds the roles in event N.
  var html: String {
    let opening = Dictionary(grouping: marks, by: \.span.start)
    let closing = Dictionary(grouping: marks, by: \.span.end)
    let cuts = Set(opening.keys).union(closing.keys).union([0, bytes.count]).sorted()
    var open: Set<Mark> = []
    var html = ""
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      for mark in closing[start] ?? [] { open.remove(mark) }
      open.formUnion(opening[start] ?? [])
      html += piece(String(decoding: bytes[start..<end], as: UTF8.self).asHTML, open)
    }
    return html
  }

  private func piece(_ text: String, _ open: Set<Mark>) -> String {
    if open.isEmpty { return text }
    let events = Dictionary(grouping: open, by: \.event).sorted { $0.key < $1.key }
    let attributes = events.map { event, marks in
      let roles = Set(marks.map(\.role))
      return " data-e\(event)=\"\(Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: " "))\""
    }
    return "<mark\(attributes.joined())>\(text)</mark>"
  }
}

extension MarkedText.Mark {
  /// What an event quotes of `field`, number by number.
  static func all(of event: Event, number: Int, in field: Event.Evidence.Field) -> [MarkedText.Mark] {
    let told = ([event.evidence] + event.mentions).filter { $0.field == field }
    var marks = told.map { MarkedText.Mark(event: number, role: .trigger, span: $0.span) }
    // Everything but the triggers of further mentions is quoted from the field of the evidence.
    guard event.evidence.field == field else { return marks }
    func add(_ role: MarkedText.Role, _ span: Span?) {
      guard let span else { return }
      marks.append(MarkedText.Mark(event: number, role: role, span: span))
    }
    for actor in event.actors {
      switch actor.role {
      case .actor: add(.actor, actor.span)
      case .target: add(.target, actor.span)
      case .victim: add(.victim, actor.span)
      case .instrument: add(.instrument, actor.span)
      case .attribution: add(.source, actor.span)
      }
    }
    for weapon in event.weapons { add(.weapon, weapon.span) }
    for source in event.attributions { add(.source, source.span) }
    for report in event.reports { add(.report, report.span) }
    add(.place, event.place?.span)
    if event.time?.basis == .text { add(.time, event.time?.span) }
    let tolls = event.casualties
    for toll in [tolls.killed, tolls.injured, tolls.detained, tolls.abducted, tolls.displaced, tolls.missing] {
      add(.toll, toll?.span)
    }
    return marks
  }
}
