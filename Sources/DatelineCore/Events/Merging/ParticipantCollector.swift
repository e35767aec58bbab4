/// Turns the fillers of an event's mentions into its actors, each entity once in a role.
struct ParticipantCollector {
  let reading: FieldReading
  /// ISO 3166-1 alpha-3 by alpha-2.
  let countryCodes: [String: String]

  private static let limit = 16

  func actors(of mentions: [EventMention]) -> [Event.Actor] {
    var found: [Event.Actor] = []
    var strangers = Strangers(after: reading.marked.mentions.actors.map(\.entity).max() ?? 0)
    for mention in mentions {
      for participant in mention.participants where found.count < Self.limit {
        guard var actor = actor(participant, &strangers) else { continue }
        if let known = found.firstIndex(where: {
          $0.role == actor.role && ($0.entity == actor.entity || $0.text.lowercased() == actor.text.lowercased())
        }) {
          // A name says more than a description of the same entity.
          if actor.named, !found[known].named {
            actor.entity = found[known].entity
            found[known] = actor
          }
          continue
        }
        // Someone cannot do to himself what the article says he did to others.
        if found.contains(where: { $0.entity == actor.entity && $0.role != actor.role && actor.role != .actor }) {
          continue
        }
        found.append(actor)
      }
    }
    return found.sorted { ($0.role.order, $0.span.start) < ($1.role.order, $1.span.start) }
  }

  private func actor(_ participant: EventMention.Participant, _ strangers: inout Strangers) -> Event.Actor? {
    let filler = reading.resolved(participant.filler)
    let document = reading.marked.document
    let tokens = filler.tokens
    guard isNominal(tokens) else { return nil }
    let text = reading.text(tokens)
    if let mention = reading.mention(filler) {
      return Event.Actor(
        role: participant.role, text: text, span: document.span(tokens), head: document.tokens[mention.head].text,
        kind: mention.kind, named: mention.named, entity: mention.entity, code: mention.code, country: mention.country,
        sector: mention.sector)
    }
    var country: String?
    if let place = filler.place, case .resolved(let resolved) = reading.marked.mentions.places[place].resolution {
      country = resolved.country
    }
    // A country or capital that acts is its government, whatever else the name stands for.
    let isState = participant.role == .actor && country != nil
    let kind: ActorKind = participant.role == .victim ? .person : isState ? .organization : .object
    return Event.Actor(
      role: participant.role, text: text, span: document.span(tokens), head: document.tokens[filler.head].text,
      kind: kind, named: document.tokens[filler.head].isCapitalized,
      entity: strangers.entity(document.tokens[filler.head].folded),
      code: isState ? country.flatMap { countryCodes[$0] } : nil, country: country, sector: nil)
  }

  /// A noun phrase that is only a mark or a determiner names nobody.
  private func isNominal(_ tokens: Range<Int>) -> Bool {
    guard !tokens.isEmpty, tokens.count <= 40 else { return false }
    return tokens.contains {
      reading.marked.document.tokens[$0].kind == .word && reading.marked.document.tokens[$0].folded.count > 2
    }
      || tokens.contains { reading.marked.document.tokens[$0].kind == .number }
  }

  /// Numbers the entities that no mention finder numbered, by their head word.
  private struct Strangers {
    private var next: Int
    private var known: [String: Int] = [:]

    init(after last: Int) { next = last + 1 }

    mutating func entity(_ head: String) -> Int {
      if let number = known[head] { return number }
      known[head] = next
      next += 1
      return next - 1
    }
  }
}

extension Event.Actor.Role {
  fileprivate var order: Int {
    switch self {
    case .actor: 0
    case .target: 1
    case .victim: 2
    case .instrument: 3
    case .attribution: 4
    }
  }
}
