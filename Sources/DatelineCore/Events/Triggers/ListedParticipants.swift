/// Adds the rest of the list in which those stand who do violence, whom it harms or what it strikes, as far as parsers
/// lose it: "shelled the barracks, the town hall and a school", "killed Ana Ruiz, five other nuns and two drivers".
///
/// Lists are read from left to right, by the phrases in them; they count as far as "and" closes them.
struct ListedParticipants {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private static let limit = 16
  /// Tokens between two phrases of a list: an office, an age, whose it is.
  private static let longestGap = 12
  private static let longestList = 100
  private static let longestPhrase = 10

  func add(to mention: inout EventMention) {
    var known = Set(mention.participants.map(\.filler.head))
    var added: [EventMention.Participant] = []
    for participant in mention.participants where [.actor, .target, .victim].contains(participant.role) {
      guard let kind = kind(of: participant), participant.role != .actor || kind == .people else { continue }
      for item in list(behind: participant.filler, kind, mention) where added.count < Self.limit && known.insert(item.head).inserted {
        guard let filler = reader.filler(item.head), !mention.participants.contains(where: { $0.filler.phrase.contains(item.head) }) else { continue }
        known.insert(filler.head)
        added.append(.init(role: participant.role, filler: filler))
      }
    }
    mention.participants += added
    addCompanions(to: &mention, known)
  }

  /// "was detained along with 60 party workers": they too.
  private func addCompanions(to mention: inout EventMention, _ known: Set<Int>) {
    let type = reader.ontology.types[mention.type]
    guard !mention.isNoun, type.isDoneToPeople || type.event == "COERCE",
      let role = mention.participants.last(where: { $0.role == .victim || $0.role == .target })?.role
    else { return }
    for along in reader.children(of: mention.anchor, .prep, .advmod) where ["along", "together"].contains(marked.field.word(along)) {
      let with = along + 1
      guard marked.field.word(with) == "with", [along, mention.anchor].contains(reader.tree.head(with)) else { continue }
      let others = reader.fillers(reader.children(of: with, .pobj).flatMap(reader.coordinated))
      mention.participants += others.filter { !known.contains($0.head) && $0.actor != nil }.map { .init(role: role, filler: $0) }
    }
  }

  private enum Kind { case people, things }

  private struct Item {
    var head: Int
    var tokens: Range<Int>
    var isNamed: Bool
    /// Several, or so many.
    var isSeveral: Bool
  }

  private func kind(of participant: EventMention.Participant) -> Kind? {
    let filler = participant.filler
    if isThing(filler.head) { return participant.role == .target ? .things : nil }
    if let actor = filler.actor { return kind(marked.mentions.actors[actor].kind, participant.role) }
    if filler.thing != nil { return participant.role == .target ? .things : nil }
    return reader.classes(filler.head).isDisjoint(with: [.person, .armed, .quantity]) ? nil : .people
  }

  private func kind(_ kind: ActorKind, _ role: Event.Actor.Role) -> Kind? {
    switch kind {
    case .person: .people
    case .organization, .object: role == .target ? .things : nil
    }
  }

  private func isThing(_ head: Int) -> Bool { !reader.classes(head).isDisjoint(with: [.object, .site, .premises]) }

  // MARK: From left to right

  private func list(behind first: Filler, _ kind: Kind, _ mention: EventMention) -> [Item] {
    let start = max(first.phrase.upperBound, first.tokens.upperBound)
    let end = min(mention.sentenceTokens.upperBound, start + Self.longestList)
    var items: [Item] = []
    var closed = 0
    var before = Item(head: first.head, tokens: first.tokens, isNamed: isNamed(first.actor ?? first.thing), isSeveral: isSeveral(first.head))
    var gap = start..<start
    while gap.upperBound < end, items.count < Self.limit {
      let token = gap.upperBound
      if isSeparated(token), let item = item(at: token), reader.tag(token) != .pronoun {
        if belongs(item, kind, behind: before, gap) {
          items.append(item)
          if marked.field.word(token - 1) != "," { closed = items.count }
          before = item
        }
        gap = item.tokens.upperBound..<item.tokens.upperBound
        continue
      }
      if isEnd(token) {
        // What stands right before a verb that tells something else is that verb's subject.
        let isLast = items.last.map { $0.head == before.head && !(before.tokens.upperBound..<token).contains(where: isMark) } ?? false
        if isLast, reader.isVerb(token) || [.aux, .auxpass].contains(reader.relation(token)), !isOwn(token, mention) {
          items.removeLast()
          closed = min(closed, items.isEmpty ? 0 : closed - 1)
        }
        break
      }
      guard gap.count < Self.longestGap else { break }
      gap = gap.lowerBound..<token + 1
    }
    return Array(items.prefix(max(closed, 0)))
  }

