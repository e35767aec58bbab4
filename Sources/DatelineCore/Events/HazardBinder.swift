/// Gives the harm of a sentence to the accident or disaster that the sentences before it told: "A bus overturned near X.
/// Twelve people were killed."
struct HazardBinder {
  let reader: ClauseReader
  /// The type of the accident or disaster told last; nil where none is, or violence has been told since.
  let preceding: Int?

  private var ontology: Ontology { reader.ontology }

  func bind(_ mentions: inout [EventMention]) {
    joinCoordinated(&mentions)
    leaveCauses(&mentions)
    leaveWorks(&mentions)
    // What it struck adds nothing to a disaster that the text has told.
    if preceding != nil { mentions.removeAll(where: isImpact) }
    collapseOfQuake(&mentions)
    let told = mentions.first { isHazard($0) && !isOutcome($0) }
    for index in mentions.indices {
      guard isOutcome(mentions[index]) || isHarm(mentions[index]) || isDisplacement(mentions[index]) else { continue }
      if isDisplacement(mentions[index]), let hazard = reader.hazard(doing: mentions[index]), told == nil {
        mentions[index].type = hazard
        mentions[index].participants = mentions[index].participants.compactMap(Self.sufferer)
        continue
      }
      // Within the sentence, see ``CauseBinder``.
      guard told == nil, let preceding, !mentions.contains(where: isViolence), !recallsAnother(mentions[index]) else { continue }
      mentions[index].type = preceding
      mentions[index].tellsHarmOnly = true
    }
  }

  /// "Hundreds of buildings collapsed": in the quake or the storm that the text has told.
  private func collapseOfQuake(_ mentions: inout [EventMention]) {
    guard let preceding, Self.doers.contains(ontology.types[preceding].mode ?? "") else { return }
    for index in mentions.indices where ontology.types[mentions[index].type].mode == "collapse" && reader.isVerb(mentions[index].anchor) {
      let subjects = reader.subjects(of: mentions[index].anchor)
      guard !subjects.isEmpty, subjects.allSatisfy({ [.pluralNoun, .cardinal].contains(reader.tag($0)) }), !recallsAnother(mentions[index]) else { continue }
      mentions[index].type = preceding
      mentions[index].tellsHarmOnly = true
    }
  }

  /// "Landslides and floods killed 53": one disaster.
  private func joinCoordinated(_ mentions: inout [EventMention]) {
    let anchors = Set(mentions.filter { isHazard($0) && $0.isNoun }.map(\.anchor))
    mentions.removeAll { mention in
      guard isHazard(mention), mention.isNoun, reader.relation(mention.anchor) == .conj else { return false }
      return anchors.contains(reader.tree.head(mention.anchor)) && !mention.isDefinite
    }
  }

  /// "A landslide triggered by heavy rain killed 31": what set the disaster off is none of its own.
  private func leaveCauses(_ mentions: inout [EventMention]) {
    let told = mentions
    let anchors = Set(mentions.filter { isHazard($0) && $0.isNoun }.map(\.anchor))
    mentions.removeAll { mention in
      guard isHazard(mention), mention.isNoun, mention.casualties.isEmpty else { return false }
      return sets(mention.anchor, off: anchors) || isWork(mention, of: told) || reader.tree.ancestors(of: mention.anchor).prefix(5).contains { token in
        reader.relation(token) == .acl && Self.triggers.contains(reader.marked.field.word(token))
          && anchors.contains(reader.tree.head(token))
      }
    }
  }

  /// "Heavy rain triggered floods": the floods are the news, the rain what set them off.
  private func sets(_ cause: Int, off anchors: Set<Int>) -> Bool {
    let verb = reader.tree.head(cause)
    guard reader.relation(cause) == .nsubj, Self.causing.contains(reader.marked.field.lemmas[verb]),
      let effect = reader.child(of: verb, .dobj)
    else { return false }
    return anchors.contains(effect)
  }

  /// "Were buried by landslides when a storm swept the coast": the landslides are the storm's work.
  private func isWork(_ mention: EventMention, of others: [EventMention]) -> Bool {
    var verb = mention.clause
    guard reader.relation(mention.anchor) == .pobj, reader.isVerb(verb) else { return false }
    while reader.relation(verb) == .conj, reader.isVerb(reader.tree.head(verb)) { verb = reader.tree.head(verb) }
    return others.contains { other in
      isHazard(other) && other.isNoun && other.anchor != mention.anchor && isSubject(other.anchor)
        && reader.relation(other.clause) == .advcl && [verb, mention.clause].contains(reader.tree.head(other.clause))
        && reader.children(of: other.clause, .mark, .advmod).contains { ["when", "as"].contains(reader.marked.field.word($0)) }
    }
  }

