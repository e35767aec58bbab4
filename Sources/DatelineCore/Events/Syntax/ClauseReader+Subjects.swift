/// Subjects, also where a clause takes over another's: relative clauses, infinitives, participles, conjuncts.
extension ClauseReader {
  /// Heads of the verb's subject, its conjuncts included; in the passive, of what suffers.
  func subjects(of verb: Int, depth: Int = 0) -> [Int] {
    let behind = speakersBehindObject(of: verb)
    if !behind.isEmpty { return behind }
    let subject = children(of: verb).filter { relation($0).isSubject }
    var own = subject.filter { !isVerb($0) || opensName($0) }
    if own.count > 1, own[0] < verb, isOpening(own[0]) { own.removeFirst() }
    // "Women removing headscarves were beaten": parsers take the gerund for the subject, and its subject for its own.
    if own.isEmpty, let gerund = subject.first(where: { tag($0) == .verbGerund && $0 < verb }), let noun = child(of: gerund, .nsubj), noun == gerund - 1,
      marked.actorAt[noun] >= 0, tag(noun) == .pluralNoun
    {
      return coordinated(noun)
    }
    // "that shelling damaged the plant": a gerund is the subject.
    if own.isEmpty, subject.contains(where: { tag($0) == .verbGerund }) { return [] }
    // "At least 23 were hurt, four of them by bullets, said X": who stands behind the verb says it.
    if own.count > 1, verbWord(verb)?.stance != nil, own.allSatisfy({ $0 > verb || isPartitive($0) }),
      let speaker = own.first(where: { $0 > verb && marked.actorAt[$0] >= 0 })
    {
      return coordinated(speaker)
    }
    // "According to the union, Fedagro, on 2 May troops *killed* two": the subject is the one before the verb. Those of a
    // list have nothing of the verb's between them.
    if own.count == 2, own[1] < verb, field.word(own[0] + 1) == ",",
      children(of: verb, .prep).contains(where: { $0 > own[0] && $0 < own[1] })
    {
      // "The men, according to the editor, X, slapped him".
      if (own[0] + 1..<own[1]).contains(where: { field.word($0) == "according" }) { return coordinated(own[0]) }
      return coordinated(own[1])
    }
    if own.count == 1, let name = subjectBehindOpening(own[0]) { return coordinated(name) }
    if own.count == 1, let main = subjectOverPreposition(own[0], of: verb), depth < Self.depth { return subjects(of: main, depth: depth + 1) }
    if !own.isEmpty { return own.flatMap { coordinated(antecedent($0)) } }
    guard depth < Self.depth else { return [] }
    // "Qatar financed the brigades": parsers take a name before a verb for a time.
    if let name = child(of: verb, .npadvmod), name == verb - 1, tag(name).isProperNoun, marked.timeAt[name] < 0,
      tag(verb) == .verbPast
    {
      return coordinated(name)
    }
    // "in December gunmen raided the clinic": parsers take the gunmen for the month's noun.
    if let noun = nounBehindTime(before: verb) { return coordinated(noun) }
    let speakers = trailingSpeakers(of: verb)
    if !speakers.isEmpty { return speakers }
    if let lost = subjectTakenForApposition(of: verb) { return coordinated(lost) }
    let head = tree.head(verb)
    guard head != verb else { return [] }
    switch relation(verb) {
    case .conj where named(beforeRelative: head, verb) != nil: return named(beforeRelative: head, verb).map(coordinated) ?? []
    case .conj where parallel(to: verb) != nil:
      return parallel(to: verb).map { subjects(of: $0, depth: depth + 1) } ?? []
    case .conj where qualified(before: verb) != nil, .dep where qualified(before: verb) != nil:
      return qualified(before: verb).map { coordinated(antecedent($0)) } ?? []
    case .conj where speaks(behind: head, verb): return subjects(of: tree.head(head), depth: depth + 1)
    case .conj, .dep, .parataxis, .auxpass, .aux:
      return isVerb(head) ? subjects(of: head, depth: depth + 1) : nominalSubject(verb, head)
    case .xcomp, .ccomp, .oprd: return controllers(of: verb, under: head, depth)
    case .relcl:
      if isBareInfinitive(verb) { return owners(of: head, depth) }
      // "it was soldiers and militias who attacked".
      let first = tree.head(head)
      return relation(head) == .conj && relation(first) == .attr ? coordinated(first) : [head]
    case .acl where purposed(by: verb) != nil, .advcl where purposed(by: verb) != nil:
      return purposed(by: verb).map { owners(of: $0, depth) } ?? []
    case .acl:
      if isInfinitive(verb) { return owners(of: head, depth) }
      // "clashes between the army and groups backed by X": those right before it, not the event.
      if isPassive(verb), isEventNoun(head), verb - 1 != head, marked.actorAt[verb - 1] >= 0 { return [verb - 1] }
      // "has flown 90 missions, conducted 30 raids and trained": goes on behind the comma.
      if tag(verb) == .verbPastParticiple || tag(verb) == .verbPast, field.word(verb - 1) == ",", child(of: verb, .dobj) != nil {
        let owners = owners(of: head, depth)
        if !owners.isEmpty { return owners }
      }
      // "issued a statement urging": who issued it urges.
      // "opened fire on a convoy evacuating the staff": what moves by itself does it.
      guard !isPassive(verb), !isAnimate(head), !isManned(head, before: verb) else { return [head] }
      let owners = owners(of: head, depth)
      return owners.isEmpty ? [head] : owners
    // "clashes went on between the army and groups backed by X": those right before it, not the event.
    case .advcl where tag(verb) == .verbPastParticiple && verb > 0 && tag(verb - 1).isNoun && marked.actorAt[verb - 1] >= 0
      && child(of: verb, .aux, .auxpass) == nil && children(of: head, .nsubj).contains(where: isEventNoun):
      return [verb - 1]
    case .advcl where isBackdrop(head, of: verb): return subjects(of: tree.head(head), depth: depth + 1)
    // "denied that a school was hit, telling state TV that": who denied it tells.
    case .advcl where tag(verb) == .verbGerund && verbWord(verb)?.stance != nil && relation(head) == .ccomp && verbWord(tree.head(head))?.stance != nil:
      return subjects(of: tree.head(head), depth: depth + 1)
    // "Two villages were burned down, displacing hundreds": by whoever burned them.
    case .advcl where isVerb(head) && isPassive(head) && tag(verb) == .verbGerund && field.word(verb - 1) == "," && Self.results.contains(field.lemmas[verb]):
      return agents(of: head)
    case .advcl: return isVerb(head) ? subjects(of: head, depth: depth + 1) : [head]
    case .pcomp, .pobj: return prepositionalSubjects(under: head, depth)
    // "is deeply concerned by": a participle that parsers take for an adjective.
    case .acomp where isVerb(head): return subjects(of: head, depth: depth + 1)
    default: return []
    }
  }

