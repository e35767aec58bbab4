/// Assigns a trigger's participants to roles, as its frame says where they stand.
struct ArgumentFinder {
  let reader: ClauseReader

  var marked: MarkedField { reader.marked }
  var ontology: Ontology { reader.ontology }

  /// Nil when the trigger cannot stand in this construction.
  func arguments(of match: TriggerMatch) -> Arguments? {
    let trigger = ontology.triggers[match.trigger]
    var arguments =
      switch trigger.part {
      case .noun: nounArguments(match, trigger.frame)
      case .verb: verbArguments(match, trigger.frame)
      case .phrase: phraseArguments(match, trigger.frame)
      }
    for role in [Frame.Role.actor, .target, .victim] {
      arguments?[role].removeAll { isNobody($0, isOfNoun: trigger.part == .noun) || isMedium($0) }
    }
    return arguments
  }

  /// "blamed each other for the shelling": nobody by name. "the ninth homicide of the year": nobody at all.
  private func isNobody(_ filler: Filler, isOfNoun: Bool) -> Bool {
    isOfNoun && (isEachOther(filler) || Self.spans.contains(marked.field.word(filler.head)))
  }

  /// "denied on WhatsApp that his men had fired": where somebody speaks.
  private func isMedium(_ filler: Filler) -> Bool {
    Self.media.contains(marked.field.word(filler.head)) && marked.field.word(reader.tree.head(filler.head)) == "on"
  }

  private static let media: Set = ["whatsapp", "telegram", "twitter", "facebook", "x", "instagram", "tiktok", "youtube", "television", "tv", "radio", "weibo", "signal"]

  // MARK: Verbs

