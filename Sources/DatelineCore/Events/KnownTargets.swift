/// Names the targets that an event takes from what was told before: who is set free, who is struck back.
struct KnownTargets {
  let reader: ClauseReader

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How many sentences back those were taken who are released.
  private static let reach = 6

  func name(in found: inout [EventMention]) {
    nameReleased(&found)
    nameTaken(&found)
    nameStruckBack(&found)
    nameDispersed(&found)
    nameDemanded(&found)
  }

  /// "accused the governor of sleeping on duty and demanded *his* resignation": of whom they spoke.
  private func nameDemanded(_ found: inout [EventMention]) {
    for index in found.indices.dropFirst() where ontology.types[found[index].type].event == "REQUEST" && found[index].fillers(.target).isEmpty {
      let (mention, before) = (found[index], found[index - 1])
      let isOfHim = mention.trigger.contains { reader.tag($0) == .possessivePronoun && ["his", "her"].contains(marked.field.word($0)) }
      guard isOfHim, before.sentence == mention.sentence, ontology.types[before.type].event == "ACCUSE",
        let blamed = before.fillers(.target).first(where: { person($0) != nil })
      else { continue }
      found[index].participants.append(.init(role: .target, filler: blamed))
    }
  }

  /// "Traders pelted the officials, whereupon police fired tear gas": at those whose protest was just told.
  private func nameDispersed(_ found: inout [EventMention]) {
    for index in found.indices where ontology.types[found[index].type].mode == "crowd-control" && found[index].factuality == .asserted {
      let mention = found[index]
      guard mention.fillers(.target).isEmpty, mention.fillers(.victim).isEmpty, !mention.background else { continue }
      let near = found[..<index].reversed().prefix { mention.sentence - $0.sentence <= 1 }
      let protest = near.first { other in
        ontology.types[other.type].event == "PROTEST" && other.factuality == .asserted && !other.background && !other.fillers(.actor).isEmpty
      }
      // A union calls a march, and others take to the streets.
      for filler in protest?.fillers(.actor) ?? [] where person(filler) != nil && !mention.fillers(.actor).contains(filler) {
        found[index].participants.append(.init(role: .target, filler: filler))
      }
    }
  }

  /// "They released them unharmed", "eleven of them were freed": those who were told to have been taken.
  private func nameReleased(_ found: inout [EventMention]) {
    var taken: (fillers: [Filler], sentence: Int)?
    for index in found.indices {
      let type = ontology.types[found[index].type]
      if type.group == "abduction" || type.group == "custody" {
        let held = found[index].fillers(.target) + found[index].fillers(.victim)
        let named = held.filter { reader.tag($0.head) != .pronoun }
        if !named.isEmpty { taken = (named, found[index].sentence) }
      }
      guard type.group == "release", let taken, (0...Self.reach).contains(found[index].sentence - taken.sentence) else { continue }
      let targets = found[index].participants.indices.filter { found[index].participants[$0].role == .target }
      guard let first = targets.first, targets.allSatisfy({ isThem(found[index].participants[$0].filler) }) else { continue }
      found[index].participants.replaceSubrange(first...first, with: taken.fillers.map { .init(role: .target, filler: $0) })
    }
  }

  /// "Rebels released three engineers whom they kidnapped in May. A, B and C were set free": whom their release names.
  private func nameTaken(_ found: inout [EventMention]) {
    for release in found.indices where frees(found[release]) {
      let names = found[release].fillers(.target).filter { person($0)?.named == true }
      guard !names.isEmpty else { continue }
      let near = found.indices.filter { abs(found[$0].sentence - found[release].sentence) <= Self.reach }
      for index in near where ontology.types[found[index].type].group == "abduction" && found[index].factuality == .asserted {
        let taken = found[index].fillers(.target) + found[index].fillers(.victim)
        guard taken.count == 1, let first = taken.first, let known = person(first), !known.named, !known.isPronoun,
          (reader.tag(first.head) == .pluralNoun) == (names.count > 1)
        else { continue }
        // "The businessman" is who was freed; of several not all may be named.
        if names.count == 1 { found[index].participants.removeAll { $0.filler == first } }
        found[index].participants += names.map { .init(role: .target, filler: $0) }
      }
    }
  }

  private func frees(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    return (type.group == "release" || type.mode == "rescue") && mention.factuality == .asserted
  }

  private func person(_ filler: Filler) -> ActorMention? {
    filler.actor.map { marked.mentions.actors[$0] }.flatMap { $0.kind == .person ? $0 : nil }
  }

  /// "has attacked Russia, which has also launched air assaults": on those who attacked it.
  private func nameStruckBack(_ found: inout [EventMention]) {
    for index in found.indices where ontology.types[found[index].type].isViolent {
      let mention = found[index]
      guard reader.relation(mention.clause) == .relcl, mention.fillers(.target).isEmpty, mention.fillers(.victim).isEmpty,
        reader.children(of: mention.clause, .advmod).contains(where: { marked.field.word($0) == "also" })
      else { continue }
      let struck = reader.tree.head(mention.clause)
      let first = found[..<index].last { other in
        other.sentence == mention.sentence && ontology.types[other.type].isViolent && other.fillers(.target).contains { $0.head == struck }
      }
      for filler in first?.fillers(.actor) ?? [] { found[index].participants.append(.init(role: .target, filler: filler)) }
    }
  }

  private func isThem(_ filler: Filler) -> Bool {
    ["them", "they", "him", "her"].contains(marked.field.word(filler.head)) && reader.tag(filler.head) == .pronoun
  }
}
