/// Gives each casualty mention of a sentence to the event that did the harm; where none is told and the cause is
/// violent, the harm is itself the event.
struct CasualtyBinder {
  let reader: ClauseReader
  let view: SentenceView
  let attribution: AttributionFinder
  let violence: ViolenceContext
  /// Violence was told in one of the sentences before.
  let followsViolence: Bool
  /// The type of the accident or disaster that the sentences before have told, see ``HazardBinder``.
  let hazard: Int?

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  func bind(_ casualties: [Int], to mentions: inout [EventMention]) {
    // What one event has of a toll first: the rest is not its.
    var filled: Set<Int> = []
    for index in casualties.filter(isShare) + casualties.filter({ !isShare($0) }) {
      let casualty = marked.mentions.casualties[index]
      let source = attribution.sources(at: anchor(of: casualty)).first ?? casualty.harm.flatMap(attribution.counter)
      let bound = EventMention.Casualty(mention: index, source: source)
      if let event = event(for: casualty, in: mentions) {
        mentions[event].casualties.append(bound)
        if ontology.types[mentions[event].type].isHazard || filled.contains(mentions[event].anchor)
          || namesNoVictims(mentions[event], casualty) || isOtherHarm(mentions[event], casualty)
        {
          filled.insert(mentions[event].anchor)
          addVictims(casualty, to: &mentions[event])
        }
      } else if !isShare(index), !isTold(casualty, in: mentions), var mention = ownEvent(casualty) {
        mention.casualties = [bound]
        mention.sources = source.map { [$0] } ?? []
        filled.insert(mention.anchor)
        mentions.append(mention)
        mentions.sort { $0.anchor < $1.anchor }
      }
    }
  }

  /// "Three of them were jailed": its word tells another event, of which it is no toll.
  private func isTold(_ casualty: CasualtyMention, in mentions: [EventMention]) -> Bool {
    casualty.kind == .detained && mentions.contains { $0.anchor == anchor(of: casualty) }
  }

  /// A bare number: see ``CasualtyShares``.
  private func isShare(_ index: Int) -> Bool { isShare(marked.mentions.casualties[index]) }

  private func isShare(_ casualty: CasualtyMention) -> Bool { casualty.harm.map { reader.tag($0) == .cardinal } ?? false }

  /// "perished in police firing", "one in the bombing": the noun's event did the harm on which it hangs.
  private func isMeans(_ mention: EventMention, of casualty: CasualtyMention) -> Bool {
    guard mention.isNoun, let harm = casualty.harm else { return false }
    var current = reader.force(before: mention.anchor) ?? mention.anchor
    for _ in 0..<4 {
      switch reader.relation(current) {
      case .pobj, .acl, .compound, .prep, .pcomp, .agent: break
      default: return false
      }
      current = reader.tree.head(current)
      // Parsers hang the preposition behind a bare number elsewhere.
      if current == harm || current == harm + 1 && isShare(casualty) { return true }
      if reader.isVerb(current) { return false }
    }
    return false
  }

  private func hasShare(_ mention: EventMention, of kind: CasualtyMention.Kind) -> Bool {
    mention.casualties.contains { isShare($0.mention) && marked.mentions.casualties[$0.mention].kind == kind }
  }

  /// The word of harm, else the mention's first word.
  private func anchor(of casualty: CasualtyMention) -> Int {
    casualty.tokens.first { reader.isVerb($0) } ?? casualty.tokens.last { reader.tag($0).isNoun }
      ?? casualty.tokens.lowerBound
  }

  /// "killed", "shot": the word itself is a violent trigger, and not what illness does.
  private func saysViolence(_ casualty: CasualtyMention) -> Bool {
    casualty.tokens.contains { token in
      ontology.vocabulary.triggers(marked.words[token]).contains {
        ontology.types[ontology.triggers[Int($0)].type].isViolent
      }
    }
  }

  /// "four detained suspects": a word of the mention is a trigger of the mode.
  private func tells(_ casualty: CasualtyMention, _ mode: String) -> Bool {
    casualty.tokens.contains { token in
      ontology.vocabulary.triggers(marked.words[token]).contains {
        ontology.types[ontology.triggers[Int($0)].type].mode == mode
      }
    }
  }

