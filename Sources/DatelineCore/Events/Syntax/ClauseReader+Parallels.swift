/// Where parsers join a verb or a name to its neighbour and the sentence means the one before.
extension ClauseReader {
  /// The verb that a second verb really goes on from, where parsers join it to what stands between them: "accused the
  /// rebels of sending troops and *urged*", "said the man had fled and *accused*". Nil where the tree is right.
  ///
  /// A simple past does not go on from an infinitive or participle. Within what is said, a verb of accusing or denying
  /// goes on from the saying, and so does a simple past behind a past perfect.
  func parallel(to verb: Int) -> Int? {
    guard relation(verb) == .conj, tag(verb) == .verbPast || tag(verb) == .verbPastParticiple,
      children(of: verb).allSatisfy({ ![.aux, .auxpass].contains(relation($0)) && !relation($0).isSubject })
    else { return nil }
    let joined = tree.head(verb)
    guard joined < verb, isVerb(joined) else { return nil }
    return finite(above: joined, for: verb) ?? saying(over: joined, for: verb)
  }

  private func finite(above joined: Int, for verb: Int) -> Int? {
    guard tag(verb) == .verbPast, tag(joined) == .verbGerund || isInfinitive(joined) else { return nil }
    for above in tree.ancestors(of: joined).prefix(Self.depth) where isVerb(above) {
      if tag(above) == .verbPast { return above }
      if relation(above) == .ccomp { return nil }
    }
    return nil
  }

  private func saying(over said: Int, for verb: Int) -> Int? {
    let saying = tree.head(said)
    guard said != saying, relation(said) == .ccomp, saying < said, verbWord(saying)?.stance != nil,
      tag(saying) == .verbPast, verbWord(said)?.stance == nil || isPassive(said)
    else { return nil }
    let stance = verbWord(verb)?.stance
    let isPerfect = children(of: said, .aux).contains { field.word($0) == "had" }
    return stance == .accuses || stance == .denies || isPerfect && !isPassive(said) ? saying : nil
  }

  /// ", killing ten people, police and a doctor *said*": the heads of those who say it, which parsers join to the list
  /// before the comma. Empty where the verb has a subject, or no such list stands before it.
  func trailingSpeakers(of verb: Int) -> [Int] {
    let last = verb - 1
    guard verbWord(verb)?.stance != nil, isVerb(verb), tag(last).isNoun, relation(last) == .conj,
      !children(of: verb).contains(where: { relation($0).isSubject })
    else { return [] }
    var chain = [last]
    while chain.count < Self.conjuncts, let first = chain.last, relation(first) == .conj, tree.head(first) < first {
      chain.append(tree.head(first))
    }
    guard let top = chain.last, let comma = (top + 1..<last).first(where: { field.word($0) == "," }) else { return [] }
    let speakers = chain.filter { $0 > comma }
    return speakers.contains(where: isSpeaker) ? speakers.reversed() : []
  }

  private func isSpeaker(_ head: Int) -> Bool {
    marked.actorAt[head] >= 0 || !classes(head).isDisjoint(with: [.person, .official, .police, .state, .armed])
  }
}
