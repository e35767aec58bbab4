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

  /// "denied the charge and said that rebels attacked": the second verb goes on from the denial, it is not denied.
  private func isUnder(_ anchor: Int, _ denial: Int, _ text: FieldReading) -> Bool {
    var current = anchor
    for ancestor in text.marked.field.tree.ancestors(of: anchor).prefix(12) {
      if ancestor == denial { return text.marked.field.tree.relation(current) != .conj }
      current = ancestor
    }
    return false
  }
}