  private func event(for casualty: CasualtyMention, in mentions: [EventMention]) -> Int? {
    let fitting = mentions.indices.filter { fits(casualty.kind, mentions[$0]) }
    // The trigger is one of the casualty's own words: "killed two people".
    if let own = fitting.first(where: { mentions[$0].trigger.overlaps(casualty.tokens) }) { return own }
    if let means = fitting.first(where: { isMeans(mentions[$0], of: casualty) }) { return means }
    if isShare(casualty) { return nil }
    let clause = marked.clause(at: anchor(of: casualty))
    return fitting.filter { !pointsBack(casualty) || mentions[$0].clause == clause || mentions[$0].anchor < casualty.tokens.lowerBound }
      .filter { !isTaken(mentions[$0], by: casualty) && !hasShare(mentions[$0], of: casualty.kind) && !isAfter(mentions[$0], clause) }
      .min { distance(mentions[$0], casualty) < distance(mentions[$1], casualty) }
  }

  /// "The injured soldiers were flown out": a word before their noun says which they are, without a number.
  private func isOfKnown(_ casualty: CasualtyMention) -> Bool {
    if isCaredFor(casualty) { return true }
    guard casualty.kind == .killed || casualty.kind == .injured, let harm = casualty.harm, let first = casualty.tokens.first else { return false }
    // "an inquiry into both deaths".
    if reader.tag(harm).isNoun, ["both", "these", "those"].contains(marked.field.word(first)) { return true }
    guard reader.relation(harm) == .amod, casualty.count.min == nil else { return false }
    return ["the", "those", "these"].contains(marked.field.word(first)) || ["the", "those", "these"].contains(marked.field.word(first - 1))
  }

  /// "treated 86 wounded people": what befell them is not told.
  private func isCaredFor(_ casualty: CasualtyMention) -> Bool {
    guard let harm = casualty.harm, reader.relation(harm) == .amod, casualty.kind == .injured else { return false }
    let noun = reader.tree.head(harm)
    return noun > harm && [.dobj, .nsubjpass].contains(reader.relation(noun)) && Self.caring.contains(marked.field.lemmas[reader.tree.head(noun)])
  }

  private static let caring: Set = ["treat", "receive", "admit", "evacuate", "transfer", "transport", "visit", "fly", "carry", "help", "assist"]

  /// "Three women died there, and two people were killed in X": where the sentence before has been.
  private func pointsBack(_ casualty: CasualtyMention) -> Bool { casualty.harm.map(reader.isThere) ?? false }

  /// "burned the office after two students were killed": what came first is none of its harm.
  private func isAfter(_ mention: EventMention, _ clause: Int) -> Bool {
    clause != mention.clause && reader.verb(after: clause) == mention.clause && !mention.ownVerbs.contains(clause)
  }

  /// "four soldiers died and troops killed 17 insurgents": who is killed by the second verb is no victim of the first.
  private func isTaken(_ mention: EventMention, by casualty: CasualtyMention) -> Bool {
    guard ontology.types[mention.type].isHarm, mention.clause != marked.clause(at: anchor(of: casualty)) else { return false }
    return mention.casualties.contains {
      let own = marked.mentions.casualties[$0.mention]
      return own.kind == casualty.kind && own.harm != casualty.harm && own.tokens.overlaps(mention.trigger)
    } || marked.mentions.casualties.contains {
      $0.kind == casualty.kind && $0.harm != casualty.harm && $0.tokens.contains(mention.anchor) && $0.victims != nil
    }
  }

  /// "Four soldiers died in an ambush", "left 30 civilians dead": the harm's own word tells no event that has them.
  private func namesNoVictims(_ mention: EventMention, _ casualty: CasualtyMention) -> Bool {
    ontology.types[mention.type].isViolent && !mention.trigger.overlaps(casualty.tokens) && mention.fillers(.victim).isEmpty
      && casualty.harm.map { reader.isVerb($0) && !reader.children(of: $0, .neg).isEmpty } != true
  }

  /// "35 civilians died and 37 were injured": the dead beside those whom the verb has.
  private func isOtherHarm(_ mention: EventMention, _ casualty: CasualtyMention) -> Bool {
    let type = ontology.types[mention.type]
    return type.isHarm && type.mode == (casualty.kind == .killed ? "injure" : casualty.kind == .injured ? "kill" : "") && !mention.trigger.overlaps(casualty.tokens)
      && casualty.harm.map { reader.isVerb($0) && reader.children(of: $0, .neg).isEmpty } == true
  }

