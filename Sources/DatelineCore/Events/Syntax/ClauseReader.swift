/// Reads clauses off the dependency trees of a field: who a verb is said of, in which voice, with which objects.
///
/// Works on heads: the words on which phrases hang; see ``ClauseReader/filler(_:)`` for the phrases. Every walk is
/// bounded: children are looked for within ``reach`` tokens, chains are followed for ``depth`` steps.
struct ClauseReader: Sendable {
  let marked: MarkedField
  let ontology: Ontology

  static let reach = 60
  static let depth = 8
  /// So few are all looked at, wherever they stand.
  private static let fewChildren = 24
  /// How many conjuncts of one phrase are read.
  static let conjuncts = 16

  var field: ParsedField { marked.field }
  var tree: SyntaxTree { marked.field.tree }
  var vocabulary: Vocabulary { ontology.vocabulary }

  func relation(_ token: Int) -> Relation { tree.relation(token) }
  func tag(_ token: Int) -> Tag { field.tags.indices.contains(token) ? field.tags[token] : .other }
  func isVerb(_ token: Int) -> Bool { MarkedField.isVerb(token, in: field) }
  func word(_ token: Int) -> Vocabulary.Word? {
    marked.words.indices.contains(token) ? vocabulary.word(marked.words[token]) : nil
  }
  /// What the base form of a verb says.
  func verbWord(_ token: Int) -> Vocabulary.Word? {
    marked.words.indices.contains(token) ? vocabulary.verb(marked.words[token]) : nil
  }
  /// The triggers that the base form of a verb heads, and what it says of the clause that it governs.
  func verbTriggers(_ token: Int) -> [Int32] {
    marked.words.indices.contains(token) ? vocabulary.triggers(vocabulary.verbNumber(marked.words[token])) : []
  }
  /// The triggers that a word heads as it stands, of any number of words.
  func triggers(at token: Int) -> some Collection<Trigger> {
    (marked.words.indices.contains(token) ? vocabulary.triggers(marked.words[token]) : []).lazy.map { ontology.triggers[Int($0)] }
  }
  /// "attack", "killing": a noun of some violence.
  func namesViolence(_ noun: Int) -> Bool {
    triggers(at: noun).contains { $0.part == .noun && ontology.types[$0.type].isViolent }
  }
  /// Those triggers of a verb's base form that need no other word.
  func ownTriggers(of verb: Int) -> some Sequence<Trigger> {
    verbTriggers(verb).lazy.map { ontology.triggers[Int($0)] }.filter { $0.wordCount == 1 }
  }
  func verbCues(_ token: Int) -> [FactualityCue] {
    marked.words.indices.contains(token) ? vocabulary.cues(vocabulary.verbNumber(marked.words[token])) : []
  }
  /// Governs the event as its object; of "carry" with its particle only: "carried out attacks", not "carried aid".
  func isLight(_ verb: Int) -> Bool {
    guard verbWord(verb)?.isLight == true else { return false }
    switch field.word(verb) {
    case "carry", "carries", "carried", "carrying": return child(of: verb, .prt) != nil
    // "setting off protests": what causes them does not hold them.
    case "set", "sets", "setting": return child(of: verb, .prt).map { field.word($0) != "off" } ?? true
    default: return true
    }
  }
  func classes(_ token: Int) -> WordClass {
    marked.words.indices.contains(token) ? vocabulary.classes(marked.words[token]) : []
  }

  /// The children of a token that stand near it, in order.
  func children(of token: Int) -> ArraySlice<Int> {
    let all = tree.children(of: token)
    if all.count < Self.fewChildren { return all }
    let first = all.partitionPoint { $0 >= token - Self.reach }
    let last = all.partitionPoint { $0 > token + Self.reach }
    return all[first..<max(first, last)]
  }

  func children(of token: Int, _ wanted: Relation...) -> [Int] {
    children(of: token).filter { wanted.contains(relation($0)) }
  }

