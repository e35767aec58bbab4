/// The prepositional phrases of a word.
extension ClauseReader {
  struct Oblique: Sendable {
    /// The vocabulary's number of the preposition.
    var preposition: Int
    /// Heads of what follows it.
    var heads: [Int]
    /// Hangs on the object rather than on the word itself.
    var isNested = false
  }

  /// The prepositional phrases of a word, in order: "out of X" counts as "of".
  func obliques(of token: Int) -> [Oblique] {
    var found: [Oblique] = []
    for child in children(of: token) {
      switch relation(child) {
      case .prep, .agent, .dative: addOblique(child, to: &found)
      case .prt, .advmod:
        // "out of the city": the particle carries the preposition.
        for inner in children(of: child, .prep) { addOblique(inner, to: &found) }
      default: break
      }
    }
    for preposition in strayed(from: token) { addOblique(preposition, to: &found) }
    return found
  }

  private func addOblique(_ preposition: Int, to found: inout [Oblique]) {
    if relation(preposition) == .dative, self.child(of: preposition, .pobj) == nil {
      found.append(Oblique(preposition: ontology.to, heads: coordinated(preposition)))
      return
    }
    let isBy = Int(marked.words[preposition]) == ontology.by
    let heads = children(of: preposition, .pobj, .pcomp).filter { !isVerb($0) && !(isBy && isWay($0)) }.flatMap { coordinated(antecedent($0)) }
    if !heads.isEmpty { found.append(Oblique(preposition: Int(marked.words[preposition]), heads: heads)) }
    for inner in children(of: preposition, .prep) {
      let heads = children(of: inner, .pobj).flatMap { coordinated(antecedent($0)) }
      if !heads.isEmpty { found.append(Oblique(preposition: Int(marked.words[inner]), heads: heads)) }
    }
    // "in Aleppo and in Homs".
    for inner in children(of: preposition, .conj) where relation(inner) == .conj && found.count < 12 {
      let heads = children(of: inner, .pobj).flatMap(coordinated)
      if !heads.isEmpty { found.append(Oblique(preposition: Int(marked.words[inner]), heads: heads)) }
    }
  }

  /// "the shelling of a market that killed nine": what killed them is the shelling, wherever parsers hang the clause.
  func act(over noun: Int, of verb: Int) -> Int? {
    guard relation(noun) == .pobj, verbWord(verb)?.isEffect == true, !classes(noun).isDisjoint(with: [.site, .object, .premises, .structure]) else { return nil }
    let above = tree.head(tree.head(noun))
    return above < noun && tag(above).isNoun && isEventNoun(above) ? above : nil
  }

  /// "the bureaucracy, especially the police": one of them, who does or suffers the same.
  func isSingledOut(_ second: Int) -> Bool {
    children(of: second, .advmod).contains { $0 < second && classes($0).contains(.singling) }
  }
}
