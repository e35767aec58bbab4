/// Places of a sentence that are those of something else.
extension CircumstanceBinder {
  /// "The government dismissed the harbour master, three days after a ferry sank off X", "ordered the envoy to leave for
  /// X": what an office does on paper is not done where the next clause goes.
  func isOfOtherDeed(_ token: Int, _ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    // "In X the commissioner called it unacceptable, while Britain froze the assets".
    if type.event == "SANCTION", token < mention.anchor, marked.clause(at: token) != mention.clause, reader.relation(mention.clause) == .advcl,
      let subject = reader.child(of: mention.clause, .nsubj), token < subject, reader.isContrasted(mention.clause)
    {
      return true
    }
    guard !mention.isNoun, type.event == "SANCTION" || type.event == "RETREAT" && ["resign", "release"].contains(type.mode), token > mention.anchor
    else { return false }
    let clause = marked.clause(at: token)
    guard clause != mention.clause, clause != mention.anchor, reader.isVerb(clause) else { return false }
    switch reader.relation(clause) {
    case .advcl: return reader.child(of: clause, .nsubj, .nsubjpass) != nil || reader.isInfinitive(clause)
    case .xcomp, .ccomp: return reader.isInfinitive(clause)
    // "freed the teacher, who had been detained in X".
    case .relcl: return reader.hasAuxiliary(clause, ["had"])
    default: return false
    }
  }

  /// "rescued nine hostages, the ministry said in X": where it was told, and not done.
  func isWhereSaid(_ tokens: Range<Int>, _ mention: EventMention) -> Bool {
    guard ontology.types[mention.type].isPhysical || mention.isNoun, let name = tokens.last(where: { !tokens.contains(reader.tree.head($0)) }),
      reader.relation(name) == .pobj, case let preposition = reader.tree.head(name), ["in", "at", "from"].contains(marked.field.word(preposition))
    else { return false }
    // "told a briefing in X".
    var verb = reader.tree.head(preposition)
    if !reader.isVerb(verb), reader.classes(verb).contains(.occasion) { verb = marked.clause(at: verb) }
    guard verb != mention.clause, verb != mention.anchor, tokens.lowerBound > verb, !reader.isPassive(verb) else { return false }
    return statements.contains { $0.verb == verb }
      || mention.anchor < verb && marked.isSaying(verb, ontology.vocabulary) && marked.clause(at: mention.anchor) != verb
  }

  /// "Leaders of X and Y announced", "a meeting with the foreign minister of X in Y", "talks with X and Y in Z": whom one meets is of X, they meet in Y.
  func isOfParty(_ token: Int, _ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    guard ["meeting", "accord", "intent"].contains(type.group) || type.event == "CONSULT" && type.mode != "visit" || type.isStatement else { return false }
    let heads = Set(mention.participants.map(\.filler.head))
    var current = token
    for _ in 0..<Self.longestParty {
      if heads.contains(current) { return true }
      let head = reader.tree.head(current)
      guard head != current, !reader.isVerb(head) else { return false }
      if reader.relation(current) == .pobj, ["in", "at", "near", "outside"].contains(marked.field.word(head)) { return false }
      current = head
    }
    return false
  }

  private static let longestParty = 8
}
