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
    var verbs = ([mention.anchor] + mention.ownVerbs).filter(reader.isVerb)
    // "is working as part of the coalition to defeat".
    let above = reader.tree.head(mention.anchor)
    if [.advcl, .xcomp, .acomp].contains(reader.relation(mention.anchor)), reader.isVerb(above) { verbs.append(above) }
    guard !actors.isEmpty, !verbs.isEmpty else { return }
    var heads = mention.isNoun ? coordinators(of: mention.anchor) : []
    if reader.ontology.types[mention.type].isViolent {
      heads += actors.flatMap { backers(of: $0.head, .acl) }
      if !reader.isPassive(mention.anchor) { heads += trailing(mention.anchor) }
    }
    heads += verbs.flatMap(companions) + actors.flatMap { companions(of: $0.head) }
    var known = Set(mention.participants.map(\.filler.head))
    for filler in reader.fillers(heads).prefix(Self.limit) where isForce(filler) && known.insert(filler.head).inserted {
      mention.participants.append(.init(role: .actor, filler: filler))
    }
  }

  private func isForce(_ filler: Filler) -> Bool { checker.belongs(filler, to: .words([.armed, .military, .state])) }

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

  /// "alongside X", "together with X", "with the support of X", "as part of X", "in coordination with X".
  private func companions(of verb: Int) -> [Int] {
    reader.children(of: verb, .prep, .advmod).flatMap { child -> [Int] in
      let joint = reader.children(of: child, .pobj).filter { noun in
        marked.field.word(child) == "as" && marked.field.word(noun) == "part"
          || marked.field.word(child) == "in" && reader.classes(noun).contains(.partnership)
      }
      // "in support of the army's advance".
      if marked.field.word(child) == "in" {
        let aided = reader.children(of: child, .pobj).filter { reader.classes($0).contains(.backing) }.flatMap { reader.children(of: $0, .prep) }
          .filter { Int(marked.words[$0]) == reader.ontology.of }.flatMap { reader.children(of: $0, .pobj).flatMap(reader.coordinated) }
        if !aided.isEmpty { return aided }
      }
      if !joint.isEmpty {
        return joint.flatMap { reader.children(of: $0, .prep) }
          .filter { [reader.ontology.of, reader.ontology.with].contains(Int(marked.words[$0])) }
          .flatMap { reader.children(of: $0, .pobj).flatMap(reader.coordinated) }
      }
      if reader.classes(child).contains(.backing) {
        let inner = reader.children(of: child, .pobj) + reader.children(of: child, .prep)
          .filter { Int(marked.words[$0]) == reader.ontology.with }.flatMap { reader.children(of: $0, .pobj) }
        return inner.flatMap(reader.coordinated)
      }
      guard Int(marked.words[child]) == reader.ontology.with else { return [] }
      // "soldiers, together with police".
      if reader.children(of: child, .advmod).contains(where: { reader.classes($0).contains(.backing) }) {
        return reader.children(of: child, .pobj).flatMap(reader.coordinated)
      }
      return reader.children(of: child, .pobj).filter { reader.classes($0).contains(.backing) }.flatMap(lender)
    }
  }

  /// "strikes coordinated with the army".
  private func coordinators(of noun: Int) -> [Int] {
    let above = reader.tree.head(noun)
    let verbs = reader.children(of: noun, .acl) + (reader.relation(noun) == .nsubjpass ? [above] : [])
    return verbs.filter { ["coordinated", "co-ordinated"].contains(marked.field.word($0)) }
      .flatMap { reader.obliques(of: $0) }.filter { $0.preposition == reader.ontology.with }.flatMap(\.heads)
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
