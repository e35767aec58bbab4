/// Whether an event is told as having happened: reads negation, modals, conditions, plans and hedges on the way from
/// the event's word up its tree.
///
/// What several words say adds up to the weakest: denied before possible before future before asserted.
struct FactualityReader {
  let reader: ClauseReader
  let view: SentenceView

  var marked: MarkedField { reader.marked }
  static let longestChain = 8

  /// What was found on the way up.
  struct Findings {
    var found: Set<Event.Factuality> = []
    mutating func add(_ factuality: Event.Factuality) {
      if factuality != .asserted { found.insert(factuality) }
    }
    var weakest: Event.Factuality { [.denied, .possible, .future].first { found.contains($0) } ?? .asserted }
  }

  func factuality(of match: TriggerMatch, _ arguments: Arguments) -> Event.Factuality {
    var findings = Findings()
    if view.isQuestion { findings.add(.possible) }
    var current = match.anchor
    if let noun = arguments.noun {
      readNoun(match.anchor, &findings)
      if noun != match.anchor { readNoun(noun, &findings) }
      let isMeeting = reader.ontology.types[reader.ontology.triggers[match.trigger].type].group == "meeting"
      guard let verb = climbFromNoun(noun, arguments, isPurpose: isMeeting, &findings) else { return findings.weakest }
      current = verb
    } else {
      readOwn(current, &findings, except: match.parts)
      for part in match.parts.dropFirst() { readDeterminers(part, &findings, except: match.parts) }
      if let deed = deed(thatSays: current, match) {
        current = deed
        readOwn(deed, &findings)
      }
    }
    climb(from: effort(over: current, match) ?? current, &findings)
    return findings.weakest
  }

  /// "*blocked* the road to demand higher pay", "gathered to call for his release": what is demanded by doing so is demanded
  /// where it is done.
  private func deed(thatSays verb: Int, _ match: TriggerMatch) -> Int? {
    let deed = reader.tree.head(verb)
    guard reader.ontology.types[reader.ontology.triggers[match.trigger].type].event == "REQUEST", [.advcl, .xcomp].contains(reader.relation(verb)),
      deed < verb, reader.isInfinitive(verb), marked.field.lemmas.indices.contains(deed), Self.deeds.contains(marked.field.lemmas[deed])
    else { return nil }
    return deed
  }

  private static let deeds: Set = [
    "assemble", "barricade", "block", "blockade", "camp", "congregate", "converge", "demonstrate", "descend", "gather", "hold", "march", "mass", "obstruct", "occupy", "organise",
    "organize", "parade", "picket", "protest", "rally", "sit", "stage", "strike", "surround", "take", "turn", "walk",
  ]

  /// "Rescuers are *trying* to reach the boy": a rescue goes on, whatever comes of it.
  private func effort(over verb: Int, _ match: TriggerMatch) -> Int? {
    let governor = reader.tree.head(verb)
    guard reader.ontology.types[reader.ontology.triggers[match.trigger].type].mode == "rescue", reader.relation(verb) == .xcomp,
      reader.isVerb(governor), reader.verbCues(governor).contains(where: { $0.kind == .governor && $0.factuality == .possible })
    else { return nil }
    return governor
  }

  func cues(_ token: Int) -> [FactualityCue] {
    marked.words.indices.contains(token) ? reader.vocabulary.cues(marked.words[token]) : []
  }

  // MARK: A verb's own words

  func isNegated(_ verb: Int) -> Bool {
    reader.children(of: verb).contains { child in
      reader.relation(child) == .neg || reader.relation(child) == .preconj && marked.field.word(child) == "neither"
    }
  }

  /// "will not withdraw", "would not release": not merely something that did not happen.
  func isRefusal(_ verb: Int) -> Bool {
    isNegated(verb)
      && reader.children(of: verb, .aux).contains { ["will", "would", "wo", "'ll", "'d"].contains(marked.field.word($0)) }
  }

  /// Negation, modals, hedging adverbs and "if" that hang on a verb.
  ///
  /// - Parameter words: of the trigger: "took no action", "did nothing" tell what they tell, they deny nothing.
  func readOwn(_ verb: Int, _ findings: inout Findings, except words: [Int] = []) {
    let isMissed = isMissed(verb)
    if isNegated(verb) != (isMissed || isCounterfactual(verb)) { findings.add(.denied) }
    if !isMissed { readModals(verb, &findings) }
    for child in reader.children(of: verb) {
      switch reader.relation(child) {
      case .mark, .advmod:
        for cue in cues(child) where cue.kind == .conditional || cue.kind == .hedge { findings.add(cue.factuality) }
      case .nsubj, .nsubjpass, .dobj: readDeterminers(child, &findings, except: words)
      default: break
      }
    }
  }

