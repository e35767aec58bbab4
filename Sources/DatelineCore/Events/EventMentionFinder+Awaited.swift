/// What a sentence names, and does not tell: what is waited for, and what somebody is suspected of.
extension EventMentionFinder {
  /// "vowed to stay until the cabinet resigns", "unless wages are raised": what is waited for has not happened.
  func isAwaited(_ mention: EventMention) -> Bool {
    guard !mention.isNoun, reader.marked.field.field == .text, reader.relation(mention.clause) == .advcl,
      reader.children(of: mention.clause, .mark, .advmod, .prep).contains(where: { ["until", "till", "unless"].contains(reader.marked.field.word($0)) })
    else { return false }
    if reader.children(of: mention.clause, .mark, .advmod).contains(where: { reader.marked.field.word($0) == "unless" }) { return true }
    let verb = reader.children(of: mention.clause, .aux, .auxpass).first ?? mention.clause
    return [.verbPresent, .verbPresentThird, .verbBase, .modal].contains(reader.tag(verb))
  }

  /// "A raid on the embassy in X on April 5, in which police arrested two men": the arrests were made there and then,
  /// wherever in the phrase parsers hang the clause.
  func takeCircumstances(_ index: Int, _ mentions: inout [EventMention]) {
    let clause = mentions[index].clause
    guard reader.relation(clause) == .relcl, let link = reader.children(of: clause, .prep, .advmod).first(where: isOfOccasion) else { return }
    let last = mentions.lastIndex { other in
      other.isNoun && other.anchor < link && !(other.anchor..<link).contains(where: reader.isVerb)
    }
    guard let last else { return }
    // "the attack on X, in which rebels overran a base": theirs.
    if mentions[last].fillers(.actor).isEmpty, [last, index].allSatisfy({ reader.ontology.types[mentions[$0].type].isViolent }) {
      mentions[last].participants += mentions[index].fillers(.actor).map { .init(role: .actor, filler: $0) }
    }
    let occasion = mentions[last]
    if mentions[index].time == nil { mentions[index].time = occasion.time }
    if mentions[index].place == nil, mentions[index].unknownPlace == nil {
      mentions[index].place = occasion.place
      mentions[index].unknownPlace = occasion.unknownPlace
    }
  }

  /// "in which", "during which", "where".
  private func isOfOccasion(_ token: Int) -> Bool {
    let word = reader.marked.field.word(token)
    if word == "where" || word == "when" { return true }
    return ["in", "during", "at"].contains(word) && reader.children(of: token, .pobj).contains { reader.marked.field.word($0) == "which" }
  }

  /// "stayed off work to protest against the cuts": that is their protest, unless what they did for it tells one itself.
  func tellPurposes(_ mentions: inout [EventMention]) {
    let told = mentions
    mentions.removeAll { mention in
      // "sent soldiers to patrol the streets": one deployment.
      if reader.ontology.types[mention.type].event == "MOBILIZE", !mention.isNoun, reader.isInfinitive(mention.anchor), reader.relation(mention.anchor) != .conj {
        let verb = reader.isVerb(reader.tree.head(mention.anchor)) ? reader.tree.head(mention.anchor) : reader.tree.head(reader.tree.head(mention.anchor))
        return told.contains { $0.anchor == verb && $0.anchor != mention.anchor && reader.ontology.types[$0.type].event == "MOBILIZE" }
      }
      if isPurposeOfVisit(mention, told) { return true }
      guard isInfinitiveOfProtest(mention) else { return false }
      let verb = reader.tree.head(mention.anchor)
      switch reader.relation(mention.anchor) {
      case .advcl, .xcomp: break
      case .ccomp, .conj, .root: return false
      // "the right to protest".
      default: return true
      }
      return told.contains { $0.anchor != mention.anchor && reader.ontology.types[$0.type].event == "PROTEST" && ($0.anchor == verb || $0.clause == verb || $0.ownVerbs.contains(verb)) }
    }
    for index in mentions.indices where isInfinitiveOfProtest(mentions[index]) && reader.relation(mentions[index].anchor) == .advcl {
      let verb = reader.tree.head(mentions[index].anchor)
      guard reader.isVerb(verb), !reader.isInfinitive(verb), reader.child(of: verb, .neg) == nil else { continue }
      if !reader.children(of: verb, .aux).contains(where: { reader.tag($0) == .modal }) { mentions[index].factuality = .asserted }
    }
  }

