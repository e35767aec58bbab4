/// Participants of events that nouns tell: "Russian air attack on Kharkiv", "clashes between the army and rebels",
/// "rebels launched an attack", "an attack carried out by rebels".
extension ArgumentFinder {
  func nounArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    let noun = match.anchor
    // "attack helicopters", "protest leader": the trigger is not the head of its phrase.
    if isModifier(noun) { return nil }
    var arguments = Arguments()
    // "killed in police firing": parsers take the noun for a participle.
    let force = reader.force(before: noun)
    let isParticiple = reader.relation(noun) == .acl || force.map { reader.relation($0) == .pobj } == true
    let outer = isParticiple ? force ?? reader.tree.head(noun) : outermost(noun)
    arguments.noun = outer
    var modifiers = modifiers(of: noun, outer, except: match.parts)
    arguments.hasModifier = modifiers.contains { $0.role == .actor }
    let obliques = nounObliques(match, isParticiple ? noun : outer)
    addSufferers(&modifiers, frame, obliques, &arguments)
    fill(frame.modifier, modifiers.filter { $0.role == .actor }.map(\.filler), &arguments)
    if isParticiple || force != nil { fill(frame.modifier, reader.fillers([force ?? outer]), &arguments) }
    addObliques(obliques, frame, &arguments, agentRole: nil)
    if frame.prepositions.contains(where: { $0.role == .target }) {
      if arguments[.target].isEmpty { arguments.add(modifiers.filter { $0.role == .target }.map(\.filler), to: .target) }
    }
    addGovernor(of: outer, frame, &arguments)
    addClause(on: outer, frame, &arguments)
    addReciprocal(frame, &arguments)
    return arguments
  }

  private func isModifier(_ noun: Int) -> Bool {
    guard [.compound, .amod, .nmod, .poss].contains(reader.relation(noun)) else { return false }
    let head = reader.tree.head(noun)
    if reader.relation(noun) == .poss { return false }
    // "the attack Friday": a time is no head.
    return head > noun && marked.timeAt[head] < 0 && reader.classes(head).isDisjoint(with: [.lightNoun])
  }

  /// The noun that stands for the event in its clause: "a string of attacks", "the first of two attacks".
  private func outermost(_ noun: Int) -> Int {
    var current = noun
    for _ in 0..<3 {
      if reader.relation(current) == .compound, reader.tree.head(current) > current {
        current = reader.tree.head(current)
        continue
      }
      guard reader.relation(current) == .pobj else { return current }
      let of = reader.tree.head(current)
      let head = reader.tree.head(of)
      guard head != of, Int(marked.words[of]) == ontology.of, reader.isPartitive(head) else { return current }
      current = head
    }
    return current
  }

  private struct Modifier {
    var role: Frame.Role
    var filler: Filler
    var isPossessive = false
  }

  /// "the mayor's murder", "the activists' arrest": a person's possessive suffers it, unless "of" says who does.
  private func addSufferers(
    _ modifiers: inout [Modifier], _ frame: Frame, _ obliques: [ClauseReader.Oblique], _ arguments: inout Arguments
  ) {
    guard let role = frame.possessor,
      !obliques.contains(where: { $0.preposition == ontology.of && frame.role(ofPreposition: ontology.of) == role })
    else { return }
    let sufferers = modifiers.filter { $0.isPossessive && isSufferer($0.filler) }
    arguments.add(sufferers.map(\.filler), to: role)
    modifiers.removeAll { $0.isPossessive && isSufferer($0.filler) }
  }

  private func isSufferer(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return reader.classes(filler.head).contains(.person) }
    let mention = marked.mentions.actors[actor]
    return mention.kind == .person && !["MIL", "COP", "REB", "UAF", "PRM", "CRM", "SPY"].contains(mention.sector ?? "")
  }

  /// What stands before the noun: who acts ("Russian", "the army's", "rebel"), or what it is done to ("school").
  private func modifiers(of noun: Int, _ outer: Int, except parts: [Int]) -> [Modifier] {
    var found: [Modifier] = []
    // "lack of police action": who acts may stand before another noun of the trigger.
    let inner = parts.filter { $0 > noun && reader.tag($0).isNoun }
    for head in (outer == noun ? [noun] : [outer, noun]) + inner {
      for child in reader.children(of: head) where child < max(noun, head) && (!parts.contains(child) || marked.actorAt[child] >= 0) {
        switch reader.relation(child) {
        case .poss where reader.tag(child) == .possessivePronoun && !holder(of: outer).isEmpty:
          // "the army began its assault".
          found += holder(of: outer).map { .init(role: .actor, filler: $0) }
        case .poss where reader.tag(child) == .possessivePronoun && !answerable(for: outer).isEmpty:
          found += answerable(for: outer).map { .init(role: .actor, filler: $0) }
        case .poss:
          found += reader.fillers(reader.coordinated(reader.antecedent(child))).map {
            .init(role: .actor, filler: $0, isPossessive: true)
          }
        case .compound, .amod, .nmod:
          if let modifier = modifier(child) { found.append(modifier) }
          for joined in reader.children(of: child, .conj) where joined < noun {
            if let modifier = modifier(joined) { found.append(modifier) }
          }
        default: break
        }
      }
    }
    return found
  }

  /// The subject of the verb whose object a noun is.
  private func holder(of noun: Int) -> [Filler] {
    let verb = reader.tree.head(noun)
    guard reader.relation(noun) == .dobj, reader.isVerb(verb), !reader.isPassive(verb) else { return [] }
    return reader.fillers(reader.subjects(of: verb)).filter { reader.tag($0.head) != .pronoun }
  }

  /// "criticised the police for their inaction", "police were blamed for their failure": who is praised or blamed for
  /// what a noun tells, where a pronoun owns it.
  private func answerable(for noun: Int) -> [Filler] {
    let preposition = reader.tree.head(noun)
    guard reader.relation(noun) == .pobj, ["for", "over"].contains(marked.field.word(preposition)) else { return [] }
    var verb = reader.tree.head(preposition)
    // "in Delhi for their inaction": parsers hang the phrase on the object.
    if !reader.isVerb(verb), reader.relation(verb) == .dobj { verb = reader.tree.head(verb) }
    guard verb != preposition, reader.isVerb(verb) else { return [] }
    return reader.fillers(reader.isPassive(verb) ? reader.subjects(of: verb) : reader.objects(of: verb))
      .filter { reader.tag($0.head) != .pronoun }
  }

  private func modifier(_ token: Int) -> Modifier? {
    let classes = reader.classes(token)
    let actor = Int(marked.actorAt[token])
    let place = Int(marked.placeAt[token])
    if classes.contains(.manner), reader.relation(token) != .poss,
      actor < 0 || !marked.mentions.actors[actor].named && marked.mentions.actors[actor].tokens.count == 1
    {
      return nil
    }
    if actor >= 0 {
      let mention = marked.mentions.actors[actor]
      let tokens = withoutArticle(mention.tokens)
      let filler = Filler(
        tokens: tokens, head: mention.head, actor: actor, place: place >= 0 ? place : nil, phrase: tokens)
      return Modifier(role: mention.kind == .object ? .target : .actor, filler: filler)
    }
    if place >= 0 {
      let mention = marked.mentions.places[place]
      guard case .resolved(let resolved) = mention.resolution, resolved.precision == .country else { return nil }
      let filler = Filler(
        tokens: mention.tokens, head: mention.tokens.upperBound - 1, actor: nil, place: place, phrase: mention.tokens)
      return Modifier(role: .actor, filler: filler)
    }
    let phrase = reader.phrase(token)
    let filler = Filler(tokens: phrase, head: token, actor: nil, place: nil, phrase: phrase)
    if !classes.isDisjoint(with: [.armed, .police, .person, .crowd]) { return Modifier(role: .actor, filler: filler) }
    if classes.contains(.site), reader.relation(token) == .compound { return Modifier(role: .target, filler: filler) }
    return nil
  }

  /// "a militant attack": the article belongs to the attack.
  private func withoutArticle(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count > 1, ["a", "an"].contains(marked.field.word(tokens.lowerBound)) else { return tokens }
    return tokens.lowerBound + 1..<tokens.upperBound
  }

  private func nounObliques(_ match: TriggerMatch, _ outer: Int) -> [ClauseReader.Oblique] {
    var found = match.parts.flatMap { reader.obliques(of: $0) }
    // "the capture last month of the town".
    for time in reader.children(of: match.anchor, .npadvmod) where marked.timeAt[time] >= 0 {
      found += reader.obliques(of: time)
    }
    if outer != match.anchor { found += reader.obliques(of: outer) }
    found += misattached(to: outer)
    // "the explosion of a bomb inside a bus": parsers hang the place on the bomb.
    for head in found.flatMap({ $0.preposition == ontology.of ? $0.heads : [] }) where marked.weaponAt[head] >= 0 {
      found += reader.obliques(of: head)
    }
    return found.map { oblique in
      var kept = oblique
      kept.heads.removeAll { isOnlyTrigger($0, match) || reader.content($0) == match.anchor }
      return kept
    }.filter { !$0.heads.isEmpty }
  }

  /// "indicates inaction by the police": parsers hang what follows an object with "by" on its active verb.
  private func misattached(to noun: Int) -> [ClauseReader.Oblique] {
    let verb = reader.tree.head(noun)
    guard reader.relation(noun) == .dobj, reader.isVerb(verb), !reader.isPassive(verb) else { return [] }
    return reader.children(of: verb, .prep, .agent).filter { $0 == noun + 1 && Int(marked.words[$0]) == ontology.by }
      .map { by in
        .init(preposition: ontology.by, heads: reader.children(of: by, .pobj).flatMap { reader.coordinated($0) })
      }
  }

  // MARK: The verb over the noun

  /// A light verb lends its subject ("Russia launched an attack"), a passive one its agent ("an attack was launched by
  /// rebels"); a verb of harm names whom the event harmed ("the attack killed two").
  private func addGovernor(of noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    var top = noun
    for _ in 0..<4 where reader.relation(top) == .conj { top = reader.tree.head(top) }
    let above = reader.tree.head(top)
    guard above != top else { return }
    switch reader.relation(top) {
    case .dobj where reader.isVerb(above): addObjectGovernor(above, frame, &arguments)
    case .nsubjpass where reader.isVerb(above):
      arguments.verb = above
      addBlamed(above, frame, &arguments)
      guard reader.verbWord(above)?.isLight == true else { return }
      arguments.isLight = true
      arguments.ownVerbs.append(above)
      addAgents(reader.fillers(reader.agents(of: above)), frame, &arguments)
      addObliques(reader.obliques(of: above), frame, &arguments, agentRole: nil)
    case .nsubj where reader.isVerb(above):
      arguments.verb = above
      addSubjectGovernor(above, frame, &arguments)
    case .pobj, .pcomp: addPrepositionGovernor(above, frame, &arguments)
    case .attr where reader.isVerb(above): arguments.verb = above
    default: break
    }
  }

  private func addObjectGovernor(_ verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    arguments.verb = verb
    addBlamed(verb, frame, &arguments)
    guard reader.verbWord(verb)?.isLight == true else { return }
    arguments.isLight = true
    arguments.ownVerbs.append(verb)
    let passive = reader.isPassive(verb)
    addAgents(reader.fillers(passive ? reader.agents(of: verb) : reader.subjects(of: verb)), frame, &arguments)
    addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: nil)
  }

  /// "attributed the attack to rebels", "the attack was blamed on rebels".
  private func addBlamed(_ verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    guard reader.verbWord(verb)?.isBlame == true else { return }
    for oblique in reader.obliques(of: verb) where oblique.preposition == ontology.to || oblique.preposition == ontology.on {
      addAgents(reader.fillers(oblique.heads).filter { !isNegative($0) }, frame, &arguments)
    }
  }

  /// "the attack killed two people", "clashes erupted between".
  private func addSubjectGovernor(_ verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    arguments.ownVerbs.append(verb)
    if reader.verbWord(verb)?.isEffect == true {
      addHarmed(by: verb, frame, &arguments)
    } else {
      addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: nil)
    }
  }

  private func addHarmed(by verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let harmed = reader.fillers(reader.objects(of: verb).filter { !reader.isEventNoun($0) })
    let role: Frame.Role = frame.prepositions.contains { $0.role == .victim } ? .victim : .target
    if arguments[role].isEmpty { arguments.add(harmed, to: role) }
  }

  /// "claimed responsibility for the attack", "blamed rebels for the attack", "took part in clashes".
  private func addPrepositionGovernor(_ preposition: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let above = reader.tree.head(preposition)
    guard above != preposition else { return }
    if reader.classes(above).contains(.responsibility) {
      let verb = marked.clause(at: above)
      guard reader.isVerb(verb), [.dobj, .nsubjpass, .conj].contains(reader.relation(above)) else { return }
      arguments.verb = verb
      let stance = reader.verbWord(verb)?.stance
      guard stance == .claims || stance == .confirms else { return }
      let claimants = reader.fillers(reader.isPassive(verb) ? reader.agents(of: verb) : reader.subjects(of: verb))
      guard let first = claimants.first, !isNegative(first) else { return }
      addAgents([first], frame, &arguments)
      arguments.claimant = first
      return
    }
    if reader.relation(above) == .acomp, ["responsible", "guilty"].contains(marked.field.word(above)) {
      addAgents(reader.fillers(reader.subjects(of: reader.tree.head(above))), frame, &arguments)
      return
    }
    if ["responsible", "guilty"].contains(marked.field.word(above)), let held = heldResponsible(above) {
      addAgents(reader.fillers(held), frame, &arguments)
      return
    }
    guard reader.isVerb(above) else { return }
    arguments.verb = above
    if marked.field.word(preposition) == "behind", reader.classes(above).contains(.be) {
      addAgents(reader.fillers(reader.subjects(of: above)), frame, &arguments)
      return
    }
    if reader.verbWord(above)?.stance == .accuses || reader.verbWord(above)?.isBlame == true {
      let blamed = reader.isPassive(above) ? reader.subjects(of: above) : reader.objects(of: above)
      addAgents(reader.fillers(blamed).filter { !isNegative($0) }, frame, &arguments)
    } else if reader.verbWord(above)?.isLight == true, !reader.isPassive(above),
      Int(marked.words[preposition]) == ontology.in
    {
      arguments.isLight = true
      arguments.ownVerbs.append(above)
      addAgents(reader.fillers(reader.subjects(of: above)), frame, &arguments)
    }
  }

  /// "held the army responsible for the massacre", "the rebels were held responsible for".
  private func heldResponsible(_ adjective: Int) -> [Int]? {
    let verb = reader.tree.head(adjective)
    guard [.oprd, .acomp, .ccomp, .xcomp].contains(reader.relation(adjective)), ["hold", "held", "holds", "holding"].contains(marked.field.word(verb))
    else { return nil }
    if reader.isPassive(verb) { return reader.subjects(of: verb) }
    let own = reader.children(of: adjective).filter { reader.relation($0).isSubject }
    return own.isEmpty ? reader.objects(of: verb) : own
  }

  /// "an attack that killed two", "an attack killing two", "an attack carried out by rebels".
  private func addClause(on noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    for verb in reader.children(of: noun, .relcl, .acl) where reader.isVerb(verb) {
      if reader.isPassive(verb) {
        guard reader.verbWord(verb)?.isLight == true || reader.verbWord(verb)?.isBlame == true else { continue }
        arguments.ownVerbs.append(verb)
        addAgents(reader.fillers(reader.agents(of: verb)), frame, &arguments)
        addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: nil)
      } else if reader.verbWord(verb)?.isEffect == true,
        reader.subjects(of: verb).contains(where: { $0 == noun || reader.content($0) == reader.content(noun) })
      {
        arguments.ownVerbs.append(verb)
        addHarmed(by: verb, frame, &arguments)
      }
    }
  }

  /// "no group", "nobody".
  private func isNegative(_ filler: Filler) -> Bool {
    filler.phrase.contains { ["no", "not", "none", "nobody", "neither"].contains(marked.field.word($0)) }
  }

  private func addAgents(_ agents: [Filler], _ frame: Frame, _ arguments: inout Arguments) {
    guard arguments[.actor].isEmpty, frame.hasActor else { return }
    arguments.add(agents.filter { !reader.isEventNoun($0.head) && !isPlaceOnly($0) }, to: .actor)
  }

  private func isPlaceOnly(_ filler: Filler) -> Bool {
    guard filler.actor == nil, let place = filler.place else { return false }
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution, resolved.precision == .country else {
      return marked.mentions.places[place].use == .location
    }
    return false
  }
}
