/// Whom and what an event harmed, as the words around its noun say: "homes were damaged by the blast", "was the target of
/// an attack", "the attack resulted in the death of".
extension ArgumentFinder {
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

  private static let sufferers: Set = ["target", "targets", "victim", "victims", "object"]

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
    default: break
    }
  }

  private static let outcomes: Set = ["death", "deaths", "killing", "wounding", "injury", "injuries", "destruction"]

  /// "The attack resulted in the death of a lawyer", "an explosion that caused the destruction of the bridge".
  func addDeaths(by verb: Int, _ frame: Frame, _ arguments: inout Arguments) {
    let outcomes = (reader.obliques(of: verb).flatMap(\.heads) + reader.objects(of: verb))
      .filter { Self.outcomes.contains(marked.field.word($0)) }
    for outcome in outcomes {
      for oblique in reader.obliques(of: outcome) where oblique.preposition == ontology.of {
        arguments.ownVerbs.append(verb)
        add(reader.fillers(oblique.heads), harmedIn: frame, &arguments)
      }
    }
  }

  private func add(_ harmed: [Filler], harmedIn frame: Frame, _ arguments: inout Arguments) {
    let role: Frame.Role = frame.prepositions.contains { $0.role == .victim } ? .victim : .target
    if arguments[role].isEmpty { arguments.add(harmed, to: role) }
  }

  /// "Rivera's murder": a name that no table knows and that stands for no place owns what it suffers.
  func isLoneName(_ filler: Filler) -> Bool {
    filler.place == nil && reader.tag(filler.head) == .properNoun && marked.field.words[filler.head].isCapitalized
      && marked.field.sentence(of: filler.head).casing == .mixed
  }
}