  /// "will travel to X on Wednesday to meet elders": one visit to come.
  private func isPurposeOfVisit(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    guard reader.ontology.types[mention.type].isMeeting, !mention.isNoun, mention.factuality != .asserted, reader.isInfinitive(mention.anchor),
      [.advcl, .xcomp].contains(reader.relation(mention.anchor))
    else { return false }
    let verb = reader.tree.head(mention.anchor)
    return told.contains {
      $0.anchor != mention.anchor && ($0.anchor == verb || $0.clause == verb) && ["visit", "meet"].contains(reader.ontology.types[$0.type].mode)
    }
  }

  private func isInfinitiveOfProtest(_ mention: EventMention) -> Bool {
    let type = reader.ontology.types[mention.type]
    return type.event == "PROTEST" && type.mode == "demonstrate" && !mention.isNoun && reader.isInfinitive(mention.anchor)
  }

  /// Whether the text began with a blast, of which nobody has said yet whether it was meant.
  func followsBlast(_ before: [EventMention]) -> Bool {
    before.first.map { reader.ontology.types[$0.type].mode == "explosion" && $0.sentence == 0 && $0.fillers(.actor).isEmpty } ?? false
  }

  /// "shot dead four protesters as thousands marched", "demonstrators threw stones": who they are, where the sentence tells
  /// the protest itself.
  func isProtesterOfTold(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    let type = reader.ontology.types[mention.type]
    guard type.event == "PROTEST", type.mode == "demonstrate", mention.isNoun, reader.marked.actorAt[mention.anchor] >= 0 else { return false }
    return told.contains { $0.anchor != mention.anchor && reader.ontology.types[$0.type].event == "PROTEST" && reader.marked.actorAt[$0.anchor] < 0 }
  }

  /// "on Thursday dispersed demonstrators who had gathered outside": the day and the place of those who are no event by
  /// themselves are those of what they did.
  func lendToProtests(_ mentions: inout [EventMention]) {
    for noun in mentions where isProtesterOfTold(noun, mentions) {
      for index in mentions.indices where mentions[index].anchor != noun.anchor && reader.ontology.types[mentions[index].type].event == "PROTEST" {
        guard mentions[index].fillers(.actor).contains(where: { $0.head == noun.anchor }) else { continue }
        mentions[index].time = mentions[index].time ?? noun.time
        if mentions[index].place == nil, mentions[index].unknownPlace == nil {
          mentions[index].place = noun.place
          mentions[index].unknownPlace = noun.unknownPlace
        }
      }
    }
  }

  /// "a police guard was killed": who somebody is, to whom something is done.
  func isSufferer(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    guard reader.ontology.types[mention.type].event == "MOBILIZE", mention.isNoun, reader.marked.actorAt[mention.anchor] >= 0 else { return false }
    return told.contains { other in
      other.anchor != mention.anchor
        && (other.fillers(.victim) + other.fillers(.target)).contains { $0.head == mention.anchor || $0.phrase.contains(mention.anchor) }
    }
  }

  /// "a reward for his arrest", "a pretext for a crackdown": what is wished for, and has not happened.
  private func isWished(_ noun: Int) -> Bool {
    let preposition = reader.tree.head(noun)
    return reader.relation(noun) == .pobj && reader.marked.field.word(preposition) == "for"
      && Self.wishes.contains(reader.marked.field.word(reader.tree.head(preposition)))
  }

  /// "Despite the truce, a strike killed two": what stood in its way.
  private func isDespite(_ mention: EventMention) -> Bool {
    ["RETREAT", "AGREE"].contains(reader.ontology.types[mention.type].event) && reader.relation(mention.anchor) == .pobj
      && reader.marked.field.word(reader.tree.head(mention.anchor)) == "despite"
  }

  private static let wishes: Set = ["reward", "rewards", "bounty", "bounties", "pretext", "excuse", "warrant", "warrants", "deadline"]

