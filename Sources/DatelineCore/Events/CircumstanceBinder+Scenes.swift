/// Where an event was, told by no more than what kind of place it is: "at the main gate", "in two villages".
extension CircumstanceBinder {
  /// The words for the kind of place in the event's own clause, nearest to it: behind a preposition of place, else what is
  /// blocked, searched or closed; not what is burnt or wrecked, which has a place itself.
  func bindScene(_ mention: inout EventMention) {
    mention.scene = sceneBehindPreposition(mention) ?? sceneStruck(mention)
  }

  private func sceneBehindPreposition(_ mention: EventMention) -> Range<Int>? {
    let type = ontology.types[mention.type]
    guard type.isPhysical || type.event == "CONSULT", marked.field.field == .text else { return nil }
    let behind = window(mention).filter { isScene($0, mention) && isBehindPreposition($0, mention) }
    return behind.min { abs($0 - mention.anchor) < abs($1 - mention.anchor) }.flatMap(words)
  }

  private func sceneStruck(_ mention: EventMention) -> Range<Int>? {
    let type = ontology.types[mention.type]
    guard type.isPhysical, marked.field.field == .text, !Self.wrecking.contains(type.mode ?? "") else { return nil }
    let target = mention.participants.first { $0.role == .target && $0.filler.place == nil && $0.filler.actor == nil && isScene($0.filler.head, nil) }
    return target.flatMap { words(of: $0.filler.head) }
  }

  private func isScene(_ token: Int, _ mention: EventMention?) -> Bool {
    guard reader.tag(token) == .noun || reader.tag(token) == .pluralNoun, reader.classes(token).contains(.scene) || isOfSeveralTowns(token), marked.placeAt[token] < 0, marked.actorAt[token] < 0
    else { return false }
    guard let mention else { return true }
    let clause = marked.clause(at: token)
    return (isOwn(clause, mention) || clause == mention.anchor) && !isOfHospital(token, mention) && !belongsToSource(token)
      && !marked.isBrokenOff(token, mention.anchor) && !isActor(token, mention) && !isOfCause(token, mention) && !isQuotedApart(token, from: mention.anchor)
  }

  /// "in 12 districts", of which none is named.
  func isOfSeveralTowns(_ token: Int) -> Bool {
    reader.tag(token) == .pluralNoun && !reader.classes(token).isDisjoint(with: [.locality, .region]) && reference.named(by: token) == nil
      && !reader.children(of: token, .det, .amod, .prep).contains { ["these", "those", "both", "the"].contains(marked.field.word($0)) || reader.relation($0) == .prep }
  }

  /// "at the gate"; "sent to the border" of those who move. "In office" and "in prison" are no places of anything done.
  private func isBehindPreposition(_ token: Int, _ mention: EventMention) -> Bool {
    guard reader.relation(token) == .pobj else { return false }
    let type = ontology.types[mention.type]
    let preposition = reader.tree.head(token)
    let isGoal = marked.field.word(preposition) == "to" && (type.event == "MOBILIZE" || type.mode == "visit" || type.event == "AID")
    guard isGoal || Self.placing.contains(marked.field.word(preposition)) else { return false }
    // "the attack on a market" is bound by its target; "years in prison" is what somebody got.
    let governor = reader.tree.head(preposition)
    if reader.tag(governor) == .cardinal || ["years", "months", "year", "life"].contains(marked.field.word(governor)) { return false }
    return reader.tag(token) == .pluralNoun || reader.children(of: token).contains { $0 < token && reader.relation($0) != .punct }
  }

  /// The noun with the words that describe it, without an article.
  private func words(of noun: Int) -> Range<Int>? {
    let phrase = reader.phrase(noun)
    let first = (phrase.lowerBound..<noun + 1).first { ![.determiner, .possessivePronoun, .predeterminer].contains(reader.tag($0)) } ?? noun
    return noun - first < Self.longestScene ? first..<noun + 1 : noun..<noun + 1
  }

  private static let longestScene = 5
  private static let wrecking: Set = ["arson", "destroy"]
  private static let placing: Set = ["in", "at", "near", "outside", "inside", "around", "on", "across", "over", "off", "along", "opposite", "behind"]
}
