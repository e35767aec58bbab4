import Linguistics

/// Finds the one mention that a pronoun can stand for; nil where there is none or more than one.
///
/// "He" and "she" take up a person, "it" a body, "they" several people, from the same sentence or the two before it. The
/// subject of a clause is preferred, unless the pronoun's verb tells otherwise (``AntecedentVerb``); two candidates of
/// equal standing are none. A body of people is "they" where no people are near.
struct PronounResolver {
  let field: ParsedField
  let lexicon: ActorLexicon
  /// How many sentences back an antecedent may stand.
  private static let reach = 2
  /// How many mentions back, for sentences without end.
  static let window = 60
  /// Joined verbs that are followed to the one with the subject.
  private static let joined = 4

  /// - Parameter mentions: of the field, in order of position, up to the pronoun.
  func antecedent(
    of pronoun: Int, among mentions: [ActorMention], plural: (ActorMention) -> Bool
  ) -> ActorMention? {
    if let body = sayingBody(pronoun, mentions) { return body }
    if isWhatIsSaid(pronoun) { return nil }
    switch search(pronoun, mentions, plural) {
    case .several: return nil
    case .nobody: return body(pronoun, mentions)
    case .one(let found):
      guard isFacing(pronoun), !field.tree.relation(found.head).isSubject else { return found }
      return body(pronoun, mentions) ?? found
    }
  }

  /// "He denied *it*".
  private func isWhatIsSaid(_ pronoun: Int) -> Bool {
    field.folded[pronoun] == "it" && field.tree.relation(pronoun) == .dobj
      && ["deny", "say", "admit", "confirm", "announce"].contains(field.lemmas[field.tree.head(pronoun)])
  }

  private enum Finding {
    case one(ActorMention)
    /// Of equal standing.
    case several
    case nobody
  }

  private func search(_ pronoun: Int, _ mentions: [ActorMention], _ plural: (ActorMention) -> Bool) -> Finding {
    let word = field.folded[pronoun]
    let sentence = Int(field.sentenceOf[pronoun])
    let doer = entityThatActs(on: pronoun, mentions)
    for distance in 0...Self.reach where sentence - distance >= 0 {
      let tokens = field.sentences[sentence - distance].tokens
      let candidates = mentions.suffix(Self.window).filter { mention in
        tokens.contains(mention.head) && mention.tokens.upperBound <= pronoun && !mention.isModifier
          && fits(mention, word, plural(mention)) && !isOfOtherSex(mention, word) && !isItsSubject(mention, pronoun) && mention.entity != doer
          && !isOwnedByIt(mention, pronoun) && !isShare(mention, of: pronoun)
          && !orders(mention, pronoun) && !tellsOfCustody(mention, pronoun) && !isBystander(mention, of: pronoun)
          && !isNobody(mention) && !isMedium(mention) && !isOnlyQuoted(mention, pronoun)
      }
      // "were killed in a station when it came under fire": the station, and no body of an earlier sentence.
      if distance == 0, candidates.isEmpty, word == "it", isThingBefore(pronoun, mentions) { return .several }
      if distance == 0, candidates.isEmpty {
        // "The crowd tried to open the gate, but when they failed": the crowd, before anybody of an earlier sentence.
        if word == "they", let own = body(pronoun, mentions, reach: 0) { return .one(own) }
        continue
      }
      if distance == 0, isOfEitherSide(pronoun, candidates) { return .several }
      if let chosen = choose(candidates, for: pronoun) { return .one(chosen) }
      if !candidates.isEmpty { return .several }
      if distance == 1, word == "they", let subject = meeter(in: tokens, mentions, plural) { return .one(subject) }
    }
    return .nobody
  }

  /// A clause behind another, in which one thing was named last.
  private func isThingBefore(_ pronoun: Int, _ mentions: [ActorMention]) -> Bool {
    let tree = field.tree
    let clause = tree.head(pronoun)
    guard tree.relation(pronoun).isSubject, tree.relation(clause) == .advcl, tree.head(clause) < pronoun,
      tree.children(of: clause, .advmod, .mark).contains(where: { ["when", "as", "after", "while", "before"].contains(field.folded[$0]) }),
      let last = mentions.suffix(Self.window).last(where: { $0.tokens.upperBound <= pronoun && !$0.isModifier && field.sentenceOf[$0.head] == field.sentenceOf[pronoun] })
    else { return false }
    return last.kind == .object && field.tags[last.head] == .noun
  }

