/// What nature and accidents do, where another word than theirs tells it.
extension ClauseReader {
  /// Whether nobody does it: it is told of no one, of a fire or a flood, or by the participle of one ("burst its banks,
  /// forcing 300 to flee").
  func isOfNature(_ mention: EventMention) -> Bool {
    let actors = mention.fillers(.actor)
    if actors.allSatisfy({ isHazardNoun($0.head) || isEventNoun($0.head) }) { return true }
    guard actors.allSatisfy({ $0.actor == nil }), relation(mention.anchor) == .advcl, tag(mention.anchor) == .verbGerund else { return false }
    return verbTriggers(tree.head(mention.anchor)).contains { ontology.types[ontology.triggers[Int($0)].type].isHazard }
  }

  /// The type of the hazard whose noun stands where somebody would who does it.
  func hazard(doing mention: EventMention) -> Int? {
    for filler in mention.fillers(.actor) where isHazardNoun(filler.head) {
      if let trigger = triggers(at: filler.head).first { return trigger.type }
    }
    return nil
  }
}
