/// Whom and what an event harmed, as the words around its noun say: "homes were damaged by the blast", "was the target of
/// an attack", "the attack resulted in the death of".
extension ArgumentFinder {
  /// "the attack in Harar carried out by rebels", "a raid near Mora blamed on them": parsers hang on the town what is said of
  /// the attack.
  func clausesOnPlace(of noun: Int) -> [Int] {
    reader.children(of: noun, .prep).filter { ["in", "at", "near", "outside"].contains(marked.field.word($0)) }
      .flatMap { reader.children(of: $0, .pobj) }.filter { marked.placeAt[$0] >= 0 }
      .flatMap { reader.children(of: $0, .acl) }.filter { verb in
        reader.isPassive(verb) && (reader.verbWord(verb)?.stance == .claims || reader.verbWord(verb)?.isBlame == true || reader.isLight(verb))
      }
  }

  /// "Homes were damaged by the blast": the "by" of a passive verb of harm.
  func isEffectAgent(_ by: Int) -> Bool {
    let verb = reader.tree.head(by)
    return Int(marked.words[by]) == ontology.by && reader.isVerb(verb) && reader.verbWord(verb)?.isEffect == true
      && reader.isPassive(verb)
  }

  func addPassiveHarm(_ verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    arguments.verb = verb
    arguments.ownVerbs.append(verb)
    add(reader.fillers(reader.subjects(of: verb).filter { !reader.isEventNoun($0) }), harmedIn: frame, &arguments)
  }

  static let sufferers: Set = ["target", "targets", "victim", "victims", "object"]

  /// The "target" of "the target of an attack".
  func isSuffererNoun(_ noun: Int, _ preposition: Int) -> Bool {
    Self.sufferers.contains(marked.field.word(noun)) && Int(marked.words[preposition]) == ontology.of
  }

  /// "The residence was the target of an attack", "the judge, target of two attacks".
  func addVictim(_ noun: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let above = reader.tree.head(noun)
    switch reader.relation(noun) {
    case .attr where reader.isVerb(above):
      arguments.verb = above
      add(reader.fillers(reader.subjects(of: above).filter { !reader.isEventNoun($0) }), harmedIn: frame, &arguments)
    case .appos: add(reader.fillers([above]), harmedIn: frame, &arguments)
    // "The targets of the attacks were two banks".
    case .nsubj where reader.classes(above).contains(.be):
      arguments.verb = above
      let struck = reader.children(of: above, .attr).flatMap(reader.coordinated).filter { !reader.isEventNoun($0) }
      add(reader.fillers(struck), harmedIn: frame, &arguments)
    default: break
    }
  }

  private static let outcomes: Set = ["death", "deaths", "killing", "wounding", "injury", "injuries", "destruction", "damage"]

  /// What things suffer.
  private static let losses: Set = ["destruction", "damage"]

  /// "Caused the death of", "left damage": what came of it, not whom it met.
  func isOutcome(_ noun: Int) -> Bool { Self.outcomes.contains(marked.field.word(noun)) || Self.traces.contains(marked.field.word(noun)) }

  /// What a blast leaves behind.
  private static let traces: Set = ["crater", "craters", "hole", "holes", "trail", "trails", "scene", "scenes", "scar", "scars", "rubble", "debris", "wreckage"]