  /// "Had the police acted in time, …": what did not happen; "had they not fired": what did.
  private func isCounterfactual(_ verb: Int) -> Bool {
    // "believe that had the leader been held": parsers give it both subjects.
    guard !view.isQuestion, let subject = reader.children(of: verb, .nsubj, .nsubjpass).last else { return false }
    let had = reader.children(of: verb, .aux).first { marked.field.word($0) == "had" }
    guard let had, had < subject else { return false }
    let before = had - 1
    return !view.tokens.contains(before) || !["what", "who", "whom", "where", "when", "why", "how", "nor", "neither", "so", "than", "as"]
      .contains(marked.field.word(before)) && !reader.tag(before).isVerb && reader.tag(before) != .adverb
  }

  /// "Police should have acted", "ought to have been deployed": what was not done; "should not have fired": what was.
  private func isMissed(_ verb: Int) -> Bool {
    guard reader.tag(verb) == .verbPastParticiple else { return false }
    let auxiliaries = reader.children(of: verb, .aux)
    guard auxiliaries.contains(where: { marked.field.word($0) == "have" }) else { return false }
    let governor = reader.tree.head(verb)
    return auxiliaries.contains { marked.field.word($0) == "should" } || reader.relation(verb) == .xcomp && marked.field.word(governor) == "ought"
  }

  func readModals(_ verb: Int, _ findings: inout Findings) {
    for child in reader.children(of: verb, .aux) {
      for cue in cues(child) where cue.kind == .modal {
        findings.add(marked.field.word(child) == "would" && isBackshifted(verb) ? .future : cue.factuality)
      }
    }
  }

  /// "said it would withdraw": the past of "says it will withdraw".
  private func isBackshifted(_ verb: Int) -> Bool {
    // "said they were in custody and would be charged".
    let said = reader.tree.firstConjunct(verb)
    let head = reader.tree.head(said)
    return head != said && reader.relation(said) == .ccomp && reader.tag(head) == .verbPast
      && reader.verbWord(head)?.stance != nil && reader.child(of: verb, .advcl) == nil
  }

  /// "no group attacked", "arrested nobody".
  private func readDeterminers(_ noun: Int, _ findings: inout Findings, except words: [Int] = []) {
    if ["nobody", "none", "neither", "nothing"].contains(marked.field.word(noun)), !words.contains(noun) { findings.add(.denied) }
    for child in reader.children(of: noun, .det, .neg, .preconj, .predet, .cc) where child < noun && !words.contains(child) {
      // "no fewer than 15".
      if ["fewer", "less"].contains(marked.field.word(child + 1)) { continue }
      for cue in cues(child) where cue.kind == .negativeDeterminer { findings.add(cue.factuality) }
      if marked.field.word(child) == "neither" { findings.add(.denied) }
    }
    // "not a single activist", "not one officer".
    let first = reader.phrase(noun).lowerBound
    for token in (first - 1..<first + 1).clamped(to: view.tokens)
    where token < noun && marked.field.word(token) == "not" && ["a", "one", "single"].contains(marked.field.word(token + 1)) {
      findings.add(.denied)
    }
  }

  // MARK: Nouns

  /// "no attack", "any attack", "a planned attack", "the alleged killing".
  func readNoun(_ noun: Int, _ findings: inout Findings) {
    readDeterminers(noun, &findings)
    for child in reader.children(of: noun, .det, .amod, .compound, .nmod) where child < noun {
      for cue in cues(child) where cue.kind == .nounHedge || cue.kind == .hedge { findings.add(cue.factuality) }
    }
  }

