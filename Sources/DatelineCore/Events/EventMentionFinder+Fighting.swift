/// What reads otherwise where violence is told than by its words alone.
extension EventMentionFinder {
  /// Events before that are looked at.
  private static let fighting = 6

  /// "Shells fell on the town. A bus was hit.", "was hit by a mine": no accident.
  func struckInFighting(_ mentions: inout [EventMention], _ before: [EventMention]) {
    guard let attack = ontology.types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "attack" }) else { return }
    for index in mentions.indices where ontology.types[mentions[index].type].isHazard {
      let mention = mentions[index]
      guard ["hit", "struck"].contains(reader.field.word(mention.anchor)), reader.isPassive(mention.anchor) else { continue }
      let agents = reader.agents(of: mention.anchor)
      let followsFire = agents.isEmpty && before.suffix(Self.fighting).contains {
        mention.sentence - $0.sentence <= 3 && ["remote", "arms", "ground"].contains(ontology.types[$0.type].group)
      }
      guard followsFire || agents.contains(where: isArms) else { continue }
      mentions[index].type = attack
      mentions[index].row = nil
    }
  }

  /// "The shelling left 30 dead", "the violence came after he was murdered": an act is nobody who suffers another.
  func dropActs(_ mentions: inout [EventMention]) {
    for index in mentions.indices where ontology.types[mentions[index].type].isViolent {
      mentions[index].participants.removeAll { participant in
        (participant.role == .victim || participant.role == .target) && isViolentAct(participant.filler.head)
      }
    }
  }

  /// "A mine exploded as a patrol was passing", "a convoy was passing when a bomb went off": those whom the blast met.
  func addPassers(to mentions: inout [EventMention]) {
    for index in mentions.indices
    where ontology.types[mentions[index].type].group == "blast" && mentions[index].fillers(.target).isEmpty {
      let clause = mentions[index].clause
      var moving = reader.children(of: clause, .advcl).filter { isSetting($0) }
      if isSetting(clause) { moving.append(reader.tree.head(clause)) }
      guard let verb = moving.first(where: { reader.classes($0).contains(.moving) }) else {
        // Parsers take "as" for a preposition, and its verb for a participle.
        let met = reader.children(of: mentions[index].anchor, .prep).filter { reader.field.word($0) == "as" }
          .flatMap { reader.children(of: $0, .pobj) }
          .filter { noun in reader.children(of: noun, .acl).contains { reader.classes($0).contains(.moving) } }
        mentions[index].participants += reader.fillers(met).map { .init(role: .target, filler: $0) }
        continue
      }
      let met = reader.fillers(reader.subjects(of: verb)).filter { reader.tag($0.head) != .pronoun }
      mentions[index].participants += met.map { .init(role: .target, filler: $0) }
    }
  }

  /// "A bomb went off outside a bank. Nobody was hurt.": what the blast did not do, and no event of its own.
  func joinHarmless(_ found: inout [EventMention]) {
    var joined: [Int] = []
    for index in found.indices where isHarmless(found[index]) {
      let before = found[..<index].lastIndex { other in
        let type = ontology.types[other.type]
        return (type.isViolent && !type.isHarm || type.isHazard) && other.factuality == .asserted && found[index].sentence - other.sentence <= Self.sequel
      }
      guard let before else { continue }
      joined.append(index)
      let kinds = found[before].casualties.map { reader.marked.mentions.casualties[$0.mention].kind }
      found[before].casualties += found[index].casualties.filter { !kinds.contains(reader.marked.mentions.casualties[$0.mention].kind) }
    }
    for index in joined.reversed() { found.remove(at: index) }
  }

  /// Sentences behind an event in which it is said whom it spared.
  private static let sequel = 2

  private func isHarmless(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isHarm && mention.factuality == .denied && mention.fillers(.actor).isEmpty && !mention.casualties.isEmpty
      && mention.casualties.allSatisfy { reader.marked.mentions.casualties[$0.mention].count.max == 0 }
  }

  private func isSetting(_ clause: Int) -> Bool {
    reader.relation(clause) == .advcl
      && reader.children(of: clause, .mark, .advmod).contains { ["as", "when", "while"].contains(reader.field.word($0)) }
  }

  /// "Police killed four, but failed to hit their leader": what an attack missed is no inaction.
  func isMissedStrike(_ mention: EventMention, _ all: [EventMention]) -> Bool {
    guard ontology.types[mention.type].mode == "inaction", let aim = reader.child(of: mention.anchor, .xcomp) else { return false }
    return all.contains { $0.anchor == aim && ontology.types[$0.type].event == "ASSAULT" }
  }

  /// "was ambushed as it escorted a convoy": what those who are struck were doing, no event of the news.
  func isSettingOfViolence(_ mention: EventMention, _ all: [EventMention]) -> Bool {
    guard ontology.types[mention.type].event == "MOBILIZE", reader.isVerb(mention.anchor), reader.relation(mention.clause) == .advcl,
      reader.children(of: mention.clause, .mark, .advmod).contains(where: { ["as", "while", "when"].contains(reader.field.word($0)) })
    else { return false }
    let main = reader.tree.head(mention.clause)
    return all.contains { ontology.types[$0.type].isViolent && ($0.clause == main || $0.ownVerbs.contains(main)) }
  }

  private func isViolentAct(_ head: Int) -> Bool {
    guard let word = reader.word(head), word.isEventNoun,
      word.classes.isDisjoint(with: [.device, .weaponry, .armed, .person, .site, .band])
    else { return false }
    let triggers = ontology.vocabulary.triggers(reader.marked.words[head]).map { ontology.triggers[Int($0)] }.filter { $0.wordCount == 1 }
    return !triggers.isEmpty && triggers.allSatisfy { ontology.types[$0.type].isViolent }
  }

  /// "by an explosive device", and not by a lorry.
  private func isArms(_ token: Int) -> Bool {
    let weapon = Int(marked.weaponAt[token])
    return weapon >= 0 && ["explosive", "missile", "drone", "artillery", "firearm"].contains(marked.mentions.weapons[weapon].kind)
  }

  /// "Drones launched by the militia hit a substation", "was struck by a mine laid by rebels": one event, of which the
  /// participle tells whose weapon it was.
  func joinLaunches(_ mentions: inout [EventMention]) {
    var joined: [Int] = []
    for index in mentions.indices where ontology.types[mentions[index].type].isViolent && reader.relation(mentions[index].anchor) == .acl {
      let weapon = Int(marked.weaponAt[reader.tree.head(mentions[index].anchor)])
      guard weapon >= 0,
        let strike = mentions.indices.first(where: { other in
          other != index && mentions[other].weapons.contains(weapon) && mentions[other].factuality == mentions[index].factuality
            && mentions[other].anchor != mentions[index].anchor && reader.relation(mentions[other].anchor) != .acl
            // "shot down the drones launched by the militia".
            && !mentions[other].fillers(.target).contains { $0.head == reader.tree.head(mentions[index].anchor) }
            && (ontology.types[mentions[other].type].isViolent || ontology.types[mentions[other].type].isHarm)
        })
      else { continue }
      if mentions[strike].fillers(.actor).isEmpty { mentions[strike].participants += mentions[index].participants.filter { $0.role == .actor } }
      mentions[strike].ownVerbs.append(mentions[index].anchor)
      joined.append(index)
    }
    for index in joined.reversed() { mentions.remove(at: index) }
  }
}
