/// Who acts where the text names only his people, or nobody.
extension TriggerReader {
  private static let bodies: Set = ["REB", "MIL", "COP", "CRM", "PRM", "RAD", "UAF"]

  /// "FARC guerrillas attacked": the organisation acts through its people.
  func addOrganizations(to mention: inout EventMention) {
    guard ontology.types[mention.type].isViolent else { return }
    for filler in mention.fillers(.actor) {
      guard let actor = filler.actor, marked.mentions.actors[actor].kind == .person, !marked.mentions.actors[actor].named
      else { continue }
      let people = marked.mentions.actors[actor]
      if let index = violence.organization(of: people.tokens, head: people.head, marked), index != actor,
        Self.bodies.contains(marked.mentions.actors[index].sector ?? "")
      {
        let body = marked.mentions.actors[index]
        let whole = Filler(tokens: body.tokens, head: body.head, actor: index, place: nil, phrase: body.tokens)
        mention.participants.append(.init(role: .actor, filler: whole))
        continue
      }
      for child in reader.children(of: filler.head, .compound, .amod, .nmod, .poss) + bodies(behind: filler.head) {
        let inner = Int(marked.actorAt[child])
        guard inner >= 0 else { continue }
        let body = marked.mentions.actors[inner]
        guard body.named, body.kind == .organization, Self.bodies.contains(body.sector ?? "")
        else { continue }
        let whole = Filler(tokens: body.tokens, head: body.head, actor: inner, place: nil, phrase: body.tokens)
        mention.participants.append(.init(role: .actor, filler: whole))
      }
    }
  }

  /// "fighters of the Front", "members of the brigade".
  private func bodies(behind head: Int) -> [Int] {
    reader.children(of: head, .prep)
      .filter { [ontology.of, ontology.from].contains(Int(marked.words[$0])) }
      .flatMap { reader.children(of: $0, .pobj) }
  }

  /// "Troops were deployed": where nobody sends them, they are who acts.
  func deployThemselves(_ mention: inout EventMention) {
    guard ontology.types[mention.type].event == "MOBILIZE", mention.fillers(.actor).isEmpty else { return }
    let checker = ConditionChecker(reader: reader, view: view, violence: violence)
    for index in mention.participants.indices where mention.participants[index].role == .target {
      if checker.belongs(mention.participants[index].filler, to: .words([.armed, .police, .military])) {
        mention.participants[index].role = .actor
      }
    }
  }
}
