@testable import DatelineCore

/// Builds a document and its mentions from marked text, so that what is under test is the event rules and not the
/// mention finders: `{A:MIL:Sudan|the army} shelled {P:SD|El Fasher} {T:2024-03-22|on Friday}`.
///
/// Marks: `A:SECTOR` an actor (`A:SECTOR:CC` with a country), `N:SECTOR:CC` a named one, `H` a person, `M:CC` a
/// government by its capital or country, `P:CC` a place, `D:CC` an adjective of a country, `R` a pronoun for the
/// actor before it, `T:DAY` a time, `W:KIND` a weapon, `C:KIND:COUNT` a casualty. Marks nest; sentences end with a
/// full stop and a blank.
struct MarkedText {
  var field: EventExtractor.Field

  init(_ marked: String, field: Document.Field = .text) {
    var builder = MarkedTextBuilder(Array(marked))
    builder.run()
    let text = builder.text
    let document = Document(
      field: field, source: Array(text.utf8), tokens: builder.tokens, sentences: Self.sentences(builder.tokens))
    self.field = EventExtractor.Field(document: document, mentions: builder.mentions())
  }

  var text: String { String(decoding: field.document.source, as: UTF8.self) }

  private static func sentences(_ tokens: [Token]) -> [Document.Sentence] {
    var sentences: [Document.Sentence] = []
    var start = 0
    for (index, token) in tokens.enumerated() where token.text == "." || token.text == "?" || index == tokens.count - 1
    {
      sentences.append(
        .init(
          tokens: start..<index + 1, span: Span(tokens[start].span.start, token.span.end),
          paragraph: sentences.count / 2))
      start = index + 1
    }
    return sentences
  }
}

private struct MarkedTextBuilder {
  private let characters: [Character]
  private var open: [(mark: String, token: Int)] = []
  private var closed: [(mark: String, tokens: Range<Int>)] = []
  private(set) var text = ""
  private(set) var tokens: [Token] = []
  private var word = ""

  init(_ characters: [Character]) { self.characters = characters }

  mutating func run() {
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character == "{" {
        endWord()
        let bar = characters[index...].firstIndex(of: "|") ?? index
        open.append((String(characters[(index + 1)..<bar]), tokens.count))
        index = bar
      } else if character == "}" {
        endWord()
        if let last = open.popLast() { closed.append((last.mark, last.token..<tokens.count)) }
      } else if character == " " {
        endWord()
        text.append(" ")
      } else if ".,;:?\"“”()".contains(character) {
        endWord()
        word = String(character)
        endWord()
      } else if character == "’" || character == "'", !word.isEmpty, index + 1 < characters.count,
        characters[index + 1] == "s"
      {
        endWord()
        word = "'"
      } else {
        word.append(character)
      }
      index += 1
    }
    endWord()
  }

  private mutating func endWord() {
    guard let first = word.first else { return }
    let start = text.utf8.count
    text += word
    let kind: Token.Kind = first.isNumber ? .number : first.isLetter || word == "'s" ? .word : .punctuation
    tokens.append(
      Token(
        span: Span(start, text.utf8.count), text: word, folded: word.lowercased(), kind: kind,
        isCapitalized: first.isUppercase))
    word = ""
  }

  func mentions() -> Mentions {
    var mentions = Mentions()
    var entity = 0
    for (mark, range) in closed.sorted(by: {
      ($0.tokens.lowerBound, $1.tokens.count) < ($1.tokens.lowerBound, $0.tokens.count)
    }) {
      let parts = mark.split(separator: ":").map(String.init)
      let value = parts.count > 1 ? parts[1] : ""
      let extra = parts.count > 2 ? parts[2] : nil
      switch parts[0] {
      case "A", "N", "H", "M", "R":
        if parts[0] != "R" { entity += 1 }
        mentions.actors.append(
          ActorMention(
            tokens: range, head: range.upperBound - 1, kind: parts[0] == "H" ? .person : .organization,
            named: parts[0] == "N" || parts[0] == "M",
            code: nil, country: parts[0] == "M" ? value : extra,
            sector: "ANHR".contains(parts[0]) && !value.isEmpty ? value : nil,
            entity: entity, isPronoun: parts[0] == "R", isMetonym: parts[0] == "M"))
        if parts[0] == "M" { mentions.places.append(place(range, .metonym, value, .country)) }
      case "P": mentions.places.append(place(range, .location, value, extra == "country" ? .country : .place))
      case "D": mentions.places.append(place(range, .adjectival, value, .country))
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

  private func place(
    _ range: Range<Int>, _ use: PlaceMention.Use, _ country: String, _ precision: ResolvedPlace.Precision
  ) -> PlaceMention {
    let name = tokens[range].map(\.text).joined(separator: " ")
    return PlaceMention(
      tokens: range, use: use, relation: nil,
      resolution: .resolved(
        ResolvedPlace(
          name: name, latitude: 0, longitude: 0, country: country, precision: precision, confidence: 1, reasons: [])))
  }
}
