/// Gives violence the mode of the weapon that did it ("Russian drones struck the depot" is a drone attack) and, where the
/// weapon is all that acts, the actor whose weapon it is.
struct MeansBinder {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  func bind(_ mentions: inout [EventMention]) {
    for index in mentions.indices where ontology.types[mentions[index].type].event == "ASSAULT" {
      let weapons = weapons(of: mentions[index])
      // "missiles and drones": the first.
      if let first = weapons.first, let type = ontology.means.type(of: mentions[index].type, with: kind(first), named: marked.field.word(first)) {
        mentions[index].type = type
      }
      // "Nigeria's air force struck a column": what flies strikes from the air.
      if weapons.isEmpty, isToldWidely(mentions[index]), mentions[index].fillers(.actor).contains(where: isAirForce),
        let type = ontology.means.type(of: mentions[index].type, with: "aircraft", named: "aircraft")
      {
        mentions[index].type = type
      }
      guard mentions[index].fillers(.actor).allSatisfy(isMereWeapon),
        let owners = weapons.lazy.map(owners).first(where: { !$0.isEmpty })
      else { continue }
      // "Israeli drones" say whose they are by themselves.
      guard mentions[index].fillers(.actor).isEmpty || owners.contains(where: isForce) else { continue }
      mentions[index].participants.removeAll { $0.role == .actor }
      mentions[index].participants += owners.map { .init(role: .actor, filler: $0) }
    }
  }

  /// "Drones" do nothing by themselves; "warplanes" are somebody's people.
  private func isMereWeapon(_ filler: Filler) -> Bool { filler.actor == nil && marked.weaponAt[filler.head] >= 0 }

  /// An attack or its harm, of which nothing says how; "artillery strikes" do.
  private func isToldWidely(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isHarm || ["attack", "destroy"].contains(ontology.types[mention.type].mode)
  }

  private func isAirForce(_ filler: Filler) -> Bool {
    ["force", "forces"].contains(marked.field.word(filler.head)) && marked.field.word(filler.head - 1) == "air"
  }

  private func isForce(_ filler: Filler) -> Bool { filler.actor.map { marked.mentions.actors[$0].sector != nil } ?? false }

  private func kind(_ weapon: Int) -> String { marked.mentions.weapons[Int(marked.weaponAt[weapon])].kind }

  /// The last words of the weapons that act or are acted with.
  private func weapons(of mention: EventMention) -> [Int] {
    var heads = mention.fillers(.instrument).map(\.head)
    if reader.isVerb(mention.anchor) {
      heads += subjects(of: mention)
      // "fired ten rockets and two drones at the port": what is sent at the target.
      if !reader.isPassive(mention.anchor) { heads += reader.children(of: mention.anchor, .dobj).flatMap(reader.coordinated) }
    } else {
      heads += reader.children(of: mention.anchor, .compound, .amod, .nmod).filter { $0 < mention.anchor }
    }
    heads += reader.obliques(of: mention.anchor).filter(isUsed).flatMap(\.heads)
    heads += used(by: mention)
    let struck = (mention.fillers(.target) + mention.fillers(.victim)).map(\.phrase)
    return heads.filter { head in
      marked.weaponAt[head] >= 0 && !isEvent(head) && !struck.contains { $0.contains(head) }
    }
  }

  /// "Police using drones killed four", "attacked the post, using mortars".
  private func used(by mention: EventMention) -> [Int] {
    let hosts = [mention.anchor] + mention.fillers(.actor).map(\.head)
    return hosts.flatMap { reader.children(of: $0, .acl, .advcl) }.filter { marked.field.word($0) == "using" }
      .flatMap { reader.children(of: $0, .dobj).flatMap(reader.coordinated) } + usedFor(mention.anchor)
  }

  /// "used drones to strike the depot".
  private func usedFor(_ verb: Int) -> [Int] {
    let governor = reader.tree.head(verb)
    guard reader.isVerb(verb), reader.isInfinitive(verb), governor < verb, marked.field.lemmas[governor] == "use" else { return [] }
    return reader.children(of: governor, .dobj).flatMap(reader.coordinated)
  }

  /// Of harm only what its verb has for a subject itself: ", injuring four" goes on from what is told before.
  private func subjects(of mention: EventMention) -> [Int] {
    if reader.isPassive(mention.anchor) { return reader.agents(of: mention.anchor) }
    let isHarm = ontology.types[mention.type].isHarm || ["destroy", "arson"].contains(ontology.types[mention.type].mode)
    if isHarm, reader.child(of: mention.anchor, .nsubj) == nil { return [] }
    return reader.subjects(of: mention.anchor)
  }

  /// "the airstrike killed five": told by its own noun.
  private func isEvent(_ weapon: Int) -> Bool {
    reader.word(weapon)?.isEventNoun == true && !reader.classes(weapon).contains(.device)
      && reader.classes(weapon).isDisjoint(with: .weaponry)
  }

  private func isUsed(_ oblique: ClauseReader.Oblique) -> Bool {
    oblique.preposition == ontology.with || oblique.preposition == ontology.by || oblique.preposition == ontology.using
  }

  /// "Russian drones", "the army's guns", "drones launched by rebels".
  private func owners(of weapon: Int) -> [Filler] {
    let before = reader.children(of: weapon, .poss, .compound, .amod, .nmod).filter { $0 < weapon && isSomeone($0) }
    let launchers = reader.children(of: weapon, .acl).filter { reader.isPassive($0) }.flatMap { reader.agents(of: $0) }
    return reader.fillers(before + launchers + speakers(whose: weapon)).filter { $0.actor != nil || $0.place != nil }
  }

  /// "Kyiv said *its own* drones had hit the depot": of those who say so.
  private func speakers(whose weapon: Int) -> [Int] {
    guard reader.children(of: weapon, .poss).contains(where: { ["its", "their", "our"].contains(marked.field.word($0)) }) else { return [] }
    var clause = marked.clause(at: weapon)
    for _ in 0..<Self.highest {
      let head = reader.tree.head(clause)
      guard head != clause, [.ccomp, .conj].contains(reader.relation(clause)) else { return [] }
      if marked.isSaying(head, ontology.vocabulary) { return reader.subjects(of: head) }
      clause = head
    }
    return []
  }

  /// Clauses that are climbed.
  private static let highest = 3

  /// A body or a people, or the adjective of a country.
  private func isSomeone(_ token: Int) -> Bool {
    if marked.actorAt[token] >= 0 { return true }
    let place = Int(marked.placeAt[token])
    guard place >= 0, case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.precision == .country
  }
}