  /// "The bloc X, from which Y announced its withdrawal, *condemned*": parsers take the relative clause for the main one.
  private func named(beforeRelative clause: Int, _ verb: Int) -> Int? {
    guard field.word(verb - 1) == ",", clause < verb, tree.isRoot(clause) || relation(clause) == .relcl,
      let opening = children(of: clause, .prep).first(where: { $0 < clause && child(of: $0, .pobj).map { tag($0) == .whDeterminer || tag($0) == .whPronoun } == true }),
      opening >= 2, field.word(opening - 1) == ",", marked.actorAt[opening - 2] >= 0,
      !(clause..<verb).contains(where: { tag($0) == .coordinator && tree.head($0) == clause })
    else { return nil }
    return marked.mentions.actors[Int(marked.actorAt[opening - 2])].head
  }

  /// "said 46 people were killed and *vowed* to retaliate": who said so vows, and not who was killed, which is passive.
  private func speaks(behind head: Int, _ verb: Int) -> Bool {
    guard relation(head) == .ccomp, isPassive(head), !isPassive(verb), verbWord(tree.head(head))?.stance != nil else { return false }
    return tag(verb) == .verbPast && tag(tree.head(head)) == .verbPast && child(of: verb, .aux) == nil
  }

  /// "but guards posted there *killed* one": of two verbs with nothing to join them the first is a participle, whose noun is
  /// the second's subject.
  private func qualified(before verb: Int) -> Int? {
    guard tag(verb) == .verbPast, child(of: verb, .aux, .auxpass) == nil else { return nil }
    for token in (verb - Self.qualifierReach..<verb).clamped(to: field.words.indices).reversed() {
      if tag(token) == .coordinator || field.word(token) == "," { return nil }
      guard isVerb(token) else { continue }
      guard token > 0, word(token)?.forms.contains(.participle) == true, tag(token) == .verbPast, child(of: token, .dobj, .aux, .auxpass, .ccomp, .xcomp) == nil,
        let subject = child(of: token, .nsubj), subject == token - 1
      else { return nil }
      return subject
    }
    return nil
  }

