/// What reads otherwise where violence is told than by its words alone.
extension EventMentionFinder {
  /// Events before that are looked at.
  private static let fighting = 6

  /// "Shells fell on the town. A bus was hit.": among bombardments no accident.
  func struckInFighting(_ mentions: inout [EventMention], _ before: [EventMention]) {
    guard let attack = ontology.types.firstIndex(where: { $0.event == "ASSAULT" && $0.mode == "attack" }) else { return }
    for index in mentions.indices where ontology.types[mentions[index].type].isHazard {
      let mention = mentions[index]
      guard ["hit", "struck"].contains(reader.field.word(mention.anchor)), reader.isPassive(mention.anchor),
        reader.agents(of: mention.anchor).isEmpty,
        before.suffix(Self.fighting).contains(where: {
          mention.sentence - $0.sentence <= 3 && ["remote", "arms", "ground"].contains(ontology.types[$0.type].group)
        })
      else { continue }
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

  private func isViolentAct(_ head: Int) -> Bool {
    guard let word = reader.word(head), word.isEventNoun,
      word.classes.isDisjoint(with: [.device, .weaponry, .armed, .person, .site, .band])
    else { return false }
    let triggers = ontology.vocabulary.triggers(reader.marked.words[head]).map { ontology.triggers[Int($0)] }.filter { $0.wordCount == 1 }
    return !triggers.isEmpty && triggers.allSatisfy { ontology.types[$0.type].isViolent }
  }
}
