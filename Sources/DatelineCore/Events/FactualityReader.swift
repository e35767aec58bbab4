/// Whether an event is told as having happened: reads negation, modals, conditions, plans and hedges on the way from
/// the event's word up its tree.
///
/// What several words say adds up to the weakest: denied before possible before future before asserted.
struct FactualityReader {
  let reader: ClauseReader
  let view: SentenceView

  private var marked: MarkedField { reader.marked }
  private static let longestChain = 8

  /// What was found on the way up.
  private struct Findings {
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
      guard let verb = climbFromNoun(noun, arguments, &findings) else { return findings.weakest }
      current = verb
    } else {
      readOwn(current, &findings)
      for part in match.parts.dropFirst() { readDeterminers(part, &findings) }
    }
    climb(from: current, &findings)
    return findings.weakest
  }

  private func cues(_ token: Int) -> [FactualityCue] {
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
  private func readOwn(_ verb: Int, _ findings: inout Findings) {
    if isNegated(verb) != isCounterfactual(verb) { findings.add(.denied) }
    readModals(verb, &findings)
    for child in reader.children(of: verb) {
      switch reader.relation(child) {
      case .mark, .advmod:
        for cue in cues(child) where cue.kind == .conditional || cue.kind == .hedge { findings.add(cue.factuality) }
      case .nsubj, .nsubjpass, .dobj: readDeterminers(child, &findings)
      default: break
      }
    }
  }

  /// "Had the police acted in time, …": what did not happen; "had they not fired": what did.
  private func isCounterfactual(_ verb: Int) -> Bool {
    guard !view.isQuestion, let subject = reader.child(of: verb, .nsubj, .nsubjpass) else { return false }
    let had = reader.children(of: verb, .aux).first { marked.field.word($0) == "had" }
    guard let had, had < subject else { return false }
    let before = had - 1
    return !view.tokens.contains(before) || !["what", "who", "whom", "where", "when", "why", "how", "nor", "neither", "so", "than", "as"]
      .contains(marked.field.word(before)) && !reader.tag(before).isVerb && reader.tag(before) != .adverb
  }

  private func readModals(_ verb: Int, _ findings: inout Findings) {
    for child in reader.children(of: verb, .aux) {
      for cue in cues(child) where cue.kind == .modal {
        findings.add(marked.field.word(child) == "would" && isBackshifted(verb) ? .future : cue.factuality)
      }
    }
  }

  /// "said it would withdraw": the past of "says it will withdraw".
  private func isBackshifted(_ verb: Int) -> Bool {
    let head = reader.tree.head(verb)
    return head != verb && reader.relation(verb) == .ccomp && reader.tag(head) == .verbPast
      && reader.verbWord(head)?.stance != nil && reader.child(of: verb, .advcl) == nil
  }

  /// "no group attacked", "arrested nobody".
  private func readDeterminers(_ noun: Int, _ findings: inout Findings) {
    if ["nobody", "none", "neither", "nothing"].contains(marked.field.word(noun)) { findings.add(.denied) }
    for child in reader.children(of: noun, .det, .neg, .preconj, .predet, .cc) where child < noun {
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

  /// "no attack", "a planned attack", "the alleged killing".
  private func readNoun(_ noun: Int, _ findings: inout Findings) {
    readDeterminers(noun, &findings)
    for child in reader.children(of: noun, .amod, .compound, .nmod) where child < noun {
      for cue in cues(child) where cue.kind == .nounHedge || cue.kind == .hedge { findings.add(cue.factuality) }
    }
  }

  /// From an event's noun to the verb whose clause tells it; nil where the noun stands alone or is taken for granted.
  private func climbFromNoun(_ noun: Int, _ arguments: Arguments, _ findings: inout Findings) -> Int? {
    var current = noun
    for _ in 0..<Self.longestChain {
      let head = reader.tree.head(current)
      guard head != current else { return nil }
      switch reader.relation(current) {
      case .conj: current = head
      case .pobj:
        if marked.field.word(head) == "without" { findings.add(.denied) }
        let above = reader.tree.head(head)
        guard above != head else { return nil }
        if reader.isVerb(above) { return governed(above, arguments, &findings) }
        let cues = cues(above).filter { $0.kind == .nounGovernor }
        if cues.isEmpty { return nil }
        for cue in cues { findings.add(cue.factuality) }
        readNoun(above, &findings)
        current = above
      case .compound, .poss, .nmod, .appos: return nil
      default: return reader.isVerb(head) ? governed(head, arguments, &findings) : nil
      }
    }
    return nil
  }

  /// A light verb's own words count; another verb takes the event for granted, unless it governs it ("prevented").
  private func governed(_ verb: Int, _ arguments: Arguments, _ findings: inout Findings) -> Int? {
    if arguments.isLight && arguments.verb == verb || arguments.ownVerbs.contains(verb) {
      readOwn(verb, &findings)
      return verb
    }
    let cues = (reader.verbWord(verb)?.cues ?? []).filter { $0.kind == .governor }
    if isNegated(verb) {
      // "did not stop the attack": what was not stopped went on.
      if cues.isEmpty, [.dobj, .nsubjpass].contains(reader.relation(arguments.noun ?? verb)) { return nil }
    } else {
      for cue in cues { findings.add(cue.factuality) }
    }
    if reader.child(of: verb, .attr) != nil || reader.classes(verb).contains(.be) { readOwn(verb, &findings) }
    return cues.isEmpty ? nil : verb
  }

  // MARK: What governs the clause

  private func climb(from verb: Int, _ findings: inout Findings) {
    var current = verb
    for _ in 0..<Self.longestChain {
      if let finite = reader.parallel(to: current) {
        current = finite
        continue
      }
      let head = reader.tree.head(current)
      guard head != current else { return }
      switch reader.relation(current) {
      case .conj:
        readSharedWords(current, head, &findings)
      case .ccomp where current < head && marked.field.words[current..<head].contains(";"):
        // "has been on trial since June; if convicted, he could …": what follows the semicolon governs nothing.
        return
      case .xcomp, .ccomp, .oprd:
        guard readGovernor(head, of: current, &findings) else { return }
      case .advcl:
        readAdverbial(current, head, &findings)
        return
      case .acl:
        if reader.isInfinitive(current) { readNounGovernor(head, isInfinitive: true, &findings) }
        return
      case .relcl where reader.isBareInfinitive(current):
        readNounGovernor(head, isInfinitive: true, &findings)
        return
      case .pcomp:
        let above = reader.tree.head(head)
        if marked.field.word(head) == "without" { findings.add(.denied) }
        guard above != head else { return }
        if let governor = reader.isVerb(above) ? above : reader.blamer(of: above) {
          guard readGovernor(governor, of: current, &findings) else { return }
          current = governor
          continue
        }
        readNounGovernor(above, isInfinitive: false, &findings)
        return
      case .relcl, .parataxis: return
      default:
        guard reader.isVerb(head) else { return }
      }
      current = head
    }
  }

  /// "did not attack or burn": the second verb shares the first's negation and modals when it has no words of its own.
  private func readSharedWords(_ verb: Int, _ first: Int, _ findings: inout Findings) {
    guard reader.isVerb(first) else { return }
    let hasOwn = reader.children(of: verb).contains {
      [.aux, .auxpass, .nsubj, .nsubjpass].contains(reader.relation($0))
    }
    guard !hasOwn else { return }
    if reader.tag(verb) == .verbBase { readModals(first, &findings) }
    let isOr = reader.children(of: first, .cc).contains { ["or", "nor"].contains(marked.field.word($0)) }
    if isOr, isNegated(first) { findings.add(.denied) }
  }

  /// Whether the walk goes on above the governor.
  private func readGovernor(_ governor: Int, of verb: Int, _ findings: inout Findings) -> Bool {
    guard reader.isVerb(governor) else {
      // "ready to attack", "likely to withdraw".
      for cue in cues(governor) where cue.kind == .hedge || cue.kind == .governor || cue.kind == .infinitiveGovernor {
        findings.add(cue.factuality)
      }
      // "have not been able to arrest", "would be willing to withdraw".
      let copula = reader.tree.head(governor)
      if reader.relation(governor) == .acomp, reader.isVerb(copula) {
        if isNegated(copula) { findings.add(.denied) }
        readModals(copula, &findings)
      }
      return true
    }
    let isClause = reader.relation(verb) == .ccomp && !reader.isInfinitive(verb)
    let word = reader.verbWord(governor)
    let cues = (word?.cues ?? []).filter {
      $0.kind == .governor && !(isClause && word?.stance != nil) || $0.kind == .infinitiveGovernor && !isClause
    }
    let negated = isNegated(governor)
    for cue in cues {
      if negated, cue.factuality == .denied { findings.found.remove(.denied) } else { findings.add(cue.factuality) }
    }
    if isClause, word?.stance != nil {
      if word?.stance == .denies { findings.add(.denied) }
      return false
    }
    if negated, cues.allSatisfy({ $0.factuality != .denied }) { findings.add(.denied) }
    readModals(governor, &findings)
    for child in reader.children(of: governor, .mark) {
      for cue in self.cues(child) where cue.kind == .conditional { findings.add(cue.factuality) }
    }
    let word2 = marked.field.word(governor)
    if word2 == "going", reader.isInfinitive(verb) { findings.add(.future) }
    return true
  }

  /// "if rebels attack"; "crossed the border to attack": for a purpose, not yet done. ", killing six" happened.
  private func readAdverbial(_ verb: Int, _ head: Int, _ findings: inout Findings) {
    let marks = reader.children(of: verb, .mark, .advmod).flatMap(cues)
    for cue in marks where cue.kind == .conditional { findings.add(cue.factuality) }
    guard reader.isInfinitive(verb) else { return }
    // "is due in X to meet Y", "was ready to meet".
    let quality = reader.child(of: head, .acomp).map(self.cues) ?? []
    let cues = ((reader.verbWord(head)?.cues ?? []) + quality).filter { $0.kind == .governor || $0.kind == .infinitiveGovernor }
    if cues.isEmpty { findings.add(.possible) }
    for cue in cues { findings.add(cue.factuality) }
  }

  /// "a plot to kill", "plans to deport", "the threat of attacking".
  private func readNounGovernor(_ noun: Int, isInfinitive: Bool, _ findings: inout Findings) {
    let cues = cues(noun).filter { $0.kind == .nounGovernor }
    for cue in cues { findings.add(cue.factuality) }
    if isInfinitive, cues.isEmpty { findings.add(.possible) }
    let above = reader.tree.head(noun)
    guard above != noun, reader.isVerb(above), !cues.isEmpty else { return }
    for cue in reader.verbWord(above)?.cues ?? [] where cue.kind == .governor && !isNegated(above) {
      findings.add(cue.factuality)
    }
  }
}
