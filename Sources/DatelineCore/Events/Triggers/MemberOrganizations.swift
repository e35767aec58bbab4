/// Adds the organisation through whose people an act of violence is done: "M23 fighters attacked", "soldiers of the
/// 4th brigade", "a group of rebels belonging to the M23".
struct MemberOrganizations {
  let reader: ClauseReader
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }

  /// What fights, polices or robs as a body.
  static let sectors: Set = ["REB", "MIL", "COP", "CRM", "PRM", "RAD", "UAF", "INS", "SEP", "IMG", "SPY"]
  private static let limit = 8
  private static let longestPhrase = 12

  func add(to mention: inout EventMention) {
    for filler in mention.fillers(.actor).prefix(Self.limit) {
      guard let actor = filler.actor, isPeople(actor) else { continue }
      for body in organizations(of: filler, actor) where !mention.fillers(.actor).contains(where: { $0.actor == body }) {
        let tokens = marked.mentions.actors[body].tokens
        let whole = Filler(
          tokens: tokens, head: marked.mentions.actors[body].head, actor: body, place: nil, phrase: tokens)
        // "The Islamist Boko Haram group" is Boko Haram itself.
        if isSame(actor, body), let index = mention.participants.firstIndex(of: .init(role: .actor, filler: filler)) {
          mention.participants[index].filler = whole
        } else {
          mention.participants.append(.init(role: .actor, filler: whole))
        }
      }
    }
  }

  private func isPeople(_ actor: Int) -> Bool {
    let mention = marked.mentions.actors[actor]
    // "aircraft from the air force".
    let isCraft = reader.classes(mention.head).contains(.aircraft) && MemberOrganizations.sectors.contains(mention.sector ?? "MIL")
    return !mention.named && (mention.kind != .object || isCraft)
  }

  /// A noun for a body with the body's name right before it.
  private func isSame(_ actor: Int, _ body: Int) -> Bool {
    let mention = marked.mentions.actors[actor]
    return mention.kind == .organization && !Self.units.contains(marked.field.word(mention.head))
      && reader.tag(mention.head) != .pluralNoun
  }

  /// Parts of a body, which act for it.
  private static let units: Set = ["unit", "squad", "cell", "front", "commando", "column", "patrol", "command", "branch", "wing", "brigade", "battalion"]

  private func organizations(of people: Filler, _ actor: Int) -> [Int] {
    let mention = marked.mentions.actors[actor]
    if let index = violence.organization(of: mention.tokens, head: mention.head, marked), index != actor, isForce(index) {
      return [index]
    }
    // "FARC fighters", "an FMLN guerrilla unit".
    for token in mention.tokens.prefix(Self.longestPhrase) where token < people.head && marked.field.word(token + 1) != "-" {
      let inner = Int(marked.actorAt[token])
      if inner >= 0, inner != actor, marked.mentions.actors[inner].named, isBody(inner) { return [inner] }
    }
    let core = mention.core.map { $0.upperBound - 1 } ?? people.head
    let heads = Set([people.head, people.phrase.upperBound - 1, core].filter(marked.field.words.indices.contains))
    return heads.sorted().flatMap { bodies(behind: $0) }
  }

  /// "of the army", "from the M23", "belonging to Boko Haram", and further in: "members of the northern
  /// wing of the M23".
  private func bodies(behind people: Int, depth: Int = 0) -> [Int] {
    var found: [Int] = []
    for preposition in reader.children(of: people, .prep)
    where Self.belonging.contains(marked.field.word(preposition)) {
      found += reader.children(of: preposition, .pobj).compactMap(body)
    }
    for verb in reader.children(of: people, .acl) where marked.field.word(verb) == "belonging" {
      for to in reader.children(of: verb, .prep) { found += reader.children(of: to, .pobj).compactMap(body) }
    }
    guard depth < 2 else { return found }
    // "Members of the northern wing of the M23".
    let parts = reader.children(of: people, .prep).filter { Self.belonging.contains(marked.field.word($0)) }
      .flatMap { reader.children(of: $0, .pobj) }
    return found + parts.flatMap { bodies(behind: $0, depth: depth + 1) }
  }

  private static let belonging: Set = ["of", "from"]

  private func body(_ head: Int) -> Int? {
    let index = Int(marked.actorAt[head])
    return index >= 0 && isBody(index) ? index : nil
  }

  private func isBody(_ index: Int) -> Bool {
    let mention = marked.mentions.actors[index]
    return mention.kind == .organization && !mention.isMetonym && isForce(index)
  }

  private func isForce(_ index: Int) -> Bool { Self.sectors.contains(marked.mentions.actors[index].sector ?? "") }
}