  private func verbArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    let verb = match.anchor
    var arguments = Arguments()
    arguments.verb = verb
    arguments.isHazard = ontology.types[ontology.triggers[match.trigger].type].isHazard
    let subjects = reader.subjects(of: verb)
    let objects = reader.objects(of: verb).map { taken($0, match) }.filter { !isOnlyTrigger($0, match) || isThingDoneTo($0, match) }
    var passive = reader.isPassive(verb) || readsPassive(verb, frame, subjects, objects)
    if passive, !frame.passive {
      if reader.child(of: verb, .auxpass) != nil { return nil }
      // "Hundreds of nurses protested": taggers take for a participle what has no passive.
      passive = false
    }
    // "Gangs burned down homes", with a verb by which a home burns down: somebody did it.
    if arguments.isHazard, frame.object == nil, !passive, objects.contains(where: { isDoneTo($0) && !match.parts.contains($0) }) { return nil }
    arguments.subject = reader.fillers(subjects.filter { !isOnlyTrigger($0, match) || passive && isThingDoneTo($0, match) })
    arguments.eventSubject = subjects.first { reader.isEventNoun($0) }
    arguments.hasComplement = reader.child(of: verb, .xcomp, .ccomp) != nil
    let obliques = obliques(of: match, objects: objects)
    if passive {
      fill(frame.object, arguments.subject, &arguments)
      if frame.object == nil, let subject = frame.subject { fillThings(subject, arguments.subject, &arguments) }
      if let role = strandedRole(match, frame) { fill(role, arguments.subject, &arguments) }
      addObliques(obliques, frame, &arguments, agentRole: frame.subject, trigger: match.parts)
      // "was bombed and killed by jets": the agent behind the second verb.
      if frame.subject == .actor, arguments[.actor].isEmpty {
        arguments.add(reader.fillers(reader.agents(of: verb)).filter { !reader.isEventNoun($0.head) && !isOnlyTrigger($0.head, match) }, to: .actor)
      }
    } else {
      // "A convoy came under fire": those who suffer it, though aid is told by the noun.
      let suffers = frame.subject == .target && arguments.eventSubject.map { reader.classes($0).contains(.collective) } == true
      if arguments.eventSubject == nil || suffers { fill(frame.subject, arguments.subject, &arguments) }
      fill(objectRole(frame, obliques), reader.fillers(objects), &arguments)
      addObliques(obliques, frame, &arguments, agentRole: nil, trigger: match.parts)
      if frame.subject == .instrument { addClauses(on: subjects, frame, &arguments) }
    }
    if frame.role(ofPreposition: ontology.by) == .target { addRepelled(match, &arguments) }
    if arguments.isHazard { addWreck(before: match, frame, &arguments) }
    addReciprocal(frame, &arguments)
    return arguments
  }

  private func isDoneTo(_ object: Int) -> Bool {
    marked.actorAt[object] >= 0 || !reader.classes(object).isDisjoint(with: [.object, .site, .structure, .person, .roadVehicle, .railVehicle, .vessel, .aircraft])
  }

  /// "repelled a rebel attack": those who attacked, before the noun of their attack.
  private func addRepelled(_ match: TriggerMatch, _ arguments: inout Arguments) {
    guard arguments[.target].isEmpty || arguments[.target].allSatisfy({ match.parts.contains($0.head) }) else { return }
    for part in match.parts.dropFirst() where reader.tag(part).isNoun {
      let before = reader.children(of: part, .compound, .poss, .amod, .nmod).filter { $0 < part && marked.actorAt[$0] >= 0 }
      arguments.add(reader.fillers(before), to: .target)
    }
  }

  /// "was shot at by two men": the role of a preposition that lost its noun to the passive.
  private func strandedRole(_ match: TriggerMatch, _ frame: Frame) -> Frame.Role? {
    let parts = match.parts + reader.children(of: match.anchor, .prep, .prt)
    let stranded = parts.first { part in
      part == match.anchor + 1 && [.preposition, .verbParticle].contains(reader.tag(part)) && reader.child(of: part, .pobj) == nil
    }
    return stranded.flatMap { frame.role(ofPreposition: Int(marked.words[$0])) }.flatMap { $0 == .target ? $0 : nil }
  }

  /// "took nine guards hostage": the guards, whom parsers make a part of the hostage.
  private func taken(_ object: Int, _ match: TriggerMatch) -> Int {
    // "left three dead": the three.
    if match.parts.contains(object), object != match.anchor, marked.field.word(object) == "dead",
      let counted = reader.children(of: object, .nummod, .compound, .nmod, .amod).last(where: { $0 < object })
    {
      return counted
    }
    guard match.parts.contains(object), object != match.anchor, reader.relation(object) == .dobj,
      reader.classes(object).contains(.captive)
    else { return object }
    if let other = reader.children(of: reader.tree.head(object), .dobj).first(where: { $0 != object }) { return other }
    guard let inner = reader.children(of: object, .compound).last, marked.actorAt[inner] >= 0 else { return object }
    return inner
  }

  /// "provided the ministry with equipment": what is given stands behind "with".
  private func objectRole(_ frame: Frame, _ obliques: [ClauseReader.Oblique]) -> Frame.Role? {
    guard frame.object == .thing, frame.role(ofPreposition: ontology.to) == .target,
      obliques.contains(where: { $0.preposition == ontology.with && !$0.isNested })
    else { return frame.object }
    return .target
  }

  /// "Six soldiers killed in ambush", "Mayor kidnapped": headlines leave the auxiliary out, and taggers read a past.
  private func readsPassive(_ verb: Int, _ frame: Frame, _ subjects: [Int], _ objects: [Int]) -> Bool {
    guard frame.passive, frame.object != nil, objects.isEmpty,
      reader.word(verb)?.forms.contains(.participle) == true,
      reader.tag(verb) == .verbPast || reader.tag(verb) == .verbPastParticiple || reader.tag(verb).isNoun
        || reader.tag(verb) == .adjective
    else { return false }
    // "The blast left nine dead": harm is not done to an act.
    if frame.object == .victim, !subjects.isEmpty, subjects.allSatisfy(reader.isEventNoun) { return false }
    // "The army retreated" is no headline.
    if reader.tag(verb) == .verbPast, reader.isProse(verb), reader.child(of: verb, .nsubj) != nil, !reader.isDoneToOthers(verb) { return false }
    if reader.isDoneByArms(verb) { return false }
    // "crossed the fence and attacked first": goes on from an active verb that has its object.
    if reader.relation(verb) == .conj, reader.tag(verb) == .verbPast, marked.field.field == .text {
      let first = reader.tree.head(verb)
      if reader.isVerb(first), reader.tag(first) == .verbPast, reader.child(of: first, .dobj) != nil { return false }
    }
    guard reader.children(of: verb, .aux).isEmpty, reader.relation(verb) != .xcomp,
      reader.child(of: verb, .dobj) == nil,
      !reader.children(of: verb, .conj).contains(where: { reader.isVerb($0) && reader.child(of: $0, .dobj) != nil })
    else { return false }
    if !reader.agents(of: verb).isEmpty { return true }
    // "Soldiers seize power, president detained": parsers make the clause before it its complement.
    if reader.children(of: verb, .ccomp, .xcomp).contains(where: { $0 > verb }) { return false }
    guard frame.object == .victim || frame.object == .target else { return false }
    return frame.prepositions.isEmpty || !frame.prepositions.contains { slot in
      slot.role == .target && reader.obliques(of: verb).contains { $0.preposition == Int(slot.word) }
    }
  }

  /// The passive of a trigger that holds its own object ("fire was opened"): its subject is no actor.
  private func fillThings(_ role: Frame.Role, _ fillers: [Filler], _ arguments: inout Arguments) {
    if role != .actor { arguments.add(fillers, to: role) }
  }

  /// Prepositional phrases of the trigger's words, then those of its object, which parsers confuse.
  private func obliques(of match: TriggerMatch, objects: [Int]) -> [ClauseReader.Oblique] {
    var found = match.parts.flatMap { reader.obliques(of: $0) }
    // The preposition that is itself a word of the trigger: "called for", "fired on".
    for part in match.parts.dropFirst() where reader.relation(part) == .prep || reader.tag(part) == .preposition || reader.tag(part) == .to {
      let heads = reader.children(of: part, .pobj).flatMap { reader.coordinated(reader.antecedent($0)) }
      if !heads.isEmpty, !found.contains(where: { $0.heads == heads }) {
        found.append(.init(preposition: Int(marked.words[part]), heads: heads))
      }
    }
    // "launched an operation, named Thunder, against rebels".
    let names = match.parts.dropFirst().flatMap { reader.children(of: $0, .appos) }
    for object in objects.prefix(3) + names.prefix(1) {
      // "the highway between X and Y": where a road runs.
      let isRoad = reader.classes(object).contains(.surroundings)
      found += reader.obliques(of: object).filter { !(isRoad && $0.preposition == ontology.between) }.map { oblique in
        var nested = oblique
        nested.isNested = true
        return nested
      }
    }
    return found.map { oblique in
      var kept = oblique
      kept.heads.removeAll { isOnlyTrigger($0, match) }
      return kept
    }.filter { !$0.heads.isEmpty }
  }

  private func phraseArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    if let verb = match.parts.first(where: reader.isVerb) {
      var moved = match
      moved.anchor = verb
      return verbArguments(moved, frame)
    }
    if frame.subject == nil { return nounArguments(match, frame) }
    var arguments = Arguments()
    arguments.isHazard = ontology.types[ontology.triggers[match.trigger].type].isHazard
    let clause = marked.clause(at: match.anchor)
    if reader.isVerb(clause) {
      arguments.verb = clause
      arguments.subject = reader.fillers(reader.subjects(of: clause))
    }
    if arguments.isHazard {
      // The clause's verb is another word: its subject comes second.
      let subject = arguments.subject
      arguments.subject = []
      addWreck(before: match, frame, &arguments)
      if arguments.subject.isEmpty { arguments.subject = subject }
    }
    fill(frame.subject, arguments.subject, &arguments)
    addObliques(obliques(of: match, objects: []), frame, &arguments, agentRole: nil)
    addReciprocal(frame, &arguments)
    return arguments
  }

  /// A word of the trigger that is no participant as well: "clashed with police" is told of the police.
  func isOnlyTrigger(_ token: Int, _ match: TriggerMatch) -> Bool {
    match.parts.contains(token) && (marked.actorAt[token] < 0 || token == match.anchor)
  }

  /// "carted away motorcycles", of a trigger that says what is carted away.
  private func isThingDoneTo(_ token: Int, _ match: TriggerMatch) -> Bool {
    let trigger = ontology.triggers[match.trigger]
    let type = ontology.types[trigger.type]
    guard trigger.frame.object == .target, type.event == "ASSAULT" || type.mode == "loot" || type.mode == "seize" else { return false }
    return marked.thingAt[token] >= 0 && marked.weaponAt[token] < 0 && isDoneTo(token) && !reader.isEventNoun(token)
  }

  // MARK: Filling

  func fill(_ role: Frame.Role?, _ fillers: [Filler], _ arguments: inout Arguments) {
    guard let role else { return }
    arguments.add(fillers, to: role)
  }

  func addObliques(
    _ obliques: [ClauseReader.Oblique], _ frame: Frame, _ arguments: inout Arguments, agentRole: Frame.Role?, trigger: [Int] = []
  ) {
    for oblique in obliques {
      var found = reader.fillers(oblique.heads)
      arguments.obliques += found
      // "the protest ended with 200 arrests": no opponent.
      if oblique.preposition == ontology.with { found.removeAll { reader.isEventNoun($0.head) } }
      if oblique.preposition == ontology.between { arguments.hasBetween = true }
      if oblique.preposition == ontology.by, let agentRole {
        if !oblique.isNested { arguments.add(found.filter { !reader.isEventNoun($0.head) }, to: agentRole) }
      } else if frame.role(ofPreposition: oblique.preposition) == .site {
        if arguments[.target].isEmpty { arguments.add(found.filter(isSite), to: .target) }
      } else if oblique.preposition == ontology.from, frame.role(ofPreposition: oblique.preposition) == .actor,
        found.contains(where: isDistance)
      {
        continue
      } else if let role = frame.role(ofPreposition: oblique.preposition),
        !(oblique.isNested && oblique.preposition == ontology.of)
      {
        // "a bomb on the highway": where it lay.
        if role == .target, let noun = arguments.noun, reader.classes(noun).contains(.device), !found.isEmpty,
          found.allSatisfy({ reader.classes($0.head).contains(.surroundings) })
        {
          continue
        }
        // "fought with knives and guns" and with nobody of that name; "made off with a gun" took it.
        if role == .target, oblique.preposition == ontology.with, found.contains(where: { marked.weaponAt[$0.head] >= 0 }),
          !found.contains(where: { trigger.contains(reader.tree.head($0.head)) })
        {
          arguments.add(found, to: .instrument)
          continue
        }
        // One phrase a role: "attack on a bus on the road" has one target.
        if arguments[role].isEmpty || role == .actor && oblique.preposition == ontology.by {
          arguments.add(found, to: role)
        }
      }
    }
  }

  /// "6 km from X": where, not who.
  private func isDistance(_ filler: Filler) -> Bool {
    let before = filler.phrase.lowerBound - 2
    return (filler.actor == nil || filler.place != nil) && marked.words.indices.contains(before)
      && ["km", "kilometres", "kilometers", "miles", "metres", "meters", "mile", "kilometre", "kilometer", "away"].contains(
        marked.field.word(before))
  }

  private func isSite(_ filler: Filler) -> Bool {
    // "exploded at the Federation of Workers": where an organisation is.
    if let actor = filler.actor, marked.mentions.actors[actor].named, marked.mentions.actors[actor].kind == .organization,
      !marked.mentions.actors[actor].isMetonym, filler.place == nil
    {
      return marked.mentions.actors[actor].country == nil || marked.mentions.actors[actor].sector != nil
    }
    let classes = reader.classes(filler.head)
    return !classes.isDisjoint(with: [.object, .site, .court]) && classes.isDisjoint(with: [.surroundings, .weaponry, .person])
      && marked.weaponAt[filler.head] < 0 && (filler.place.map { isBuilding(filler.head, at: $0) } ?? true || filler.thing != nil)
  }

  /// "the church of San Pedro": the noun of a building, and not its name.
  private func isBuilding(_ head: Int, at place: Int) -> Bool {
    marked.mentions.places[place].name.map { !$0.contains(head) } ?? false
  }

  private static let spans: Set = ["day", "week", "month", "year", "decade", "season", "century"]

  private func isEachOther(_ filler: Filler) -> Bool {
    let before = marked.field.word(filler.head - 1)
    switch marked.field.word(filler.head) {
    case "other": return before == "each"
    case "another": return before == "one"
    default: return false
    }
  }

  /// Both sides do it to each other: of several subjects the first is the actor, the rest are its target.
  func addReciprocal(_ frame: Frame, _ arguments: inout Arguments) {
    let targets = arguments[.target].filter { !isEachOther($0) }
    let isMutual = targets.count < arguments[.target].count
    if isMutual { arguments[.target] = targets }
    guard frame.reciprocal || isMutual, arguments[.target].isEmpty, arguments[.actor].count > 1 else { return }
    let actors = arguments[.actor]
    arguments[.actor] = Array(actors.prefix(1))
    arguments[.target] = Array(actors.dropFirst())
  }
}
