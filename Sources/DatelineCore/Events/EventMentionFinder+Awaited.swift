/// What a sentence names, and does not tell: what is waited for, and what somebody is suspected of.
extension EventMentionFinder {
  /// "vowed to stay until the cabinet resigns", "unless wages are raised": what is waited for has not happened.
  func isAwaited(_ mention: EventMention) -> Bool {
    guard !mention.isNoun, reader.marked.field.field == .text, reader.relation(mention.clause) == .advcl,
      reader.children(of: mention.clause, .mark, .advmod, .prep).contains(where: { ["until", "till", "unless"].contains(reader.marked.field.word($0)) })
    else { return false }
    let verb = reader.children(of: mention.clause, .aux, .auxpass).first ?? mention.clause
    return [.verbPresent, .verbPresentThird, .verbBase, .modal].contains(reader.tag(verb))
  }

  /// "A man suspected of the attack was arrested in X": where and when he was arrested says nothing of the attack.
  func leaveCircumstances(_ mention: inout EventMention) {
    guard mention.isNoun, mention.isDefinite, [.possible, .future].contains(mention.factuality), reader.relation(mention.anchor) == .pobj else { return }
    let participle = reader.tree.head(reader.tree.head(mention.anchor))
    guard reader.isVerb(participle), [.acl, .relcl, .amod].contains(reader.relation(participle)) else { return }
    mention.place = nil
    mention.unknownPlace = nil
    mention.placeIsOwn = false
    mention.time = nil
  }
}
