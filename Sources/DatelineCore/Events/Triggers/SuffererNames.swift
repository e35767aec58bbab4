/// Adds who of several sufferers is named: "killed two reporters, A and B", "killed ten, including C".
struct SuffererNames {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private static let limit = 12

  func add(to mention: inout EventMention) {
    let known = Set(mention.participants.map(\.filler.head))
    var added: [EventMention.Participant] = []
    for participant in mention.participants where participant.role == .victim || participant.role == .target {
      for head in names(under: participant.filler) where !known.contains(head) && added.count < Self.limit {
        guard let filler = reader.filler(head), isNamedPerson(filler), !added.contains(where: { $0.filler == filler })
        else { continue }
        added.append(.init(role: participant.role, filler: filler))
      }
    }
    mention.participants += added
  }

  /// Of a plural only: a single person's name is found as that person's.
  private func names(under filler: Filler) -> [Int] {
    let heads = Set([filler.head, filler.phrase.upperBound - 1, filler.tokens.upperBound - 1])
    return heads.sorted().filter(isSeveral).flatMap { head in
      reader.children(of: head, .appos).flatMap(reader.coordinated)
        + reader.children(of: head, .prep).filter { marked.field.word($0) == "including" }
        .flatMap { reader.children(of: $0, .pobj).flatMap(reader.coordinated) }
    }
  }

  private func isSeveral(_ head: Int) -> Bool {
    switch reader.tag(head) {
    case .pluralNoun, .cardinal, .pluralProperNoun: true
    default: reader.classes(head).contains(.quantity)
    }
  }

  private func isNamedPerson(_ filler: Filler) -> Bool {
    filler.actor.map { marked.mentions.actors[$0].named && marked.mentions.actors[$0].kind == .person } ?? false
  }
}
