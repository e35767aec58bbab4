/// Participants of events that nouns tell: "Russian air attack on Kharkiv", "clashes between the army and rebels",
/// "rebels launched an attack", "an attack carried out by rebels".
extension ArgumentFinder {
  func nounArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    let noun = match.anchor
    var arguments = Arguments()
    arguments.isHazard = ontology.types[ontology.triggers[match.trigger].type].isHazard
    // "attack helicopters", "protest leader": the trigger is not the head of its phrase.
    if isModifier(noun), !(arguments.isHazard && (isNamed(noun) || isPointedAt(noun))) { return nil }
    if opensTitle(noun), !arguments.isHazard { return nil }
    // "killed in police firing": parsers take the noun for a participle.
    let force = reader.force(before: noun)
    let isParticiple = reader.relation(noun) == .acl || force.map { reader.relation($0) == .pobj } == true
    let outer = isParticiple ? force ?? reader.tree.head(noun) : outermost(noun)
    arguments.noun = outer
    var modifiers = modifiers(of: noun, outer, except: match.parts)
    arguments.hasModifier = modifiers.contains { $0.role == .actor }
    let obliques = nounObliques(match, isParticiple ? noun : outer)
    addSufferers(&modifiers, frame, obliques, isOne: reader.tag(noun) == .noun, &arguments)
    fill(frame.modifier, modifiers.filter { $0.role == .actor }.map(\.filler), &arguments)
    if isParticiple || force != nil { fill(frame.modifier, reader.fillers([force ?? outer]), &arguments) }
    addObliques(obliques, frame, &arguments, agentRole: nil)
    if arguments.isHazard { arguments.add(wrecked(noun, outer), to: .target) }
    if frame.prepositions.contains(where: { $0.role == .target }) {
      if arguments[.target].isEmpty { arguments.add(modifiers.filter { $0.role == .target }.map(\.filler), to: .target) }
    }
    addGovernor(of: outer, frame, &arguments)
    addFighters(in: outer, frame, &arguments)
    addClause(on: outer, frame, &arguments)
    if outer != noun { addClause(on: noun, frame, &arguments) }
    turnSufferers(match, &arguments)
    // "protesters who had gathered": the noun itself says who protests.
    if arguments[.actor].isEmpty, frame.hasActor, reader.classes(noun).contains(.crowd) { arguments.add(reader.fillers([noun]), to: .actor) }
    addReciprocal(frame, &arguments)
    return arguments
  }

  /// "civilians are facing shelling", "the camp endured an attack": who suffers violence is no one's actor.
  private func turnSufferers(_ match: TriggerMatch, _ arguments: inout Arguments) {
    let type = ontology.types[ontology.triggers[match.trigger].type]
    guard type.isViolent || type.event == "THREATEN", let verb = arguments.verb,
      reader.classes(verb).contains(.suffering) || ["receive", "get"].contains(marked.field.lemmas[verb]), !reader.isPassive(verb)
    else { return }
    let subjects = reader.fillers(reader.subjects(of: verb))
    let sufferers = arguments[.actor].filter(subjects.contains)
    guard !sufferers.isEmpty else { return }
    arguments[.actor].removeAll(where: sufferers.contains)
    if arguments[.target].isEmpty { arguments.add(sufferers, to: .target) }
  }

  private func isModifier(_ noun: Int) -> Bool {
    guard [.compound, .amod, .nmod, .poss].contains(reader.relation(noun)) else { return false }
    let head = reader.tree.head(noun)
    if reader.relation(noun) == .poss { return false }
    // "the attack Friday": a time is no head.
    return head > noun && marked.timeAt[head] < 0 && reader.classes(head).isDisjoint(with: [.lightNoun])
  }

  /// "the Relief and Repatriation Commissioner": a word of an office or a body that goes on behind it.
  private func opensTitle(_ noun: Int) -> Bool {
    reader.isProse(noun) && reader.tag(noun).isProperNoun && marked.field.words[noun].isCapitalized && reader.tag(noun + 1).isProperNoun
      && marked.field.words.indices.contains(noun + 1) && marked.field.words[noun + 1].isCapitalized && marked.timeAt[noun + 1] < 0
      && !reader.classes(noun + 1).isDisjoint(with: [.official, .state])
  }

  /// "Hurricane Maria": the name behind it is the disaster's own.
  private func isNamed(_ noun: Int) -> Bool {
    let head = reader.tree.head(noun)
    return head == noun + 1 && reader.tag(head).isProperNoun && marked.field.words[noun].isCapitalized
      && marked.field.words[head].isCapitalized && !isBody(head)
  }

  /// "Earthquake Commission"; a storm's name looks like a person's.
  private func isBody(_ head: Int) -> Bool {
    let actor = Int(marked.actorAt[head])
    return actor >= 0 && (marked.mentions.actors[actor].kind != .person || marked.mentions.actors[actor].code != nil)
  }

  /// "Tram crash survivor tells of carnage": in a headline the disaster is known.
  private func isPointedAt(_ noun: Int) -> Bool {
    guard marked.field.field == .title, reader.tree.head(noun) == noun + 1 else { return false }
    return ["survivor", "survivors", "victim", "victims", "toll", "deaths", "driver", "pilot", "probe", "inquiry"]
      .contains(marked.field.word(noun + 1))
  }

  /// "bus crash", "the plane's crash", "warehouse fire": what stands before the noun is what came to harm.
  private func wrecked(_ noun: Int, _ outer: Int) -> [Filler] {
    var heads: [Int] = []
    for head in outer == noun ? [noun] : [outer, noun] {
      heads += reader.children(of: head, .compound, .poss, .nmod).filter {
        $0 < noun && !reader.classes($0).isDisjoint(with: .wreckable)
      }
    }
    return reader.fillers(heads)
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
    _ modifiers: inout [Modifier], _ frame: Frame, _ obliques: [ClauseReader.Oblique], isOne: Bool, _ arguments: inout Arguments
  ) {
    guard let role = frame.possessor,
      !obliques.contains(where: { $0.preposition == ontology.of && frame.role(ofPreposition: ontology.of) == role })
    else { return }
    let suffers = { (modifier: Modifier) in
      modifier.isPossessive ? isSufferer(modifier.filler) || isOne && isNamedPerson(modifier.filler) : isUnarmed(modifier.filler)
    }
    arguments.add(modifiers.filter(suffers).map(\.filler), to: role)
    modifiers.removeAll(where: suffers)
  }

  /// "Colonel Ortiz's murder": one killing, which a soldier suffers too; "the general's killings" are his.
  private func isNamedPerson(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return false }
    return marked.mentions.actors[actor].kind == .person && marked.mentions.actors[actor].named
  }

  /// "student kidnappings", "child abduction": people who do no such thing themselves.
  private func isUnarmed(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return false }
    let mention = marked.mentions.actors[actor]
    return mention.kind == .person && !mention.named && Self.unarmed.contains(mention.sector ?? "")
  }

  private static let unarmed: Set = ["AGR", "BUS", "CVL", "EDU", "HLH", "JRN", "JUD", "LAB", "MED", "NGO", "REF", "REL"]

  private func isSufferer(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return reader.classes(filler.head).contains(.person) || isLoneName(filler) }
    let mention = marked.mentions.actors[actor]
    // "Okoro's murder": a name of which nothing is known that would make it a body's.
    if mention.isUnknownBody { return true }
    return mention.kind == .person && !["MIL", "COP", "REB", "UAF", "PRM", "CRM", "SPY"].contains(mention.sector ?? "")
  }

  /// What stands before the noun: who acts ("Russian", "the army's", "rebel"), or what it is done to ("school").
  private func modifiers(of noun: Int, _ outer: Int, except parts: [Int]) -> [Modifier] {
    var found: [Modifier] = []
    // "lack of police action", "a police lathi-charge": who acts may stand before another noun of the trigger.
    let inner = parts.filter { ($0 > noun || marked.field.word($0 + 1) == "-") && reader.tag($0).isNoun }
    for head in (outer == noun ? [noun] : [outer, noun]) + inner {
      for child in reader.children(of: head) where child < max(noun, head) && (!parts.contains(child) || marked.actorAt[child] >= 0) {
        switch reader.relation(child) {
        case .poss where reader.tag(child) == .possessivePronoun && !holder(of: outer).isEmpty:
          // "the army began its assault".
          found += holder(of: outer).map { .init(role: .actor, filler: $0) }
        case .poss where reader.tag(child) == .possessivePronoun && !answerable(for: outer).isEmpty:
          found += answerable(for: outer).map { .init(role: .actor, filler: $0) }
        case .poss where reader.tag(child) == .possessivePronoun && isJudged(outer): break
        case .poss where reader.tag(child) == .possessivePronoun && !helped(in: outer).isEmpty:
          found += helped(in: outer).map { .init(role: .actor, filler: $0) }
        case .poss:
          var owners = reader.fillers(reader.coordinated(reader.antecedent(child)))
          // "condemned Tuesday's attack": a day owns nothing, and who condemns it did not do it.
          if owners.allSatisfy(isUnresolved), marked.timeAt[child] < 0 { owners = subjects(over: outer) ?? owners }
          found += owners.map { .init(role: .actor, filler: $0, isPossessive: true) }
        case .amod where ["led", "backed"].contains(marked.field.word(child)) && leader(before: child) != nil:
          // "the Hamas-led attack".
          if let leader = leader(before: child), let modifier = modifier(leader) { found.append(modifier) }
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

  private func leader(before participle: Int) -> Int? {
    guard participle > 1, marked.field.word(participle - 1) == "-" else { return nil }
    let leader = participle - 2
    return marked.actorAt[leader] >= 0 || marked.placeAt[leader] >= 0 ? leader : nil
  }

  private func isUnresolved(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return reader.tag(filler.head) == .possessivePronoun }
    let mention = marked.mentions.actors[actor]
    return mention.isPronoun && mention.country == nil && mention.sector == nil
  }

  /// "The council remains firm in its support of the mission": a possessive that nothing else resolves is the
  /// subject's of its clause.
  private func subjects(over noun: Int) -> [Filler]? {
    let verb = marked.clause(at: noun)
    guard reader.isVerb(verb), !reader.isPassive(verb) else { return nil }
    let found = reader.fillers(reader.subjects(of: verb)).filter { reader.tag($0.head) != .pronoun && $0.head < noun }
    return found.isEmpty ? nil : found
  }

  /// "accepted his resignation", "condemned its attack": what one takes a stand on is another's.
  private func isJudged(_ noun: Int) -> Bool {
    let verb = reader.tree.head(noun)
    guard reader.relation(noun) == .dobj, reader.isVerb(verb) else { return false }
    if ["accept", "receive", "confirm"].contains(marked.field.lemmas[verb]) { return true }
    return reader.verbTriggers(verb).contains { row in
      let trigger = ontology.triggers[Int(row)]
      return trigger.wordCount == 1 && Self.stands.contains(ontology.types[trigger.type].event)
    }
  }

  private static let stands: Set = ["ACCUSE", "SUPPORT", "REQUEST"]

  /// The subject of the verb whose object a noun is.
  private func holder(of noun: Int) -> [Filler] {
    let verb = reader.tree.head(noun)
    guard reader.relation(noun) == .dobj, reader.isVerb(verb), !reader.isPassive(verb), !isJudged(noun) else { return [] }
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
      // "the consulate attack": a building does not attack.
      let isStruck = mention.kind == .object || reader.relation(token) == .compound && mention.kind == .organization && classes.contains(.premises)
      return Modifier(role: isStruck ? .target : .actor, filler: filler)
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
}
