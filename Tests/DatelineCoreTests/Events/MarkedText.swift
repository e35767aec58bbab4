@testable import DatelineCore

/// A text with marks for its mentions, so that what is under test is the event rules and not the mention finders:
/// `{A:MIL:SD|the army} shelled {P:SD|El Fasher} {T:2024-03-22|on Friday}`.
///
/// Marks: `A:SECTOR` an actor (`A:SECTOR:CC` with a country), `N:SECTOR:CC` a named one, `H` a person, `HN` one by name, `M:CC` a
/// government by its capital or country, `P:CC` a place, `D:CC` an adjective of a country, `R` a pronoun for the
/// actor before it, `T:DAY` a time, `W:KIND` a weapon, `C:KIND:COUNT` a casualty. Marks nest.
struct MarkedText {
  /// Without its marks.
  private(set) var text = ""
  private var marks: [(parts: [String], span: Span)] = []

  init(_ marked: String) {
    var open: [(mark: String, start: Int)] = []
    var mark: String?
    for character in marked {
      switch character {
      case "{": mark = ""
      case "|" where mark != nil:
        open.append((mark ?? "", text.utf8.count))
        mark = nil
      case "}":
        guard let last = open.popLast() else { continue }
        marks.append((last.mark.split(separator: ":").map(String.init), Span(last.start, text.utf8.count)))
      default:
        if mark != nil { mark?.append(character) } else { text.append(character) }
      }
    }
  }

  /// The text parsed by the language model, with the marked mentions.
  func field(_ field: Document.Field = .text) throws -> EventExtractor.Field {
    let parsed = try ParsedText.parser().parse(text, field: field)
    return EventExtractor.Field(parsed: parsed, mentions: mentions(in: parsed))
  }

  private func mentions(in field: ParsedField) -> Mentions {
    var mentions = Mentions()
    var entity = 0
    for (parts, span) in marks.sorted(by: { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }) {
      let range = field.tokens(span)
      guard let kind = parts.first, !range.isEmpty else { continue }
      let value = parts.count > 1 ? parts[1] : ""
      let extra = parts.count > 2 ? parts[2] : nil
      switch kind {
      case "A", "N", "H", "HN", "M", "R":
        if kind != "R" { entity += 1 }
        mentions.actors.append(
          ActorMention(
            tokens: range, head: Self.head(of: range, in: field), kind: kind.hasPrefix("H") ? .person : .organization,
            named: kind == "N" || kind == "M" || kind == "HN", code: nil, country: kind == "M" ? value : extra,
            sector: kind != "M" && kind != "R" && !value.isEmpty ? value : nil, entity: entity, isPronoun: kind == "R",
            isMetonym: kind == "M"))
        if kind == "M" { mentions.places.append(Self.place(range, .metonym, value, .country, field)) }
      case "P": mentions.places.append(Self.place(range, .location, value, extra == "country" ? .country : .place, field))
      case "D": mentions.places.append(Self.place(range, .adjectival, value, .country, field))
      case "T":
        let time = ResolvedTime(start: value, end: value, granularity: .day, value: value)
        mentions.times.append(TimeMention(tokens: range, time: time))
      case "W": mentions.weapons.append(WeaponMention(tokens: range, kind: value))
      case "C":
        let count = Int(extra ?? "")
        mentions.casualties.append(
          CasualtyMention(
            tokens: range, kind: .init(rawValue: value) ?? .killed, count: Count(min: count, max: count), victims: nil,
            isTotal: false))
      default: break
      }
    }
    return mentions
  }

  /// The word on which the others hang.
  private static func head(of range: Range<Int>, in field: ParsedField) -> Int {
    range.last { !range.contains(field.tree.head($0)) || field.tree.isRoot($0) } ?? range.upperBound - 1
  }

  private static func place(
    _ range: Range<Int>, _ use: PlaceMention.Use, _ country: String, _ precision: ResolvedPlace.Precision,
    _ field: ParsedField
  ) -> PlaceMention {
    PlaceMention(
      tokens: range, use: use, relation: nil,
      resolution: .resolved(
        ResolvedPlace(
          name: field.text(range), latitude: 0, longitude: 0, country: country, precision: precision, confidence: 1,
          reasons: [])),
      isDemonym: use == .adjectival)
  }
}
