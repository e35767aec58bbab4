import Linguistics

/// "The two agreed to reopen the border", "both sides accused each other": those whom the text has just told to face each
/// other, in place of words that name neither.
struct BothSides {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How many sentences back the two were told of.
  private static let reach = 3
  /// How many events before are looked at.
  private static let mostBefore = 24

  func name(in found: inout [EventMention]) {
    for index in found.indices {
      guard let place = found[index].participants.firstIndex(where: { $0.role == .actor && isPair($0.filler) }),
        let pair = pair(before: index, found)
      else { continue }
      let isMutual = found[index].fillers(.target).isEmpty
      found[index].participants.replaceSubrange(
        place...place, with: [.init(role: .actor, filler: pair.one), .init(role: isMutual ? .target : .actor, filler: pair.other)])
      found[index].participants.removeAll { isPair($0.filler) || isEachOther($0.filler) }
    }
  }

  /// The two sides of the last meeting, agreement or fight told right before.
  private func pair(before index: Int, _ found: [EventMention]) -> (one: Filler, other: Filler)? {
    let mention = found[index]
    for other in found[..<index].suffix(Self.mostBefore).reversed() where other.field == mention.field {
      guard mention.sentence - other.sentence <= Self.reach else { return nil }
      guard isBetweenTwo(other), other.anchor < mention.anchor else { continue }
      let sides = (other.fillers(.actor) + other.fillers(.target)).filter { $0.actor.map { !marked.mentions.actors[$0].isPronoun } ?? false }
      guard sides.count == 2, !sides.contains(where: isPair), marked.sameEntity(sides[0], sides[1]) != true, areApart(sides[0], sides[1]) else { continue }
      return (sides[0], sides[1])
    }
    return nil
  }

  /// Two persons, or bodies of two countries or of two kinds.
  private func areApart(_ one: Filler, _ other: Filler) -> Bool {
    guard let left = one.actor.map({ marked.mentions.actors[$0] }), let right = other.actor.map({ marked.mentions.actors[$0] }) else { return false }
    return left.country != right.country || left.sector != right.sector || left.kind == .person && right.kind == .person && left.named && right.named
  }

  private func isBetweenTwo(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    return ["CONSULT", "AGREE", "SUPPORT", "COOPERATE"].contains(type.event) || type.mode == "clash" || type.mode == "ceasefire" || type.mode == "sign"
  }

  /// "the two", "both sides", "the two governments"; not "the two presidents", who are whom their envoys speak for.
  private func isPair(_ filler: Filler) -> Bool {
    let words = filler.tokens.map { marked.field.word($0) }
    guard let last = words.last, words.count <= 3 else { return false }
    let rest = words.dropLast().filter { $0 != "the" }
    if rest.isEmpty { return ["two", "both", "pair"].contains(last) || words.count == 2 && ["sides", "parties"].contains(last) }
    return rest.allSatisfy { ["two", "both"].contains($0) } && Self.sides.contains(last)
  }

  private static let sides: Set = ["sides", "parties", "countries", "nations", "governments", "neighbours", "neighbors", "delegations", "armies"]

  private func isEachOther(_ filler: Filler) -> Bool {
    marked.field.word(filler.head) == "other" && marked.field.word(filler.head - 1) == "each"
  }
}
