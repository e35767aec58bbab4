/// Gathers mentions of one event into one: nothing that they say may contradict, and something must bind them.
struct EventMerger {
  let ontology: Ontology
  /// Where the text begins that a title or a heading speaks of: a sentence.
  var lead = 0
  /// How many events stand in the order of the text; those that only headings tell come behind them.
  var ordered = Int.max

  init(ontology: Ontology) { self.ontology = ontology }

  /// How many earlier events a mention is compared with: keeps the cost linear in the text.
  static let memory = 40
  /// How many sentences of a text its title is about, before it goes into other things.
  private static let opening = 4
  /// How many of an event's mentions a new one is compared with.
  private static let comparedProfiles = 6

  /// `title` and `text` are the article's fields; the result is in order of the text, what only the title tells last.
  func gather(title: FieldReading?, text: FieldReading) -> [GatheredEvent] {
    var events: [GatheredEvent] = []
    let story = story(in: text)
    let leads = text.mentions.map { lead(of: $0, in: text, story: story) }
    for mention in Self.inSequence(zip(text.mentions, leads).filter { $1 == nil }.map(\.0)) {
      let profile = profile(mention, in: text)
      join(denial: mention, profile, &events)
      add(mention, profile, &events)
    }
    let ordered = events.count
    for (mention, lead) in zip(text.mentions, leads) {
      guard let lead else { continue }
      var merger = self
      merger.ordered = ordered
      merger.lead = lead
      merger.add(mention, profile(mention, in: text), &events, isTitle: true)
    }
    joinDenials(to: &events, in: text)
    joinBareDenials(to: &events, in: text)
    if let title {
      for mention in title.mentions {
        let mention = harmOfLead(mention, events)
        add(mention, profile(mention, in: title), &events, isTitle: true)
      }
    }
    events.removeAll { event in event.mentions.allSatisfy { $0.isRunningTotal && $0.fillers(.actor).isEmpty } }
    return events
  }

  /// "Gunmen attacked the building after the blast": the blast was told before, so that it comes before the attack.
  private static func inSequence(_ mentions: [EventMention]) -> [EventMention] {
    var ordered = mentions
    for index in ordered.indices.dropFirst() where ordered[index].isDefinite && ordered[index].isNoun {
      let before = ordered[index - 1]
      guard before.sentence == ordered[index].sentence, ordered[index].sequel == before.anchor else { continue }
      ordered.swapAt(index - 1, index)
    }
    return ordered
  }

  /// The bond that makes a mention one of an event's.
  static let enough = 3

  private func profile(_ mention: EventMention, in reading: FieldReading) -> MentionProfile {
    var profile = MentionProfile(mention, in: reading)
    // Either side can be said to clash with the other, and a title has other words for both.
    if ontology.types[mention.type].mode == "clash" || mention.field == .title { profile.sides = [] }
    return profile
  }

  private func add(
    _ mention: EventMention, _ profile: MentionProfile, _ events: inout [GatheredEvent], isTitle: Bool = false
  ) {
    // A title is about what the text begins with, a sentence about what was told last.
    let start = isTitle ? firstEvent(in: events) : max(0, events.count - Self.memory)
    let candidates = start..<min(events.count, start + Self.memory)
    var best: (event: Int, score: Int)?
    var possible: [Int] = []
    for index in candidates {
      let score = bond(mention, profile, events[index], isTitle: isTitle)
      if score >= Self.enough - 1 { possible.append(index) }
      if score >= Self.enough, score > best?.score ?? 0 || score == best?.score && !isTitle { best = (index, score) }
    }
    // "The assault" is the only one that was told.
    if best == nil, mention.isDefinite, mention.isNoun, possible.count == 1, let only = possible.first {
      best = (only, Self.enough)
    }
    // What a title says in short, the text says whole.
    if best == nil, mention.field == .title && ontology.types[mention.type].isStatement || mention.isContinuation { return }
    if let best {
      var mention = mention
      // "A man suspected of the attack": said to have done it by nobody yet.
      if knownFactuality(of: mention) != mention.factuality { mention.participants = [] }
      // "The victim died": nobody besides. Nor has another's figure people of its own.
      if !isTitle, isOtherCount(mention, profile, of: events[best.event]) { mention.participants = [] }
      if !isTitle, isDeathOfVictim(mention, profile, of: events[best.event]) { mention.participants = [] }
      let type = events[best.event].type(in: ontology)
      // Bodies that somebody else has counted are his figure.
      if isSequel(mention, profile, of: events[best.event]), profile.sequel != .bodies || profile.counter == nil {
        mention.sequelOfHarm = profile.sequel
      }
      if ontology.types[mention.type].event != ontology.types[type].event { mention.type = type }
      events[best.event].mentions.append(mention)
      if events[best.event].profiles.count < Self.comparedProfiles { events[best.event].profiles.append(profile) }
    } else {
      events.append(GatheredEvent(mentions: [mention], profiles: [profile]))
    }
  }

