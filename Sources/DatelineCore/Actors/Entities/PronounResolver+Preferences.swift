/// Which of the candidates of one sentence a pronoun stands for.
extension PronounResolver {
  /// - Parameter candidates: of one sentence, in order.
  func choose(_ candidates: [ActorMention], for pronoun: Int) -> ActorMention? {
    if let one = only(candidates) { return one }
    if let sufferer = sufferer(candidates, of: pronoun) { return sufferer }
    guard let subject = subject(candidates, for: pronoun) else { return nil }
    // "Troops and rebels clashed. They …": both or either.
    let isJoined = candidates.contains { mention in
      field.tree.relation(mention.head) == .conj && field.tree.head(mention.head) == subject.head
    }
    if isJoined { return nil }
    if verb(of: pronoun) == .answer, let other = only(candidates.filter { isDoneTo($0, by: subject) }) { return other }
    return subject
  }

  /// The one subject; of "villagers said armed men came" the armed men where violence is told, the villagers where something
  /// is said: who spoke in the sentence before speaks on.
  private func subject(_ candidates: [ActorMention], for pronoun: Int) -> ActorMention? {
    var subjects = candidates.filter { field.tree.relation($0.head).isSubject }
    if verb(of: pronoun) == .violence {
      let doers = subjects.filter { !isUnarmedSpeaker($0) }
      if !doers.isEmpty { subjects = doers }
    }
    if let one = only(subjects) { return one }
    guard verb(of: pronoun) == .saying else { return nil }
    return only(subjects.filter { lexicon.antecedentVerbs[field.lemmas[field.tree.head($0.head)]] == .saying })
  }

  /// "Police arrested five men. They were released", "A judge sentenced the minister. The court barred him": who suffered
  /// before suffers now, but for what becomes of the violent.
  private func sufferer(_ candidates: [ActorMention], of pronoun: Int) -> ActorMention? {
    let isObject = ["him", "her", "them"].contains(field.folded[pronoun]) && field.tree.relation(pronoun) == .dobj
    guard field.tree.relation(pronoun) == .nsubjpass || isObject else { return nil }
    let sufferers = candidates.filter { mention in
      let relation = field.tree.relation(mention.head)
      guard relation == .dobj || relation == .nsubjpass else { return false }
      let harm = lexicon.antecedentVerbs[field.lemmas[field.tree.head(mention.head)]]
      if isObject, harm != .custody, harm != .violence { return false }
      return verb(of: pronoun) != .custody || harm != .violence
    }
    return only(sufferers)
  }

  /// nil for several entities.
  private func only(_ mentions: [ActorMention]) -> ActorMention? {
    guard let first = mentions.first, mentions.allSatisfy({ $0.entity == first.entity }) else { return nil }
    return first
  }

  /// "at the students" of "police fired at the students".
  private func isDoneTo(_ mention: ActorMention, by subject: ActorMention) -> Bool {
    let tree = field.tree
    guard mention.entity != subject.entity else { return false }
    let verb = tree.head(subject.head)
    if tree.relation(mention.head) == .dobj { return tree.head(mention.head) == verb }
    guard tree.relation(mention.head) == .pobj, case let preposition = tree.head(mention.head),
      ["at", "on", "against"].contains(field.word(preposition))
    else { return false }
    let governor = tree.head(preposition)
    return governor == verb || tree.relation(governor) == .dobj && tree.head(governor) == verb
  }

  /// The kind of verb whose subject or object the pronoun is.
  func verb(of pronoun: Int) -> AntecedentVerb? {
    let head = field.tree.head(pronoun)
    return field.tags[head].isVerb ? lexicon.antecedentVerbs[field.lemmas[head]] : nil
  }

  /// "Residents" of "residents said they looted shops": the unarmed tell of violence that others did.
  func isBystander(_ mention: ActorMention, of pronoun: Int) -> Bool {
    let tree = field.tree
    guard tree.relation(pronoun).isSubject, verb(of: pronoun) == .violence, isUnarmedSpeaker(mention) else { return false }
    let verb = tree.head(pronoun)
    return tree.relation(verb) == .ccomp && tree.head(mention.head) == tree.head(verb)
  }

  private func isUnarmedSpeaker(_ mention: ActorMention) -> Bool {
    guard Self.unarmed.contains(mention.sector ?? ""), field.tree.relation(mention.head).isSubject else { return false }
    let saying = field.lemmas[field.tree.head(mention.head)]
    // "Villagers denied that they had attacked the police": of themselves.
    return lexicon.antecedentVerbs[saying] == .saying && !["deny", "admit", "insist", "claim"].contains(saying)
  }

  private static let unarmed: Set = ["CVL", "EDU", "HLH", "IGO", "JRN", "MED", "NGO", "REF", "REL"]
}

/// Bodies of people as "they".
extension PronounResolver {
  /// "The militia has claimed the attack, which they say was revenge": who claims says, whoever stood in the sentence before.
  func sayingBody(_ pronoun: Int, _ mentions: [ActorMention]) -> ActorMention? {
    guard field.word(pronoun) == "they", verb(of: pronoun) == .saying, field.tree.relation(field.tree.head(pronoun)) != .root
    else { return nil }
    return body(pronoun, mentions, reach: 0)
  }

  /// The body that is the subject of the clause above the pronoun's, or else of the sentence before.
  func body(_ pronoun: Int, _ mentions: [ActorMention], reach: Int = 1) -> ActorMention? {
    guard field.word(pronoun) == "they", field.tree.relation(pronoun).isSubject else { return nil }
    let tree = field.tree
    let sentence = Int(field.sentenceOf[pronoun])
    for distance in 0...reach where sentence >= distance {
      let tokens = field.sentences[sentence - distance].tokens
      let last = mentions.suffix(Self.window).last { mention in
        tokens.contains(mention.head) && tree.relation(mention.head).isSubject && isBodyOfPeople(mention)
          && (distance > 0 ? tree.relation(tree.head(mention.head)) == .root : tree.ancestors(of: tree.head(pronoun)).prefix(Self.longestChain).contains(tree.head(mention.head)))
      }
      if let last { return last }
    }
    return nil
  }

  /// "They accused them": whom is said beside who.
  func isFacing(_ pronoun: Int) -> Bool {
    field.tree.relation(pronoun) == .nsubj
      && field.tree.children(of: field.tree.head(pronoun), .dobj, .dative).contains { field.word($0) == "them" }
  }

  private func isBodyOfPeople(_ mention: ActorMention) -> Bool {
    mention.kind == .organization && !mention.isMetonym && !mention.isModifier && !mention.isPronoun && mention.sector != nil
  }

  private static let longestChain = 12
}
