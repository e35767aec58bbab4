/// How a story goes on with an event that it has told: its steps, its harm, other counts of it.
extension EventMerger {
  /// How many sentences the telling of an accident goes on without saying where or when again.
  private static let telling = 4
  /// The same for its harm alone.
  private static let counting = 12

  /// "A train hit a lorry. Two carriages derailed. The driver is among the dead.": one accident, told step by step.
  func continues(_ mention: EventMention, _ event: GatheredEvent) -> Bool {
    let type = ontology.types[mention.type]
    guard type.isHazard, let last = event.mentions.last, last.field == mention.field, !mention.isFurther,
      !mention.placeIsOwn, mention.ownTime == nil,
      mention.sentence - last.sentence <= (mention.tellsHarmOnly ? Self.counting : Self.telling)
    else { return false }
    return mention.tellsHarmOnly || type.group == "any" || sameMode(mention, event)
      || ontology.types[event.type(in: ontology)].group == "any"
  }

  /// "A suicide bomber drove into the gate. A huge blast was heard across the city.", "The bomb went off at seven": the sound of a bombing that was just
  /// told, of which nothing else is said.
  func isItsBlast(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard mention.isNoun && ontology.types[mention.type].mode == "explosion" || profile.isOfKnownBomb, ontology.types[mention.type].group == "blast",
      ontology.types[event.type(in: ontology)].group == "blast", let last = event.mentions.last, last.field == mention.field,
      !mention.isFurther, !mention.placeIsOwn, mention.sentence - last.sentence <= Self.telling
    else { return false }
    return mention.fillers(.target).isEmpty && mention.fillers(.victim).isEmpty && mention.casualties.isEmpty
  }

  /// "Militants raided a camp. The attackers opened fire on workers.": what they did there.
  func isByItsAttackers(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard profile.isByAttackers, let last = event.mentions.last, last.field == mention.field,
      Self.hands.contains(ontology.types[mention.type].group), Self.hands.contains(ontology.types[event.type(in: ontology)].group)
    else { return false }
    return !mention.isFurther && mention.sentence - last.sentence <= Self.following
      && (mention.ownTime == nil || event.profiles.contains { $0.sameDay(profile) == true })
  }

  /// "Gunmen killed a journalist. Juan Perez, 45, was shot as he left his home.": the one of whom the sentence before told.
  func namesSufferer(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    let type = ontology.types[mention.type]
    guard profile.introducesName, type.isDoneToPeople || type.mode == "abduct", let last = event.mentions.last, last.field == mention.field,
      !mention.isFurther, !profile.isSetApart, !mention.isNoun, (1...Self.following).contains(mention.sentence - last.sentence)
    else { return false }
    return event.profiles.contains(where: \.isOfOneStranger) && event.profiles.allSatisfy(\.namedTargets.isEmpty)
  }

  /// "A driver ran over a cyclist last night. The victim died this morning": a death that comes of what was told, days later
  /// and in hospital.
  func isDeathOfVictim(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    let type = ontology.types[event.type(in: ontology)]
    guard isHarmOnly(mention), !mention.isNoun, profile.actors.isEmpty, profile.killed == Count(min: 1, max: 1), profile.knownTargets == ["victim"],
      type.isViolent || type.isHazard, let last = event.mentions.last, last.field == mention.field,
      (1...Self.following).contains(mention.sentence - last.sentence), last.factuality == .asserted
    else { return false }
    return event.profiles.allSatisfy { $0.killed == nil }
  }

  private static let following = 2
  /// Groups of violence that people do who are there themselves.
  private static let hands: Set = ["any", "ground", "arms", "remote"]

  /// "Six people were killed in air raids on the port. Warplanes struck a depot shortly after midnight.": the sentence
  /// behind the lead tells it again, by whom and what it met, of which the lead has said nothing.
  func retells(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard let first = event.mentions.first, let last = event.mentions.last, first.field == mention.field, first.sentence == 0, last.sentence == 0,
      mention.sentence == 1, mention.factuality == .asserted, !mention.isNoun, !mention.isFurther, !mention.isSubordinate, !profile.isSetApart,
      mention.casualties.isEmpty, Self.retold.contains(ontology.types[mention.type].group)
    else { return false }
    return (mention.type == event.type(in: ontology) || ontology.types[mention.type].group == "any"
      || ontology.types[mention.type].group == "ground" && ontology.types[event.type(in: ontology)].group == "any")
      && first.fillers(.target).allSatisfy { $0.place != nil } && !mention.fillers(.target).isEmpty
  }

  /// "Six people died in last night's slaughter. Two men with rifles got out and opened fire.": who did it, of whom the lead
  /// has said nothing.
  func tellsWho(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard let first = event.mentions.first, let last = event.mentions.last, first.field == mention.field, first.sentence <= 1,
      (1...Self.following).contains(mention.sentence - last.sentence), mention.factuality == .asserted, !mention.isNoun, !mention.isFurther,
      !mention.isSubordinate, !mention.background, !profile.isSetApart, !mention.placeIsOwn, mention.ownTime == nil, mention.casualties.isEmpty,
      Self.hands.contains(ontology.types[mention.type].group), Self.hands.contains(ontology.types[event.type(in: ontology)].group)
    else { return false }
    return !profile.actors.isEmpty && event.profiles.allSatisfy(\.actors.isEmpty) && event.profiles.contains { $0.killed != nil }
  }

  private static let retold: Set = ["remote", "blast", "any", "arms", "ground"]