  private func isMark(_ token: Int) -> Bool { [",", ";", "and"].contains(marked.field.word(token)) }

  /// Behind a comma, a semicolon, "and", "as well as".
  private func isSeparated(_ token: Int) -> Bool {
    guard token > 0 else { return false }
    switch marked.field.word(token - 1) {
    case ",", ";", "and", "plus": return true
    case "as": return token > 2 && marked.field.word(token - 2) == "well"
    default: return false
    }
  }

  /// The list goes on over participles behind their noun, "a truck loaded with grain", and over no other verb.
  private func isEnd(_ token: Int) -> Bool {
    let word = marked.field.word(token)
    if Self.ends.contains(word) || word == "as" && marked.field.word(token - 1) != "well" && marked.field.word(token + 1) != "well" { return true }
    let tag = reader.tag(token)
    if [.whPronoun, .whDeterminer, .whAdverb, .whPossessive, .modal].contains(tag) { return true }
    guard tag.isVerb else { return false }
    let relation = reader.relation(token)
    if [.amod, .compound, .nmod].contains(relation) { return false }
    return !(relation == .acl && marked.field.word(token - 1) != ",")
  }

  private static let ends: Set = [".", "?", "!", ":", "but", "while", "when", "after", "before", "because"]

  /// "A, B and C *were killed*", "A, B and C *took* part in the attack": a verb that tells the event itself.
  private func isOwn(_ token: Int, _ mention: EventMention) -> Bool {
    if mention.trigger.contains(token) { return true }
    return ([mention.anchor, mention.clause] + mention.ownVerbs).contains { verb in
      token <= verb && verb - token < 5 && (token..<verb).allSatisfy { reader.tag($0).isVerb || [.adverb, .modal].contains(reader.tag($0)) }
    }
  }

  // MARK: Phrases

  /// The phrase that begins at a token; mentions stand in order of their heads.
  private func item(at token: Int) -> Item? {
    let actors = marked.mentions.actors
    var found: Int?
    for index in actors.partitionPoint({ $0.head >= token })..<actors.count {
      let mention = actors[index]
      guard mention.head < token + Self.longestPhrase else { break }
      guard mention.tokens.lowerBound == token, !mention.isPronoun, !mention.isModifier, marked.timeAt[mention.head] < 0 else { continue }
      if found.map({ actors[$0].tokens.count < mention.tokens.count }) ?? true { found = index }
    }
    return found.map { index in
      Item(head: actors[index].head, tokens: actors[index].tokens, isNamed: isNamed(index), isSeveral: isSeveral(actors[index].head))
    }
  }

  private func isNamed(_ index: Int?) -> Bool { index.map { marked.mentions.actors[$0].named } ?? false }

  private func isSeveral(_ head: Int) -> Bool {
    [.pluralNoun, .pluralProperNoun, .cardinal].contains(reader.tag(head)) || reader.classes(head).contains(.quantity)
  }

  private func belongs(_ item: Item, _ kind: Kind, behind before: Item, _ gap: Range<Int>) -> Bool {
    guard !reader.isEventNoun(item.head), marked.weaponAt[item.head] < 0, marked.field.word(item.tokens.upperBound) != "'s" else { return false }
    // "The son of Ortiz and Vega": whose "and" it is, nobody knows.
    let isOpen = marked.field.word(gap.upperBound - 1) == "and" && marked.field.word(gap.upperBound - 2) != "," && gap.contains { reader.tag($0) == .preposition }
    let actor = Int(marked.actorAt[item.head])
    switch kind {
    case .people:
      guard actor >= 0, marked.mentions.actors[actor].kind == .person, !(isOpen && gap.contains { marked.actorAt[$0] >= 0 }) else { return false }
    case .things:
      guard isThing(item.head) || !isOpen && (actor >= 0 ? marked.mentions.actors[actor].kind == .organization && item.isNamed : isTangible(item)) else { return false }
    }
    // "Ana Ruiz, a lawyer, and two guards", "the mayor, Juan Vega, and two guards": who the one before is.
    guard kind == .people, marked.field.word(item.tokens.lowerBound - 1) == ",", !before.isSeveral, !item.isSeveral else { return true }
    return before.isNamed == item.isNamed
  }

  private func isTangible(_ item: Item) -> Bool {
    return [.noun, .pluralNoun].contains(reader.tag(item.head)) && marked.thingAt[item.head] >= 0
      && (reader.tag(item.tokens.lowerBound) != .noun || item.isSeveral) && !TriggerReader.isAbstract(item.head, reader)
  }
}
