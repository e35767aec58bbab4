/// Reads a sentence's triggers into event mentions: type, participants, factuality and sources.
struct TriggerReader {
  let reader: ClauseReader
  let view: SentenceView
  let violence: ViolenceContext
  let attribution: AttributionFinder

  var marked: MarkedField { reader.marked }
  var ontology: Ontology { reader.ontology }

  /// - Parameter speaker: who speaks in the sentence without being named there.
  func mentions(speaker: RunningSpeaker.Turn) -> [EventMention] {
    let matcher = TriggerMatcher(reader: reader, view: view)
    var matches: [[TriggerMatch]] = []
    for token in view.tokens where !reader.opensName(token) {
      let here = matcher.matches(at: token)
      if !here.isEmpty { matches.append(here) }
    }
    // Triggers of several words first: their words are no triggers of their own.
    matches.sort {
      let (left, right) = ($0[0].parts.count, $1[0].parts.count)
      return left == right ? $0[0].anchor < $1[0].anchor : left > right
    }
    var taken: Set<Int> = []
    // "lifted an embargo imposed on X": the noun that a participle tells of is the object of the verb before it as well.
    var shared: Set<Int> = []
    var found: [EventMention] = []
    for candidates in matches {
      guard let anchor = candidates.first?.anchor, !taken.contains(anchor) else { continue }
      guard let (match, arguments) = chosen(candidates, taken.subtracting(shared.subtracting([anchor])), speaker) else { continue }
      taken.formUnion(match.parts)
      if reader.relation(match.anchor) == .acl, match.parts.contains(reader.tree.head(match.anchor)) { shared.insert(reader.tree.head(match.anchor)) }
      guard !isHabit(match), !isOfFiction(match) else { continue }
      let mention = mention(match, arguments, speaker)
      if !missesItsObject(mention, match, arguments), !isEcho(mention), !isGetaway(mention) { found.append(mention) }
    }
    found += ObligationReader(reader: reader, view: view, attribution: attribution, violence: violence, speaker: speaker)
      .mentions(except: taken)
    return found.sorted { $0.anchor < $1.anchor }
  }

  /// The first trigger whose conditions hold.
  private func chosen(
    _ candidates: [TriggerMatch], _ taken: Set<Int>, _ speaker: RunningSpeaker.Turn
  ) -> (TriggerMatch, Arguments)? {
    let finder = ArgumentFinder(reader: reader)
    let person = FirstPerson(reader: reader, attribution: attribution, speaker: speaker)
    let checker = ConditionChecker(reader: reader, view: view, violence: violence)
    // By type: triggers of fewer words than this are ruled out.
    var ruledOut: [Int: Int] = [:]
    for match in candidates where !match.parts.contains(where: taken.contains) {
      let type = ontology.triggers[match.trigger].type
      guard match.parts.count >= ruledOut[type, default: 0] else { continue }
      if checker.isExcluded(match) {
        // "under attack from speculators" is no attack either; what is no accident can be an attack. "Shot dead a guard at
        // a gate" is no "shot at", and is "shot dead".
        if match.parts.count > 1 { ruledOut[type] = max(ruledOut[type, default: 0], match.parts.count) }
        continue
      }
      guard var arguments = finder.arguments(of: match) else { continue }
      person.resolve(in: &arguments, of: match.anchor, isViolent: ontology.types[type].isViolent)
      if checker.holds(match, arguments) { return (match, arguments) }
    }
    return nil
  }

