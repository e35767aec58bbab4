/// Capitals: where they stand for their country's government and where they are a town.
extension PhraseCoder {
  func capital(_ row: Int, _ name: Range<Int>, _ head: Int) -> ActorDescription {
    var description = ActorDescription(kind: .organization, referent: .country(row), name: name)
    description.country = lexicon.countries[row].iso2
    description.isMetonym = isGovernment(head)
    if description.isMetonym {
      description.sector = "GOV"
    } else {
      description.kind = .object
      description.referent = .place
      description.sector = "CVL"
    }
    return description
  }

  /// As a subject, an owner, behind "by", as who is spoken to; of capitals joined by "and" as the first of them.
  private func isGovernment(_ head: Int) -> Bool {
    switch field.tree.relation(head) {
    case .nsubj, .poss, .agent: return true
    case .conj:
      let first = field.tree.head(head)
      guard first < head, case .capital = matches.covering[first]?.entry else { return isAddressed(head) }
      return isGovernment(first)
    default: return isAfterBy(head) || isAddressed(head)
    }
  }

  private func isAfterBy(_ head: Int) -> Bool {
    field.tree.relation(head) == .pobj && ["by", "against", "with"].contains(field.word(field.tree.head(head)))
  }

  /// "accused Tehran of", "called on Budapest to", "sanctions on Moscow", "asked Washington and Paris to press Israel".
  private func isAddressed(_ head: Int) -> Bool {
    let first = field.tree.relation(head) == .conj ? field.tree.head(head) : head
    let governor = field.tree.head(first)
    if field.tree.relation(first) == .pobj, field.word(governor) == "on" { return matches.has(.addressing, at: field.tree.head(governor)) }
    guard field.tree.relation(first) == .dobj else { return false }
    if matches.has(.addressing, at: governor) { return true }
    guard let asked = field.tree.child(of: governor, .xcomp), asked > head else { return false }
    return field.tree.child(of: asked, .aux).map { field.folded[$0] } == "to"
  }
}