  func child(of token: Int, _ wanted: Relation...) -> Int? {
    children(of: token).first { wanted.contains(relation($0)) }
  }

  func child(of token: Int, _ wanted: Relation) -> Int? {
    if tree.childCount(of: token) < Self.fewChildren { return tree.child(of: token, wanted) }
    return children(of: token).first { relation($0) == wanted }
  }

  func children(of token: Int, _ wanted: Relation) -> [Int] {
    children(of: token).filter { relation($0) == wanted }
  }

  // MARK: Voice

  /// Whether what stands as the verb's subject suffers what the verb tells.
  func isPassive(_ verb: Int, depth: Int = 0) -> Bool {
    var isPerfect = false
    var hasObject = false
    var hasAuxiliary = false
    var hasSubject = false
    for child in children(of: verb) {
      switch relation(child) {
      case .agent where verbWord(verb)?.stance != nil && children(of: child, .pobj).contains { classes($0).contains(.channel) }: continue
      case .auxpass, .nsubjpass, .csubjpass, .agent: return true
      case .aux:
        hasAuxiliary = true
        if classes(child).contains(.have) { isPerfect = true }
      case .dobj: hasObject = true
      case .nsubj: hasSubject = true
      default: break
      }
    }
    if isJoinedPassive(verb) { return true }
    guard !isPerfect, tag(verb) == .verbPastParticiple, depth < Self.depth else { return false }
    switch relation(verb) {
    // "as officers watched": taggers take a past for a participle, which has no subject of its own here.
    case .advcl where hasSubject, .relcl where hasSubject: return false
    case .acl where isMainVerb(verb): return false
    case .acl, .amod, .advcl, .relcl: return !hasObject && !hasAuxiliary
    case .conj:
      let head = tree.head(verb)
      // "Police resorted to force and lobbed tear gas": taggers take both for participles.
      if hasObject, isVerb(head), child(of: head, .auxpass, .nsubjpass, .agent) == nil, child(of: head, .nsubj) != nil { return false }
      return !hasAuxiliary && (isVerb(head) ? isPassive(head, depth: depth + 1) : !hasObject)
    // "Residents protested": where sentences are whole, a subject that parsers take for one that acts does.
    default: return !hasAuxiliary && !hasObject && !(hasSubject && isProse(verb) && !isDoneToOthers(verb)) && !isDoneByArms(verb)
    }
  }

  /// "Russian forces attacked near X", in whole sentences: soldiers and rebels attack more often than they suffer it.
  func isDoneByArms(_ verb: Int) -> Bool {
    guard [.verbPast, .verbPastParticiple].contains(tag(verb)), isProse(verb), child(of: verb, .aux, .auxpass) == nil, let subject = child(of: verb, .nsubj),
      ownTriggers(of: verb).contains(where: { $0.frame.object == .target && ontology.types[$0.type].event == "ASSAULT" && !ontology.types[$0.type].isHarm })
    else { return false }
    let actor = Int(marked.actorAt[subject])
    return actor >= 0 ? ConditionChecker.underArms.contains(marked.mentions.actors[actor].sector ?? "") : classes(subject).contains(.armed)
  }

  /// "was charged with assault and booked into jail": taggers take the second for a past.
  private func isJoinedPassive(_ verb: Int) -> Bool {
    guard tag(verb) == .verbPast, relation(verb) == .conj, child(of: verb, .nsubj, .dobj, .aux) == nil, case let first = tree.head(verb), isVerb(first),
      child(of: first, .auxpass) != nil, word(verb)?.forms.contains(.participle) == true
    else { return false }
    return isDoneToOthers(verb)
  }

  /// "killed", "seized": what parsers make its subject is as likely to have suffered it, where no object stands.
  func isDoneToOthers(_ verb: Int) -> Bool {
    ownTriggers(of: verb).contains { trigger in
      trigger.part == .verb && (trigger.frame.object == .victim || trigger.frame.object == .target)
        && ["ASSAULT", "COERCE"].contains(ontology.types[trigger.type].event)
    }
  }

