/// Joins the harm told in a sentence to the violence that did it: "an air attack on the town killed two people" is
/// one event, not an air attack and a killing; neither are "a car bomb exploded" and "fired tear gas to disperse
/// protesters" two.
struct CauseBinder {
  let reader: ClauseReader

  var marked: MarkedField { reader.marked }
  var ontology: Ontology { reader.ontology }

  private static let harms: Set<String> = ["kill", "injure", "destroy"]

  func bind(_ mentions: inout [EventMention]) {
    var kept: [EventMention] = []
    var absorbed: Set<Int> = []
    for index in mentions.indices {
      if let first = toldBefore(index, in: mentions), !absorbed.contains(first) {
        mentions[first].ownVerbs.append(mentions[index].anchor)
        absorbed.insert(index)
        continue
      }
      guard let whole = whole(of: index, in: mentions) else { continue }
      absorb(mentions[index], into: &mentions[whole])
      absorbed.insert(index)
    }
    for index in mentions.indices where isHarm(mentions[index]) && !absorbed.contains(index) {
      guard let cause = cause(of: index, in: mentions, absorbed) else { continue }
      absorb(mentions[index], into: &mentions[cause])
      absorbed.insert(index)
    }
    for index in mentions.indices where !absorbed.contains(index) { kept.append(mentions[index]) }
    mentions = kept
  }

  /// "bombed a market, …, in the deadliest strike since May", "the latest in a series of attacks": the noun only ranks
  /// the violence that the sentence has told.
  private func toldBefore(_ ranking: Int, in mentions: [EventMention]) -> Int? {
    let mention = mentions[ranking]
    guard mention.isNoun, mention.factuality == .asserted, canHarm(mention), ranks(mention.anchor) else { return nil }
    return mentions.indices.prefix(ranking).last { index in
      canHarm(mentions[index]) && mentions[index].factuality == .asserted && !mentions[index].isSubordinate
    }
  }

  private func ranks(_ noun: Int) -> Bool {
    var current = noun
    for _ in 0..<5 {
      if Self.ranks.contains(marked.field.word(current)) { return true }
      let isRanked = reader.children(of: current).contains {
        $0 < current && (reader.tag($0) == .superlative || Self.ranks.contains(marked.field.word($0)))
      }
      let head = reader.tree.head(current)
      if isRanked {
        return reader.relation(current) == .appos || marked.field.word(head) == "in" && reader.relation(current) == .pobj
      }
      guard head != current, head < current, !reader.isVerb(head) else { return false }
      current = head
    }
    return false
  }

  private static let ranks: Set = ["latest", "worst", "first", "second", "third", "fourth"]

  /// Killing and destruction, and deaths by accident that a wreck or a flood can have caused.
  private func isHarm(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    return type.event == "ASSAULT" && Self.harms.contains(type.mode ?? "") || type.isHazardOutcome || isDisplacement(mention)
  }