  /// "The typhoon tore off roofs, flooding fields", "Hurricane Bela flooded streets": what a storm or a quake does is the
  /// storm's, and no disaster of its own.
  private func leaveWorks(_ mentions: inout [EventMention]) {
    for index in mentions.indices.reversed() where isHazard(mentions[index]) && !mentions[index].isNoun && reader.isVerb(mentions[index].anchor) {
      let subjects = reader.subjects(of: mentions[index].anchor)
      guard let doer = subjects.lazy.compactMap(self.doer).first, doer != mentions[index].type else { continue }
      if mentions.indices.contains(where: { $0 != index && mentions[$0].type == doer }) {
        mentions.remove(at: index)
      } else {
        mentions[index].type = doer
      }
    }
  }

  /// The disaster that a noun or the word before a name tells: "the storm", "Typhoon Bela".
  private func doer(_ noun: Int) -> Int? {
    for token in [noun] + reader.children(of: noun, .compound) where reader.isHazardNoun(token) {
      guard let type = reader.triggers(at: token).first?.type else { continue }
      if Self.doers.contains(ontology.types[type].mode ?? "") { return type }
    }
    return nil
  }

  private static let doers: Set = ["cyclone", "tornado", "storm", "earthquake", "tsunami", "volcano"]

  /// "a storm", "Tropical Storm Bela".
  private func isSubject(_ noun: Int) -> Bool {
    let name = reader.relation(noun) == .compound ? reader.tree.head(noun) : noun
    return reader.relation(name) == .nsubj
  }

  private static let causing: Set = ["trigger", "cause", "unleash", "spark", "bring", "provoke"]
  private static let triggers: Set = ["triggered", "caused", "unleashed", "sparked", "brought", "blamed", "set"]

  /// "Last June, 96 people died", "in 2016 a tanker blew up, killing 43": dated by a month or a year.
  private func recallsAnother(_ mention: EventMention) -> Bool {
    let marked = reader.marked
    var last = -1
    for token in mention.sentenceTokens.prefix(60) {
      let index = Int(marked.timeAt[token])
      guard index >= 0, index != last else { continue }
      last = index
      let time = marked.mentions.times[index].time
      let isSince = token > mention.sentenceTokens.lowerBound && ["since", "this"].contains(marked.field.word(token - 1))
        || marked.field.word(token) == "this"
      if time.granularity.isCoarse, time.start != nil, !isSince { return true }
    }
    return false
  }

  private func isHazard(_ mention: EventMention) -> Bool { ontology.types[mention.type].isHazard }

  private func isOutcome(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isHazardOutcome
  }

  /// Killing that nobody is said to do, and with nothing.
  private func isHarm(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    return type.isViolent && type.isHarm && mention.fillers(.actor).isEmpty
      && mention.fillers(.instrument).isEmpty
  }

  /// "The slide struck the village": by what nobody does.
  private func isImpact(_ mention: EventMention) -> Bool {
    guard ontology.types[mention.type].mode == "attack", mention.fillers(.actor).isEmpty, mention.fillers(.instrument).isEmpty, reader.isVerb(mention.anchor), !reader.isPassive(mention.anchor) else { return false }
    return Self.impacts.contains(reader.marked.field.lemmas[mention.anchor])
      && reader.subjects(of: mention.anchor).contains { reader.marked.actorAt[$0] < 0 && reader.marked.weaponAt[$0] < 0 && reader.tag($0).isNoun }
  }

  private static let impacts: Set = ["hit", "strike", "slam", "batter", "pound", "engulf"]

  /// "Some 2,300 families have been displaced", by nobody, "A wildfire forced 3,400 from their homes".
  private func isDisplacement(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].group == "displacement" && mention.factuality == .asserted && reader.isOfNature(mention)
  }

  /// Whom it drives out is harmed by it; the hazard is nobody who acts.
  private static func sufferer(_ participant: EventMention.Participant) -> EventMention.Participant? {
    participant.role == .actor ? nil : .init(role: participant.role == .target ? .victim : participant.role, filler: participant.filler)
  }

  private func isViolence(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isViolent && !isHarm(mention)
  }

  /// The hazard that a sentence may go on with, after the mentions found so far: the last one, else, in an article that
  /// tells of no violence, the one that it is about.
  static func preceding(
    _ sentence: Int, _ found: [EventMention], _ ontology: Ontology, opensParagraph: Bool = false
  ) -> Int? {
    if opensParagraph, let lead = lead(found, ontology) { return lead }
    for mention in found.suffix(memory).reversed() where sentence - mention.sentence <= reach {
      let type = ontology.types[mention.type]
      if type.isViolent { return nil }
      if isTold(mention, ontology) { return mention.type }
    }
    return lead(found, ontology)
  }

  private static func lead(_ found: [EventMention], _ ontology: Ontology) -> Int? {
    guard let first = found.prefix(memory).first(where: { isTold($0, ontology) }), first.sentence <= opening,
      !found.suffix(far).contains(where: { ontology.types[$0.type].isViolent })
    else { return nil }
    return first.type
  }

  private static func isTold(_ mention: EventMention, _ ontology: Ontology) -> Bool {
    ontology.types[mention.type].isHazard && mention.factuality == .asserted && !mention.background
  }

  private static let memory = 6
  private static let reach = 3
  private static let opening = 2
  /// How many mentions back violence is looked for: keeps the cost linear in the text.
  private static let far = 40
}