  /// How many words may stand between the two verbs.
  private static let qualifierReach = 6

  /// "A bomb exploded as a patrol was passing, killing two": parsers hang the participle on what went on meanwhile.
  func isBackdrop(_ clause: Int, of verb: Int) -> Bool {
    tag(verb) == .verbGerund && field.word(verb - 1) == "," && relation(clause) == .advcl && isMeanwhile(clause)
  }

  /// "as a patrol was passing": what went on when the main clause's event came.
  func isMeanwhile(_ clause: Int) -> Bool {
    tag(clause) == .verbGerund && child(of: clause, .aux) != nil && isVerb(tree.head(clause))
      && children(of: clause, .mark, .advmod).contains { ["as", "while", "when"].contains(field.word($0)) && $0 < clause }
  }

  /// "Outside court, the officer said": parsers take where it was said for the subject, and the subject for its apposition.
  private func subjectBehindOpening(_ noun: Int) -> Int? {
    guard let name = child(of: noun, .appos), name > noun, isOpening(noun) || isQualifier(noun, before: name) else { return nil }
    return name
  }

  /// "arrested six, all Kenyans, the minister told reporters": what qualifies those before the comma.
  private func isQualifier(_ noun: Int, before name: Int) -> Bool {
    let first = phrase(noun).lowerBound
    guard first > 0, field.word(first - 1) == ",", field.word(noun + 1) == ",", ["all", "both", "most", "mostly", "some", "many"].contains(field.word(first)) else { return false }
    return verbWord(tree.head(noun))?.stance != nil && child(of: name, .conj) == nil && marked.actorAt[name] >= 0
  }

  private func isOpening(_ noun: Int) -> Bool {
    guard field.word(noun + 1) == "," else { return false }
    let first = phrase(noun).lowerBound
    return noun > first && Self.openings.contains(field.word(first)) && first == field.sentence(of: noun).tokens.lowerBound
  }

  /// "residents marching in solidarity with the drivers *set* fire to a booth": a finite verb is no preposition's, whose
  /// object parsers take for its subject; the verb above is a participle and its subject the subject of both.
  private func subjectOverPreposition(_ noun: Int, of verb: Int) -> Int? {
    let preposition = tree.head(verb)
    guard tag(verb) == .verbPast, relation(verb) == .pcomp, phrase(noun).lowerBound == preposition + 1 else { return nil }
    var above = tree.head(preposition)
    for _ in 0..<4 where !isVerb(above) { above = tree.head(above) }
    guard tag(above) == .verbGerund, child(of: above, .aux) == nil else { return nil }
    return above
  }

  private static let openings: Set = ["outside", "inside", "near", "behind", "beside", "above", "beyond", "across", "opposite", "amid"]

  private func nounBehindTime(before verb: Int) -> Int? {
    let noun = verb - 1
    guard noun > 1, tag(verb) == .verbPast, relation(noun) == .pobj, tag(noun).isNoun, tree.head(tree.head(noun)) == verb,
      marked.timeAt[noun] < 0, marked.timeAt[noun - 1] >= 0
    else { return nil }
    return noun
  }

