/// Deaths that are told as losses, and those that were told before.
extension HarmReader {
  /// "lost two soldiers in an ambush": people under arms, and so many of them.
  func lost(_ head: Int, _ tokens: Range<Int>) -> [Victims] {
    guard let object = object(of: head, tokens) else { return [] }
    let lost = counter.victims(object)
    return lost.allSatisfy { $0.count.min != nil && Self.underArms.contains(counter.sector($0.phrase?.last ?? object) ?? "") } ? lost : []
  }

  private static let underArms: Set = ["MIL", "COP", "REB", "PRM", "UAF", "SEP"]

  private static let remembering: Set<String> = [
    "avenge", "revenge", "mourn", "commemorate", "mark", "retaliate", "retaliation", "anniversary", "condemn", "denounce", "deplore", "vengeance",
    "accountability", "justice",
  ]

  private static let givingBack: Set<String> = ["return", "hand", "repatriate", "exchange", "swap", "bury", "rebury", "inter", "transfer"]

  /// "vowed to avenge the death of its leader", "the anniversary of the killing of", "the bodies of 1,000 soldiers were
  /// returned": of a harm that was done before.
  func isRemembered(_ head: Int) -> Bool {
    let above = field.tree.head(head)
    switch field.tree.relation(head) {
    case .nsubjpass: return Self.givingBack.contains(field.lemmas[above])
    case .dobj: return Self.remembering.contains(field.lemmas[above]) || Self.givingBack.contains(field.lemmas[above])
    case .pobj:
      let governor = field.tree.head(above)
      // "in exchange for the bodies of".
      if field.word(above) == "for", Self.givingBack.contains(field.lemmas[governor]) { return true }
      return ["of", "for"].contains(field.word(above)) && Self.remembering.contains(field.lemmas[governor])
    default: return false
    }
  }

  /// "Ten guards of the unit and a driver were killed": where parsers give a passive verb both for subjects.
  func joined(to subject: Int, under verb: Int) -> [Victims] {
    let tree = field.tree
    guard let conjunction = tree.child(of: subject, .cc), field.word(conjunction) == "and", tree.child(of: subject, .conj) == nil,
      let other = tree.children(of: verb, .nsubjpass).first(where: { $0 > conjunction })
    else { return [] }
    return counter.victims(other, of: verb)
  }
}
