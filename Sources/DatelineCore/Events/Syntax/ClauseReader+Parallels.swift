/// Where parsers join a verb or a name to its neighbour and the sentence means the one before.
extension ClauseReader {
  /// The verb that a second verb really goes on from, where parsers join it to what stands between them: "accused the
  /// rebels of sending troops and *urged*", "said the man had fled and *accused*". Nil where the tree is right.
  ///
  /// A simple past does not go on from an infinitive or participle. Within what is said, a verb of accusing or denying
  /// goes on from the saying, and so does a simple past behind a past perfect.
  func parallel(to verb: Int) -> Int? {
    guard relation(verb) == .conj, tag(verb) == .verbPast || tag(verb) == .verbPastParticiple || tag(verb) == .verbPresentThird,
      children(of: verb).allSatisfy({ ![.aux, .auxpass].contains(relation($0)) && !relation($0).isSubject })
    else { return nil }
    let joined = tree.head(verb)
    guard joined < verb, isVerb(joined) else { return nil }
    if tag(verb) == .verbPresentThird { return present(above: joined, for: verb) }
    return finite(above: joined, for: verb) ?? saying(over: joined, for: verb)
  }

  private func finite(above joined: Int, for verb: Int) -> Int? {
    // "vowed that it would not pass and deployed troops": nor does a past go on from a modal.
    let isModal = tag(joined) == .verbBase && children(of: joined, .aux).contains { tag($0) == .modal }
    guard tag(verb) == .verbPast, tag(joined) == .verbGerund || isInfinitive(joined) || isModal else { return nil }
    for above in tree.ancestors(of: joined).prefix(Self.depth) where isVerb(above) {
      if tag(above) == .verbPast { return above }
      if relation(above) == .ccomp { return nil }
    }
    return nil
  }

  /// "condemns the attack, in which 21 died, and reiterates its support": a present goes on from the present over the clause.
  private func present(above joined: Int, for verb: Int) -> Int? {
    guard tag(verb) == .verbPresentThird, tag(joined) == .verbPast, relation(joined) == .relcl else { return nil }
    return tree.ancestors(of: joined).prefix(Self.depth).first { tag($0) == .verbPresentThird }
  }

  private func saying(over said: Int, for verb: Int) -> Int? {
    let saying = tree.head(said)
    guard said != saying, relation(said) == .ccomp, saying < said, verbWord(saying)?.stance != nil,
      tag(saying) == .verbPast, verbWord(said)?.stance == nil || isPassive(said)
    else { return nil }
    // "said officers had killed two men and arrested three": an act goes on from an act.
    if isAct(verb), isAct(said) { return nil }
    let stance = verbWord(verb)?.stance
    let isPerfect = hasAuxiliary(said, ["had"])
    // "alleged that the teams had been sent out without water and demanded": a past tense does not share "been".
    let sharesNothing = isPerfect && isPassive(said) && tag(verb) == .verbPast && !isPlainParticiple(verb)
    return stance == .accuses || stance == .denies || isPerfect && !isPassive(said) || sharesNothing ? saying : nil
  }

  /// "had been beaten and robbed": has nothing behind it that an active verb would have.
  private func isPlainParticiple(_ verb: Int) -> Bool { child(of: verb, .dobj, .ccomp, .xcomp) == nil }

  /// ", killing ten people, police and a doctor *said*": the heads of those who say it, which parsers join to the list
  /// before the comma. Empty where the verb has a subject, or no such list stands before it.
  func trailingSpeakers(of verb: Int) -> [Int] {
    // "…, X, a spokesman for the guard, said".
    let closes = verb > 1 && field.word(verb - 1) == ","
    let last = closes ? verb - 2 : verb - 1
    guard verbWord(verb)?.stance != nil, isVerb(verb), last >= 0, tag(last).isNoun,
      !children(of: verb).contains(where: { relation($0).isSubject })
    else { return [] }
    guard relation(last) == .conj, !closes else {
      let isPlain = relation(verb) == .root || relation(verb) == .parataxis
      guard isPlain, child(of: verb, .ccomp) != nil, let speaker = apposedSpeaker(before: last + 1) else { return [] }
      let name = tree.head(speaker)
      return [closes && relation(name) == .appos && isSpeaker(name) ? name : speaker]
    }
    var chain = [last]
    while chain.count < Self.conjuncts, let first = chain.last, relation(first) == .conj, tree.head(first) < first {
      chain.append(tree.head(first))
    }
    guard let top = chain.last, let comma = (top + 1..<last).first(where: { field.word($0) == "," }) else { return [] }
    let speakers = chain.filter { $0 > comma }
    return speakers.contains(where: isSpeaker) ? speakers.reversed() : []
  }

  private static let words: Set = ["ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT", "CONSULT", "COOPERATE", "CONCEDE"]

  /// Tells only what is done, not what is said.
  private func isAct(_ verb: Int) -> Bool {
    let triggers = verbTriggers(verb)
    guard !triggers.isEmpty, verbWord(verb)?.stance == nil else { return false }
    // "set" heads "set conditions for talks": what it tells by itself counts, where it tells anything by itself.
    let plain = triggers.filter { ontology.triggers[Int($0)].wordCount == 1 }
    return (plain.isEmpty ? isAfoot(verb) : true)
      && plain.allSatisfy { !Self.words.contains(ontology.types[ontology.triggers[Int($0)].type].event) }
  }