  /// "a plot to attack": an infinitive without a subject, which parsers take for a relative clause too.
  func isBareInfinitive(_ verb: Int) -> Bool {
    isInfinitive(verb) && !children(of: verb).contains { relation($0).isSubject }
  }

  /// "killed in police firing", "died in army shelling": the force that a gerund's noun phrase begins with, which
  /// parsers take for the object of the preposition or for a subject.
  func force(before gerund: Int) -> Int? {
    let noun = gerund - 1
    guard tag(gerund) == .verbGerund, noun > 0, tag(noun).isNoun, !classes(noun).isDisjoint(with: [.police, .armed]),
      child(of: gerund, .dobj, .aux) == nil
    else { return nil }
    switch relation(noun) {
    case .pobj:
      guard [.acl, .advcl, .pcomp].contains(relation(gerund)) else { return nil }
      return ["in", "of", "during", "from", "after", "to", "amid"].contains(field.word(tree.head(noun))) ? noun : nil
    case .nsubj: return tree.head(noun) == gerund && relation(gerund) == .pcomp ? noun : nil
    default: return nil
    }
  }

  /// "accused the rebels of attacking", "accused the army and the police of attacking": the verb whose object a noun or
  /// the first of its list is, where it makes its object answerable.
  func blamer(of noun: Int) -> Int? {
    let noun = firstConjunct(of: noun)
    let verb = tree.head(noun)
    guard relation(noun) == .dobj, verb != noun, verbWord(verb)?.isBlame == true else { return nil }
    return verb
  }

  /// Everyone of the list whom a verb makes answerable.
  func blamed(_ noun: Int) -> [Int] { coordinated(firstConjunct(of: noun)) }

  /// The head of the list that a noun stands in; the noun itself where it stands in none.
  private func firstConjunct(of noun: Int) -> Int {
    var first = noun
    for _ in 0..<Self.depth where relation(first) == .conj && !isVerb(tree.head(first)) { first = tree.head(first) }
    return first
  }

  private func isAnimate(_ head: Int) -> Bool {
    let content = content(head)
    return marked.actorAt[content] >= 0
      || !classes(content).isDisjoint(with: [.person, .armed, .crowd, .official, .state, .police, .quantity])
  }

  /// A vehicle or a convoy, right before what it does.
  private func isManned(_ noun: Int, before verb: Int) -> Bool {
    noun == verb - 1 && tag(verb) == .verbGerund
      && (!classes(noun).isDisjoint(with: [.roadVehicle, .vessel, .aircraft, .railVehicle]) || ["convoy", "convoys"].contains(field.word(noun)))
  }

  /// "stopped by youths at a checkpoint near X, who beat the driver": the people before the place on which parsers hang
  /// the clause; the noun itself where it stands for no place.
  func someone(at noun: Int) -> Int {
    guard relation(noun) == .pobj, marked.placeAt[noun] >= 0 || tag(noun).isProperNoun,
      Self.locative.contains(field.word(tree.head(noun)))
    else { return noun }
    var current = tree.head(noun)
    for _ in 0..<Self.depth {
      let head = tree.head(current)
      guard head != current else { return noun }
      if isVerb(head) {
        let people = (agents(of: head) + objects(of: head) + subjects(of: head, depth: Self.depth)).filter {
          $0 < noun && isAnimate($0) && marked.placeAt[$0] < 0
        }
        return people.max() ?? noun
      }
      if tag(head).isNoun, isAnimate(head), marked.placeAt[head] < 0 { return head }
      current = head
    }
    return noun
  }

  private static let locative: Set = ["in", "at", "near", "outside", "inside", "around"]

  /// "(he is) a rebel and fled": a verb joined to a noun phrase.
  private func nominalSubject(_ verb: Int, _ head: Int) -> [Int] {
    tag(head).isNoun && relation(head) == .root && head < verb && tag(verb) != .verbBase ? [head] : []
  }

