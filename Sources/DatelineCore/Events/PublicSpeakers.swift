/// Tells who speaks in public: a body or official of a sector of `speakers.tsv`, or a state.
struct PublicSpeakers {
  let marked: MarkedField
  let speech: PublicSpeech
  let violence: ViolenceContext

  /// A body or official of a public sector, or a state.
  func isPublic(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else {
      guard let place = filler.place.map({ marked.mentions.places[$0] }), place.use == .metonym,
        case .resolved(let resolved) = place.resolution
      else { return false }
      return resolved.precision == .country || resolved.isCapital
    }
    let mention = violence.resolved(actor, marked.mentions)
    guard !mention.isPronoun, mention.kind != .object, !isOfSubject(mention) else { return false }
    if let sector = mention.sector { return speech.sectors.contains(sector) }
    return mention.isMetonym || mention.kind == .organization && mention.country != nil && mention.named && mention.code?.count == 3
  }

  /// A weather service, a football association: a body that speaks of its subject. A lawyer, a protester: one who speaks
  /// for himself or a client.
  private func isOfSubject(_ mention: ActorMention) -> Bool {
    let words = mention.kind == .organization ? speech.subjects : speech.individuals
    return mention.tokens.prefix(Self.longestName).contains { words.contains(marked.field.word($0)) }
  }

  private static let longestName = 32

  func isSame(_ left: Filler, _ right: Filler) -> Bool {
    marked.sameEntity(left, right) ?? (left.tokens == right.tokens)
  }

  /// By name, or as a government by its country or capital.
  func isNamed(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return filler.place != nil }
    return marked.mentions.actors[actor].named || marked.mentions.actors[actor].isMetonym
  }
}
