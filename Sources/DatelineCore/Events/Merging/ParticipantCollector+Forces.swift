/// Whose forces act, and by which of its words somebody is quoted.
extension ParticipantCollector {
  /// "Russian drones", "Israel bombed", "Rwanda has invaded": the forces of a country that makes war.
  func isArmy(_ mention: ActorMention, _ participant: EventMention.Participant) -> Bool {
    guard participant.role == .actor, isWarfare, mention.country != nil, mention.sector == nil || mention.sector == "GOV" else { return false }
    if reading.marked.weaponAt[participant.filler.head] >= 0 || reading.marked.weaponAt[mention.head] >= 0 { return true }
    let place = Int(reading.marked.placeAt[participant.filler.head])
    if place >= 0, reading.marked.mentions.places[place].use == .adjectival { return true }
    return mention.sector == nil && mention.kind == .organization && mention.code?.count == 3
  }

  /// "looted a centre run by a relief group", "blocked a convoy of the agency": a thing and not whose it is; of people,
  /// "members of the militia", those whom they stand for.
  func ownWords(_ mention: ActorMention, _ filler: Filler, _ role: Event.Actor.Role) -> Range<Int> {
    // "four members of a family".
    if role == .victim, !mention.named, let core = mention.core, reading.marked.field.tags[mention.tokens.lowerBound] == .cardinal,
      reading.described(core, by: mention)?.named != true
    {
      return mention.tokens
    }
    guard let core = mention.core, role == .target, !core.contains(filler.head), mention.tokens.contains(filler.head), filler.head < core.lowerBound,
      !vocabulary.classes(reading.marked.words[filler.head]).isDisjoint(with: [.object, .site, .premises, .roadVehicle, .vessel]),
      vocabulary.classes(reading.marked.words[filler.head]).isDisjoint(with: [.person, .band, .armed])
    else { return mention.core ?? mention.tokens }
    return mention.tokens.lowerBound..<filler.head + 1
  }
}
