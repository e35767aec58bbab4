import Linguistics

/// Whose somebody is who is named by an office alone: "its head", "the agency's representative", "a commander of the group".
extension ArticleMentions {
  /// The body of which a phrase names a member, a part or a thing; nil where it tells that itself, or of no body.
  func body(
    of phrase: NominalPhrase, _ description: ActorDescription, among mentions: [ActorMention], _ linker: inout EntityLinker,
    _ resolver: PronounResolver, _ isPlural: [Int: Bool]
  ) -> ActorDescription? {
    guard description.body == nil, let owner = owner(of: phrase.head, among: mentions, &linker, resolver, isPlural),
      let facts = linker.facts[owner], facts.kind == .organization, isBody(facts)
    else { return nil }
    // What "group" and "front" mean elsewhere has told too much.
    if GroupNameFinder.sectors.contains(facts.sector ?? ""), facts.name != nil, description.kind == .person,
      description.isWeak || Self.vague.contains(description.sector ?? "")
    {
      return facts
    }
    guard case .agent(let row) = description.referent, lexicon.agents[row].isWeak else { return nil }
    return facts
  }

  private static let vague: Set = ["CVL", "PTY", "OPP", "MIL"]

  /// A country's president is no member of it.
  private func isBody(_ facts: ActorDescription) -> Bool {
    switch facts.referent {
    case .country, .place, .metonym: return false
    // "The migration agency" of a country: a body of its state, though agencies are others elsewhere.
    default: return facts.body != nil || facts.sector.map { $0 != "UNK" && (!facts.isWeak || facts.country != nil && $0 == "GOV") } ?? false
    }
  }

  /// The entity of the possessor before a noun, or of "the group" behind it with "of" or "for".
  private func owner(
    of head: Int, among mentions: [ActorMention], _ linker: inout EntityLinker, _ resolver: PronounResolver, _ isPlural: [Int: Bool]
  ) -> Int? {
    let field = reading.field
    if let possessor = field.tree.child(of: head, .poss) {
      guard field.tags[possessor] == .possessivePronoun else { return mentions.suffix(Self.near).last { $0.head == possessor }?.entity }
      guard ["its", "their"].contains(field.folded[possessor]) else { return nil }
      return resolver.antecedent(of: possessor, among: mentions) { isPlural[$0.head] ?? false }?.entity
    }
    guard ["of", "for"].contains(field.word(head + 1)), let object = field.tree.child(of: head + 1, .pobj), let phrase = phrases[object],
      let description = reading.descriptions[object], description.kind == .organization, description.isDefinite, description.name == nil,
      phrase.isBare(in: field)
    else { return nil }
    return linker.entity(of: phrase, description, in: field)
  }
}