  /// "attacked the building after the blast": two events, however alike.
  private func isInSequence(_ earlier: EventMention, _ later: EventMention) -> Bool {
    guard earlier.field == later.field, earlier.sentence == later.sentence else { return false }
    return earlier.sequel.map { later.anchor == $0 || later.ownVerbs.contains($0) } == true
      || later.sequel.map { earlier.anchor == $0 || earlier.ownVerbs.contains($0) } == true
  }

  /// How strongly a mention belongs to an event; 0 when something contradicts.
  func bond(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent, isTitle: Bool) -> Int {
    guard let first = event.mentions.first, let last = event.mentions.last else { return 0 }
    let isSameToll = isTitle && isOneToll(mention, profile, event)
    let isByItsAttackers = isByItsAttackers(mention, profile, event)
    guard first.factuality == knownFactuality(of: mention), isSameToll || isByItsAttackers || compatible(mention, event, isTitle: isTitle),
      !mention.isFurther || isSequel(mention, profile, of: event)
    else { return 0 }
    if first.field == mention.field, first.background != mention.background, !(mention.isDefinite && mention.isNoun) { return 0 }
    if event.mentions.suffix(Self.comparedProfiles).contains(where: { isInSequence($0, mention) }) { return 0 }
    // "Gunmen fired on the post. Two of the attackers were shot dead."
    if profile.isOfAttackers, !isTitle, !mention.isNoun, ontology.types[mention.type].isViolent, event.profiles.contains(where: { !$0.actors.isEmpty }) { return 0 }
    if ontology.types[mention.type].isStatement { return statementBond(profile, event) }
    if !isTitle, isOtherCount(mention, profile, of: event) { return Self.otherCount }
    if !isTitle, isDeathOfVictim(mention, profile, of: event) { return Self.otherCount }
    var bond = 0
    let sums = isHarmOnly(mention) && profile.isSum
    var isAnchored = mention.isDefinite && mention.isNoun || isTitle || sums
      || isHarmOnly(mention) && (!mention.placeIsOwn || isOfDisaster(mention, event)) && !isDoneByOthers(mention, profile, event)
    let isOutcome = isOutcome(mention, profile, of: event)
    let continues = retells(mention, profile, event) || tellsWho(mention, profile, event) || continues(mention, event) || isItsBlast(mention, profile, event) || isByItsAttackers || isSequel(mention, profile, of: event)
      || namesSufferer(mention, profile, of: event) || !isTitle && isHazardAgain(mention, profile, event)
    // Later sentences of an event name its streets and hospitals, which no title knows.
    for known in isTitle ? event.profiles.prefix(1) : event.profiles[...] {
      guard let score = agreement(profile, known, mention, isTitle: isTitle, isOutcome: isOutcome || continues || sums) else { return 0 }
      bond = max(bond, score)
      // Someone who acts twice does not make one event of two.
      isAnchored = isAnchored || continues || anchors(profile, known)
    }
    guard isAnchored else { return 0 }
    if sameMode(mention, event) { bond += 1 }
    if mention.isDefinite && mention.isNoun { bond += 2 }
    if isTitle || abs(mention.sentence - last.sentence) <= 1 { bond += 1 }
    // A title tells the lead's event.
    if isTitle, first.sentence - lead <= 1 { bond += first.sentence == lead && !first.isSubordinate ? 2 : 1 }
    if isTitle, first.sentence - lead > Self.opening { bond -= 3 }
    // One sentence rarely tells an event twice, unless it speaks of it with "the".
    if last.field == mention.field, last.sentence == mention.sentence, !(mention.isDefinite && mention.isNoun) {
      bond -= 2
    }
    if isHarmOnly(mention), !mention.placeIsOwn, mention.sentence - last.sentence <= 2, !isTitle { bond += 1 }
    // "put the toll at 16": of violence that was told, however far back.
    if isHarmOnly(mention), !mention.placeIsOwn, mention.isDefinite, !isTitle { bond += 1 }
    if isOutcome { bond += 1 }
    if sums { bond += 2 }
    if isVerdict(mention, profile, of: event) { bond += 3 }
    if continues { bond += 2 }
    return bond
  }