  /// "urged X to withdraw", "promised X to withdraw", "X was forced to withdraw", "called on X to withdraw".
  private func controllers(of verb: Int, under governor: Int, _ depth: Int) -> [Int] {
    guard isVerb(governor) else {
      // "is ready to attack": the adjective's verb has the subject.
      let above = tree.head(governor)
      return isVerb(above) && relation(governor) == .acomp ? subjects(of: above, depth: depth + 1) : []
    }
    if isPassive(governor) { return subjects(of: governor, depth: depth + 1) }
    if verbWord(governor)?.keepsSubject != true {
      // "tried to enter the palace …, cities": what stands behind the infinitive is none who does it.
      let isBefore = isInfinitive(verb)
      let objects = children(of: governor, .dobj).filter { !isBefore || $0 < verb }.flatMap { coordinated(antecedent($0)) }
      if !objects.isEmpty { return objects }
      for oblique in obliques(of: governor)
      where isInfinitive(verb) && [ontology.on, ontology.upon, ontology.to].contains(oblique.preposition) {
        // "vowed on Monday to fight on": the day is nobody.
        if let last = oblique.heads.last, last < verb, marked.timeAt[last] < 0 { return oblique.heads }
      }
    }
    return subjects(of: governor, depth: depth + 1)
  }

  private static let results: Set = ["displace", "force", "kill", "injure", "wound", "uproot", "destroy", "leave"]

  private static let undoing: Set = [
    "suspend", "lift", "overturn", "quash", "annul", "scrap", "freeze", "revoke", "reverse", "cancel", "void", "repeal", "rescind", "withdraw", "strike", "violate", "defy",
    "challenge", "oppose", "condemn", "criticise", "criticize", "denounce", "reject", "flout", "breach", "ignore", "dismiss", "welcome",
  ]

  /// "a plan by rebels to attack", "the army's decision to withdraw", "announced plans to withdraw".
  func owners(of noun: Int, _ depth: Int = 0) -> [Int] {
    // "condemned any attempt to seize power": nobody's.
    if child(of: noun, .det).map({ field.word($0) }) == "any" { return [] }
    if let owner = child(of: noun, .poss) { return coordinated(antecedent(owner)) }
    for oblique in obliques(of: noun) where oblique.preposition == ontology.by { return oblique.heads }
    if !classes(noun).isDisjoint(with: [.undertaking, .intention]) {
      // "the Chadian campaign to retake the islands".
      let modifiers = children(of: noun, .amod, .compound, .nmod).filter { $0 < noun && (marked.actorAt[$0] >= 0 || isNation($0)) }
      if !modifiers.isEmpty { return modifiers }
    }
    let head = tree.head(noun)
    guard head != noun, depth < Self.depth else { return [] }
    switch relation(noun) {
    // "said that there is a plot to kill": nobody's.
    case .attr where child(of: head, .expl) != nil: return []
    // "suspended a police order banning demonstrations": not whoever undoes it.
    case .dobj where Self.undoing.contains(field.lemmas[head]):
      return children(of: noun, .amod, .compound, .nmod).filter { $0 < noun && marked.actorAt[$0] >= 0 }
    case .dobj, .attr: return isVerb(head) && !isPassive(head) ? subjects(of: head, depth: depth + 1) : []
    case .pobj:
      let above = tree.head(head)
      // "forces that lead efforts in the campaign to retake the town".
      if classes(noun).contains(.undertaking), tag(above).isNoun { return owners(of: above, depth + 1) }
      return isVerb(above) ? subjects(of: above, depth: depth + 1) : []
    case .nsubjpass: return agents(of: head)
    default: return []
    }
  }

  /// "the start of operations to retake the town": the noun right before "to", which the infinitive tells of, wherever
  /// parsers hang it.
  func purposed(by verb: Int) -> Int? {
    guard let to = children(of: verb, .aux).first(where: { tag($0) == .to }), to > 0,
      !classes(to - 1).isDisjoint(with: [.undertaking, .intention]), tag(to - 1).isNoun
    else { return nil }
    return to - 1
  }

