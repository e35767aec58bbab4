/// Assigns a trigger's participants to roles, as its frame says where they stand.
struct ArgumentFinder {
  let marked: MarkedDocument
  let ontology: Ontology
  let syntax: SentenceSyntax

  /// Nil when the trigger cannot stand in this construction.
  func arguments(of match: TriggerMatch) -> Arguments? {
    let trigger = ontology.triggers[match.trigger]
    switch trigger.part {
    case .noun: return nounArguments(match, trigger.frame)
    case .verb: return verbArguments(match, trigger.frame)
    case .phrase:
      return syntax.verb(at: match.anchor) != nil
        ? verbArguments(match, trigger.frame) : phraseArguments(match, trigger.frame)
    }
  }

  // MARK: Verbs

  private func verbArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    guard let (item, verb) = syntax.verb(at: match.anchor) else { return nil }
    if verb.passive || verb.form == .participle, !frame.passive { return nil }
    var arguments = Arguments()
    arguments.verbItem = item
    let subject = syntax.subject(ofVerbItem: item)
    arguments.subject = fillers(subject)
    arguments.eventSubject = subject.first.flatMap(eventNoun)
    let end = max(match.tokens.upperBound, verb.tokens.upperBound)
    let obliques = syntax.obliques(after: end)
    if verb.passive || verb.form == .participle {
      fill(frame.object, arguments.subject, &arguments)
      addObliques(obliques, frame, &arguments, agentRole: frame.subject)
    } else {
      if arguments.eventSubject == nil { fill(frame.subject, arguments.subject, &arguments) }
      if frame.object != nil { fill(frame.object, fillers(syntax.object(after: end)), &arguments) }
      addObliques(obliques, frame, &arguments, agentRole: nil)
    }
    addTrailing(match, frame, &arguments)
    addReciprocal(frame, &arguments)
    return arguments
  }

  /// "took control of the town", "fall of the city": a trigger that ends with its preposition.
  private func addTrailing(_ match: TriggerMatch, _ frame: Frame, _ arguments: inout Arguments) {
    guard case .word(let last)? = ontology.triggers[match.trigger].elements.last, let number = last.first,
      match.tokens.count > 1, let role = frame.role(ofPreposition: Int(number))
    else { return }
    arguments.add(fillers(syntax.object(after: match.tokens.upperBound)), to: role)
  }

  private func phraseArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    var arguments = Arguments()
    // "came under fire", "on strike": the verb before the phrase has the subject.
    if let item = syntax.item(at: match.anchor) {
      arguments.verbItem = verbItem(before: item)
      if let verb = arguments.verbItem {
        arguments.subject = fillers(syntax.subject(ofVerbItem: verb))
      } else if item > 0, syntax.items[item - 1].kind == .noun {
        arguments.subject = fillers([item - 1])
      }
      if syntax.items[item].kind == .noun { arguments.nounItem = item }
    }
    if frame.subject != nil { fill(frame.subject, arguments.subject, &arguments) }
    addObliques(syntax.obliques(after: match.tokens.upperBound), frame, &arguments, agentRole: nil)
    addTrailing(match, frame, &arguments)
    addReciprocal(frame, &arguments)
    return arguments
  }

  private func verbItem(before item: Int) -> Int? {
    var index = item
    while index >= 0, index > item - 3 {
      if syntax.items[index].kind == .verb { return index }
      index -= 1
    }
    return nil
  }

  // MARK: Nouns

  private func nounArguments(_ match: TriggerMatch, _ frame: Frame) -> Arguments? {
    guard let (last, noun) = syntax.noun(at: match.anchor) else { return nil }
    // "violation of the ceasefire": the trigger begins in an earlier phrase, which stands in the clause for it.
    let first = syntax.noun(at: match.tokens.lowerBound)
    // "attack helicopters", "protest leader": the trigger is not the head of its phrase.
    guard match.anchor >= noun.head || isHeadish(match.anchor, noun) else { return nil }
    var arguments = Arguments()
    let item = first?.item ?? last
    arguments.nounItem = item
    let start = (first?.noun ?? noun).tokens.lowerBound
    let modifiers = modifiers(start..<max(start, match.tokens.lowerBound))
    arguments.hasModifier = !modifiers.isEmpty
    fill(frame.modifier, modifiers, &arguments)
    addObliques(nounObliques(after: last), frame, &arguments, agentRole: nil)
    addGovernor(of: item, frame, &arguments)
    addReciprocal(frame, &arguments)
    return arguments
  }

  private func isHeadish(_ anchor: Int, _ noun: NounPhrase) -> Bool {
    // "the attack Friday": words behind the trigger that are no nouns do not take the head away.
    (anchor + 1...max(anchor + 1, noun.head)).allSatisfy {
      marked.timeAt.indices.contains($0) && marked.timeAt[$0] >= 0
    }
  }

  /// Prepositions that follow the noun without a break; another event's noun takes over those behind it.
  private func nounObliques(after item: Int) -> [SentenceSyntax.Oblique] {
    var found: [SentenceSyntax.Oblique] = []
    for oblique in syntax.obliques(after: syntax.items[item].tokens.upperBound) {
      found.append(oblique)
      if oblique.argument.contains(where: { eventNoun($0) != nil }) { break }
    }
    return found
  }

  private func modifiers(_ tokens: Range<Int>) -> [Filler] {
    var found: [Filler] = []
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      let actor = Int(marked.actorAt[token])
      let place = Int(marked.placeAt[token])
      if actor >= 0, marked.mentions.actors[actor].tokens.upperBound <= tokens.upperBound {
        let mention = marked.mentions.actors[actor]
        found.append(
          Filler(
            tokens: withoutArticle(mention.tokens), head: mention.head, actor: actor, place: place >= 0 ? place : nil,
            phrase: mention.tokens))
        token = max(token + 1, mention.tokens.upperBound)
      } else if place >= 0, acts(place, before: tokens.upperBound) {
        let mention = marked.mentions.places[place].tokens
        found.append(
          Filler(tokens: mention, head: mention.upperBound - 1, actor: nil, place: place, phrase: mention))
        token = max(token + 1, mention.upperBound)
      } else {
        token += 1
      }
    }
    return found
  }

  /// "a militant attack": the article belongs to the attack.
  private func withoutArticle(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count > 1, ["a", "an"].contains(marked.document.tokens[tokens.lowerBound].folded) else {
      return tokens
    }
    return tokens.lowerBound + 1..<tokens.upperBound
  }

  /// "Russian attack", "Russia's attack": the one who attacks; "Moscow attack": the place.
  private func acts(_ place: Int, before end: Int) -> Bool {
    let mention = marked.mentions.places[place]
    let next = mention.tokens.upperBound
    let possessive =
      marked.document.tokens.indices.contains(next) && ["'s", "'"].contains(marked.document.tokens[next].folded)
    guard case .resolved(let resolved) = mention.resolution else { return possessive }
    return resolved.precision == .country && (mention.use != .location || possessive)
      || possessive && mention.use == .metonym
  }

  /// The verb over the noun: a light verb lends its subject ("Russia launched an attack"), a passive one its agent
  /// ("an attack was launched by rebels").
  private func addGovernor(of item: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let top = chainTop(item)
    addClaimant(top, frame, &arguments)
    if let verbItem = verbBefore(top) {
      let verb = syntax.verbs[syntax.items[verbItem].index]
      arguments.verbItem = verbItem
      arguments.ownVerbs.append(verb.main)
      if ontology.vocabulary.verb(verb.verb)?.isLight == true, !verb.passive {
        arguments.isLight = true
        addAgents(fillers(syntax.subject(ofVerbItem: verbItem)), frame, &arguments)
      }
    } else if let verbItem = verbAfter(item),
      syntax.subject(ofVerbItem: verbItem).contains(where: { $0 == top || $0 == item })
    {
      let verb = syntax.verbs[syntax.items[verbItem].index]
      arguments.verbItem = verbItem
      arguments.ownVerbs.append(verb.main)
      if verb.passive || verb.form == .participle, ontology.vocabulary.verb(verb.verb)?.isLight == true {
        arguments.isLight = true
        for oblique in syntax.obliques(after: verb.tokens.upperBound) where oblique.preposition == ontology.by {
          addAgents(fillers(oblique.argument), frame, &arguments)
        }
      }
    }
  }

  /// "claimed responsibility for the attack": the claimant says that he did it.
  private func addClaimant(_ item: Int, _ frame: Frame, _ arguments: inout Arguments) {
    guard item >= 3, syntax.items[item - 1].kind == .preposition, syntax.items[item - 2].kind == .noun,
      syntax.items[item - 3].kind == .verb,
      classes(syntax.nouns[syntax.items[item - 2].index].head).contains(.responsibility)
    else { return }
    let verb = syntax.verbs[syntax.items[item - 3].index]
    let stance = ontology.vocabulary.verb(verb.verb)?.stance
    guard stance == .claims || stance == .confirms, !verb.passive else { return }
    let claimants = fillers(syntax.subject(ofVerbItem: item - 3))
    guard let first = claimants.first, !isNegative(first) else { return }
    addAgents([first], frame, &arguments)
    arguments.claimant = first
  }

  /// "no group", "nobody".
  private func isNegative(_ filler: Filler) -> Bool {
    filler.phrase.contains { token in
      let word = marked.document.tokens[token].folded
      return word == "no" || word == "none" || word == "nobody" || word == "neither"
    }
  }

  private func addAgents(_ agents: [Filler], _ frame: Frame, _ arguments: inout Arguments) {
    guard arguments[.actor].isEmpty, frame.hasActor else { return }
    arguments.add(agents.filter { eventNoun($0) == nil && !isPlaceOnly($0) }, to: .actor)
  }

  /// "a string of attacks", "dozens of arrests": the noun phrase that stands for the event in its clause.
  private func chainTop(_ item: Int) -> Int {
    guard item >= 2, syntax.items[item - 1].kind == .preposition, syntax.items[item - 2].kind == .noun,
      syntax.items[item - 1].index == ontology.of
    else { return item }
    let head = syntax.nouns[syntax.items[item - 2].index].head
    return classes(head).isDisjoint(with: [.lightNoun, .quantity]) ? item : item - 2
  }

  private func verbBefore(_ item: Int) -> Int? {
    var index = item - 1
    while index >= 0, index > item - 4 {
      switch syntax.items[index].kind {
      case .verb:
        return syntax.verbs[syntax.items[index].index].passive ? nil : index
      case .other, .quote: index -= 1
      case .preposition where syntax.particles.contains(syntax.items[index].tokens.lowerBound): index -= 1
      case .conjunction, .comma:
        // "launched drones and missile attacks": the second of two objects.
        guard index >= 2, syntax.items[index - 1].kind == .noun, syntax.items[index - 2].kind == .verb else {
          return nil
        }
        return index - 2
      default: return nil
      }
    }
    return nil
  }

  private func verbAfter(_ item: Int) -> Int? {
    var start = item + 1
    // "The strike, which is to last three days, was called by …": past the aside.
    if syntax.items.indices.contains(start), syntax.items[start].kind == .comma,
      let end = syntax.items[start + 1..<min(start + 12, syntax.items.count)].firstIndex(where: { $0.kind == .comma })
    {
      start = end + 1
    }
    for index in start..<min(start + 9, max(start, syntax.items.count)) {
      switch syntax.items[index].kind {
      case .verb: return index
      case .noun, .preposition, .time, .other, .relative, .conjunction: continue
      default: return nil
      }
    }
    return nil
  }

  // MARK: Filling

  private func fill(_ role: Frame.Role?, _ fillers: [Filler], _ arguments: inout Arguments) {
    guard let role else { return }
    arguments.add(fillers, to: role)
  }

  private func addObliques(
    _ obliques: [SentenceSyntax.Oblique], _ frame: Frame, _ arguments: inout Arguments,
    agentRole: Frame.Role?
  ) {
    for oblique in obliques {
      let preposition = oblique.preposition
      let found = fillers(oblique.argument)
      arguments.obliques += found
      if preposition == ontology.between { arguments.hasBetween = true }
      if preposition == ontology.by, let agentRole {
        arguments.add(found.filter { eventNoun($0) == nil }, to: agentRole)
      } else if let role = frame.role(ofPreposition: preposition), !(oblique.isNested && preposition == ontology.of) {
        // One phrase a role: "attack on a bus on the road" has one target.
        if arguments[role].isEmpty || role == .actor && preposition == ontology.by { arguments.add(found, to: role) }
      }
    }
  }

  /// Both sides do it to each other: of several subjects the first is the actor, the rest are its target.
  private func addReciprocal(_ frame: Frame, _ arguments: inout Arguments) {
    guard frame.reciprocal, arguments[.target].isEmpty, arguments[.actor].count > 1 else { return }
    let actors = arguments[.actor]
    arguments.roles[.actor] = Array(actors.prefix(1))
    arguments.roles[.target] = Array(actors.dropFirst())
  }

  private func fillers(_ argument: [Int]) -> [Filler] {
    argument.compactMap { item in
      guard syntax.items[item].kind == .noun else { return nil }
      return filler(syntax.nouns[syntax.items[item].index])
    }
  }

  /// The noun phrase with the mention that its head belongs to.
  func filler(_ noun: NounPhrase) -> Filler {
    let actor = Int(marked.actorAt[noun.head])
    let place = Int(marked.placeAt[noun.head])
    if actor >= 0 {
      let mention = marked.mentions.actors[actor]
      return Filler(
        tokens: mention.tokens, head: mention.head, actor: actor, place: place >= 0 ? place : nil, phrase: noun.tokens)
    }
    return Filler(
      tokens: noun.tokens, head: noun.head, actor: nil, place: place >= 0 ? place : nil, phrase: noun.tokens)
  }

  private func classes(_ token: Int) -> WordClass { ontology.vocabulary.classes(marked.words[token]) }

  private func eventNoun(_ item: Int) -> Int? {
    guard syntax.items[item].kind == .noun else { return nil }
    let head = syntax.nouns[syntax.items[item].index].head
    return isEventNoun(head) ? head : nil
  }

  private func eventNoun(_ filler: Filler) -> Int? { isEventNoun(filler.head) ? filler.head : nil }

  private func isEventNoun(_ head: Int) -> Bool {
    guard marked.actorAt[head] < 0, let word = ontology.vocabulary.word(marked.words[head]) else { return false }
    return word.isEventNoun && word.classes.isDisjoint(with: [.person, .armed])
  }

  private func isPlaceOnly(_ filler: Filler) -> Bool {
    guard filler.actor == nil, let place = filler.place else { return false }
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution, resolved.precision == .country else {
      return marked.mentions.places[place].use == .location
    }
    return false
  }
}