  /// "The minister met the envoy. They agreed": both, of whom the subject stands for them.
  private func meeter(in sentence: Range<Int>, _ mentions: [ActorMention], _ plural: (ActorMention) -> Bool) -> ActorMention? {
    let tree = field.tree
    let single = mentions.suffix(Self.window).filter { sentence.contains($0.head) && !$0.isModifier && $0.kind != .object && !plural($0) }
    guard let subject = single.first(where: { tree.relation($0.head) == .nsubj && tree.relation(tree.head($0.head)) == .root }) else { return nil }
    let verb = tree.head(subject.head)
    let meets = single.contains { other in
      guard other.entity != subject.entity, other.head > verb else { return false }
      if tree.relation(other.head) == .dobj { return tree.head(other.head) == verb && Self.meetings.contains(field.lemmas[verb]) }
      return tree.relation(other.head) == .pobj && field.word(tree.head(other.head)) == "with"
    }
    return meets ? subject : nil
  }

  private static let meetings: Set = ["meet", "host", "receive", "greet", "join", "visit", "call", "telephone", "phone", "marry", "welcome"]

  /// "Police fired at the marchers after they blocked the road": the reason may be either side's doing.
  private func isOfEitherSide(_ pronoun: Int, _ candidates: [ActorMention]) -> Bool {
    let tree = field.tree
    let clause = tree.head(pronoun)
    guard tree.relation(pronoun).isSubject, tree.relation(clause) == .advcl, tree.head(clause) < clause,
      tree.children(of: clause, .mark, .advmod).contains(where: { Self.reasons.contains(field.folded[$0]) })
    else { return false }
    let main = tree.head(clause)
    guard let subject = candidates.first(where: { tree.relation($0.head).isSubject && tree.head($0.head) == main }) else { return false }
    return candidates.contains { mention in
      mention.entity != subject.entity
        && (tree.relation(mention.head) == .dobj && tree.head(mention.head) == main
          || tree.relation(mention.head) == .pobj && tree.head(tree.head(mention.head)) == main
            && ["at", "on"].contains(field.word(tree.head(mention.head))))
    }
  }

  private static let reasons: Set = ["after", "because", "when", "as"]

  /// "She barred him": who "she" is, whatever stands for her elsewhere.
  private func entityThatActs(on pronoun: Int, _ mentions: [ActorMention]) -> Int? {
    mentions.suffix(Self.window).last { $0.isPronoun && field.sentenceOf[$0.head] == field.sentenceOf[pronoun] && isItsSubject($0, pronoun) }?.entity
  }

  /// "killed six of them": the six are some of those whom the pronoun stands for.
  private func isShare(_ mention: ActorMention, of pronoun: Int) -> Bool {
    let preposition = field.tree.head(pronoun)
    return field.tree.relation(pronoun) == .pobj && field.word(preposition) == "of" && field.tree.head(preposition) == mention.head
  }

  /// "The incumbent telephoned her": the object is not the subject.
  private func isItsSubject(_ mention: ActorMention, _ pronoun: Int) -> Bool {
    guard ["him", "her", "it", "them"].contains(field.folded[pronoun]) else { return false }
    var verb = governor(of: pronoun)
    // "Police stopped two men and deported them": verbs that are joined share their subject.
    for _ in 0..<Self.joined {
      // "soldiers slapping one of them" as well.
      if field.tree.head(mention.head) == verb && field.tree.relation(mention.head).isSubject { return true }
      if field.tree.relation(verb) == .acl && field.tree.head(verb) == mention.head { return true }
      guard field.tree.relation(verb) == .conj, field.tree.child(of: verb, .nsubj) == nil, field.tree.child(of: verb, .nsubjpass) == nil else { return false }
      verb = field.tree.head(verb)
    }
    return false
  }

  /// The verb whose object the pronoun is, or is a part of: "detained four of them", "beat several of them".
  private func governor(of pronoun: Int) -> Int {
    var verb = field.tree.head(pronoun)
    if field.tree.relation(pronoun) == .pobj { verb = field.tree.head(verb) }
    return !field.tags[verb].isVerb && field.tree.relation(verb) == .dobj ? field.tree.head(verb) : verb
  }

  /// "While meeting with his adviser, he", "his lawyer said he had been beaten": adviser and lawyer are his.
  private func isOwnedByIt(_ mention: ActorMention, _ pronoun: Int) -> Bool {
    // "His lawyer, Ana Sova, said": the name is the lawyer's.
    let head = field.tree.relation(mention.head) == .appos ? field.tree.head(mention.head) : mention.head
    guard let owner = field.tree.child(of: head, .poss), field.sentenceOf[head] == field.sentenceOf[pronoun] else {
      return false
    }
    if field.tree.relation(head).isSubject {
      let verb = field.tree.head(pronoun)
      guard field.tree.relation(verb) == .ccomp, field.tree.head(verb) == field.tree.head(head) else { return false }
    }
    return field.folded[owner] == "his" && field.folded[pronoun] == "he" || field.folded[owner] == "her" && field.folded[pronoun] == "she"
  }

