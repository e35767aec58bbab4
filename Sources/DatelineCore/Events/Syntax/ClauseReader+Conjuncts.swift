/// Who is joined to whom: the parts of a list, and whom a word stands for.
extension ClauseReader {
  /// A noun and those that are joined to it: "A, B and C".
  func coordinated(_ head: Int) -> [Int] {
    var found = [head]
    var next = 0
    while next < found.count, found.count < Self.conjuncts {
      // The second nation of "Thai and Cambodian soldiers" is theirs.
      if [.amod, .compound, .nmod].contains(relation(found[next])), marked.actorAt[found[next]] >= 0 {
        next += 1
        continue
      }
      let parallels =
        children(of: found[next], .conj) + children(of: found[next], .appos).filter { isListed($0, after: found[next]) || isSingledOut($0) }
        + strayConjuncts(of: found[next]) + nations(before: found[next])
      for child in parallels where !isVerb(child) && !found.contains(child) && !isWithin(child, found[next]) {
        found.append(child)
      }
      next += 1
    }
    if found.count > 1, let last = found.max(), field.words.indices.contains(last + 1) {
      let speakers = trailingSpeakers(of: last + 1)
      if !speakers.contains(head) { found.removeAll { speakers.contains($0) } }
    }
    return found
  }

  /// "Thai and Cambodian soldiers": the Thai ones.
  private func nations(before head: Int) -> [Int] {
    guard tag(head) == .pluralNoun, marked.actorAt[head] >= 0 else { return [] }
    return children(of: head, .amod, .compound, .nmod).filter { child in
      child < head && marked.actorAt[child] >= 0 && marked.field.word(child + 1) == "and" && child + 2 < head
        && marked.mentions.actors[Int(marked.actorAt[child])].isModifier && marked.mentions.actors[Int(marked.actorAt[child])].country != nil
    }
  }

  /// "the Front of the Plains and the Coast": a word of the head's own name.
  private func isWithin(_ child: Int, _ head: Int) -> Bool {
    let actor = Int(marked.actorAt[head])
    guard actor >= 0, marked.mentions.actors[actor].named else { return false }
    return marked.mentions.actors[actor].tokens.contains(child) && marked.actorAt[child] < 0
  }

  /// "a truck, a gun and two tanks", "the UK, the Coalition and Iraq": parsers take the second of several for another
  /// name of the first.
  private func isListed(_ second: Int, after first: Int) -> Bool {
    guard second > first, tag(second).isNoun, child(of: second, .conj) != nil, child(of: second, .relcl, .acl) == nil else {
      return false
    }
    let start = phrase(second).lowerBound
    guard start > first, field.word(start - 1) == "," else { return false }
    if isBody(first), isBody(second) { return tag(first).isProperNoun && tag(second).isProperNoun }
    if let one = namedPerson(first), let other = namedPerson(second) { return one != other }
    return marked.actorAt[first] < 0 && marked.actorAt[second] < 0 && !tag(second).isProperNoun
      && !["the", "its", "their"].contains(field.word(start))
  }

  /// "Ana Ruiz, Juan Vega and Luis Soto": the person's entity.
  private func namedPerson(_ head: Int) -> Int? {
    let actor = Int(marked.actorAt[head])
    guard actor >= 0, marked.mentions.actors[actor].kind == .person, marked.mentions.actors[actor].named else { return nil }
    return marked.mentions.actors[actor].entity
  }

  private func isBody(_ head: Int) -> Bool {
    let actor = Int(marked.actorAt[head])
    return actor >= 0 && marked.mentions.actors[actor].kind == .organization
  }

  /// "the school, the house of the imam and the shops": parsers read the second of a list of buildings and vehicles as
  /// an apposition to the first, and join the last to the imam.
  private func strayConjuncts(of head: Int) -> [Int] {
    guard isStructure(head) else { return [] }
    let owners = children(of: head, .prep).filter { Int(marked.words[$0]) == ontology.of }.flatMap { children(of: $0, .pobj) }
    // "the bank, a branch of the fund" is one thing: a list goes on.
    return children(of: head, .appos).filter { isStructure($0) && child(of: $0, .conj) != nil }
      + owners.filter { !isStructure($0) }.flatMap { children(of: $0, .conj) }.filter(isStructure)
  }

  private func isStructure(_ head: Int) -> Bool {
    tag(head).isNoun && !classes(head).isDisjoint(with: [.object, .site, .premises])
  }

  /// What "who", "which" and "that" stand for: the noun that their clause hangs on.
  func antecedent(_ token: Int) -> Int {
    switch tag(token) {
    case .whPronoun, .whDeterminer, .whPossessive: break
    default:
      guard field.word(token) == "that", tag(token) != .determiner || children(of: token).isEmpty else { return token }
    }
    var current = token
    for _ in 0..<Self.depth {
      let head = tree.head(current)
      if relation(current) == .relcl {
        guard field.word(token) == "who" else { return act(over: head, of: current) ?? head }
        let people = people(at: head)
        return people == head ? someone(at: head) : people
      }
      if head == current { return token }
      current = head
    }
    return token
  }

  /// "forces in the north of the country who lead": "who" are the forces, wherever parsers hang the clause.
  private func people(at noun: Int) -> Int {
    guard !standsForSomeone(noun) || isHome(noun) || isEmployer(noun), relation(noun) == .pobj else { return noun }
    for above in tree.ancestors(of: noun).prefix(Self.depth) where tag(above).isNoun && standsForSomeone(above) { return above }
    return noun
  }

  /// The firm of "an engineer of the firm who".
  private func isEmployer(_ noun: Int) -> Bool {
    let actor = Int(marked.actorAt[noun])
    guard actor >= 0, marked.mentions.actors[actor].kind == .organization, tag(noun) == .noun || tag(noun) == .properNoun, field.word(tree.head(noun)) == "of" else { return false }
    let person = tree.head(tree.head(noun))
    return marked.actorAt[person] >= 0 && marked.mentions.actors[Int(marked.actorAt[person])].kind == .person
  }

  /// The town of "residents of the town who", also one that no gazetteer has.
  private func isHome(_ noun: Int) -> Bool {
    let above = tree.head(tree.head(noun))
    guard tag(noun).isProperNoun, tag(above) == .pluralNoun, classes(above).contains(.inhabitant) else { return false }
    return true
  }

  private func standsForSomeone(_ noun: Int) -> Bool {
    marked.actorAt[noun] >= 0 || !classes(noun).isDisjoint(with: [.person, .armed, .crowd, .official, .police, .quantity])
  }
}
