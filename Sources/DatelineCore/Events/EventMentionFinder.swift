/// Finds every mention of an event in one field of an article, each with what its sentence tells of it.
struct EventMentionFinder {
  let reader: ClauseReader
  let violence: ViolenceContext
  let topic: ArticleTopic
  /// What the layout of the text says of its paragraphs.
  let items: ItemSettings

  var marked: MarkedField { reader.marked }
  var ontology: Ontology { reader.ontology }

  /// - Parameter topic: of the whole article, where the field is too short to tell its own.
  init(marked: MarkedField, ontology: Ontology, topic: ArticleTopic? = nil) {
    reader = ClauseReader(marked: marked, ontology: ontology)
    items = ItemSettings(marked: marked)
    violence = ViolenceContext(marked: marked, vocabulary: ontology.vocabulary)
    self.topic = topic ?? ArticleTopic(marked: marked, vocabulary: ontology.vocabulary)
  }

  func mentions() -> [EventMention] {
    var found: [EventMention] = []
    var speaker = RunningSpeaker(author: CommuniqueAuthor(reader: reader).author)
    let casualties = casualtiesBySentence()
    for number in marked.field.sentences.indices where !items.isBare(marked.field.sentences[number].paragraph) {
      if let head = items.setting(of: marked.field.sentences[number].paragraph)?.speaker, let label = reader.filler(head) { speaker.begin(label) }
      for view in SentenceView.views(of: number, in: marked, ontology.vocabulary) {
        let followsViolence = found.suffix(6).contains {
          ontology.types[$0.type].isViolent && number - $0.sentence <= 3
        }
        let opens = number == 0 || marked.field.sentences[number - 1].paragraph != marked.field.sentences[number].paragraph
        // Each item of a list tells its own news.
        let told = marked.field.sentences[number].isItem ? found.suffix(Self.itemReach).filter { marked.field.sentences[$0.sentence].paragraph == marked.field.sentences[number].paragraph } : found
        let hazard = HazardBinder.preceding(number, told, ontology, opensParagraph: opens)
        let attribution = AttributionFinder(reader: reader, view: view)
        let turn = speaker.turn(in: view, attribution)
        found += mentions(in: view, casualties[number], attribution, turn, followsViolence, hazard, before: found)
      }
    }
    BackReferences(reader: reader, violence: violence).bind(&found)
    NamedSufferers(reader: reader).add(to: &found)
    KnownTargets(reader: reader).name(in: &found)
    BothSides(reader: reader).name(in: &found)
    recallWhatFollowed(&found)
    dropAnnouncements(&found)
    joinHarmless(&found)
    inheritPlaces(&found)
    return found
  }

  /// "In September 2022 a prosecutor was killed. Many officials *have since been* assassinated.": what has followed on
  /// something recalled, on no day that is told.
  private func recallWhatFollowed(_ found: inout [EventMention]) {
    for index in found.indices.dropFirst() where !found[index].background && found[index].time == nil && found[index].field == .text {
      let clause = found[index].clause
      guard reader.children(of: clause, .advmod).contains(where: { marked.field.word($0) == "since" }),
        reader.isPresentPerfect(clause),
        let before = found[..<index].suffix(Self.closest).last(where: { $0.sentence < found[index].sentence }), found[index].sentence - before.sentence <= 2
      else { continue }
      let isRecalled = before.background || before.time.map { marked.mentions.times[$0].time.granularity.isCoarse } ?? false
      if isRecalled { found[index].background = true }
    }
  }

  /// "The minister said:" is no statement beside the events that the speech behind it tells.
  private func dropAnnouncements(_ found: inout [EventMention]) {
    let announcements = found.indices.filter { index in
      ontology.types[found[index].type].isStatement && found[index].sentenceTokens.last.map { marked.field.words[$0] == ":" } ?? false
    }
    let told = announcements.filter { index in
      found[index].fillers(.actor).first.map { speaker in
        found[index...].prefix(Self.closest).contains { other in
          other.sentence > found[index].sentence && other.sources.contains { $0.filler.head == speaker.head }
        }
      } ?? false
    }
    for index in told.reversed() { found.remove(at: index) }
  }

  /// Events before that can be of an item.
  private static let itemReach = 64

  /// Events behind an announcement, and before what has followed on one, that are looked at.
  private static let closest = 4

  // MARK: One sentence

