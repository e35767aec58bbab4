/// The prepositional phrases that say whom a noun's event concerns, wherever parsers hang them.
extension ArgumentFinder {
  func nounObliques(_ match: TriggerMatch, _ outer: Int) -> [ClauseReader.Oblique] {
    var found = match.parts.flatMap { reader.obliques(of: $0) }
    // "the capture last month of the town".
    // "An attack last night and this morning on the plant".
    for time in reader.children(of: match.anchor, .npadvmod).flatMap(reader.coordinated) where marked.timeAt[time] >= 0 {
      found += reader.obliques(of: time)
    }
    // "the murder on Friday of a judge".
    for time in found.flatMap(\.heads) where marked.timeAt[time] >= 0 {
      found += reader.obliques(of: time).filter { $0.preposition == ontology.of }
    }
    if outer != match.anchor { found += reader.obliques(of: outer) }
    found += misattached(to: outer)
    found += shared(with: outer, found)
    found += sides(behind: found)
    // "the explosion of a bomb inside a bus": parsers hang the place on the bomb.
    for head in found.flatMap({ $0.preposition == ontology.of ? $0.heads : [] }) where marked.weaponAt[head] >= 0 {
      found += reader.obliques(of: head)
    }
    return found.map { oblique in
      var kept = oblique
      kept.heads.removeAll { isOnlyTrigger($0, match) || reader.content($0) == match.anchor }
      return kept
    }.filter { !$0.heads.isEmpty }
  }

  /// "clashes in the south of the province between villagers and herders": parsers hang both sides on the place.
  private func sides(behind own: [ClauseReader.Oblique]) -> [ClauseReader.Oblique] {
    guard !own.contains(where: { $0.preposition == ontology.between }) else { return [] }
    return own.flatMap(\.heads).filter { marked.placeAt[$0] >= 0 || !reader.classes($0).isDisjoint(with: PlaceReference.nouns) }
      .flatMap(reader.obliques).filter { oblique in
        oblique.preposition == ontology.between && oblique.heads.count > 1
          && oblique.heads.allSatisfy { marked.actorAt[$0] >= 0 && marked.placeAt[$0] < 0 }
      }
  }

  /// "air and artillery strikes on the town": parsers hang what both share on the first.
  private func shared(with noun: Int, _ own: [ClauseReader.Oblique]) -> [ClauseReader.Oblique] {
    let first = reader.tree.head(noun)
    guard own.isEmpty, reader.relation(noun) == .conj, first < noun, reader.tag(first).isNoun else { return [] }
    return reader.children(of: first, .prep).filter { $0 > noun }.map { preposition in
      .init(
        preposition: Int(marked.words[preposition]),
        heads: reader.children(of: preposition, .pobj).flatMap { reader.coordinated(reader.antecedent($0)) })
    }.filter { !$0.heads.isEmpty }
  }

  /// "indicates inaction by the police": parsers hang what follows an object with "by" on its active verb.
  private func misattached(to noun: Int) -> [ClauseReader.Oblique] {
    let verb = reader.tree.head(noun)
    guard reader.relation(noun) == .dobj, reader.isVerb(verb), !reader.isPassive(verb) else { return [] }
    return reader.children(of: verb, .prep, .agent).filter { $0 == noun + 1 && Int(marked.words[$0]) == ontology.by }
      .map { by in
        .init(preposition: ontology.by, heads: reader.children(of: by, .pobj).flatMap { reader.coordinated($0) })
      }
  }
}