  /// The patient of a verb of violence.
  private func isStruck(_ noun: Int) -> Bool {
    let verb = reader.tree.head(noun)
    let isPatient = reader.relation(noun) == .dobj || reader.relation(noun).isSubject && reader.isPassive(verb)
    return isPatient && reader.triggers(at: verb).contains { $0.part == .verb && reader.ontology.types[$0.type].isViolent }
  }

  /// Acts that a sentence only speaks of: what was asked for or proposed, that nothing of the kind was reported, why
  /// somebody was dismissed.
  func isOnlyNamed(_ mention: EventMention) -> Bool {
    let type = reader.ontology.types[mention.type]
    if mention.isNoun, type.event == "COERCE" {
      let isOfSomebody = !mention.fillers(.actor).isEmpty
      // "no arrests were reported".
      if mention.factuality == .denied, type.mode == "arrest", mention.fillers(.target).isEmpty, !isOfSomebody { return true }
      // "calls for a ban on mining", "failed to agree on a ban".
      if !mention.isDefinite, !isOfSomebody, isProposed(mention.anchor) { return true }
    }
    // "drought-stricken villages": what they are.
    if mention.isNoun, type.isHazard, reader.relation(mention.anchor) == .npadvmod { return true }
    // "An aid convoy was ambushed".
    if mention.isNoun, type.event == "AID", isStruck(mention.anchor) { return true }
    if mention.isNoun, isWished(mention.anchor) || isDespite(mention) { return true }
    if isOnlyCharged(mention) { return true }
    if isOfAnybody(mention) { return true }
    // "banned rallies for 15 days", "a ban on rallies".
    if mention.isNoun, type.event == "PROTEST", !mention.isDefinite, mention.fillers(.actor).allSatisfy({ $0.head > mention.anchor }), isForbidden(mention.anchor) { return true }
    // "dismissed the inspector for failing to close the mine", "accused him of having failed": what police fail to do is
    // told for itself.
    guard type.mode == "inaction", reader.relation(mention.anchor) == .pcomp, ["for", "of"].contains(reader.marked.field.word(reader.tree.head(mention.anchor)))
    else { return false }
    return !mention.fillers(.actor).contains { filler in
      filler.actor.map { ["COP", "MIL"].contains(reader.marked.mentions.actors[violence.resolvedIndex($0, reader.marked.mentions)].sector ?? "") } ?? false
    }
  }

  /// "A convoy escorted by troops hit a mine", "rebels backed by X took the town": who is with them, of whom the sentence
  /// tells other things.
  func isEpithet(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    let type = reader.ontology.types[mention.type]
    guard type.event == "SUPPORT" && type.mode == nil || type.event == "MOBILIZE" || type.event == "AID" && type.mode == "military",
      !mention.isNoun, reader.relation(mention.anchor) == .acl, [.verbPastParticiple, .verbPast].contains(reader.tag(mention.anchor)),
      type.event == "MOBILIZE" && type.mode != "escort" || !reader.agents(of: mention.anchor).isEmpty && mention.ownTime == nil
    else { return false }
    return told.contains { reader.ontology.types[$0.type].isViolent && hasPart(in: $0, reader.tree.head(mention.anchor), of: mention, within: 6) }
  }

  /// A verb tells another event of somebody: its subject or object is the noun or holds it, so many words above.
  private func hasPart(in other: EventMention, _ noun: Int, of mention: EventMention, within depth: Int) -> Bool {
    !other.isNoun && other.anchor != mention.anchor
      && (reader.subjects(of: other.anchor) + reader.objects(of: other.anchor)).contains { $0 == noun || reader.tree.ancestors(of: noun).prefix(depth).contains($0) }
  }

  /// "called for the release of all those detained": nobody in particular.
  private func isOfAnybody(_ mention: EventMention) -> Bool {
    guard reader.ontology.types[mention.type].mode == "arrest", !mention.isNoun, reader.relation(mention.anchor) == .acl, mention.casualties.isEmpty,
      mention.fillers(.actor).isEmpty
    else { return false }
    let those = reader.tree.head(mention.anchor)
    let preposition = reader.tree.head(those)
    let governor = reader.tree.head(preposition)
    return ["those", "anyone", "everyone", "all"].contains(reader.marked.field.word(those)) && reader.relation(those) == .pobj
      && ["of", "for"].contains(reader.marked.field.word(preposition)) && reader.isEventNoun(governor)
  }