  private func mention(
    _ match: TriggerMatch, _ arguments: Arguments, _ speaker: RunningSpeaker.Turn
  ) -> EventMention {
    var mention = EventMention(match: match, arguments: arguments, view: view, reader: reader)
    let factuality = FactualityReader(reader: reader, view: view)
    mention.factuality = factuality.factuality(of: match, arguments)
    // "did not respond to a request for comment": the trigger itself is negative.
    if ontology.types[mention.type].mode == "decline-comment", mention.factuality == .denied { mention.factuality = .asserted }
    mention.isRefusal = mention.factuality == .denied && factuality.isRefusal(arguments.verb ?? match.anchor)
    // "has seen no sign of a role in the attack": who speaks of a known event does not vouch for it.
    let isKnown = mention.isNoun && mention.isDefinite
    if !isKnown { mention.sources = attribution.sources(at: match.anchor) }
    if isNarrators(match.anchor) { mention.sources = [] }
    dropOwnWord(&mention)
    if mention.sources.isEmpty, !isKnown, let carried = speaker.carried {
      mention.sources = [Source(filler: carried.source, stance: carried.stance, via: nil)]
    }
    resolveSpeakers(in: &mention)
    nameIssuers(in: &mention)
    let isDoneToNobody = mention.participants.contains { $0.role == .target && isNobody($0.filler) }
    clean(&mention)
    HazardRoles(reader: reader, violence: violence).assign(&mention)
    ParticipantNames(reader: reader).add(to: &mention)
    if ontology.types[mention.type].isViolent || ontology.types[mention.type].event == "COERCE" { ListedParticipants(reader: reader).add(to: &mention) }
    addOrganizations(to: &mention)
    PartyFinder(reader: reader).add(to: &mention)
    if ontology.types[mention.type].isViolent || Self.joint.contains(ontology.types[mention.type].event) {
      AllyFinder(reader: reader, checker: ConditionChecker(reader: reader, view: view, violence: violence)).add(to: &mention)
    }
    deployThemselves(&mention)
    plantThemselves(&mention, match)
    // "No one was arrested for the murder of a mayor": not the mayor.
    if !isDoneToNobody { addCounterpart(to: &mention, match, arguments) }
    dropMatter(of: &mention)
    // "deployed along the Atlantic coast": no sea takes part.
    mention.participants.removeAll { $0.role == .target && isSea($0.filler) }
    if let claimant = arguments.claimant, mention.sources.isEmpty {
      mention.sources = [Source(filler: claimant, stance: .claims, via: nil)]
    }
    return mention
  }

  /// "The army said that two men had surrendered to the rebels, who accuse the government": what a relative clause behind a
  /// comma adds in the present to what was said in the past, the article says.
  private func isNarrators(_ anchor: Int) -> Bool {
    let clause = marked.clause(at: anchor)
    guard reader.relation(clause) == .relcl, reader.tag(clause) == .verbPresent || reader.tag(clause) == .verbPresentThird,
      reader.children(of: clause, .aux, .auxpass).isEmpty, let opening = reader.children(of: clause).first(where: { reader.relation($0).isSubject || reader.relation($0) == .dobj && $0 < clause }),
      ["who", "which"].contains(marked.field.word(opening)), opening > view.tokens.lowerBound, marked.field.word(opening - 1) == ","
    else { return false }
    return attribution.statements(over: clause).contains { reader.tag($0.verb) == .verbPast }
  }

  /// "according to the spokesman, who denied that the town had fallen": his denial is nobody's word but the article's.
  private func dropOwnWord(_ mention: inout EventMention) {
    guard reader.relation(mention.clause) == .relcl, ["REJECT", "ACCUSE"].contains(ontology.types[mention.type].event) else { return }
    let speaker = reader.tree.head(mention.clause)
    mention.sources.removeAll { $0.filler.head == speaker }
  }

  /// What is done together with others, and is no violence.
  private static let joint: Set = ["AID", "AGREE", "COOPERATE", "MOBILIZE", "SUPPORT", "SANCTION"]

