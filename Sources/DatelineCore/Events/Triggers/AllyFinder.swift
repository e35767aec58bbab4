/// Adds who fights beside an event's actors: "rebels, backed by Turkish artillery, took the town", "together with
/// militias", "with the support of the coalition".
///
/// Allies of an actor act as well. Source: ACLED Codebook (2023), associated actors.
struct AllyFinder {
  let reader: ClauseReader
  let checker: ConditionChecker

  private var marked: MarkedField { reader.marked }
  private static let limit = 4

  func add(to mention: inout EventMention) {
    let actors = mention.fillers(.actor)
    guard !actors.isEmpty, reader.isVerb(mention.anchor) else { return }
    var heads = actors.flatMap { backers(of: $0.head, .acl) }
    if !reader.isPassive(mention.anchor) { heads += trailing(mention.anchor) }
    heads += companions(of: mention.anchor) + actors.flatMap { companions(of: $0.head) }
    var known = Set(mention.participants.map(\.filler.head))
    for filler in reader.fillers(heads).prefix(Self.limit) where isForce(filler) && known.insert(filler.head).inserted {
      mention.participants.append(.init(role: .actor, filler: filler))
    }
  }

  private func isForce(_ filler: Filler) -> Bool { checker.belongs(filler, to: .words([.armed, .military])) }

  private static let reach = 25

  /// "took the town, aided by X": parsers hang it on the verb or on one above.
  private func trailing(_ verb: Int) -> [Int] {
    var current = verb
    for _ in 0..<3 {
      let here = backers(of: current, .advcl, behind: verb) + backers(of: current, .acl, behind: verb)
      if !here.isEmpty { return here }
      let head = reader.tree.head(current)
      if head == current { break }
      current = head
    }
    return []
  }

  /// "backed by X", "aided by strong support from X".
  private func backers(of head: Int, _ relation: Relation, behind first: Int? = nil) -> [Int] {
    reader.children(of: head, relation).filter { verb in
      first.map { (1..<Self.reach).contains(verb - $0) } ?? true
        && reader.classes(verb).contains(.backing) && reader.isVerb(verb) && reader.isPassive(verb)
    }.flatMap { verb in reader.agents(of: verb).flatMap { lender(of: $0) } }
  }

  /// "alongside X", "together with X", "with the support of X".
  private func companions(of verb: Int) -> [Int] {
    reader.children(of: verb, .prep, .advmod).flatMap { child -> [Int] in
      if reader.classes(child).contains(.backing) {
        let inner = reader.children(of: child, .pobj) + reader.children(of: child, .prep)
          .filter { Int(marked.words[$0]) == reader.ontology.with }.flatMap { reader.children(of: $0, .pobj) }
        return inner.flatMap(reader.coordinated)
      }
      guard Int(marked.words[child]) == reader.ontology.with else { return [] }
      return reader.children(of: child, .pobj).filter { reader.classes($0).contains(.backing) }.flatMap(lender)
    }
  }

  /// Whose support it is: the X of "support from X", "the help of X"; the head itself where it is no support.
  private func lender(of head: Int) -> [Int] {
    let isAct = reader.isEventNoun(head)
    guard isAct || reader.classes(head).contains(.backing) else { return [head] }
    // "backed by Russian air strikes".
    let owners = reader.children(of: head, .poss) + (isAct ? reader.children(of: head, .amod, .compound, .nmod) : [])
    let behind = reader.children(of: head, .prep)
      .filter { [reader.ontology.of, reader.ontology.from, reader.ontology.by].contains(Int(marked.words[$0])) }
      .flatMap { reader.children(of: $0, .pobj) }
    return (owners + behind).flatMap { owner in
      // "our ally Turkey and the coalition".
      let names = reader.children(of: owner, .appos).filter { marked.actorAt[$0] >= 0 }
      return (names.isEmpty ? [owner] : names).flatMap(reader.coordinated)
    }
  }
}