  /// Who was harmed, where no verb of killing has a mention of its own: "derailed, killing seven passengers".
  private func addVictims(_ casualty: CasualtyMention, to mention: inout EventMention) {
    guard casualty.kind == .killed || casualty.kind == .injured || casualty.kind == .missing, casualty.count.max != 0,
      let victims = casualty.victims, !victims.isEmpty
    else { return }
    let head = victims.prefix(16).last { marked.actorAt[$0] >= 0 } ?? victims.upperBound - 1
    guard let filler = reader.filler(head), filler.actor != nil || reader.tag(filler.head) == .cardinal || !reader.classes(filler.head).isDisjoint(with: [.person, .crowd, .armed, .police, .official, .captive]),
      !mention.participants.contains(where: { $0.role == .victim && $0.filler.phrase.overlaps(filler.phrase) })
    else { return }
    mention.participants.append(.init(role: .victim, filler: filler))
  }

  private func fits(_ kind: CasualtyMention.Kind, _ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    if type.isHazard { return kind == .killed || kind == .injured || kind == .missing || kind == .displaced }
    switch kind {
    case .killed, .injured, .missing:
      return type.isViolent && type.group != "abduction" && type.group != "territory" && type.group != "blockade"
        && type.group != "coup" || type.mode == "riot" || type.event == "COERCE" && type.mode == "raid"
        || kind == .missing && type.group == "abduction"
    case .detained: return type.mode == "arrest"
    case .abducted: return type.group == "abduction"
    case .displaced: return type.group == "displacement" || type.mode == "evacuate"
    }
  }

  /// By how much an event is nearer, in tokens, that is the occasion of the harm.
  private static let occasion = 30

  /// In tokens; another clause and an event behind the harm count for more.
  private func distance(_ mention: EventMention, _ casualty: CasualtyMention) -> Int {
    let start = casualty.tokens.lowerBound
    var distance = abs(mention.anchor - start)
    let clause = marked.clause(at: anchor(of: casualty))
    if mention.clause != marked.clause(at: start) { distance += 12 }
    // "died when a mine exploded": what its own clause gives for the occasion.
    if mention.clause != clause, reader.relation(mention.clause) == .advcl, reader.tree.head(mention.clause) == clause,
      reader.children(of: mention.clause, .advmod, .mark).contains(where: { ["when", "as", "after"].contains(marked.field.word($0)) })
    {
      distance -= Self.occasion
    }
    // "accused of bombing a hospital, killing three": as true as what it is the result of.
    let isResult = reader.relation(clause) == .advcl && reader.tag(clause) == .verbGerund && reader.tree.head(clause) == mention.anchor
    if mention.factuality != .asserted, !isResult { distance += 40 }
    if mention.anchor > start { distance += 3 }
    // A bomb makes a roof collapse: violence did the harm where both are told. People leave their homes for a flood.
    if ontology.types[mention.type].isHazard { distance += casualty.kind == .displaced ? 60 : 20 }
    // "attacked the town, torching homes, and killed 22": who dies, dies of the attack.
    if ontology.types[mention.type].group == "property" { distance += 20 }
    return distance
  }