  /// "The judge ordered that he be held": who orders orders another.
  private func orders(_ mention: ActorMention, _ pronoun: Int) -> Bool {
    let tree = field.tree
    let verb = tree.head(pronoun)
    guard tree.relation(pronoun).isSubject, tree.relation(verb) == .ccomp, tree.head(mention.head) == tree.head(verb),
      tree.relation(mention.head).isSubject
    else { return false }
    return field.tags[tree.child(of: verb, .auxpass) ?? verb] == .verbBase && tree.child(of: verb, .aux) == nil
  }

  /// "Prosecutors said they would be charged": who tells of what becomes of somebody in the hands of the law is another.
  private func tellsOfCustody(_ mention: ActorMention, _ pronoun: Int) -> Bool {
    let tree = field.tree
    let verb = tree.head(pronoun)
    return tree.relation(pronoun) == .nsubjpass && self.verb(of: pronoun) == .custody && tree.relation(verb) == .ccomp
      && tree.relation(mention.head).isSubject && tree.head(mention.head) == tree.head(verb) && ["JUD", "COP", "GOV"].contains(mention.sector ?? "")
  }

  /// "No group has claimed the attack": there is none that could be "it".
  private func isNobody(_ mention: ActorMention) -> Bool {
    let first = field.folded[mention.tokens.lowerBound]
    // Nor does "a third", of whom only his harm is told, speak next.
    return ["no", "neither"].contains(first) || field.tags[mention.head] == .adjective && ["a", "another"].contains(first)
  }

  /// "said on Telegram that its men": where somebody speaks.
  private func isMedium(_ mention: ActorMention) -> Bool {
    let tree = field.tree
    let preposition = tree.head(mention.head)
    return tree.relation(mention.head) == .pobj && field.word(preposition) == "on"
      && lexicon.antecedentVerbs[field.lemmas[tree.head(preposition)]] == .saying
  }

  /// "'Nobody loves his jailer,' he said": who speaks is nobody of whom only his own words tell.
  private func isOnlyQuoted(_ mention: ActorMention, _ pronoun: Int) -> Bool {
    let end = mention.tokens.upperBound
    guard verb(of: pronoun) == .saying, field.tree.relation(pronoun).isSubject, (1...Self.longestQuotation).contains(pronoun - end),
      field.sentenceOf[mention.head] == field.sentenceOf[pronoun]
    else { return false }
    return (end..<pronoun).count { Self.quotes.contains(field.words[$0]) } % 2 == 1
  }

  private static let longestQuotation = 100
  private static let quotes: Set = ["\"", "“", "”", "''", "``"]

  private func fits(_ mention: ActorMention, _ word: String, _ isPlural: Bool) -> Bool {
    switch word {
    case "he", "she", "him", "her", "his": mention.kind == .person && !isPlural
    case "it", "its": mention.kind == .organization && !isPlural
    case _ where ActorLexicon.shares.contains(word): mention.kind == .person && isPlural
    case "they", "them", "their": mention.kind != .object && (isPlural || isNamedByMembers(mention))
    default: false
    }
  }

  /// "Mrs Justice Hall", "the spokeswoman": is no "he".
  private func isOfOtherSex(_ mention: ActorMention, _ word: String) -> Bool {
    let others = ["he", "him", "his"].contains(word) ? Self.feminine : ["she", "her"].contains(word) ? Self.masculine : []
    return !others.isEmpty && mention.tokens.prefix(Self.longestTitle).contains { others.contains(field.folded[$0]) }
  }

  private static let longestTitle = 12
  private static let feminine: Set = [
    "she", "her", "mrs", "mrs.", "ms", "ms.", "miss", "madam", "lady", "baroness", "queen", "princess", "woman", "girl", "mother", "wife", "widow", "daughter", "sister",
    "spokeswoman", "chairwoman", "congresswoman", "policewoman", "businesswoman", "actress", "girlfriend", "grandmother", "schoolgirl",
  ]
  private static let masculine: Set = [
    "he", "him", "mr", "mr.", "sir", "lord", "king", "prince", "man", "boy", "father", "husband", "widower", "son", "brother",
    "spokesman", "chairman", "congressman", "policeman", "businessman", "actor", "boyfriend", "grandfather", "schoolboy",
  ]

  /// "The Houthis", "the Tigers": an armed group named by its people.
  private func isNamedByMembers(_ mention: ActorMention) -> Bool {
    mention.named && ["REB", "PRM", "SEP", "CRM"].contains(mention.sector ?? "") && field.folded[mention.head].hasSuffix("s")
      && field.folded[mention.tokens.lowerBound] == "the"
  }
}
