/// What someone is coded as for what he does, where his phrase alone would tell something else.
extension ParticipantCollector {
  /// - Returns: the CAMEO-style code, still without a country where the phrase tells none, and the sector.
  func coded(
    _ mention: ActorMention, _ participant: EventMention.Participant, _ country: String?
  ) -> (code: String?, sector: String?) {
    if isForces(mention) { return (mention.code?.replacing("PTY", with: "MIL"), "MIL") }
    if isArmy(mention, participant) { return ("---MIL", "MIL") }
    if isAgency(mention, participant.role) { return (mention.code.map { $0 + "COP" }, "COP") }
    if isDeputy(mention, country) { return (mention.code?.replacing("LEG", with: "COP"), "COP") }
    // "Hundreds marched", "young men from X blocked the road".
    if isProtest, participant.role == .actor, mention.kind == .person, mention.sector == nil || mention.sector == "UNK" {
      return (mention.code.map { $0.replacing("UNK", with: "") + "CVL" } ?? "---CVL", "CVL")
    }
    if let told = toldBefore(mention, participant.role) { return (told.code, told.sector) }
    if isVisit, participant.role == .target, participant.filler.place != nil, !mention.named || mention.kind != .person { return (nil, nil) }
    // "Two men were shot", "handcuffed a man": of whom nothing else is said is a civilian to whom it is done.
    if mention.sector == "UNK", mention.kind == .person, participant.role != .actor {
      return (mention.code?.replacing("UNK", with: "CVL"), "CVL")
    }
    return (mention.code, mention.sector ?? (isState(mention, participant.role) ? "GOV" : nil))
  }

  /// "killing six soldiers and abducting two", "taking two others prisoner": two of those of whom the verb before tells.
  private func toldBefore(_ mention: ActorMention, _ role: Event.Actor.Role) -> ActorMention? {
    let (tree, field) = (reading.marked.tree, reading.marked.field)
    let verb = tree.head(mention.head)
    guard role != .actor, field.tags[mention.head] == .cardinal || field.word(mention.head) == "others",
      tree.relation(mention.head) == .dobj, tree.relation(verb) == .conj, tree.child(of: verb, .nsubj) == nil,
      let object = tree.child(of: tree.head(verb), .dobj), object < mention.head, case let actor = Int(reading.marked.actorAt[object]), actor >= 0
    else { return nil }
    let told = reading.marked.mentions.actors[actor]
    return told.kind == .person && told.sector != nil ? told : nil
  }

  /// "Croatia's USKOK arrested a minister": a body of a state that the tables do not know, by what it does.
  private func isAgency(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    isPolicing && role == .actor && mention.kind == .organization && mention.named && !mention.isMetonym && mention.sector == nil && mention.code?.count == 3
      && reading.marked.placeAt[mention.head] < 0
  }

  /// A code without a country takes the one that is known.
  func code(_ code: String?, _ country: String?) -> String? {
    guard let alpha3 = country.flatMap({ countryCodes[$0] }) else { return code }
    guard let code else { return alpha3 }
    return code.hasPrefix("---") ? alpha3 + code.dropFirst(3) : code
  }

  /// "Japan pledged", "asked Turkey": a country by its name alone, in what governments do.
  private func isState(_ mention: ActorMention, _ role: Event.Actor.Role) -> Bool {
    isPolitical && role != .victim && mention.kind == .organization && mention.country != nil && mention.code?.count == 3
  }
}