  private func mentions(
    in view: SentenceView, _ casualties: [Int], _ attribution: AttributionFinder,
    _ speaker: RunningSpeaker.Turn, _ followsViolence: Bool, _ hazard: Int?, before: [EventMention]
  ) -> [EventMention] {
    var mentions = TriggerReader(reader: reader, view: view, violence: violence, attribution: attribution)
      .mentions(speaker: speaker)
    dropSupported(&mentions)
    tellPurposes(&mentions)
    struckInFighting(&mentions, before)
    HazardBinder(reader: reader, preceding: hazard).bind(&mentions)
    PoliceAgent(reader: reader, violence: violence).complete(&mentions, before: before)
    MeansBinder(reader: reader).bind(&mentions)
    dropActs(&mentions)
    addPassers(to: &mentions)
    let own = casualties.filter { view.tokens.contains(marked.mentions.casualties[$0].tokens.lowerBound) }
    CasualtyBinder(
      reader: reader, view: view, attribution: attribution, violence: violence, followsViolence: followsViolence,
      hazard: hazard
    )
    .bind(own, to: &mentions)
    CompositionBinder(reader: reader).bind(&mentions)
    CauseBinder(reader: reader).bind(&mentions)
    dropSpeakers(&mentions)
    for index in mentions.indices {
      mentions[index].isSubordinate = isSetting(mentions[index])
      let anchor = mentions[index].anchor
      mentions[index].sequel = reader.sequenced(by: anchor) ?? reader.answered(by: anchor)
      let statements = attribution.statements(over: mentions[index].anchor)
      CircumstanceBinder(reader: reader, view: view, statements: statements).bind(&mentions[index])
      leaveCircumstances(&mentions[index])
    }
    for index in mentions.indices { takeCircumstances(index, &mentions) }
    sharePlaces(&mentions)
    joinLaunches(&mentions)
    lendToProtests(&mentions)
    let told = mentions
    mentions.removeAll { isStruckConvoy($0, told) }
    mentions.removeAll { isMissedStrike($0, told) || isSettingOfViolence($0, told) }
    mentions.removeAll {
      isMereIntent($0) || isNobodysHarm($0) || isStrikeOfArms($0, before) || isRanked($0, before) || isOfKindTold($0) || isStanding($0)
        || isEpithet($0, told) || isDescription($0, told) || isProtesterOfTold($0, told) || isSufferer($0, told) || isOnlyNamed($0)
    }
    let figure = FigureOfSpeech(reader: reader, violence: violence, topic: topic)
    mentions.removeAll(where: figure.isOne)
    StatementFinder(reader: reader, view: view, attribution: attribution, violence: violence, topic: topic, casualties: own, followsHazard: hazard != nil || followsBlast(before))
      .bind(&mentions, carried: speaker.carried, before: before)
    return mentions
  }

  /// "marched in support of the opposition", "a vigil for the wounded": for whom a protest is, it is not against.
  private func dropSupported(_ mentions: inout [EventMention]) {
    for index in mentions.indices where ontology.types[mentions[index].type].event == "PROTEST" {
      mentions[index].participants.removeAll { participant in
        let preposition = reader.tree.head(participant.filler.head)
        guard participant.role == .target, reader.relation(participant.filler.head) == .pobj else { return false }
        return marked.field.word(preposition) == "for" || Self.support.contains(marked.field.word(reader.tree.head(preposition)))
      }
    }
  }

  private static let support: Set = ["support", "solidarity", "favour", "favor", "memory", "honour", "honor", "defence", "defense"]

  /// "killed 34 people on Monday, local activists said", "29 injured, including four children, the mayor said": parsers and
  /// lists make those who tell it some of those to whom it was done.
  private func dropSpeakers(_ mentions: inout [EventMention]) {
    let tellers = Set(mentions.flatMap { $0.sources + $0.casualties.compactMap(\.source) }.map(\.filler.head))
    guard !tellers.isEmpty else { return }
    for index in mentions.indices where ontology.types[mentions[index].type].isViolent || ontology.types[mentions[index].type].isHazard {
      guard mentions[index].participants.contains(where: { ($0.role == .target || $0.role == .victim) && !tellers.contains($0.filler.head) }) else { continue }
      mentions[index].participants.removeAll { ($0.role == .target || $0.role == .victim) && tellers.contains($0.filler.head) }
    }
  }

