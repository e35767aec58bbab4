/// What sources deny of the events that an article tells.
extension EventMerger {
  private static let denialLimit = 8

  /// What a source denies of an event that the article tells elsewhere as fact stays an event of its own, denied, and is
  /// that event's report besides.
  func join(denial mention: EventMention, _ profile: MentionProfile, _ events: inout [GatheredEvent]) {
    guard mention.factuality == .denied, !mention.sources.isEmpty else { return }
    var asserted = mention
    asserted.factuality = .asserted
    let denied = events.indices.suffix(Self.memory).last { bond(asserted, profile, events[$0], isTitle: false) >= Self.enough }
    guard let denied, events[denied].denials.count < Self.denialLimit else { return }
    events[denied].denials.append(mention)
  }

  /// "denied involvement in the attack": the denial holds a mention of what it denies.
  func joinDenials(to events: inout [GatheredEvent], in text: FieldReading) {
    let denials = text.mentions.filter { ontology.types[$0.type].event == "REJECT" && ontology.types[$0.type].mode == "deny" }
    guard !denials.isEmpty else { return }
    let bySentence = Dictionary(grouping: denials, by: \.sentence)
    for index in events.indices where isPhysical(events[index].type(in: ontology)) {
      for mention in events[index].mentions.prefix(Self.memory) where mention.factuality == .asserted {
        for denial in (bySentence[mention.sentence] ?? []).prefix(Self.denialLimit)
        where isUnder(mention.anchor, denial.anchor, text) && events[index].denials.count < Self.denialLimit {
          events[index].denials.append(denial)
        }
      }
    }
  }

  /// "The army shelled a camp. The rebels denied responsibility.", "Kyiv rejected the claim.": of the last act that was told
  /// right before, where the denial says nothing else that it is of.
  func joinBareDenials(to events: inout [GatheredEvent], in text: FieldReading) {
    for denial in text.mentions where ontology.types[denial.type].event == "REJECT" && ontology.types[denial.type].mode == "deny" {
      guard denial.factuality == .asserted, isBare(denial, text), let source = denial.fillers(.actor).first,
        !events.contains(where: { $0.denials.contains { $0.sentence == denial.sentence } }),
        let index = actToldBefore(denial, events, text), events[index].denials.count < Self.denialLimit
      else { continue }
      // Who has told it does not deny it.
      let teller = text.mention(text.resolved(source))?.entity
      guard !events[index].mentions.contains(where: { $0.sources.contains { text.mention(text.resolved($0.filler))?.entity == teller && teller != nil } }) else { continue }
      events[index].denials.append(denial)
    }
  }

  /// "denied responsibility", "rejected the claim", "denied that its forces were involved", "denied it".
  private func isBare(_ denial: EventMention, _ text: FieldReading) -> Bool {
    let (tree, field) = (text.marked.tree, text.marked.field)
    let complements = tree.children(of: denial.clause, .dobj, .ccomp, .xcomp).filter { $0 > denial.clause }
    guard let complement = complements.first, complements.count == 1 else { return false }
    if tree.relation(complement) != .dobj { return Self.parts.contains(field.lemmas[complement]) || tree.children(of: complement, .acomp).contains { Self.parts.contains(field.folded[$0]) } }
    if Self.accounts.contains(field.word(complement)) { return tree.children(of: complement, .prep, .acl, .relcl).isEmpty }
    return ["responsibility", "involvement"].contains(field.word(complement)) && tree.children(of: complement, .prep).isEmpty
  }

  private static let accounts: Set = ["claim", "claims", "accusation", "accusations", "allegation", "allegations", "charge", "charges", "report", "reports", "it", "this"]
  private static let parts: Set = ["involve", "involved", "responsible"]

  private func actToldBefore(_ denial: EventMention, _ events: [GatheredEvent], _ text: FieldReading) -> Int? {
    events.indices.last { index in
      let type = ontology.types[events[index].type(in: ontology)]
      guard type.isViolent || type.event == "COERCE" else { return false }
      return events[index].mentions.contains { mention in
        mention.field == denial.field && mention.factuality == .asserted && !mention.background && (0...1).contains(denial.sentence - mention.sentence) && mention.anchor < denial.anchor
      }
    }
  }

  /// "denied the charge and said that rebels attacked": the second verb goes on from the denial, it is not denied.
  private func isUnder(_ anchor: Int, _ denial: Int, _ text: FieldReading) -> Bool {
    let (tree, field) = (text.marked.field.tree, text.marked.field)
    var current = anchor
    for ancestor in tree.ancestors(of: anchor).prefix(12) {
      // "denies targeting civilians, although thousands have been killed".
      if tree.relation(current) == .advcl, tree.children(of: current, .mark).contains(where: { ["although", "though", "while", "whereas"].contains(field.word($0)) }) { return false }
      if ancestor == denial { return tree.relation(current) != .conj }
      current = ancestor
    }
    return false
  }
}
