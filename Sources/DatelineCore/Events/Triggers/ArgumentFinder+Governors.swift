/// What the verb over an event's noun, and the clauses that hang on it, say of its participants: "rebels launched an
/// attack", "an attack carried out by rebels", "claimed responsibility for the attack".
extension ArgumentFinder {
  /// A light verb lends its subject ("Russia launched an attack"), a passive one its agent ("an attack was launched by
  /// rebels"); a verb of harm names whom the event harmed ("the attack killed two").
  func addGovernor(of noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    var top = noun
    for _ in 0..<4 where reader.relation(top) == .conj { top = reader.tree.head(top) }
    // "carried out ten strikes, including raids on camps": those who did the ten did these.
    let preposition = reader.tree.head(top)
    if reader.relation(top) == .pobj, marked.field.word(preposition) == "including", reader.isEventNoun(reader.tree.head(preposition)) {
      top = reader.tree.head(preposition)
    }
    // "after two days of fighting with rebels".
    if reader.relation(top) == .pobj, marked.field.word(preposition) == "of", preposition < top, marked.timeAt[reader.tree.head(preposition)] >= 0 {
      top = reader.tree.head(preposition)
    }
    let above = reader.tree.head(top)
    guard above != top else { return }
    switch reader.relation(top) {
    case .dobj where reader.isVerb(above): addObjectGovernor(above, frame, &arguments)
    case .nsubjpass where reader.isVerb(above):
      arguments.verb = above
      addBlamed(above, frame, &arguments)
      // "The attack was claimed by X": who claims it did it.
      if reader.verbWord(above)?.stance == .claims { addAgents(reader.fillers(reader.agents(of: above)), frame, &arguments) }
      guard reader.isLight(above) else { return }
      arguments.isLight = true
      arguments.ownVerbs.append(above)
      addAgents(reader.fillers(reader.agents(of: above)), frame, &arguments)
      addObliques(reader.obliques(of: above), frame, &arguments, agentRole: nil)
    case .nsubj where reader.isVerb(above):
      arguments.verb = above
      addSubjectGovernor(above, frame, &arguments)
    case .pobj where isEffectAgent(above): addPassiveHarm(reader.tree.head(above), frame, &arguments)
    case .pobj, .pcomp: addPrepositionGovernor(above, frame, &arguments)
    case .attr where reader.isVerb(above): arguments.verb = above
    default: break
    }
  }