  /// "convicted X of treason and sentenced him to ten years": one judgment.
  func isVerdict(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    guard ontology.types[mention.type].group == "verdict", let last = event.mentions.last, last.field == mention.field,
      mention.sentence == last.sentence
    else { return false }
    return event.profiles.contains { $0.sameActor(profile) == true && $0.sameTarget(profile) != false }
  }

  /// "Mongolians storm palace": of a title, what the protesters of the lead did.
  func protestOfLead(_ events: [GatheredEvent]) -> Int? {
    guard let lead = events.first(where: { $0.mentions.first?.factuality == .asserted }), lead.mentions.first?.sentence == 0 else { return nil }
    let type = lead.type(in: ontology)
    return ["storm", "riot"].contains(ontology.types[type].mode) && ontology.types[type].event == "PROTEST" ? type : nil
  }

  /// "Suspected of the attack", "warned minutes before the blast": what a word of doubt has for its complement was told
  /// as fact, where "the" points back to it.
  func knownFactuality(of mention: EventMention) -> Event.Factuality {
    let type = ontology.types[mention.type]
    let isReference = mention.isDefinite && mention.isNoun && mention.field == .text && (type.isViolent || type.isHazard) && !mention.placeIsOwn
    return isReference && [.possible, .future].contains(mention.factuality) ? .asserted : mention.factuality
  }

  static let otherCount = 20
  private static let countReach = 4
  /// "The death toll" is the one that was told, also some sentences before.
  private static let tollReach = 12

  /// "The army spoke of four dead", "the opposition put the toll at 40": another source's figure of a harm that was told,
  /// of people who are not told apart from its victims.
  func isOtherCount(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    let isOfArrests = ontology.types[mention.type].mode == "arrest" && sameMode(mention, event) && profile.actors.isEmpty
    guard isHarmOnly(mention) || mention.isDefinite && mention.isNoun || isOfArrests, let figure = profile.killed ?? profile.detained, let source = profile.counter,
      let last = event.mentions.last, last.field == mention.field,
      mention.sentence - last.sentence <= (profile.isCountOfAnybody ? Self.tollReach : Self.countReach)
    else { return false }
    var isCounted = false
    for known in event.profiles {
      // Where and when a claim was sent says nothing of the act.
      if profile.place != nil, !profile.isOfClaim, profile.samePlace(known) != true { return false }
      if profile.days != nil, !profile.isOfClaim, profile.sameDay(known) != true { return false }
      if profile.sameActor(known) == false || !profile.isCountOfAnybody && !profile.isOfClaim && profile.sameTarget(known) != true { return false }
      if let other = profile.killed == nil ? known.detained : known.killed, other != figure, profile.sameToll(known) == false, other.min != nil || other.max != nil { isCounted = isCounted || known.counter != source }
    }
    return isCounted
  }

  /// What one speaker says on one day is one statement, however often he goes on.
  func statementBond(_ profile: MentionProfile, _ event: GatheredEvent) -> Int {
    event.profiles.allSatisfy { $0.sameSpeaker(profile) && $0.sameDay(profile) != false } ? Self.oneSpeaker : 0
  }

  private static let oneSpeaker = 10

  /// "The rebels attacked the base. Two soldiers were killed.": harm that nobody is said to do, told right after
  /// violence of which no harm is known, in its paragraph.
  func isOutcome(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    guard isHarmOnly(mention), profile.actors.isEmpty, mention.place == nil || !mention.placeIsOwn, mention.ownTime == nil,
      let last = event.mentions.last, last.field == mention.field, (1...Self.following).contains(mention.sentence - last.sentence),
      !mention.isFurther, !isHarmOnly(last), last.factuality == .asserted, ontology.types[last.type].group != "property",
      event.profiles.last.map({ known in
        let distance = mention.sentence - last.sentence
        // Behind a sentence of something else only where a bomb met a building, of whose people nothing was said.
        return known.paragraph == profile.paragraph && (distance == 1 || ontology.types[last.type].group == "blast") || known.paragraph + 1 == profile.paragraph && distance == 1
      }) == true
    else { return false }
    return event.mentions.allSatisfy(\.casualties.isEmpty)
  }

  /// "Gunmen killed five. Nine others were wounded.", "Eleven bodies were recovered": the rest of a toll of violence, or
  /// a count of its dead where they were found, told right after it.
  func isSequel(_ mention: EventMention, _ profile: MentionProfile, of event: GatheredEvent) -> Bool {
    guard let sequel = profile.sequel, isHarmOnly(mention), mention.ownTime == nil, mention.place == nil || !mention.placeIsOwn,
      let last = event.mentions.last, last.field == mention.field, last.factuality == .asserted,
      ontology.types[last.type].group != "property", ontology.types[last.type].event == "ASSAULT" || ontology.types[last.type].isHazard,
      let before = event.profiles.last, profile.paragraph - before.paragraph <= 1
    else { return false }
    // "Militants attacked a post. Six militants were also killed": by others.
    if event.profiles.contains(where: { !$0.sides.isDisjoint(with: profile.sufferingSides) }) { return false }
    let distance = mention.sentence - last.sentence
    switch sequel {
    case .further: return (0...Self.following).contains(distance)
    case .bodies: return (1...Self.countReach).contains(distance) && event.profiles.contains { $0.killed != nil }
    }
  }

  /// A title calls riot what the text calls a fight: one number of dead makes them one.
  func isOneToll(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard let killed = profile.killed?.min, killed > 1, isPhysical(mention.type), isPhysical(event.type(in: ontology)) else { return false }
    return event.profiles.contains { $0.killed?.min == killed }
  }
}