  /// Leaves out what cannot take part: things that act, things that are no weapons as instruments, what cannot be
  /// struck as the target of violence.
  private func clean(_ mention: inout EventMention) {
    let isViolent = ontology.types[mention.type].isViolent
    let isNoun = mention.isNoun
    let isAbduction = ontology.types[mention.type].group == "abduction"
    let isTaking = ["territory", "blockade"].contains(ontology.types[mention.type].group)
    // "fought with knives": no opponent.
    for index in mention.participants.indices where isViolent && mention.participants[index].role == .target {
      let head = mention.participants[index].filler.head
      if marked.weaponAt[head] >= 0, marked.field.word(reader.tree.head(head)) == "with" { mention.participants[index].role = .instrument }
    }
    let isByArmed = isViolent && isDone(mention, by: [.armed, .police])
    mention.participants.removeAll { participant in
      let filler = participant.filler
      if isNobody(filler) { return true }
      // "took four prisoners and a rifle".
      if isAbduction, participant.role == .target, marked.weaponAt[filler.head] >= 0, filler.actor == nil { return true }
      switch participant.role {
      // The subject of a verb of speech or of cooperation is someone, whatever the noun: "the office condemned".
      // "Those responsible for the attack" are nobody yet.
      case .actor where isViolent && ["those", "whoever"].contains(marked.field.word(filler.head)): return true
      // "evacuated by boat".
      case .actor where isMeansOfTravel(filler): return true
      case .actor: return (isViolent || isNoun) && !canAct(filler)
      case .instrument: return marked.weaponAt[filler.head] < 0 && reader.classes(filler.head).isDisjoint(with: [.weaponry])
      // "condemned today's brutal": parsers cut the phrase.
      case .target where reader.tag(filler.head) == .adjective && filler.actor == nil && filler.place == nil: return true
      // "had captured the town, a claim that Kyiv denied".
      case .target where isTaking && !reader.classes(filler.head).isDisjoint(with: [.document, .intention, .echo]): return true
      case .target: return isViolent && (!canBeStruck(filler) && !(isByArmed && isTangible(filler)) || !isTaking && isExpanse(filler))
      // "killed six people in the X and Y districts": parsers make the districts two of the dead.
      case .victim: return filler.actor == nil && isPlaceName(filler)
      case .attribution: return false
      }
    }
  }

  private func isSea(_ filler: Filler) -> Bool {
    guard filler.actor == nil, let place = filler.place, case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.country == nil && !marked.mentions.places[place].isDemonym
  }

  /// "stormed the post, overrunning it": a participle that takes what a pronoun stands for tells the first verb's event.
  private func isEcho(_ mention: EventMention) -> Bool {
    let targets = mention.fillers(.target)
    return ontology.types[mention.type].group == "territory" && reader.relation(mention.anchor) == .advcl
      && reader.tag(mention.anchor) == .verbGerund && !targets.isEmpty
      && targets.allSatisfy { reader.tag($0.head) == .pronoun }
  }

  /// "attacked the second movement", "bombarded them with letters": what cannot be struck was not, and what is no
  /// weapon was not used, unless armed people did it.
  private func missesItsObject(_ mention: EventMention, _ match: TriggerMatch, _ arguments: Arguments) -> Bool {
    let type = ontology.types[mention.type]
    let frame = ontology.triggers[match.trigger].frame
    guard type.isViolent, type.group == "any" || type.group == "remote", reader.isVerb(match.anchor),
      let role = frame.object, role == .target || role == .victim,
      !violence.hasCasualty(view.number) || violence.isAccident(around: view.number)
    else { return false }
    if isDone(mention, by: [.armed, .police, .crowd]) { return false }
    let lost = !arguments[role].isEmpty && mention.fillers(.target).isEmpty && mention.fillers(.victim).isEmpty
    let misused = type.group == "remote" && !arguments[.instrument].isEmpty && mention.fillers(.instrument).isEmpty
    // "Traffic was hit for two hours": nobody did it to anything that can be struck.
    let isFigure = lost && type.mode == "attack" && mention.participants.isEmpty && !arguments[role].contains(where: isExpanse)
    return lost && !reader.isPassive(match.anchor) || isFigure || misused
  }