  /// "gunmen looted an aid convoy", "an ambush on an aid convoy": whose aid was taken is helped by nobody.
  private func isStruckConvoy(_ mention: EventMention, _ told: [EventMention]) -> Bool {
    guard ontology.types[mention.type].event == "AID", mention.isNoun else { return false }
    return told.contains { other in
      guard ontology.types[other.type].isViolent || ontology.types[other.type].event == "COERCE" else { return false }
      return other.participants.contains { $0.role != .actor && $0.filler.phrase.contains(mention.anchor) } || isObject(mention.anchor, of: other)
    }
  }

  /// "killed in ambush on aid convoy".
  private func isObject(_ noun: Int, of other: EventMention) -> Bool {
    let preposition = reader.tree.head(noun)
    guard reader.relation(noun) == .pobj, ["on", "against"].contains(marked.field.word(preposition)) else { return false }
    return reader.tree.ancestors(of: preposition).prefix(4).contains { $0 == other.anchor || reader.isEventNoun($0) }
  }

  /// "Seven people were killed when a tram derailed": what the main clause tells of its harm makes the event the news.
  private func isSetting(_ mention: EventMention) -> Bool {
    if marked.field.field == .title { return reader.isAsideOfTitle(mention.anchor) }
    guard reader.isSubordinate(mention.anchor) else { return false }
    let harms = mention.harms + mention.casualties.compactMap { marked.mentions.casualties[$0.mention].harm }
    return harms.allSatisfy { !mention.sentenceTokens.contains($0) || reader.isSubordinate($0) }
  }

  /// "They're hurt when they're made fun of": harm without a number, of people who are never named.
  private func isNobodysHarm(_ mention: EventMention) -> Bool {
    guard ontology.types[mention.type].isHarm, mention.fillers(.actor).isEmpty,
      !mention.casualties.contains(where: { marked.mentions.casualties[$0.mention].count.min != nil })
    else { return false }
    return (mention.fillers(.victim) + mention.fillers(.target)).allSatisfy { filler in
      guard let actor = filler.actor else { return reader.tag(filler.head) == .pronoun }
      return marked.mentions.actors[violence.resolvedIndex(actor, marked.mentions)].isPronoun
    }
  }

  /// "The group often carries out attacks in X": no event of any day.
  private func isHabit(_ mention: EventMention) -> Bool {
    guard mention.time == nil, mention.casualties.isEmpty, ontology.types[mention.type].isPhysical,
      [.verbPresentThird, .verbPresent].contains(reader.tag(mention.clause)), !reader.children(of: mention.clause, .aux).contains(where: { reader.tag($0) != .modal })
    else { return false }
    return reader.children(of: mention.clause, .advmod).contains { Self.habits.contains(marked.field.word($0)) }
  }

  private static let habits: Set = ["often", "regularly", "frequently", "routinely", "usually", "typically", "sometimes", "occasionally", "commonly", "periodically"]

  /// "No arrests have been made": nothing was done.
  private func isNoArrest(_ mention: EventMention) -> Bool {
    ["arrest", "detain"].contains(ontology.types[mention.type].mode) && mention.factuality == .denied && mention.sources.isEmpty
      && mention.casualties.contains { marked.mentions.casualties[$0.mention].count.max == 0 }
  }

  /// "denied that a protester had died": of the protest nothing is denied.
  private func isNobodysProtest(_ mention: EventMention) -> Bool {
    mention.isNoun && mention.factuality == .denied && ["protester", "protesters", "demonstrator", "demonstrators"].contains(marked.field.word(mention.anchor))
  }

  /// "agreed not to use force": what is forsworn is no act that somebody denies.
  private func isForgone(_ mention: EventMention) -> Bool {
    guard mention.factuality == .denied, ontology.types[mention.type].isPhysical, reader.relation(mention.clause) == .xcomp else { return false }
    return reader.child(of: mention.clause, .neg) != nil && ["agree", "promise", "vow", "pledge", "undertake", "decide", "choose"].contains(marked.field.lemmas[reader.tree.head(mention.clause)])
  }

  /// "The talks nearly collapsed": they did not.
  private func isNarrowlyMissed(_ mention: EventMention) -> Bool {
    reader.isVerb(mention.anchor) && ["nearly", "almost"].contains(reader.marked.field.word(mention.anchor - 1))
      && reader.tree.head(mention.anchor - 1) == mention.anchor && mention.casualties.isEmpty
  }