  /// "Some 38,000 people have been displaced since the river burst its banks", by nobody.
  private func isDisplacement(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].group == "displacement" && mention.factuality == .asserted && reader.isOfNature(mention)
  }

  /// The nearest violence in the sentence that the harm can be the outcome of.
  private func cause(of harm: Int, in mentions: [EventMention], _ absorbed: Set<Int>) -> Int? {
    let candidates = mentions.indices.filter { index in
      guard index != harm, !absorbed.contains(index) else { return false }
      let mention = mentions[index]
      guard canHarm(mention) || isOccasion(mention, of: mentions[harm]) || isParticiple(mentions[harm], of: mention), mention.factuality == mentions[harm].factuality,
        !isSince(mention, mentions[harm]), !isAnswer(mention, to: mentions[harm]), !isElsewhere(mentions[harm], than: mention),
        !hasOtherDoer(mentions[harm], than: mention), !isCountered(mentions[harm], mention), !comesFirst(mentions[harm], before: mention),
        !goesOnFromAnother(mentions[harm], than: index, mentions), !isToThemselves(mentions[harm], mention)
      else { return false }
      if isDisplacement(mentions[harm]) { return drivesOut(mention, mentions[harm]) }
      // Who kills by himself is no accident's doing.
      if isHazard(mention), !mentions[harm].fillers(.actor).isEmpty { return false }
      // "confirmed the attack but said that troops killed 17": what one side did back.
      if mention.isNoun, mention.isDefinite, !mentions[harm].isNoun, !mentions[harm].fillers(.actor).isEmpty,
        !mentions[harm].fillers(.actor).contains(where: { mention.fillers(.actor).contains($0) })
      {
        return false
      }
      if isHarm(mention) {
        // "killed five while 12 were hurt" is one, "troops killed five rebels while two soldiers died" is two.
        let isOwn = mention.fillers(.actor).isEmpty || !mentions[harm].fillers(.actor).isEmpty
        return index < harm && (isOwn || !separated(mention.anchor, mentions[harm].anchor, isOutcome: true))
      }
      return !separated(mention.anchor, mentions[harm].anchor, isOutcome: isUnclaimed(mentions[harm]))
        && !isOfPart(mention, of: mentions[harm])
    }
    return candidates.min { rank($0, harm, mentions) < rank($1, harm, mentions) }
  }

  /// "Thirty soldiers were killed when rebels overran the base": the taking did the harm.
  private func isOccasion(_ mention: EventMention, of harm: EventMention) -> Bool {
    guard ontology.types[mention.type].group == "territory", !mention.fillers(.actor).isEmpty, harm.fillers(.actor).isEmpty else { return false }
    // "overran the post at X, where nine guards died".
    if let place = reader.whereClause(over: harm.clause), marked.clause(at: reader.tree.head(place)) == mention.clause { return true }
    return isClause(mention, of: harm, marked: ["when", "as"])
  }

  /// "overran the base, killing 40 soldiers": the taking did the harm.
  private func isParticiple(_ harm: EventMention, of mention: EventMention) -> Bool {
    ontology.types[mention.type].group == "territory" && reader.tag(harm.anchor) == .verbGerund && reader.relation(harm.anchor) == .advcl
      && reader.tree.head(harm.anchor) == mention.clause
  }

  /// "Three women died there, and two people were killed in X": where the sentence before has been.
  private func isElsewhere(_ harm: EventMention, than mention: EventMention) -> Bool {
    harm.clause != mention.clause && harm.anchor < mention.anchor && reader.isThere(harm.anchor)
  }

  /// "More than 9,000 have been killed since the army launched its offensive": by far more than it.
  private func isSince(_ mention: EventMention, _ harm: EventMention) -> Bool { isClause(mention, of: harm, marked: ["since"]) }

  /// "fired rockets in retaliation for the killing of a general", and the other way round.
  private func isAnswer(_ mention: EventMention, to other: EventMention) -> Bool {
    [(mention, other), (other, mention)].contains { act, answered in
      reader.answered(by: answered.anchor).map { $0 == act.anchor || act.ownVerbs.contains($0) } ?? false
    }
  }

  private func isClause(_ mention: EventMention, of harm: EventMention, marked marks: Set<String>) -> Bool {
    reader.relation(mention.clause) == .advcl && reader.tree.head(mention.clause) == harm.clause
      && reader.children(of: mention.clause, .mark, .advmod).contains { marks.contains(marked.field.word($0)) }
  }

  /// "a shell hit a house, and an operation in the valley left 12 dead": the second clause has its own cause.
  private func hasOtherDoer(_ harm: EventMention, than mention: EventMention) -> Bool {
    guard reader.isVerb(harm.anchor), !reader.isPassive(harm.anchor), harm.clause != mention.clause,
      let subject = reader.child(of: harm.anchor, .nsubj), reader.tag(subject) == .noun || reader.tag(subject) == .pluralNoun,
      marked.actorAt[subject] < 0, subject != mention.anchor, !mention.trigger.contains(subject)
    else { return false }
    let determiner = reader.child(of: subject, .det).map { marked.field.word($0) }
    return determiner == "a" || determiner == "an" || determiner == "another"
  }

  /// "The gunmen opened fire, but guards killed one of them": what others did to those who acted.
  private func isCountered(_ harm: EventMention, _ mention: EventMention) -> Bool {
    guard harm.anchor > mention.anchor, harm.clause != mention.clause, !mention.fillers(.actor).isEmpty, !harm.fillers(.actor).isEmpty,
      (mention.anchor..<harm.anchor).contains(where: { marked.field.word($0) == "but" })
    else { return false }
    return harm.fillers(.actor).allSatisfy { actor in
      mention.fillers(.actor).allSatisfy { $0.head != actor.head && marked.sameEntity($0, actor) != true }
    }
  }

  /// "attacked a post, killing seven, before troops shot nine of them": a participle tells the harm of the verb that it
  /// hangs on, where that verb can have done any.
  private func goesOnFromAnother(_ harm: EventMention, than cause: Int, _ mentions: [EventMention]) -> Bool {
    guard reader.tag(harm.anchor) == .verbGerund, reader.relation(harm.anchor) == .advcl else { return false }
    let verb = reader.tree.head(harm.anchor)
    guard let host = mentions.firstIndex(where: { $0.anchor == verb || $0.ownVerbs.contains(verb) }), host != cause else { return false }
    return canHarm(mentions[host]) && mentions[host].factuality == harm.factuality && mentions[cause].anchor > harm.anchor
      && mentions[cause].clause != mentions[host].clause
  }

  /// Violence proper before an earlier harm ("killed two people and injured seven"), then nearness.
  private func rank(_ cause: Int, _ harm: Int, _ mentions: [EventMention]) -> Int {
    abs(mentions[cause].anchor - mentions[harm].anchor) + (isHarm(mentions[cause]) ? 30 : 0)
      + (isHazard(mentions[cause]) && !mentions[cause].ownVerbs.contains(mentions[harm].anchor) ? 20 : 0)
      + (mentions[cause].clause == mentions[harm].clause ? 0 : 8)
      // "struck a block, killing four and wounding 17, hours after forces hit a refinery".
      + (mentions[cause].anchor > mentions[harm].anchor && isSetApart(mentions[cause]) ? 30 : 0)
      // "attacked the town, torching homes, and 22 people were killed": they died of the attack.
      + (ontology.types[mentions[cause].type].group == "property" ? 20 : 0)
  }

  /// In a clause behind "hours after", "a day before".
  private func isSetApart(_ mention: EventMention) -> Bool {
    !reader.children(of: mention.clause, .npadvmod).isEmpty
      && reader.children(of: mention.clause, .mark).contains { ["after", "before"].contains(marked.field.word($0)) }
  }

  private func isHazard(_ mention: EventMention) -> Bool { ontology.types[mention.type].isHazard }

  private func canHarm(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    if type.isHazard { return !type.isHazardOutcome }
    switch type.group {
    case "territory", "abduction", "blockade", "coup", "ceasefire": return false
    default: return type.event == "ASSAULT" || type.mode == "riot" || type.event == "COERCE" && type.mode == "raid"
    }
  }

  /// "; one driver was killed": harm that nobody is said to do, without a place of its own.
  private func isUnclaimed(_ harm: EventMention) -> Bool {
    guard reader.isVerb(harm.anchor), reader.isPassive(harm.anchor), harm.fillers(.actor).isEmpty else { return false }
    return !reader.tree.subtree(of: harm.anchor).prefix(Self.longestClause).contains {
      (marked.placeAt[$0] >= 0 || marked.timeAt[$0] >= 0) && marked.clause(at: $0) == harm.clause
    }
  }

  static let longestClause = 40

  /// "while", "separately" or a semicolon between them: two events, unless what follows the semicolon is the outcome.
  private func separated(_ left: Int, _ right: Int, isOutcome: Bool) -> Bool {
    for token in min(left, right)..<max(left, right) {
      let word = marked.field.word(token)
      if Self.separators.contains(word) || word == ";" && !isOutcome { return true }
    }
    return false
  }

  private static let separators: Set = ["while", "separately", "elsewhere", "meanwhile", "whereas"]

  /// "Forty people were killed in the riots, including 12 in police firing": the firing did a part of the harm.
  private func isOfPart(_ cause: EventMention, of harm: EventMention) -> Bool {
    reader.tree.ancestors(of: cause.anchor).prefix(8).contains { token in
      token > harm.anchor && marked.field.word(token) == "including"
    }
  }

  private func absorb(_ harm: EventMention, into cause: inout EventMention) {
    cause.ownVerbs += harm.ownVerbs + [harm.anchor]
    cause.harms.append(harm.anchor)
    // "killed seven guerrillas in a gun battle": who is killed is not who does it, however near he stands to the noun.
    if harm.participants.contains(where: { $0.role == .actor }) {
      let suffering = harm.participants.filter { $0.role == .victim || $0.role == .target }.map(\.filler.head)
      cause.participants.removeAll { $0.role == .actor && suffering.contains($0.filler.head) }
    }
    cause.casualties += harm.casualties.filter { new in !cause.casualties.contains { $0.mention == new.mention } }
    for participant in harm.participants {
      let isOfBattle = ontology.types[harm.type].mode == "clash" && !harm.casualties.isEmpty
      let role = participant.role == .target && (isDisplacement(harm) || isOfBattle) ? .victim : participant.role
      let known = cause.participants.contains { $0.role == role && $0.filler == participant.filler }
        // "beat the reporter and smashed her camera": done to her.
        || role == .target && ontology.types[harm.type].mode == "destroy" && reader.tag(participant.filler.phrase.lowerBound) == .possessivePronoun
          && !(cause.fillers(.target) + cause.fillers(.victim)).isEmpty
      if known || role == .actor && isDisplacement(harm) || role == .actor && cause.participants.contains(where: { $0.role == .actor }) { continue }
      cause.participants.append(.init(role: role, filler: participant.filler))
    }
    for source in harm.sources where !cause.sources.contains(source) && cause.sources.isEmpty {
      cause.sources.append(source)
    }
  }
}
