/// What governs an event's clause: the verbs, adjectives and nouns on the way up from it, and what its clause opens with.
extension FactualityReader {
  func climb(from verb: Int, _ findings: inout Findings) {
    var current = verb
    for _ in 0..<Self.longestChain {
      if let finite = reader.parallel(to: current) {
        current = finite
        continue
      }
      let head = reader.tree.head(current)
      // "Many feared dead in raid; troops rescue pupils": another piece of news.
      guard head != current, abs(head - current) > Self.reach || !marked.isBrokenOff(head, current) else { return }
      switch reader.relation(current) {
      case .conj:
        // "fled rather than arrest the looters".
        if reader.tag(current) == .verbBase, reader.children(of: head, .cc).contains(where: { $0 < current && isExclusion($0) }) {
          findings.add(.denied)
          return
        }
        readSharedWords(current, head, &findings)
      case .xcomp, .ccomp, .oprd, .dobj:
        if let ruled = ruledOut(by: head) {
          findings.add(ruled)
          return
        }
        if reader.relation(current) == .dobj {
          guard reader.isVerb(head) else { return }
          break
        }
        guard readGovernor(head, of: current, &findings) else { return }
      case .advcl where reader.tag(current) == .verbGerund && ruledOut(by: head) != nil:
        findings.add(ruledOut(by: head) ?? .asserted)
        return
      case .advcl:
        // "accused of bombing a hospital, killing three".
        let isResult = reader.tag(current) == .verbGerund && reader.tag(head) == .verbGerund && reader.relation(head) == .pcomp && head < current
        if !isResult {
          readAdverbial(current, head, &findings)
          return
        }
      case .acl:
        if reader.isInfinitive(current) { readNounGovernor(head, isInfinitive: true, &findings) }
        if reader.children(of: current, .mark).contains(where: { marked.field.word($0) == "that" }) { readDenial(of: head, &findings) }
        return
      case .relcl where reader.isBareInfinitive(current):
        readNounGovernor(head, isInfinitive: true, &findings)
        return
      case .pcomp:
        let above = reader.tree.head(head)
        if isExclusion(head) {
          findings.add(.denied)
          return
        }
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

  /// "has ruled out sending troops", "did not rule out sending troops"; nil for another verb.
  private func ruledOut(by verb: Int) -> Event.Factuality? {
    guard marked.field.lemmas[verb] == "rule", reader.children(of: verb, .prt).contains(where: { marked.field.word($0) == "out" }) else { return nil }
    return isNegated(verb) ? .possible : .denied
  }

  /// How far apart, in tokens, a semicolon is looked for.
  private static let reach = 100

  /// "without", "instead of", "rather than": what follows was not done.
  func isExclusion(_ preposition: Int) -> Bool {
    switch marked.field.word(preposition) {
    case "without": true
    case "of": marked.field.word(preposition - 1) == "instead"
    case "than": marked.field.word(preposition - 1) == "rather"
    default: false
    }
  }

  /// "It is not clear who shot the mayor", "could not say why troops fired": what is asked about was done.
  private func isIndirectQuestion(_ verb: Int, under governor: Int) -> Bool {
    guard reader.relation(verb) == .ccomp, governor < verb else { return false }
    let opening = (governor + 1..<min(verb, governor + Self.openingReach)).first { Self.questions.contains(marked.field.word($0)) }
    return opening.map { !(governor + 1..<$0).contains(where: reader.isVerb) } ?? false
  }

  /// How far behind its governor a clause begins, in tokens.
  private static let openingReach = 6

  private static let questions: Set = ["whether", "if", "who", "whom", "whose", "what", "which", "why", "how", "when", "where"]

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
        if isNegated(copula), !isIndirectQuestion(verb, under: governor) { findings.add(.denied) }
        readModals(copula, &findings)
      }
      return true
    }
    let isClause = reader.relation(verb) == .ccomp && !reader.isInfinitive(verb)
    if isIndirectQuestion(verb, under: governor) { return false }
    if isClause, isSubjunctive(verb) { findings.add(.possible) }
    let word = reader.verbWord(governor)
    let cues = reader.verbCues(governor).filter {
      $0.kind == .governor && !(isClause && word?.stance != nil) || $0.kind == .infinitiveGovernor && !isClause
    }
    // "nothing can stop them from arresting him".
    let negated = isNegated(governor) || reader.children(of: governor, .nsubj).contains(where: isNobody)
    if !negated, isCarriedOut(verb, by: governor) { return true }
    for cue in cues {
      if negated, cue.factuality == .denied { findings.found.remove(.denied) } else { findings.add(cue.factuality) }
    }
    if isClause, let stance = word?.stance {
      readStance(stance, of: governor, isNegated: negated, &findings)
      return false
    }
    if negated, cues.allSatisfy({ $0.factuality != .denied }) { findings.add(.denied) }
    readModals(governor, &findings)
    for child in reader.children(of: governor, .mark) {
      for cue in self.cues(child) where cue.kind == .conditional { findings.add(cue.factuality) }
    }
    guard reader.isInfinitive(verb) else { return true }
    if marked.field.word(governor) == "going" { findings.add(.future) }
    // "are to be arraigned".
    if reader.classes(governor).contains(.be), reader.relation(verb) == .xcomp, reader.child(of: verb, .auxpass) != nil, reader.child(of: governor, .acomp, .attr) == nil {
      findings.add(.future)
    }
    // "are yet to arrest", "have yet to respond".
    if !negated, reader.children(of: governor, .advmod).contains(where: { $0 < verb && marked.field.word($0) == "yet" }),
      !reader.classes(governor).isDisjoint(with: [.be, .have])
    {
      findings.add(.denied)
    }
    return true
  }