  /// "An effort to oust the rebels", "weapons to massacre the people": what violence is wanted for, and nobody is said
  /// to have done. An attempt is an act.
  private func isMereIntent(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    if isAwaited(mention) || isNarrowlyMissed(mention) || isHabit(mention) || isNobodysProtest(mention) || isNoArrest(mention) || isForgone(mention) { return true }
    // "marched to denounce the cuts", "blocked the road to protest against them": what it was done for.
    if mention.factuality == .possible, !mention.isNoun, reader.isInfinitive(mention.anchor) {
      let isPurpose = reader.relation(mention.anchor) == .advcl
      if type.event == "ACCUSE", isPurpose ? ["disapprove", "complain"].contains(type.mode) : type.mode == "charge" { return true }
      // "deployed to quell riots".
      if isPurpose, type.event == "COERCE", type.group == "policing" { return true }
    }
    // "was detained as he tried to flee".
    if type.mode == "displace", !mention.isNoun, mention.casualties.isEmpty, reader.isInfinitive(mention.anchor), mention.factuality != .asserted { return true }
    guard type.event == "ASSAULT", !mention.isNoun, mention.casualties.isEmpty,
      mention.factuality == .possible || mention.factuality == .asserted, reader.isInfinitive(mention.anchor)
    else { return false }
    let head = reader.purposed(by: mention.anchor) ?? reader.tree.head(mention.anchor)
    // "The campaign to retake the town" is under way.
    if reader.classes(head).contains(.undertaking), reader.tag(head).isNoun { return mention.fillers(.actor).isEmpty }
    switch reader.relation(mention.anchor) {
    case .acl, .relcl:
      return !["attempt", "attempts", "bid", "plot", "plots"].contains(marked.field.word(head))
    case .advcl: return !reader.classes(head).contains(.striving) || mention.fillers(.actor).isEmpty
    // "Three attackers who tried to enter the camp were shot": what they were doing.
    case .xcomp where reader.relation(head) == .relcl && ["try", "attempt", "seek"].contains(marked.field.lemmas[head]): return true
    case .xcomp, .ccomp: return !reader.isVerb(head) || reader.classes(head).contains(.be)
    case .root, .nsubj: return true
    default: return false
    }
  }

  /// "welcomed the strikes": those from the air that the text has told, not a walkout.
  private func isStrikeOfArms(_ mention: EventMention, _ before: [EventMention]) -> Bool {
    ontology.types[mention.type].group == "walkout" && mention.isNoun && marked.field.word(mention.anchor).hasPrefix("strike")
      && before.contains { ontology.types[$0.type].group == "remote" }
  }

  /// "has counted 80 such murders", "the third such attack": of a kind that was told, and none of its own.
  private func isOfKindTold(_ mention: EventMention) -> Bool {
    guard mention.isNoun, ontology.types[mention.type].isViolent || ontology.types[mention.type].isHazard, marked.field.field == .text else { return false }
    return reader.children(of: mention.anchor, .amod, .predet, .det).contains { marked.field.word($0) == "such" }
  }

  /// "It is the worst accident on the road since 2012": ranks what the sentences before have told.
  private func isRanked(_ mention: EventMention, _ before: [EventMention]) -> Bool {
    let type = ontology.types[mention.type]
    guard mention.isNoun, type.isHazard, reader.relation(mention.anchor) == .attr, mention.casualties.isEmpty else { return false }
    let verb = reader.tree.head(mention.anchor)
    return reader.children(of: verb, .nsubj).contains { ["it", "this", "that"].contains(marked.field.word($0)) }
      && before.contains { ontology.types[$0.type].event == type.event }
  }

  /// "Has 1,000 troops stationed in the country", "soldiers deployed in the east": where they are, not that they were sent.
  private func isStanding(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].event == "MOBILIZE" && !mention.isNoun && mention.time == nil
      && reader.relation(mention.anchor) == .acl && reader.tag(mention.anchor) == .verbPastParticiple
      && reader.children(of: mention.anchor, .agent).isEmpty
  }

  private func casualtiesBySentence() -> [[Int]] {
    var bySentence = [[Int]](repeating: [], count: marked.field.sentences.count)
    for (index, mention) in marked.mentions.casualties.enumerated() {
      guard marked.field.sentenceOf.indices.contains(mention.tokens.lowerBound) else { continue }
      bySentence[Int(marked.field.sentenceOf[mention.tokens.lowerBound])].append(index)
    }
    return bySentence
  }
}
