/// Who did what is the work of police, where its clause leaves it out or says "they".
///
/// Nobody is added whom the sentence, or for "they" the one before it, does not name: "Police raided the house and two
/// men were arrested", "Twelve people were detained, the police chief said", "Officers fell back. They fired tear gas."
struct PoliceAgent {
  let reader: ClauseReader
  let violence: ViolenceContext

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  /// How far apart, in tokens, two events of one operation stand.
  private static let near = 30
  /// How many mentions of actors back a pronoun is looked for.
  private static let window = 40

  /// How many sentences back an operation goes on from.
  private static let reach = 2

  /// - Parameters:
  ///   - mentions: of one sentence.
  ///   - before: of the sentences before it, in order.
  func complete(_ mentions: inout [EventMention], before: [EventMention] = []) {
    for index in mentions.indices {
      let isPolicing = isPolicing(mentions[index])
      if isPolicing { resolvePronoun(in: &mentions[index]) }
      guard isPolicing || isOrder(mentions[index]) || isVolley(mentions[index]), mentions[index].fillers(.actor).isEmpty else { continue }
      let beside = isPolicing ? operating(beside: index, in: mentions) : nil
      guard let agent = beside ?? reporting(mentions[index]) ?? continued(mentions[index], before) else { continue }
      // "was shot by an officer, who has been arrested": not by himself.
      guard !mentions[index].participants.contains(where: { isSame($0.filler, agent) }) else { continue }
      mentions[index].participants.insert(.init(role: .actor, filler: agent), at: 0)
    }
  }

  /// What few but police do: arrests, charges, searches, seizures, guard, the control of crowds.
  private func isPolicing(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    switch (type.event, type.mode) {
    case ("COERCE", "arrest"), ("COERCE", "raid"), ("COERCE", "seize"), ("ASSAULT", "crowd-control"),
      ("ACCUSE", "charge"), ("MOBILIZE", "police"):
      return true
    default: return false
    }
  }

  /// What police may do as well as a government: theirs where they are the ones who tell it.
  private func isOrder(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].group == "curfew"
  }

  /// The police that act in another event of the sentence.
  private func operating(beside index: Int, in mentions: [EventMention]) -> Filler? {
    let own = mentions[index]
    let acting = mentions.indices.filter { other in
      other != index && abs(mentions[other].anchor - own.anchor) <= Self.near && isOperation(mentions[other])
    }.sorted { abs(mentions[$0].anchor - own.anchor) < abs(mentions[$1].anchor - own.anchor) }
    for other in acting {
      if let filler = mentions[other].fillers(.actor).first(where: isPolice) { return filler }
    }
    return nil
  }

  /// "Twenty rounds were fired", "rubber bullets were fired": which of two sides fired, another sentence says.
  private func isVolley(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].mode == "shooting" && mention.trigger.contains { ["rounds", "volleys"].contains(marked.field.word($0)) }
  }

  /// "Police fired on the crowd. Another six rounds were fired in the old city.": those who did the same in the sentences
  /// right before, where nobody else did.
  private func continued(_ mention: EventMention, _ before: [EventMention]) -> Filler? {
    guard isVolley(mention) || ontology.types[mention.type].mode == "crowd-control" else { return nil }
    let force = before.suffix(Self.mostBefore).filter { other in
      mention.sentence - other.sentence <= Self.reach && ontology.types[other.type].isViolent && !other.fillers(.actor).isEmpty
    }
    guard let last = force.last, ["shooting", "crowd-control"].contains(ontology.types[last.type].mode ?? "") else { return nil }
    return last.fillers(.actor).first(where: isPolice)
  }

  /// Events before that are looked at.
  private static let mostBefore = 8

  private func isOperation(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    guard mention.factuality == .asserted else { return false }
    return ["COERCE", "ASSAULT", "MOBILIZE"].contains(type.event) || type.event == "ACCUSE" && ["investigate", "charge"].contains(type.mode)
  }

  /// The police who say that it was done.
  private func reporting(_ mention: EventMention) -> Filler? {
    mention.sources.first.map(\.filler).flatMap { isPolice($0) ? body(of: $0) : nil }
  }

  /// "*police* spokeswoman Ana Sova said": the force for which she speaks, and not she.
  private func body(of speaker: Filler) -> Filler {
    guard let actor = speaker.actor, marked.mentions.actors[actor].kind == .person else { return speaker }
    let known = marked.mentions.actors[actor]
    // "86 people were arrested, *he* said": of the name that the text gave before.
    if known.isPronoun, let named = marked.mentions.actors[..<actor].last(where: { $0.named && $0.entity == known.entity && $0.kind == .person }) {
      let police = named.tokens.first { $0 < named.head && marked.field.word($0) == "police" }
      return police.flatMap(reader.filler) ?? speaker
    }
    guard known.named else { return speaker }
    let force = speaker.phrase.first { token in
      token < speaker.head && marked.field.word(token) == "police" && [.compound, .nmod].contains(reader.relation(token))
    }
    return force.flatMap(reader.filler) ?? speaker
  }

  private func isSame(_ filler: Filler, _ other: Filler) -> Bool {
    filler.head == other.head || marked.sameEntity(filler, other) == true
  }

  private func isPolice(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return false }
    return violence.resolved(actor, marked.mentions).sector == "COP"
  }

  // MARK: Pronouns

  /// Sectors of those on whom police work is done: not who "they" are that do it.
  private static let others: Set = ["CRM", "CVL", "OPP", "UNK", "PTY", "REL", "EDU", "LAB", "UAF"]

  /// "They" of police work are the police spoken of before, where the pronoun could as well stand for the crowd.
  private func resolvePronoun(in mention: inout EventMention) {
    for index in mention.participants.indices where mention.participants[index].role == .actor {
      let filler = mention.participants[index].filler
      guard filler.tokens.count == 1, marked.field.word(filler.head) == "they", let actor = filler.actor else { continue }
      let known = violence.resolved(actor, marked.mentions)
      guard Self.others.contains(known.sector ?? "UNK"), let police = lastPolice(before: actor) else { continue }
      mention.participants[index].filler = police
    }
  }

  /// - Parameter pronoun: its mention's index.
  private func lastPolice(before pronoun: Int) -> Filler? {
    let sentence = Int(marked.field.sentenceOf[marked.mentions.actors[pronoun].head])
    for actor in (max(0, pronoun - Self.window)..<pronoun).reversed() {
      let mention = marked.mentions.actors[actor]
      guard sentence - Int(marked.field.sentenceOf[mention.head]) <= 1 else { return nil }
      if mention.sector == "COP", !mention.isModifier, !mention.isPronoun { return reader.filler(mention.head) }
    }
    return nil
  }
}