  private func isNobody(_ subject: Int) -> Bool {
    ["nothing", "nobody", "none"].contains(marked.field.word(subject))
      || marked.field.word(subject) == "one" && reader.children(of: subject, .det).contains { marked.field.word($0) == "no" }
  }

  /// "denied that troops fired"; "did not confirm that", "refused to say that", "neither confirmed nor denied that": left
  /// open; "did not deny that": it stands.
  private func readStance(_ stance: Event.Attribution.Stance, of governor: Int, isNegated: Bool, _ findings: inout Findings) {
    let above = reader.tree.head(governor)
    let isJoined = reader.relation(governor) == .conj && reader.children(of: above, .cc).contains { marked.field.word($0) == "nor" }
    let isDeclined = reader.relation(governor) == .xcomp && reader.verbCues(above).contains { $0.kind == .governor && $0.factuality == .denied }
    switch stance {
    case .denies where isJoined: findings.add(.possible)
    case .denies where isNegated || isDeclined || isAboutNumber(governor): break
    case .denies: findings.add(.denied)
    default: if isNegated || isDeclined || isJoined { findings.add(.possible) }
    }
  }

  /// "…, toll disputed": how many, and not whether.
  private func isAboutNumber(_ verb: Int) -> Bool {
    (reader.subjects(of: verb) + reader.objects(of: verb)).contains { ["toll", "tally", "count", "figure", "figures", "number", "numbers"].contains(marked.field.word($0)) }
  }

  /// "ordered firing at the crowd in which four were killed", "ordered his men to fire, killing twelve": the harm that is
  /// told with an order says that it was carried out.
  private func isCarriedOut(_ verb: Int, by order: Int) -> Bool {
    guard marked.field.lemmas.indices.contains(order), marked.field.lemmas[order] == "order",
      reader.tag(order) == .verbPast || reader.tag(order) == .verbPastParticiple
    else { return false }
    let results = [verb, order].flatMap { reader.children(of: $0, .advcl) }.filter { reader.tag($0) == .verbGerund && reader.verbWord($0)?.isEffect == true }
    if !results.isEmpty { return true }
    let hosts = reader.objects(of: verb) + reader.obliques(of: verb).flatMap(\.heads)
    return hosts.flatMap { reader.children(of: $0, .relcl) }.contains { clause in
      reader.children(of: clause, .prep).contains { marked.field.word($0) == "in" && marked.field.word($0 + 1) == "which" }
        && marked.mentions.casualties.contains { $0.harm == clause }
    }
  }

  /// "dismissed claims that troops had fired": denied; "refuted the charge that police had not acted": left open.
  private func readDenial(of claim: Int, _ findings: inout Findings) {
    let verb = reader.tree.head(claim)
    guard reader.relation(claim) == .dobj, reader.isVerb(verb), reader.verbWord(verb)?.stance == .denies, !isNegated(verb) else { return }
    findings.found = findings.found.contains(.denied) ? [.possible] : findings.found.union([.denied])
  }

  /// "suggested that he be booked": what is wanted is told in the base form.
  private func isSubjunctive(_ verb: Int) -> Bool {
    let copula = reader.children(of: verb, .auxpass).first ?? verb
    return reader.tag(copula) == .verbBase && reader.children(of: verb, .aux).isEmpty
      && reader.children(of: verb, .mark).contains { marked.field.word($0) == "that" }
  }

  /// "if rebels attack"; "crossed the border to attack": for a purpose, not yet done. ", killing six" happened.
  private func readAdverbial(_ verb: Int, _ head: Int, _ findings: inout Findings) {
    let marks = reader.children(of: verb, .mark, .advmod).flatMap(cues)
    for cue in marks where cue.kind == .conditional { findings.add(cue.factuality) }
    guard reader.isInfinitive(verb) else { return }
    // "is due in X to meet Y", "was ready to meet".
    let quality = reader.child(of: head, .acomp).map(self.cues) ?? []
    let cues = (reader.verbCues(head) + quality).filter { $0.kind == .governor || $0.kind == .infinitiveGovernor }
    if cues.isEmpty { findings.add(.possible) }
    for cue in cues { findings.add(cue.factuality) }
  }

  /// "a plot to kill", "plans to deport", "the threat of attacking".
  private func readNounGovernor(_ noun: Int, isInfinitive: Bool, _ findings: inout Findings) {
    let cues = cues(noun).filter { $0.kind == .nounGovernor }
    // "had no plans to withdraw".
    if !cues.isEmpty, reader.children(of: noun, .det).contains(where: { marked.field.word($0) == "no" }) {
      findings.add(.denied)
      return
    }
    for cue in cues { findings.add(cue.factuality) }
    if isInfinitive, cues.isEmpty { findings.add(.possible) }
    let above = reader.tree.head(noun)
    guard above != noun, reader.isVerb(above), !cues.isEmpty else { return }
    for cue in reader.verbCues(above) where cue.kind == .governor && !isNegated(above) {
      findings.add(cue.factuality)
    }
  }
}