  /// "At least 12 people were killed and 30 wounded, officials said."
  private func ownEvent(_ casualty: CasualtyMention) -> EventMention? {
    let mode: String
    switch casualty.kind {
    case .killed, .injured, .missing:
      if let event = hazardEvent(casualty) { return event }
      if casualty.kind == .missing { return nil }
      mode = casualty.kind == .killed ? "kill" : "injure"
    case .detained:
      // "The minister held a meeting" detains nobody.
      if reader.isVerb(anchor(of: casualty)), !reader.isPassive(anchor(of: casualty)) { return nil }
      // "the length of their detention": a state, unless somebody is counted.
      let noun = anchor(of: casualty)
      if reader.relation(noun) == .pobj, Int(marked.words[reader.tree.head(noun)]) == ontology.of, casualty.count.min == nil { return nil }
      mode = "arrest"
    case .abducted: mode = "abduct"
    case .displaced: return nil
    }
    guard casualty.count.max != 0, !isOfKnown(casualty) else { return nil }
    if casualty.kind == .killed || casualty.kind == .injured {
      guard !view.tellsAccident, !violence.isAccident(around: view.number) else { return nil }
      // "died", "12 dead": without violence told nearby, of whatever cause.
      guard followsViolence || saysViolence(casualty) else { return nil }
    } else {
      guard isRecount(casualty) || tells(casualty, mode) && !isOtherwise(casualty) else { return nil }
    }
    guard let type = ontology.types.firstIndex(where: { $0.mode == mode }) else { return nil }
    // Deaths that are a state ("has left 3,000 dead since") rather than an event are told of an event elsewhere.
    var mention = harm(casualty, type)
    if let victims = casualty.victims, !victims.isEmpty {
      let head = victims.prefix(16).last { marked.actorAt[$0] >= 0 } ?? victims.upperBound - 1
      if let filler = reader.filler(head) {
        let role: Event.Actor.Role = mode == "arrest" || mode == "abduct" ? .target : .victim
        mention.participants.append(.init(role: role, filler: filler))
      }
    }
    mention.factuality = factuality(of: mention)
    if casualty.isTotal || casualty.tokens.contains(where: { marked.field.word($0) == "toll" }) {
      // "put the toll at 16": of an event already told.
      mention.isNoun = true
      mention.isDefinite = true
    }
    return mention
  }

  /// "put the figure at nine": a count of those told before.
  private func isRecount(_ casualty: CasualtyMention) -> Bool {
    casualty.isTotal && casualty.victims == nil && casualty.harm.map { reader.tag($0).isNoun && reader.relation($0) == .dobj } == true
  }

  private func harm(_ casualty: CasualtyMention, _ type: Int) -> EventMention {
    let anchor = anchor(of: casualty)
    return EventMention(
      type: type, field: marked.field.field, sentence: view.number, sentenceTokens: view.tokens,
      trigger: casualty.tokens, anchor: anchor, clause: marked.clause(at: anchor))
  }

  /// "The driver is among the dead": of the accident that was told, unless armed people or weapons have a part in it.
  private func hazardEvent(_ casualty: CasualtyMention) -> EventMention? {
    guard let hazard, casualty.count.max != 0 else { return nil }
    let isArmed = view.tokens.contains { token in
      marked.weaponAt[token] >= 0 && reader.classes(token).isDisjoint(with: .wreckable)
        || reader.classes(token).contains(.armed)
    }
    guard !isArmed else { return nil }
    var mention = harm(casualty, hazard)
    mention.tellsHarmOnly = true
    addVictims(casualty, to: &mention)
    mention.factuality = factuality(of: mention)
    return mention
  }

  private func factuality(of mention: EventMention) -> Event.Factuality {
    guard reader.isVerb(mention.anchor) else { return view.isQuestion ? .possible : .asserted }
    var arguments = Arguments()
    arguments.verb = mention.anchor
    let match = TriggerMatch(trigger: 0, tokens: mention.trigger, anchor: mention.anchor, parts: [mention.anchor])
    return FactualityReader(reader: reader, view: view).factuality(of: match, arguments)
  }

  /// "will be held on Tuesday", "was held responsible": who is held is in the hands of police only where some are told
  /// of; other words of harm say so by themselves.
  private func isOtherwise(_ casualty: CasualtyMention) -> Bool {
    let anchor = anchor(of: casualty)
    guard casualty.kind == .detained, reader.verbWord(anchor) != nil else { return false }
    let saysSo = reader.ownTriggers(of: anchor).contains { ontology.types[$0.type].mode == "arrest" && $0.needs.isEmpty }
    if saysSo { return false }
    if ["responsible", "accountable", "liable", "to", "at"].contains(marked.field.word(anchor + 1)) { return true }
    if marked.field.word(anchor + 1) == "for", marked.field.word(anchor + 2) == "ransom" { return true }
    return !view.tokens.contains { !reader.classes($0).isDisjoint(with: [.police, .captive]) || Self.custody.contains(marked.field.word($0)) }
  }

  private static let custody: Set = ["custody", "jail", "prison", "charge", "charges", "suspicion", "suspects", "questioning"]
}
