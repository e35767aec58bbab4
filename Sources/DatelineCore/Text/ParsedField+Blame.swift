extension ParsedField {
  /// "accused the group of reopening talks", "convicted the other of theft": what stands behind "of" is the deed, and not
  /// whom the group is made of.
  func isBlamed(_ noun: Int) -> Bool {
    let relation = tree.relation(noun)
    return (relation == .dobj || relation == .nsubjpass) && Self.blaming.contains(lemmas[tree.head(noun)])
  }

  private static let blaming: Set = ["accuse", "suspect", "convict", "acquit", "warn", "rob", "strip", "clear", "inform", "notify"]
}