  /// From an event's noun to the verb whose clause tells it; nil where the noun stands alone or is taken for granted.
  ///
  /// - Parameter isPurpose: the noun tells for what people come together: "will travel to X for talks".
  private func climbFromNoun(_ noun: Int, _ arguments: Arguments, isPurpose: Bool, _ findings: inout Findings) -> Int? {
    var current = noun
    for _ in 0..<Self.longestChain {
      let head = reader.tree.head(current)
      guard head != current else { return nil }
      switch reader.relation(current) {
      // "demanded a ban on the militia and the arrest of its leaders": joined to what is banned, it stands beside the ban.
      case .conj: current = act(over: head) ?? head
      case .pobj:
        if isExclusion(head) { findings.add(.denied) }
        let above = reader.tree.head(head)
        guard above != head else { return nil }
        if isPurpose, reader.isVerb(above), marked.field.word(head) == "for" { return above }
        // "promised an inquiry during a call with the minister".
        if isSettled(head, under: above) { return nil }
        if reader.isVerb(above) { return governed(above, arguments, &findings) }
        // "a round of talks is due to open".
        if marked.field.word(head) == "of", reader.classes(above).contains(.batch) {
          current = above
          continue
        }
        // "was the target of two attacks": they were made.
        if marked.field.word(head) == "of", ArgumentFinder.sufferers.contains(marked.field.word(above)), [.attr, .appos, .nsubj].contains(reader.relation(above)) {
          current = above
          continue
        }
        let cues = cues(above).filter { $0.kind == .nounGovernor }
        if cues.isEmpty { return nil }
        for cue in cues { findings.add(cue.factuality) }
        readNoun(above, &findings)
        current = above
      case .compound, .poss, .nmod, .appos: return nil
      default:
        // "Further attacks are likely".
        if reader.relation(current) == .nsubj, let quality = reader.child(of: head, .acomp) {
          for cue in cues(quality) where cue.kind == .hedge || cue.kind == .nounHedge { findings.add(cue.factuality) }
        }
        return reader.isVerb(head) ? governed(head, arguments, &findings) : nil
      }
    }
    return nil
  }

  /// The noun gives the setting of what is promised or planned.
  private func isSettled(_ preposition: Int, under verb: Int) -> Bool {
    reader.isVerb(verb) && ["during", "after", "following", "amid"].contains(marked.field.word(preposition)) && reader.tag(verb) == .verbPast
  }

  private func act(over noun: Int) -> Int? {
    let preposition = reader.tree.head(noun)
    let above = reader.tree.head(preposition)
    guard reader.relation(noun) == .pobj, !reader.isEventNoun(noun), above < noun, reader.tag(above).isNoun, reader.isEventNoun(above),
      reader.relation(above) == .dobj
    else { return nil }
    return above
  }

  /// "The talks are due to open", "the talks were to begin": of the subject of a copula.
  private func readPlan(of copula: Int, _ findings: inout Findings) {
    if reader.children(of: copula, .xcomp).contains(where: { $0 == copula + 2 && reader.isInfinitive($0) }) { findings.add(.future) }
    for quality in reader.children(of: copula, .acomp) where reader.child(of: quality, .xcomp).map(reader.isInfinitive) == true {
      for cue in self.cues(quality) + reader.verbCues(quality) where cue.kind == .governor || cue.kind == .infinitiveGovernor { findings.add(cue.factuality) }
    }
  }

  /// Verbs whose object comes of what their modal leaves open.
  private static let causes: Set = ["trigger", "cause", "spark", "bring", "unleash", "provoke", "lead", "set", "produce", "generate", "fuel", "mean"]

  /// A light verb's own words count; another verb takes the event for granted, unless it governs it ("prevented").
  private func governed(_ verb: Int, _ arguments: Arguments, _ findings: inout Findings) -> Int? {
    if arguments.isLight && arguments.verb == verb || arguments.ownVerbs.contains(verb) {
      readOwn(verb, &findings)
      return verb
    }
    // "could trigger landslides".
    if Self.causes.contains(marked.field.lemmas[verb]), arguments.noun.map({ $0 > verb }) ?? false { readModals(verb, &findings) }
    // "setting off protests" causes them.
    let isCause = reader.child(of: verb, .prt).map { marked.field.word($0) == "off" && marked.field.word(verb).hasPrefix("set") } ?? false
    let cues = isCause ? [] : reader.verbCues(verb).filter { $0.kind == .governor }
    if isNegated(verb) {
      // "did not stop the attack": what was not stopped went on.
      if cues.isEmpty, [.dobj, .nsubjpass].contains(reader.relation(arguments.noun ?? verb)) { return nil }
    } else {
      for cue in cues { findings.add(cue.factuality) }
    }
    if reader.child(of: verb, .attr) != nil || reader.classes(verb).contains(.be) { readOwn(verb, &findings) }
    if reader.classes(verb).contains(.be) { readPlan(of: verb, &findings) }
    return cues.isEmpty ? nil : verb
  }
}