  /// "set 10 vehicles ablaze", "opened fire": a trigger of several words that tells what is done stands here.
  private func isAfoot(_ verb: Int) -> Bool {
    let near = (verb + 1..<min(verb + 8, field.count))
    return verbTriggers(verb).contains { index in
      let trigger = ontology.triggers[Int(index)]
      return trigger.part == .verb && !Self.words.contains(ontology.types[trigger.type].event)
        && trigger.rest.allSatisfy { options in near.contains { options.contains(marked.words[$0]) } }
    }
  }

  /// "According to the clinic, Ana Ruiz, two nurses and a guard *were* killed": parsers take the first of a passive verb's
  /// subjects for another name of what stands before the comma. The head of the first.
  func subjectTakenForApposition(of verb: Int) -> Int? {
    guard relation(verb) != .conj, relation(verb) != .relcl, relation(verb) != .acl,
      let auxiliary = children(of: verb, .auxpass, .aux).first, auxiliary > 0, auxiliary < verb
    else { return nil }
    var first = auxiliary - 1
    if field.word(first) == ",", let opening = child(of: verb, .prep), opening < first, first - opening < Self.reach,
      // "As a result of the blast in Lima, a baker, named Diaz, *was* killed".
      let apposed = (opening..<first).first(where: { relation($0) == .appos && tag($0).isNoun })
    {
      first = apposed
    }
    guard tag(first).isNoun else { return nil }
    for _ in 0..<Self.depth where relation(first) == .conj { first = tree.head(first) }
    let edge = phrase(first).lowerBound
    guard relation(first) == .appos, edge > 0, field.word(edge - 1) == ",", tree.head(first) < edge - 1,
      tree.ancestors(of: first).prefix(Self.depth).contains(verb)
    else { return nil }
    return first
  }

  /// ", killing ten people, medics and a doctor *said*": where parsers make the whole list the subject of the saying,
  /// the heads of those who say it. Empty where the subject begins right behind no participle that lacks its object.
  func speakersBehindObject(of verb: Int) -> [Int] {
    guard verbWord(verb)?.stance != nil, let subject = child(of: verb, .nsubj), subject < verb,
      let speaker = children(of: subject, .conj).first(where: { $0 > subject && field.word(subject + 1) == "," })
    else { return [] }
    let before = leftEdge(of: subject) - 1
    guard before >= 0, tag(before) == .verbGerund, child(of: before, .dobj, .ccomp) == nil, isSpeaker(speaker) else { return [] }
    return coordinated(speaker)
  }

  /// The object of a participle that parsers make the first speaker of the saying behind it.
  func objectTakenForSpeaker(of verb: Int) -> Int? {
    guard tag(verb) == .verbGerund else { return nil }
    for token in verb + 1..<min(verb + 6, field.count) where relation(token) == .nsubj && tree.head(token) > token {
      return leftEdge(of: token) == verb + 1 && !speakersBehindObject(of: tree.head(token)).isEmpty ? token : nil
    }
    return nil
  }

  /// The first word that hangs on a head, over a bounded chain: "at" of "at least 38 people".
  private func leftEdge(of head: Int) -> Int {
    var edge = head
    for _ in 0..<Self.depth {
      guard let first = children(of: edge).first, first < edge else { return edge }
      edge = first
    }
    return edge
  }

  /// "had fled towards the hills, the agency *said*": the speaker, whom parsers take for another name of what stands
  /// before the comma.
  private func apposedSpeaker(before verb: Int) -> Int? {
    var current = verb - 1
    for _ in 0..<Self.depth {
      guard current >= 0, current < verb else { return nil }
      if relation(current) == .appos {
        let comma = phrase(current).lowerBound - 1
        return comma > 0 && field.word(comma) == "," && isSpeaker(current) ? current : nil
      }
      let head = tree.head(current)
      guard head != current, head < verb else { return nil }
      current = head
    }
    return nil
  }

  private func isSpeaker(_ head: Int) -> Bool {
    marked.actorAt[head] >= 0 || !classes(head).isDisjoint(with: [.person, .official, .police, .state, .armed])
  }

  /// "overran the base last week, forcing families to flee", "raided the village on Monday and killed four": the verb that
  /// a participle or a second verb goes on from, whose day is theirs.
  func hosts(of verb: Int) -> [Int] {
    var found: [Int] = []
    while found.count < 3, let next = host(of: found.last ?? verb) { found.append(next) }
    return found
  }

  private func host(of verb: Int) -> Int? {
    let above = tree.head(verb)
    guard above != verb, above < verb, isVerb(verb), isVerb(above) else { return nil }
    let children = children(of: verb)
    guard !children.contains(where: { relation($0).isSubject || relation($0) == .mark }) else { return nil }
    switch relation(verb) {
    case .advcl: return tag(verb) == .verbGerund ? above : nil
    case .conj: return tag(verb) == tag(above) ? above : nil
    // "began withdrawing in February", "voted last month to demand": the day is that of both.
    case .xcomp: return above
    default: return nil
    }
  }

  /// "captured X, *where* groups reported the execution of eleven": the relative clause over a verb.
  func whereClause(over verb: Int) -> Int? {
    var current = verb
    for _ in 0..<3 {
      if relation(current) == .relcl {
        return children(of: current, .advmod).contains { field.word($0) == "where" } ? current : nil
      }
      guard [.ccomp, .xcomp, .conj].contains(relation(current)) else { return nil }
      current = tree.head(current)
    }
    return nil
  }
}