  /// "a man accused of leading a ring was extradited", "residents evicted from their homes applauded": who somebody is, of
  /// whom the sentence tells other things, and by nobody.
  func isDescription(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    let type = reader.ontology.types[mention.type]
    guard type.event == "ACCUSE" || type.group == "displacement" || type.mode == "deport", !mention.isNoun, mention.ownTime == nil,
      reader.relation(mention.anchor) == .acl, reader.tag(mention.anchor) == .verbPastParticiple, mention.fillers(.actor).isEmpty,
      mention.casualties.isEmpty
    else { return false }
    return told.contains { hasPart(in: $0, reader.tree.head(mention.anchor), of: mention, within: 4) }
  }

  /// "charged with armed robbery", "convicted of assault": a crime by its name alone, without whom or what it struck.
  private func isOnlyCharged(_ mention: EventMention) -> Bool {
    guard mention.isNoun, !mention.isDefinite, mention.casualties.isEmpty, mention.fillers(.target).isEmpty, mention.fillers(.victim).isEmpty,
      reader.relation(mention.anchor) == .pobj, reader.tag(mention.anchor) == .noun, reader.child(of: mention.anchor, .det, .poss) == nil
    else { return false }
    let preposition = reader.tree.head(mention.anchor)
    let governor = reader.tree.head(preposition)
    guard ["with", "of", "for"].contains(reader.marked.field.word(preposition)), reader.isVerb(governor) else { return false }
    return reader.ownTriggers(of: governor).contains { trigger in
      let type = reader.ontology.types[trigger.type]
      return type.mode == "charge" || type.group == "verdict"
    }
  }

  /// The object of what forbids it.
  private func isForbidden(_ noun: Int) -> Bool {
    var current = noun
    for _ in 0..<4 where reader.relation(current) == .conj { current = reader.tree.head(current) }
    var governor = reader.tree.head(current)
    if reader.relation(current) == .pobj { governor = reader.tree.head(governor) } else if reader.relation(current) != .dobj { return false }
    guard reader.marked.words.indices.contains(governor) else { return false }
    let rows = reader.isVerb(governor) ? Array(reader.verbTriggers(governor)) : Array(reader.vocabulary.triggers(reader.marked.words[governor]))
    return rows.contains { row in
      let trigger = reader.ontology.triggers[Int(row)]
      let type = reader.ontology.types[trigger.type]
      return trigger.wordCount == 1 && type.event == "COERCE" && ["ban", "restrict"].contains(type.mode)
    }
  }

  /// The object of "for" behind a call, or of what people agree, decide or vote on.
  private func isProposed(_ noun: Int) -> Bool {
    guard reader.relation(noun) == .pobj else { return false }
    let preposition = reader.tree.head(noun)
    let governor = reader.tree.head(preposition)
    switch reader.marked.field.word(preposition) {
    case "for": return ["call", "calls", "demand", "demands", "plea", "pleas", "bid", "proposal", "proposals", "plan", "plans"].contains(reader.marked.field.word(governor))
    case "on": return reader.isVerb(governor) && ["agree", "vote", "decide", "consult", "deliberate"].contains(reader.marked.field.lemmas[governor])
    default: return false
    }
  }

  /// "A man suspected of the attack was arrested in X": where and when he was arrested says nothing of the attack.
  func leaveCircumstances(_ mention: inout EventMention) {
    guard mention.isNoun, mention.isDefinite, [.possible, .future].contains(mention.factuality), reader.relation(mention.anchor) == .pobj else { return }
    let participle = reader.tree.head(reader.tree.head(mention.anchor))
    guard reader.isVerb(participle), [.acl, .relcl, .amod].contains(reader.relation(participle)) else { return }
    mention.place = nil
    mention.unknownPlace = nil
    mention.placeIsOwn = false
    mention.time = nil
  }
}