  /// "The attack resulted in the death of a lawyer", "an explosion that caused the destruction of the bridge".
  @discardableResult
  func addDeaths(by verb: Int, _ frame: Frame, _ arguments: inout Arguments) -> Bool {
    var hasFound = false
    let outcomes = (reader.obliques(of: verb).flatMap(\.heads) + reader.objects(of: verb))
      .filter { Self.outcomes.contains(marked.field.word($0)) }
    for outcome in outcomes {
      let preposition = marked.field.word(outcome) == "damage" ? ontology.to : ontology.of
      // "caused serious damage to the building": parsers hang it on the noun or on the verb.
      let around = reader.obliques(of: outcome) + (preposition == ontology.to ? reader.obliques(of: verb) : [])
      // "damage to the court and to two shops" is that of both.
      let harmed = reader.fillers(around.filter { $0.preposition == preposition }.flatMap(\.heads))
      guard !harmed.isEmpty else { continue }
      arguments.ownVerbs.append(verb)
      if Self.losses.contains(marked.field.word(outcome)) {
        add(harmed, harmedIn: frame, &arguments)
      } else if arguments[.victim].isEmpty {
        arguments.add(harmed, to: .victim)
      }
      hasFound = true
    }
    return hasFound
  }

  /// "A bomb *placed* on the judge's car exploded", "a bomb, which *shattered* the windows of the court, went off": what is
  /// said of a device tells what it struck.
  func addClauses(on devices: [Int], _ frame: Frame, _ arguments: inout Arguments) {
    for verb in devices.flatMap({ reader.children(of: $0, .relcl, .acl) }) where reader.isVerb(verb) {
      if reader.isPassive(verb) {
        guard reader.classes(verb).contains(.placing) else { continue }
        addObliques(reader.obliques(of: verb), frame, &arguments, agentRole: arguments[.actor].isEmpty ? .actor : nil)
        // "placed by rebels on the car": parsers hang it on the rebels.
        let strays = reader.agents(of: verb).flatMap { reader.obliques(of: $0) }
        addObliques(strays.filter { frame.role(ofPreposition: $0.preposition) == .site }, frame, &arguments, agentRole: nil)
      } else if reader.verbWord(verb)?.isEffect == true, arguments[.target].isEmpty {
        arguments.ownVerbs.append(verb)
        let struck = reader.fillers(reader.objects(of: verb).filter { !reader.isEventNoun($0) && !isOutcome($0) })
        arguments.add(struck.filter { !reader.classes($0.head).isDisjoint(with: [.object, .site, .premises]) }, to: .target)
      }
    }
  }

  /// "Survived the attempt", "emerged unscathed from the attack", "was unhurt after the blast": for whom it was meant.
  func addSurvivors(of head: Int, _ preposition: Int?, _ arguments: inout Arguments) -> Bool {
    // Parsers hang the phrase on the adjective.
    let verb = reader.isVerb(head) ? head : reader.tree.head(head)
    guard reader.isVerb(verb) else { return false }
    if let preposition {
      guard ["from", "after", "following", "in"].contains(marked.field.word(preposition)),
        reader.classes(head).contains(.unharmed) || reader.children(of: verb).contains(where: { reader.classes($0).contains(.unharmed) })
      else { return false }
    } else {
      guard ["survive", "escape"].contains(marked.field.lemmas[verb]) else { return false }
    }
    let people = reader.fillers(reader.subjects(of: verb)).filter { filler in
      filler.actor.map { marked.mentions.actors[$0].kind == .person } ?? false
    }
    guard !people.isEmpty else { return false }
    arguments.verb = verb
    arguments.add(people, to: .target)
    return true
  }

  private func add(_ harmed: [Filler], harmedIn frame: Frame, _ arguments: inout Arguments) {
    let role: Frame.Role = frame.prepositions.contains { $0.role == .victim } ? .victim : .target
    if arguments[role].isEmpty { arguments.add(harmed, to: role) }
  }

  /// "Kimani's murder": a name that no table knows for a body's or a country's owns what it suffers, also where a town
  /// bears it too.
  func isLoneName(_ filler: Filler) -> Bool {
    if let place = filler.place, case .resolved(let resolved) = marked.mentions.places[place].resolution,
      resolved.precision == .country || resolved.precision == .admin
    {
      return false
    }
    return reader.tag(filler.head) == .properNoun && marked.field.words[filler.head].isCapitalized
      && marked.field.sentence(of: filler.head).casing == .mixed
  }
}
