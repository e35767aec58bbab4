/// Adds who of several participants is named: "killed two reporters, A and B", "killed ten, including C", "countries
/// such as D and E attacked".
struct ParticipantNames {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private static let limit = 12
  /// How many words after a phrase its "including" may stand.
  private static let reach = 3

  func add(to mention: inout EventMention) {
    var known = Set(mention.participants.map(\.filler.head))
    var added: [EventMention.Participant] = []
    let isTaken = reader.ontology.types[mention.type].group == "territory"
    for participant in mention.participants where participant.role != .instrument {
      let sufferers = participant.role == .actor ? [] : apposed(to: participant.filler).filter { isNamed($0, .person) }
      let included = included(in: participant.filler).filter { head in
        isNamed(head, .person) || isNamed(head, .organization)
          || marked.placeAt[head] >= 0 && (isTaken || participant.role == .actor)
      }
      for head in sufferers + included where added.count < Self.limit && known.insert(head).inserted {
        if let filler = reader.filler(head) { added.append(.init(role: participant.role, filler: filler)) }
      }
    }
    mention.participants += added
  }

  private func heads(of filler: Filler) -> [Int] {
    // "Two of her guards, A and B": parsers hang the names on the number.
    let number = reader.tag(filler.phrase.lowerBound) == .cardinal ? filler.phrase.lowerBound : filler.head
    return Set([filler.head, filler.phrase.upperBound - 1, filler.tokens.upperBound - 1, number]).sorted()
  }

  /// Of a plural only: a single person's name is found as that person's.
  private func apposed(to filler: Filler) -> [Int] {
    heads(of: filler).filter(isSeveral).flatMap { reader.children(of: $0, .appos).flatMap(reader.coordinated) }
  }

  /// "including A, B and C", wherever parsers hang it.
  private func included(in filler: Filler) -> [Int] {
    guard heads(of: filler).contains(where: isWhole) else { return [] }
    let end = filler.phrase.upperBound
    let near = (end..<end + Self.reach).first { token in
      marked.field.words.indices.contains(token) && marked.field.sentenceOf[token] == marked.field.sentenceOf[filler.head]
        && opensList(token) && (end..<token).allSatisfy { !reader.isVerb($0) }
    }
    let below = heads(of: filler).flatMap { reader.children(of: $0, .prep).filter(opensList) }
    guard let preposition = below.first ?? near else {
      let members = members(of: filler)
      return members.isEmpty ? singledOut(behind: end, filler.head) : members
    }
    return reader.children(of: preposition, .pobj).flatMap(reader.coordinated)
  }

  /// "The countries that sent troops include A, B and C".
  private func members(of filler: Filler) -> [Int] {
    heads(of: filler).filter { reader.relation($0) == .nsubj && isSeveral($0) }.flatMap { head -> [Int] in
      let verb = reader.tree.head(head)
      guard ["include", "includes", "included", "comprise", "comprised"].contains(marked.field.word(verb)) else { return [] }
      return reader.children(of: verb, .dobj).flatMap(reader.coordinated)
    }
  }

  /// "its allies, notably A and B".
  private func singledOut(behind end: Int, _ head: Int) -> [Int] {
    let words = marked.field.words.indices
    guard words.contains(end + 1), marked.field.word(end) == ",",
      ["notably", "especially", "particularly", "namely"].contains(marked.field.word(end + 1)),
      let name = (end + 2..<end + 5).first(where: { words.contains($0) && marked.actorAt[$0] >= 0 }),
      marked.field.sentenceOf[name] == marked.field.sentenceOf[head]
    else { return [] }
    return reader.coordinated(name)
  }

  private func opensList(_ token: Int) -> Bool {
    let word = marked.field.word(token)
    return word == "including" || word == "like" && reader.tag(token) == .preposition
      || word == "as" && token > 0 && marked.field.word(token - 1) == "such"
  }

  private func isSeveral(_ head: Int) -> Bool {
    switch reader.tag(head) {
    case .pluralNoun, .cardinal, .pluralProperNoun: true
    default: reader.classes(head).contains(.quantity)
    }
  }

  /// Several, or a body that others are part of: "the coalition, including X".
  private func isWhole(_ head: Int) -> Bool {
    isSeveral(head) || marked.actorAt[head] >= 0 && marked.mentions.actors[Int(marked.actorAt[head])].kind == .organization
  }

  private func isNamed(_ head: Int, _ kind: ActorKind) -> Bool {
    let actor = Int(marked.actorAt[head])
    return actor >= 0 && marked.mentions.actors[actor].named && marked.mentions.actors[actor].kind == kind
  }
}
