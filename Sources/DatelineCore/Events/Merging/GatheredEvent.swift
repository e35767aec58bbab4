/// The mentions of one event of an article, in order of the text; the title's come last.
struct GatheredEvent: Sendable {
  var mentions: [EventMention]
  /// Of the first few mentions: what later ones are compared with.
  var profiles: [MentionProfile]
  /// Where the text denies it: "the army denied that it had shelled the camp", "denied a part in the attack".
  var denials: [EventMention] = []

  private var hasHarm: Bool { mentions.prefix(12).contains { !$0.casualties.isEmpty } }

  /// The most specific type that a mention gives it.
  func type(in ontology: Ontology) -> Int {
    // An event that is told more often than this is known by now: the cost stays linear in the mentions.
    let types = mentions.prefix(12).map(\.type)
    let exact = types.filter { ontology.types[$0].group != "any" }
    // "ambushed the convoy, setting two lorries ablaze" in which people died: what burned is not all of it.
    let told = hasHarm ? exact.first { ontology.types[$0].group != "property" } ?? types.first { ontology.types[$0].group == "any" } : nil
    return told ?? exact.first ?? types.first ?? 0
  }
}
