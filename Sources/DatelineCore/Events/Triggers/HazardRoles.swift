/// Roles in accidents and disasters: nobody acts, people are victims, things are targets.
struct HazardRoles {
  let reader: ClauseReader
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }

  /// "The lorry hit a cyclist": grammar gives both the same slot, what they are tells them apart.
  func assign(_ mention: inout EventMention) {
    guard reader.ontology.types[mention.type].isHazard else { return }
    mention.participants.removeAll { $0.role == .instrument || isAbstract($0.filler) }
    for index in mention.participants.indices {
      switch mention.participants[index].role {
      case .actor where isThing(mention.participants[index].filler): mention.participants[index].role = .target
      case .target where isPerson(mention.participants[index].filler): mention.participants[index].role = .victim
      case .victim where isThing(mention.participants[index].filler): mention.participants[index].role = .target
      default: break
      }
    }
    // "derailed off the tracks": where the wreck is told, other things only stood around.
    let hasWreck = mention.fillers(.target).contains { reader.isWreckable($0) }
    mention.participants.removeAll { participant in
      participant.role == .target && !reader.isWreckable(participant.filler)
        && (hasWreck || !isThing(participant.filler) && participant.filler.actor != nil)
    }
  }

  /// Places are where it happened; what is neither someone nor something that can be wrecked took no part.
  private func isAbstract(_ filler: Filler) -> Bool {
    // "onboard fatalities": the word of harm is no one.
    if Self.harms.contains(marked.field.word(filler.head)) { return true }
    // "Tropical Storm Bela": the storm itself.
    if reader.children(of: filler.head, .compound).contains(where: { $0 == filler.head - 1 && reader.isHazardNoun($0) }) { return true }
    if filler.actor != nil || isPerson(filler) || isThing(filler) { return false }
    if filler.place != nil { return false }
    return reader.classes(filler.head).isDisjoint(with: [.thing, .settlement]) && marked.weaponAt[filler.head] < 0
      && !reader.tag(filler.head).isProperNoun
  }

  private static let harms: Set = ["fatalities", "deaths", "casualties", "injuries", "dead", "losses"]

  private func isPerson(_ filler: Filler) -> Bool {
    let classes = reader.classes(filler.head)
    if !classes.isDisjoint(with: .wreckable) { return false }
    if let actor = filler.actor { return violence.resolved(actor, marked.mentions).kind == .person }
    if filler.place != nil { return false }
    return !classes.isDisjoint(with: [.person, .crowd, .armed, .police, .captive, .official]) || reader.tag(filler.head) == .cardinal
  }

  private func isThing(_ filler: Filler) -> Bool {
    filler.thing != nil || !reader.classes(filler.head).isDisjoint(with: WordClass.wreckable.union([.object, .site]))
  }
}