  /// "Hundreds of buildings collapsed in X": by the quake that the sentence before told.
  private func isOfDisaster(_ mention: EventMention, _ event: GatheredEvent) -> Bool {
    mention.tellsHarmOnly && ontology.types[mention.type].event == "DISASTER" && mention.sentence - (event.mentions.last?.sentence ?? 0) <= 1 && sameMode(mention, event)
  }

  /// "Security forces killed 21 militants": harm that somebody else does than who did what was told.
  private func isDoneByOthers(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    guard !profile.actors.isEmpty, !mention.fillers(.actor).isEmpty else { return false }
    let known = event.profiles.filter { !$0.actors.isEmpty }
    return !known.isEmpty && known.allSatisfy { $0.sameActor(profile) != true }
  }

  /// Points for what agrees; nil where something contradicts.
  private func agreement(_ left: MentionProfile, _ right: MentionProfile, _ mention: EventMention, isTitle: Bool,
    isOutcome: Bool
  ) -> Int? {
    // A title may name the city where the lead names its suburb.
    let isLead = isTitle && right.sentence - lead <= 1
    let isWithin = isLead && left.sameCountry(right) || isTitle && left.isNamedForRegion(of: right)
    let place = left.samePlace(right) == false && isWithin ? nil : left.samePlace(right)
    let day = left.sameDay(right)
    let actor = left.sameActor(right)
    let target = left.sameTarget(right)
    if place == false && !isOneHazard(left, right, mention, isTitle: isTitle) || day == false || actor == false { return nil }
    // Aid of two givers is given twice.
    if ontology.types[mention.type].event == "AID", !isTitle, !left.actors.isEmpty, !right.actors.isEmpty, actor != true { return nil }
    // What is dated by a month is not what the story has just told, nor the other way round.
    let isOfOtherTime = left.isLongAgo ? !right.isLongAgo : right.isLongAgo && left.days != nil
    // "the sinking of the X in December 1987" is no more, for all its "the".
    if isOfOtherTime, !isTitle, left.isLongAgo || !(mention.isDefinite && mention.isNoun) { return nil }
    let isSpeech = !isPhysical(mention.type)
    if let name = left.stormName, let other = right.stormName, name != other, ontology.types[mention.type].isHazard { return nil }
    // "Anarchists go on trial": of neither is told who does it.
    let isNobodys = isTitle && isLead && left.actors.isEmpty && right.actors.isEmpty
    if isSpeech, actor != true && !isNobodys || target == false { return nil }
    // Stones thrown by some are none of the march of others.
    if ontology.types[mention.type].event == "PROTEST", ontology.types[mention.type].mode == "riot", !isTitle, !refersBack(mention), actor != true,
      !left.actors.isEmpty, !right.actors.isEmpty
    {
      return nil
    }
    // A title calls the same people by other words.
    let refers = isTitle || isOutcome || mention.isDefinite && mention.isNoun
    // "The arrest of X" does not point back to that of Y and Z.
    if target == false, left.isOfOthers(right), !isTitle { return nil }
    // Nor does "the execution of eleven children" to the killing of forty others.
    if target == false, left.sameToll(right) == false, !isTitle, mention.isNoun, !left.isSum, ontology.types[mention.type].group == "body" || isHarmOnly(mention) { return nil }
    // "The capture of X" points back to X's, not to that of "a string of settlements".
    if target == false, place != true, mention.placeIsOwn, !isTitle, ontology.types[mention.type].standsApart { return nil }
    if target == false, place != true, !refers, left.sameToll(right) != true { return nil }
    // "Troops blew up a house. The brigade's men set off a mine under a bulldozer.": others, to others.
    if target == false, !refers, !left.actors.isEmpty, !right.actors.isEmpty, actor == nil, left.sameToll(right) != true { return nil }
    // Two figures told of two sets of people are two events, unless one sentence points back to the other.
    if left.sameToll(right) == false, !refers, target != true { return nil }
    var points = 0
    if place == true { points += 2 }
    if day == true { points += 1 }
    if actor == true { points += isSpeech ? 2 : 1 }
    if target == true { points += 2 }
    switch left.sameToll(right) {
    case true?: points += 2
    case false? where place != true && !mention.isDefinite && !mention.tellsHarmOnly: points -= 2
    default: break
    }
    return points
  }