  /// Stands in a sentence of running text, which leaves no auxiliary out.
  func isProse(_ token: Int) -> Bool {
    guard field.field == .text, field.sentenceOf.indices.contains(token) else { return false }
    let sentence = field.sentence(of: token)
    return sentence.casing == .mixed && !sentence.isItem
  }

  /// "The minister offered to host talks": parsers that take the verb for a participle leave the sentence without one.
  private func isMainVerb(_ verb: Int) -> Bool {
    let noun = tree.head(verb)
    return field.field == .text && relation(noun) == .root && tag(noun).isNoun && noun == verb - 1
      && child(of: verb, .xcomp, .ccomp, .dobj) != nil
  }

  // MARK: Objects

  /// Heads of what a verb acts on, in the active voice; in the passive its subjects.
  func objects(of verb: Int) -> [Int] {
    var found = children(of: verb, .dobj).flatMap { coordinated(antecedent($0)) }
    if found.isEmpty, let taken = objectTakenForSpeaker(of: verb) { found = [taken] }
    if let last = found.last { found += joined(to: verb, after: last) }
    if found.isEmpty, let raised = raisedSubject(of: verb) { found = coordinated(raised) }
    if found.isEmpty, relation(verb) == .relcl, let subject = children(of: verb).first(where: { relation($0).isSubject }),
      antecedent(subject) == subject
    {
      // "the town that rebels attacked", "the town rebels attacked".
      found = [tree.head(verb)]
    }
    if found.isEmpty, let shared = sharedObject(of: verb) { found = coordinated(shared) }
    return found
  }

  /// "destroyed a depot and two bridges": parsers join the second thing to the verb.
  private func joined(to verb: Int, after object: Int) -> [Int] {
    children(of: verb, .conj).filter { noun in
      noun > object && noun - object < 8 && tag(noun).isNoun && !(object..<noun).contains(where: isVerb)
        && child(of: noun, .nsubj, .nsubjpass) == nil && marked.timeAt[noun] < 0
    }.flatMap(coordinated)
  }

  /// "urged the army to withdraw": the parser makes the army the subject of the infinitive.
  private func raisedSubject(of verb: Int) -> Int? {
    // "held the government responsible", "found him guilty".
    for child in children(of: verb, .ccomp) where tag(child) == .adjective && self.child(of: child, .aux, .mark) == nil {
      if let subject = self.child(of: child, .nsubj), subject > verb { return antecedent(subject) }
    }
    for child in children(of: verb, .ccomp, .xcomp, .advcl) where isInfinitive(child) {
      // "pressed for the army to withdraw".
      if relation(child) == .advcl, !children(of: child, .mark).contains(where: { field.word($0) == "for" }) { continue }
      if let subject = self.child(of: child, .nsubj, .nsubjpass) { return antecedent(subject) }
    }
    return nil
  }

  /// "attacked and burned the village": the first verb's object hangs on the second.
  private func sharedObject(of verb: Int) -> Int? {
    guard let next = children(of: verb, .conj).first(where: isVerb), next - verb < 6,
      !children(of: next).contains(where: { relation($0).isSubject })
    else { return nil }
    return child(of: next, .dobj).flatMap { $0 > next ? $0 : nil }
  }

  /// Has "to" before it.
  /// "has killed", "have been arrested".
  func isPresentPerfect(_ verb: Int) -> Bool { hasAuxiliary(verb, ["has", "have"]) }

  func hasAuxiliary(_ verb: Int, _ words: Set<String>) -> Bool { marked.hasAuxiliary(verb, words) }

  /// "while Britain froze the assets".
  func isContrasted(_ clause: Int) -> Bool { children(of: clause, .mark).contains { ["while", "whereas"].contains(field.word($0)) } }

  func isInfinitive(_ verb: Int) -> Bool {
    children(of: verb, .aux).contains { tag($0) == .to }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index at which a condition holds that, from there on, always holds.
  func partitionPoint(_ holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
