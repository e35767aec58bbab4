/// Whether an event is told as having happened: reads negation, modals, conditions, plans and hedges around it.
///
/// What several words say adds up to the weakest: denied before possible before future before asserted.
struct FactualityReader {
  let marked: MarkedDocument
  let ontology: Ontology
  let syntax: SentenceSyntax

  func factuality(of match: TriggerMatch, _ arguments: Arguments) -> Event.Factuality {
    var found: Set<Event.Factuality> = []
    let clause = syntax.clauses[syntax.clause(at: match.anchor)]
    if clause.conditional || syntax.isQuestion { found.insert(.possible) }
    readHedges(match, clause, &found)
    if let noun = arguments.nounItem { readNoun(noun, match, &found) }
    if let verb = arguments.verbItem { readVerb(verb, isOwn: arguments.nounItem == nil, &found) }
    return [.denied, .possible, .future].first { found.contains($0) } ?? .asserted
  }

  private func cues(_ token: Int) -> [FactualityCue] { ontology.vocabulary.cues(marked.words[token]) }

  /// "allegedly" and the like within eight words of the trigger, in its clause.
  private func readHedges(_ match: TriggerMatch, _ clause: Clause, _ found: inout Set<Event.Factuality>) {
    for token in (match.anchor - 8..<match.anchor + 5).clamped(to: clause.tokens) {
      for cue in cues(token) where cue.kind == .hedge { found.insert(cue.factuality) }
    }
  }

  /// "no attack", "a planned attack", "the threat of an attack".
  private func readNoun(_ item: Int, _ match: TriggerMatch, _ found: inout Set<Event.Factuality>) {
    let noun = syntax.items[item].tokens
    for token in noun.lowerBound..<max(noun.lowerBound, match.tokens.lowerBound) {
      for cue in cues(token) where cue.kind == .nounHedge || cue.kind == .negativeDeterminer {
        found.insert(cue.factuality)
      }
    }
    guard item >= 2, syntax.items[item - 1].kind == .preposition, syntax.items[item - 2].kind == .noun else { return }
    let preposition = marked.document.tokens[syntax.items[item - 1].tokens.lowerBound].folded
    guard ["of", "for", "to", "on", "about"].contains(preposition) else {
      if preposition == "without" { found.insert(.denied) }
      return
    }
    for cue in cues(syntax.nouns[syntax.items[item - 2].index].head) where cue.kind == .nounGovernor {
      found.insert(cue.factuality)
    }
  }

  /// The event's own verb, or the one that governs its noun, and those that govern that verb in turn.
  private func readVerb(_ item: Int, isOwn: Bool, _ found: inout Set<Event.Factuality>) {
    let verb = syntax.verbs[syntax.items[item].index]
    readGroup(verb, &found)
    if !isOwn { readGovernor(verb, negated: isNegated(verb), &found) }
    guard verb.form == .infinitive || verb.form == .gerund else { return }
    readWhatGoverns(item, verb, &found)
  }

  private func readGroup(_ verb: VerbGroup, _ found: inout Set<Event.Factuality>) {
    for token in verb.tokens {
      for cue in cues(token) where cue.kind == .negator || cue.kind == .modal { found.insert(cue.factuality) }
    }
    // "going to attack", "set to be deported": the infinitive's own group says nothing.
    let before = verb.tokens.lowerBound - 1
    guard syntax.sentence.tokens.contains(before) else { return }
    for cue in cues(before) where cue.kind == .negator { found.insert(cue.factuality) }
  }

  private func isNegated(_ verb: VerbGroup) -> Bool {
    verb.tokens.contains { cues($0).contains { $0.kind == .negator } }
  }

  private func readGovernor(_ verb: VerbGroup, negated: Bool, _ found: inout Set<Event.Factuality>) {
    for cue in ontology.vocabulary.verb(verb.verb)?.cues ?? [] where cue.kind == .governor {
      // "did not stop the attack", "failed to prevent": what was not stopped went on.
      if negated, cue.factuality == .denied { found.remove(.denied) } else { found.insert(cue.factuality) }
    }
  }

  /// "plans to attack", "accused of killing", "a plot to kill", "in order to".
  private func readWhatGoverns(_ item: Int, _ verb: VerbGroup, _ found: inout Set<Event.Factuality>) {
    var index = item - 1
    var steps = 0
    while index >= 0, steps < 4 {
      steps += 1
      switch syntax.items[index].kind {
      case .verb:
        let governor = syntax.verbs[syntax.items[index].index]
        let cues =
          ontology.vocabulary.verb(governor.verb)?.cues.filter {
            $0.kind == .governor || $0.kind == .infinitiveGovernor
          } ?? []
        for cue in cues where cue.kind == .infinitiveGovernor { found.insert(cue.factuality) }
        readGovernor(governor, negated: isNegated(governor), &found)
        if verb.form == .infinitive, cues.isEmpty {
          readPurpose(governor, &found)
        }
        return
      case .noun:
        let head = syntax.nouns[syntax.items[index].index].head
        let cues = cues(head).filter { $0.kind == .nounGovernor }
        for cue in cues { found.insert(cue.factuality) }
        if !cues.isEmpty {
          // "foiled a plot to attack", "announced plans to deport".
          if index > 0, syntax.items[index - 1].kind == .verb {
            let governor = syntax.verbs[syntax.items[index - 1].index]
            readGovernor(governor, negated: isNegated(governor), &found)
          }
          return
        }
        if verb.form == .gerund, index == item - 1 { return }
      case .preposition, .other, .time, .quote: break
      case .comma:
        // ", killing six": told as it happened.
        return
      default: return
      }
      index -= 1
    }
    if verb.form == .infinitive { found.insert(.possible) }
  }

  /// An infinitive that nothing governs says what something was for: "crossed the border to attack".
  private func readPurpose(_ governor: VerbGroup, _ found: inout Set<Event.Factuality>) {
    let word = marked.document.tokens[governor.main].folded
    if ["going", "due", "set", "expected"].contains(word) { found.insert(.future) } else { found.insert(.possible) }
  }
}