  /// "The quake hit at dawn": the one that was told.
  private func isHazardAgain(_ mention: EventMention, _ profile: MentionProfile, _ event: GatheredEvent) -> Bool {
    profile.followsArticle && Self.wide.contains(ontology.types[mention.type].mode ?? "") && sameMode(mention, event)
      && mention.sentence - (event.mentions.last?.sentence ?? 0) <= Self.near
  }

  /// "A quake shook Mindanao … The quake hit off Sarangani": a hazard has as many places as it is felt in, and what is wrecked
  /// lies where its next sentence says.
  private func isOneHazard(_ left: MentionProfile, _ right: MentionProfile, _ mention: EventMention, isTitle: Bool) -> Bool {
    let type = ontology.types[mention.type]
    guard type.isHazard, !isTitle, !mention.isFurther, (0...Self.near).contains(left.sentence - right.sentence), left.sameDay(right) != false else { return false }
    return Self.wide.contains(type.mode ?? "") && left.isLongAgo == right.isLongAgo || type.event == "ACCIDENT" && left.takesUpTarget(right)
  }

  /// How many sentences apart.
  private static let near = 3
  private static let wide: Set = ["earthquake", "cyclone", "volcano", "tsunami", "storm"]

  private func refersBack(_ mention: EventMention) -> Bool { mention.isDefinite && mention.isNoun }

  private func anchors(_ left: MentionProfile, _ right: MentionProfile) -> Bool {
    left.samePlace(right) == true || left.takesUpTarget(right) || left.tellsTollApart(right)
      || left.sameDay(right) == true
  }

  func isPhysical(_ type: Int) -> Bool { ontology.types[type].isPhysical }

  func isHarmOnly(_ mention: EventMention) -> Bool {
    ontology.types[mention.type].isHarm || mention.tellsHarmOnly
  }

  func sameMode(_ mention: EventMention, _ event: GatheredEvent) -> Bool {
    event.mentions.prefix(12).contains { $0.type == mention.type }
  }

  private static let loose: Set = ["raid", "airstrike"]

  private func compatible(_ mention: EventMention, _ event: GatheredEvent, isTitle: Bool) -> Bool {
    let type = ontology.types[mention.type]
    let other = ontology.types[event.type(in: ontology)]
    // "Condemned the raid": of an air strike that was told, not the search of a house.
    if mention.isDefinite, mention.isNoun, type.mode == "raid", other.isViolent, !other.standsApart, other.group != "abduction" {
      return true
    }
    guard type.event == other.event else { return false }
    // "Bomber rams truck into consulate": a headline has its own word for the violence or the accident of the lead.
    if isTitle, event.mentions.first.map({ $0.sentence - lead <= 1 }) ?? false, type.isViolent || type.isHazard, !type.standsApart, !other.standsApart {
      return true
    }
    if type.mode == other.mode || type.group == other.group { return true }
    // "the raid", "the strike": said of any violence that was told.
    if mention.isDefinite, mention.isNoun, Self.loose.contains(type.mode ?? ""), other.isViolent, !other.standsApart, other.group != "abduction" {
      return true
    }
    // "the gun battle", "the fighting": said of any violence between people that was told.
    if mention.isDefinite, mention.isNoun, type.mode == "clash", ["arms", "ground", "territory", "any"].contains(other.group) { return true }
    // "the attack" can be any violence against someone, but not the taking of a town.
    return (type.group == "any" || other.group == "any") && !type.standsApart && !other.standsApart
  }
}