  private func isNation(_ token: Int) -> Bool {
    let place = Int(marked.placeAt[token])
    guard place >= 0, case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.precision == .country
  }

  /// "after attacking", "accused of attacking", "prevented them from attacking".
  private func prepositionalSubjects(under preposition: Int, _ depth: Int) -> [Int] {
    let governor = tree.head(preposition)
    guard governor != preposition else { return [] }
    guard isVerb(governor) else {
      if blamer(of: governor) != nil { return blamed(governor) }
      if relation(governor) == .acomp { return subjects(of: tree.head(governor), depth: depth + 1) }
      // "the arrest of two officers for killing a priest".
      if Int(marked.words[preposition]) == ontology.for, isEventNoun(governor),
        let those = obliques(of: governor).first(where: { $0.preposition == ontology.of }), those.heads.contains(where: isAnimate)
      {
        return those.heads
      }
      return tag(governor).isNoun ? owners(of: governor, depth + 1) : []
    }
    if isPassive(governor) { return subjects(of: governor, depth: depth + 1) }
    // "quoted the army as saying".
    let isQuoted = field.word(preposition) == "as" && verbWord(governor)?.stance != nil
    // "charged two men with burning down a warehouse".
    let isCharged = field.word(preposition) == "with" && ["charge", "task", "credit", "entrust"].contains(field.lemmas[governor])
    if isQuoted || isCharged || [ontology.of, ontology.from, ontology.for, ontology.into].contains(Int(marked.words[preposition])) {
      let objects = children(of: governor, .dobj).filter { $0 < preposition }.flatMap { coordinated(antecedent($0)) }
      if !objects.isEmpty { return objects }
    }
    return subjects(of: governor, depth: depth + 1)
  }

  /// Heads of the phrase with "by"; "was bombed and killed by jets": of the second verb's where the first has none.
  func agents(of verb: Int) -> [Int] {
    let own = ownAgents(of: verb)
    guard own.isEmpty, let joined = child(of: verb, .conj), joined - verb < Self.sharing, tag(joined) == .verbPastParticiple,
      child(of: verb, .auxpass) != nil, children(of: joined).allSatisfy({ $0 > joined || relation($0) == .advmod })
    else { return own }
    return ownAgents(of: joined)
  }

  /// How far apart, in tokens, two verbs share an agent.
  private static let sharing = 4

  private func ownAgents(of verb: Int) -> [Int] {
    let own = children(of: verb).flatMap { child -> [Int] in
      let isBy = relation(child) == .agent || relation(child) == .prep && Int(marked.words[child]) == ontology.by
      guard isBy else { return [] }
      return children(of: child, .pobj).filter { !isVerb($0) && marked.timeAt[$0] < 0 && !isWay($0) }.flatMap(coordinated)
    }
    return own.isEmpty && child(of: verb, .auxpass) != nil ? agentsBehindNoun(of: verb) : own
  }

  /// "evicted from a pasture by the army", "accused of graft by prosecutors": parsers hang the agent on the noun before it.
  private func agentsBehindNoun(of verb: Int) -> [Int] {
    let nouns = children(of: verb, .prep).filter { $0 > verb }.flatMap { children(of: $0, .pobj) }.filter { !isEventNoun($0) && !isVerb($0) }
    return nouns.flatMap { children(of: $0, .prep) }.filter { Int(marked.words[$0]) == ontology.by }.flatMap { children(of: $0, .pobj) }
      .filter { marked.actorAt[$0] >= 0 && marked.timeAt[$0] < 0 }.flatMap(coordinated)
  }

  /// "delivered by air", "told by telephone": how, and by nobody.
  func isWay(_ token: Int) -> Bool { Self.ways.contains(marked.field.word(token)) && children(of: token).allSatisfy { $0 > token } }

  private static let ways: Set = ["air", "sea", "land", "road", "rail", "boat", "water", "phone", "telephone", "hand", "mail", "post", "email", "satellite", "radio"]
}