  /// "no one", "nobody", "none".
  private func isNobody(_ filler: Filler) -> Bool {
    let head = marked.field.word(filler.head)
    return ["nobody", "none"].contains(head) || Self.spells.contains(head) || head == "one" && filler.head > 0 && marked.field.word(filler.head - 1) == "no"
      || isAnybody(filler) || isAmount(filler) || isDirection(filler)
  }

  /// "some 175 kilometres northwest", "bail of RM500,000": how far and how much.
  private func isAmount(_ filler: Filler) -> Bool {
    guard filler.place == nil else { return false }
    let word = marked.field.words[filler.head]
    if Self.measures.contains(marked.field.word(filler.head)) { return true }
    let letters = word.prefix { !$0.isNumber }
    return (1...3).contains(letters.count) && letters.allSatisfy { $0.isUppercase || $0.isCurrencySymbol } && word.utf8.count > letters.utf8.count
      && word.dropFirst(letters.count).allSatisfy { $0.isNumber || $0 == "," || $0 == "." } && word.contains(",")
  }

  /// "35 km to the west": a direction, unlike "the West".
  private func isDirection(_ filler: Filler) -> Bool {
    let word = marked.field.words[filler.head]
    return filler.place == nil && CircumstanceBinder.directions.contains(word) && marked.field.word(filler.head - 1) == "the"
  }

  private static let measures: Set = ["kilometres", "kilometers", "km", "miles", "metres", "meters", "hectares", "acres", "tonnes", "tons", "litres", "liters", "percent"]

  /// "without any group saying that it was behind the attack".
  private func isAnybody(_ filler: Filler) -> Bool {
    marked.field.word(filler.phrase.lowerBound) == "any"
      && (filler.phrase.lowerBound - 2..<filler.phrase.lowerBound).contains { ["without", "not", "nor"].contains(marked.field.word($0)) }
  }

  /// "It took days to rescue them": how long is no one.
  private static let spells: Set = ["times", "time", "occasions", "minutes", "hours", "days", "weeks", "months", "years"]

  private func isMeansOfTravel(_ filler: Filler) -> Bool {
    filler.phrase.count == 1 && reader.tag(filler.head) == .noun && marked.field.word(filler.head - 1) == "by"
      && !reader.classes(filler.head).isDisjoint(with: [.vessel, .aircraft, .roadVehicle, .railVehicle])
  }

  private func canAct(_ filler: Filler) -> Bool {
    if filler.actor != nil || filler.place != nil { return true }
    let classes = reader.classes(filler.head)
    if !classes.isDisjoint(with: [.armed, .person, .crowd, .official, .state, .police, .court, .weaponry]) { return true }
    if marked.weaponAt[filler.head] >= 0 { return false }
    // "by Chinese vessels": by those who sail them, where it is told whose they are.
    if !classes.isDisjoint(with: [.vessel, .aircraft]), filler.thing.map({ marked.mentions.actors[$0].country != nil }) == true { return true }
    return classes.contains(.quantity)
      || reader.tag(filler.head).isProperNoun || reader.tag(filler.head) == .pronoun
      || marked.field.words[filler.head].isCapitalized && reader.tag(filler.head).isNoun
      || marked.field.sentences[view.number].casing != .mixed && filler.thing == nil
  }

  /// The organisation whose members act, acts through them: see ``MemberOrganizations``.
  private func addOrganizations(to mention: inout EventMention) {
    guard ontology.types[mention.type].isViolent else { return }
    MemberOrganizations(reader: reader, violence: violence).add(to: &mention)
  }

  /// "Armed gangs attack villages and schools": what the present tense tells of violence in a text is a habit, in an
  /// item written like a headline its news.
  private func isHabit(_ match: TriggerMatch) -> Bool {
    let type = ontology.types[ontology.triggers[match.trigger].type]
    return marked.field.field == .text && (type.event == "ASSAULT" || type.event == "COERCE" || type.isHazard)
      && marked.field.sentences[view.number].casing == .mixed && !marked.field.sentences[view.number].isItem && reader.tag(match.anchor) == .verbPresent
      && reader.word(match.anchor)?.forms.isDisjoint(with: [.base, .third]) != true
      // "Assailants set fire to a shop", "rebels hit a bus": of verbs whose past is as their present, in news the past.
      && reader.word(match.anchor)?.forms.contains(.past) != true
      && reader.children(of: match.anchor, .aux, .auxpass).isEmpty
  }

