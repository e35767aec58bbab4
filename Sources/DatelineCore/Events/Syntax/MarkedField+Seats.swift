extension MarkedField {
  /// "Islamabad ended the practice": a seat of government that acts, and no scene. "The city saw three nights of riots" is one.
  func isActingSeat(_ token: Int) -> Bool {
    let place = Int(placeAt[token])
    guard tree.relation(token) == .nsubj, place >= 0, case .resolved(let resolved) = mentions.places[place].resolution,
      resolved.isCapital || resolved.precision == .country
    else { return false }
    let verb = tree.head(token)
    return !Self.seeing.contains(field.lemmas[verb])
      && tree.children(of: verb).contains { [.dobj, .xcomp, .ccomp].contains(tree.relation(Int($0))) }
  }

  private static let seeing: Set = ["see", "witness", "experience", "suffer", "have"]

  /// "Rosa Quispe, 29, of X, was jailed": where somebody lives.
  func isHome(_ name: Int) -> Bool {
    let of = field.tree.head(name)
    guard field.tree.relation(name) == .pobj, field.word(of) == "of", field.word(name + 1) == "," else { return false }
    let actor = Int(actorAt[field.tree.head(of)])
    return actor >= 0 && mentions.actors[actor].named && (mentions.actors[actor].kind == .person || field.word(of - 1) == ",")
  }
}