  private func addObjectGovernor(_ verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    arguments.verb = verb
    if addSurvivors(of: verb, nil, &arguments) { return }
    addBlamed(verb, frame, &arguments)
    // "called the attack a reprisal" says what it was: who speaks did not do it.
    guard reader.isLight(verb), reader.child(of: verb, .oprd) == nil, !namesIt(verb, arguments) else { return }
    arguments.isLight = true
    arguments.ownVerbs.append(verb)
    let passive = reader.isPassive(verb)
    addAgents(reader.fillers(passive ? reader.agents(of: verb) : reader.subjects(of: verb)), frame, &arguments)
    addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: nil)
  }

  /// "called the attacks 'cowardly'": parsers hang the word on the attacks. Who calls violence by a name did none.
  private func namesIt(_ verb: Int, _ arguments: Arguments) -> Bool {
    guard let noun = arguments.noun, ["call", "calls", "called", "calling"].contains(marked.field.word(verb)) else { return false }
    return reader.namesViolence(noun)
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
    if arguments.isHazard {
      addBefallen(by: verb, &arguments)
    } else if reader.verbWord(verb)?.isEffect == true {
      addDeaths(by: verb, frame, &arguments)
      addHarmed(by: verb, frame, &arguments)
    } else {
      addDeaths(by: verb, frame, &arguments)
      addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: nil)
    }
  }

  /// "the earthquake jolted the coast", "the fire broke out in a warehouse": what a disaster does, and to what.
  private func addBefallen(by verb: Int, _ arguments: inout Arguments) {
    guard let word = reader.verbWord(verb), word.isBefall || word.isEffect else { return }
    arguments.befalls = true
    let passive = reader.isPassive(verb)
    let harmed = passive ? reader.subjects(of: verb) : reader.objects(of: verb)
    if arguments[.target].isEmpty { arguments.add(reader.fillers(harmed.filter { !reader.isEventNoun($0) }), to: .target) }
    for oblique in reader.obliques(of: verb) where arguments[.target].isEmpty {
      arguments.add(reader.fillers(oblique.heads).filter { !reader.classes($0.head).isDisjoint(with: .wreckable) }, to: .target)
    }
  }

  private func addHarmed(by verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let harmed = reader.fillers((reader.objects(of: verb) + tornThrough(by: verb)).filter { !reader.isEventNoun($0) && !isOutcome($0) })
    let role: Frame.Role = frame.prepositions.contains { $0.role == .victim } ? .victim : .target
    // "The fighting displaced 4,000 families": who leaves was not fought.
    if role == .target, tellsFlight(verb) { return }
    // "The murder forced the party to withdraw" harmed somebody else.
    if role == .victim, reader.child(of: verb, .xcomp, .ccomp) != nil { return }
    if arguments[role].isEmpty { arguments.add(harmed, to: role) }
  }

  /// "An air strike tore through a market".
  private func tornThrough(by verb: Int) -> [Int] {
    guard ["tear", "rip"].contains(marked.field.lemmas[verb]) else { return [] }
    return reader.children(of: verb, .prep).filter { ["through", "into"].contains(marked.field.word($0)) }
      .compactMap { reader.child(of: $0, .pobj) }
  }

  private func tellsFlight(_ verb: Int) -> Bool {
    reader.ownTriggers(of: verb).contains { ontology.types[$0.type].group == "displacement" }
  }

  /// "claimed responsibility for the attack", "blamed rebels for the attack", "took part in clashes".
  private func addPrepositionGovernor(_ preposition: Int, _ frame: Frame, _ arguments: inout Arguments) {
    var above = reader.tree.head(preposition)
    guard above != preposition, !addSurvivors(of: above, preposition, &arguments) else { return }
    // "claimed responsibility on Thursday for an attack": parsers hang "for" on the verb.
    if ["for", "of"].contains(marked.field.word(preposition)), let responsibility = reader.responsibility(claimedBy: above) { above = responsibility }
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
    if isSuffererNoun(above, preposition) {
      addVictim(above, frame, &arguments)
      return
    }
    // "accused the rebels of the attack": parsers hang "of" on the rebels.
    if [ontology.of, ontology.for, ontology.in].contains(Int(marked.words[preposition])), let verb = reader.blamer(of: above) {
      arguments.verb = verb
      addAgents(reader.fillers(reader.blamed(above)).filter { !isNegative($0) && $0.actor != nil }, frame, &arguments)
      return
    }
    guard reader.isVerb(above) else { return }
    arguments.verb = above
    if arguments.isHazard {
      // "was hit by a cyclone", "were killed in a collision".
      guard reader.isPassive(above), ["by", "in", "when"].contains(marked.field.word(preposition)) else { return }
      arguments.ownVerbs.append(above)
      if marked.field.word(preposition) == "by" { addBefallen(by: above, &arguments) }
      return
    }
    if marked.field.word(preposition) == "behind", reader.classes(above).contains(.be) {
      addAgents(reader.fillers(reader.subjects(of: above)), frame, &arguments)
      return
    }
    if reader.verbWord(above)?.stance == .accuses || reader.verbWord(above)?.isBlame == true {
      // "arrested nine men in raids on two farms": those who arrest raid.
      if isWayOfArrest(preposition) {
        addAgents(reader.fillers(reader.isPassive(above) ? reader.agents(of: above) : reader.subjects(of: above)), frame, &arguments)
        return
      }
      let blamed = reader.isPassive(above) ? reader.subjects(of: above) : reader.objects(of: above)
      addAgents(reader.fillers(blamed).filter { !isNegative($0) }, frame, &arguments)
    } else if reader.isLight(above), !reader.isPassive(above),
      Int(marked.words[preposition]) == ontology.in
    {
      arguments.isLight = true
      arguments.ownVerbs.append(above)
      addAgents(reader.fillers(reader.subjects(of: above)), frame, &arguments)
    } else if frame.reciprocal, !arguments[.target].isEmpty, !reader.isPassive(above),
      ["after", "during", "following", "amid", "before"].contains(marked.field.word(preposition))
    {
      // "The troops withdrew after fighting with rebels": both sides are told.
      addAgents(reader.fillers(reader.subjects(of: above)).filter(isUnderArms), frame, &arguments)
    }
  }

  /// "in a raid", "during searches".
  private func isWayOfArrest(_ preposition: Int) -> Bool {
    guard ["in", "during"].contains(marked.field.word(preposition)), let noun = reader.child(of: preposition, .pobj) else { return false }
    return reader.triggers(at: noun).contains { ontology.types[$0.type].mode == "raid" }
  }

  private func isUnderArms(_ filler: Filler) -> Bool {
    !reader.classes(filler.head).isDisjoint(with: [.armed, .police, .military])
      || filler.actor.map { ConditionChecker.underArms.contains(marked.mentions.actors[$0].sector ?? "") } == true
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
  func addClause(on noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    for verb in reader.children(of: noun, .relcl, .acl) + clausesOnPlace(of: noun) where reader.isVerb(verb) {
      if arguments.isHazard {
        // "A fire swept through a market.": parsers read a past as a participle, and leave the sentence without a verb.
        guard !reader.isPassive(verb) || reader.relation(noun) == .root && reader.agents(of: verb).isEmpty else { continue }
        arguments.ownVerbs.append(verb)
        addBefallen(by: verb, &arguments)
      } else if reader.isPassive(verb) {
        if reader.verbWord(verb)?.stance == .claims {
          addClaimants(reader.fillers(reader.agents(of: verb)), frame, &arguments)
          continue
        }
        guard reader.isLight(verb) || reader.verbWord(verb)?.isBlame == true else { continue }
        arguments.ownVerbs.append(verb)
        if reader.verbWord(verb)?.isBlame == true {
          // "an attack blamed on rebels": on those who did it.
          addBlamed(verb, frame, &arguments)
          continue
        }
        let agents = reader.agents(of: verb)
        addAgents(reader.fillers(agents), frame, &arguments)
        // "carried out by masked men against the office": parsers hang it on the men.
        let strays = agents.flatMap { reader.obliques(of: $0) }.filter { $0.preposition == ontology.against }
        addObliques(reader.obliques(of: verb) + strays, frame, &arguments, agentRole: nil)
      } else if isClaim(verb) {
        addClaimants(reader.fillers(reader.subjects(of: verb)), frame, &arguments)
      } else if addDeaths(by: verb, frame, &arguments) {
        continue
      } else if reader.verbWord(verb)?.isEffect == true,
        reader.subjects(of: verb).contains(where: { $0 == noun || reader.content($0) == reader.content(noun) })
      {
        arguments.ownVerbs.append(verb)
        addHarmed(by: verb, frame, &arguments)
      }
    }
  }

  /// "an attack for which rebels claimed responsibility".
  private func isClaim(_ verb: Int) -> Bool {
    guard let stance = reader.verbWord(verb)?.stance, stance == .claims || stance == .confirms else { return false }
    return reader.children(of: verb, .dobj).contains { reader.classes($0).contains(.responsibility) }
  }

  /// "an attack claimed by rebels".
  private func addClaimants(_ claimants: [Filler], _ frame: Frame, _ arguments: inout Arguments) {
    guard let first = claimants.first, first.actor != nil, !isNegative(first) else { return }
    addAgents([first], frame, &arguments)
    arguments.claimant = arguments.claimant ?? first
  }

  /// "no group", "nobody".
  private func isNegative(_ filler: Filler) -> Bool {
    filler.phrase.contains { ["no", "not", "none", "nobody", "neither"].contains(marked.field.word($0)) }
  }

  private func addAgents(_ agents: [Filler], _ frame: Frame, _ arguments: inout Arguments) {
    guard arguments[.actor].isEmpty, frame.hasActor else { return }
    arguments.add(agents.filter { !reader.isEventNoun($0.head) && !isPlaceOnly($0) }, to: .actor)
  }

  /// "support for the government in the fight against rebels", "backs the army in its campaign against them": who is
  /// named right before "in" fights.
  func addFighters(in noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    guard arguments[.actor].isEmpty, let head = fighter(in: noun) else { return }
    let verb = reader.tree.head(head)
    // "kidnapped four villagers in an assault on a post": who kidnaps assaults.
    if reader.relation(head) == .dobj, reader.ownTriggers(of: verb).contains(where: { ontology.types[$0.type].isDoneToPeople }) {
      addAgents(reader.fillers(reader.subjects(of: verb)), frame, &arguments)
      return
    }
    addAgents(fillers(ofFighter: head), frame, &arguments)
  }

  /// "supports the army in its fight against rebels", "in their fight against rebels, villagers set up patrols": who is
  /// helped fights, and who stands behind what opens the sentence; not whoever was spoken of before.
  func helped(in noun: Int) -> [Filler] {
    if let head = fighter(in: noun) {
      var governor = reader.tree.head(head)
      if reader.relation(head) == .pobj { governor = reader.tree.head(governor) }
      return reader.classes(governor).contains(.assisting) ? fillers(ofFighter: head) : []
    }
    let preposition = reader.tree.head(noun)
    guard reader.classes(noun).contains(.undertaking), reader.relation(noun) == .pobj, marked.field.word(preposition) == "in",
      marked.field.sentence(of: preposition).tokens.lowerBound == preposition, reader.isVerb(reader.tree.head(preposition))
    else { return [] }
    return reader.fillers(reader.subjects(of: reader.tree.head(preposition))).filter { $0.head > noun && reader.tag($0.head) != .pronoun }
  }

  private func fillers(ofFighter head: Int) -> [Filler] {
    reader.fillers(reader.coordinated(head)).filter { $0.actor != nil || $0.place != nil }
  }

  /// The head of who is named right before "in the fight".
  private func fighter(in noun: Int) -> Int? {
    let preposition = reader.tree.head(noun)
    guard reader.classes(noun).contains(.undertaking), reader.relation(noun) == .pobj,
      marked.field.word(preposition) == "in", preposition < noun,
      let last = (preposition - Self.fighterReach..<preposition).clamped(to: marked.field.words.indices)
        .last(where: { marked.actorAt[$0] >= 0 || marked.placeAt[$0] >= 0 }),
      marked.field.sentenceOf[last] == marked.field.sentenceOf[noun]
    else { return nil }
    var head = last
    for _ in 0..<3 {
      let above = reader.tree.head(head)
      switch reader.relation(head) {
      // "the government of the country", "the police and the army".
      case .pobj where marked.field.word(above) == "of": head = reader.tree.head(above)
      case .conj, .compound, .amod, .nmod, .poss: head = above
      default: break
      }
    }
    guard [.pobj, .dobj, .nsubj].contains(reader.relation(head)),
      !["against", "from", "in", "on", "at"].contains(marked.field.word(reader.tree.head(head)))
    else { return nil }
    return head
  }

  /// How far before "in the fight", in tokens, those who fight are looked for.
  private static let fighterReach = 5

  private func isPlaceOnly(_ filler: Filler) -> Bool {
    guard filler.actor == nil, let place = filler.place else { return false }
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution, resolved.precision == .country else {
      return marked.mentions.places[place].use == .location
    }
    return false
  }
}