  /// "a film about the invasion".
  private func isOfFiction(_ match: TriggerMatch) -> Bool {
    guard reader.tag(match.anchor).isNoun else { return false }
    return (match.anchor - 12..<match.anchor).clamped(to: view.tokens).contains {
      reader.classes($0).contains(.hypothetical)
    }
  }
}

extension EventMention {
  init(match: TriggerMatch, arguments: Arguments, view: SentenceView, reader: ClauseReader) {
    let trigger = reader.ontology.triggers[match.trigger]
    let marked = reader.marked
    self.init(
      type: trigger.type, field: marked.field.field, sentence: view.number, sentenceTokens: view.tokens,
      trigger: match.tokens, anchor: match.anchor, clause: marked.clause(at: reader.force(before: match.anchor) ?? match.anchor))
    row = match.trigger
    isNoun = arguments.noun != nil
    triggerWords = trigger.wordCount
    ownVerbs = arguments.ownVerbs
    if reader.isVerb(match.anchor) {
      let verb = reader.verbGroup(match.anchor)
      self.trigger = min(verb.lowerBound, match.tokens.lowerBound)..<max(verb.upperBound, match.tokens.upperBound)
      if self.trigger.count > Self.longestTrigger { self.trigger = verb }
    } else if match.tokens.count > Self.longestTrigger {
      self.trigger = match.anchor..<match.anchor + 1
    }
    closeQuotation(in: marked.field)
    let roles: [(Frame.Role, Event.Actor.Role)] = [
      (.actor, .actor), (.target, .target), (.victim, .victim), (.instrument, .instrument),
    ]
    for (role, eventRole) in roles {
      for filler in arguments[role] { participants.append(Participant(role: eventRole, filler: filler)) }
    }
    // "retook the town from rebels": who loses what is taken is struck as well.
    let type = reader.ontology.types[trigger.type]
    let isTaken = type.group == "territory" || type.event == "COERCE" && type.mode == "seize"
    for filler in arguments[.source] where arguments[.target].isEmpty || isTaken {
      guard isTaken else {
        participants.append(Participant(role: .target, filler: filler))
        continue
      }
      if let holder = reader.holder(of: filler) { participants.append(Participant(role: .target, filler: holder)) }
    }
    if isTaken {
      let held = arguments[.target].flatMap { reader.fillers(reader.holders(of: $0.head)) }
      for holder in held where holder.actor != nil && !arguments[.actor].contains(holder) {
        participants.append(Participant(role: .target, filler: holder))
      }
    }
    if arguments.noun != nil {
      let phrase = reader.phrase(match.anchor)
      isDefinite = ["the", "this", "that", "these", "those", "its", "their", "his"]
        .contains(marked.field.word(phrase.lowerBound))
      isFurther = phrase.contains { Self.furtherWords.contains(marked.field.word($0)) }
    }
  }

  /// "had “liberated” the town": a quotation mark inside takes its partner with it.
  private mutating func closeQuotation(in field: ParsedField) {
    guard trigger.contains(where: { ["“", "„", "«", "``"].contains(field.words[$0]) }),
      ["”", "»", "''"].contains(field.words.indices.contains(trigger.upperBound) ? field.words[trigger.upperBound] : "")
    else { return }
    trigger = trigger.lowerBound..<trigger.upperBound + 1
  }

  private static let longestTrigger = 12
  private static let furtherWords: Set = [
    "another", "separate", "second", "third", "similar", "other", "previous", "earlier", "further",
  ]
}
