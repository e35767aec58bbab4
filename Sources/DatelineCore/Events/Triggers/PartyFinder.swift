/// Adds the further nations and bodies for whom people act together: "the foreign ministers of France, Germany and Britain",
/// "negotiators from Hamas and Qatar". The first is the people's own code; each of the others takes part as well.
struct PartyFinder {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private static let limit = 8

  func add(to mention: inout EventMention) {
    var known = Set(mention.participants.map(\.filler.head))
    for participant in mention.participants where participant.role == .actor || participant.role == .target {
      for filler in parties(of: participant.filler).prefix(Self.limit) where known.insert(filler.head).inserted {
        mention.participants.append(.init(role: participant.role, filler: filler))
      }
    }
  }

  /// All but the first of those whose people they are.
  private func parties(of people: Filler) -> [Filler] {
    guard let actor = people.actor, !marked.mentions.actors[actor].named, reader.tag(people.head) == .pluralNoun else { return [] }
    for oblique in reader.obliques(of: people.head) where [reader.ontology.of, reader.ontology.from].contains(oblique.preposition) && oblique.heads.count > 1 {
      let fillers = reader.fillers(oblique.heads)
      if fillers.allSatisfy(isParty) { return Array(fillers.dropFirst()) }
    }
    return []
  }

  /// A state, or a body that is known by its name.
  private func isParty(_ filler: Filler) -> Bool {
    guard let actor = filler.actor.map({ marked.mentions.actors[$0] }), actor.named, actor.code != nil else { return false }
    return actor.kind == .organization
  }
}
