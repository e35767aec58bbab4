import Linguistics

/// Reads the tense of the verb that governs an expression.
struct TenseReader {
  let field: ParsedField
  let verbs: [String: VerbKind]

  /// Longer ways up a tree say nothing any more.
  private static let reach = 12

  /// Prepositions that make what is planned a goal: "postponed until Monday".
  private static let goals: Set<String> = ["for", "until", "till", "to", "by"]

  func tense(of tokens: Range<Int>) -> Tense {
    guard let root = root(of: tokens) else { return .unknown }
    if isAsEarlyAs(tokens.lowerBound) { return .future }
    var current = root
    var preposition: String?
    var isOfNoun = false
    var isAttribute = false
    for _ in 0..<Self.reach {
      let next = field.tree.head(current)
      guard next != current else { return .unknown }
      let tag = field.tags[next]
      if tag.isVerb || tag == .modal {
        if isAttribute { return .unknown }
        if isAnnounced(by: next, preposition, before: tokens.lowerBound) { return .future }
        let tense = tense(ofVerb: next, goal: isOfNoun ? nil : preposition, depth: 0)
        // "planned a vote on Saturday", "postponed a rally on Saturday": the date of what is planned; not so of "summoned the
        // envoy on Saturday".
        if isOfNoun, tense != .future {
          return kind(next) == .planning || kind(next) == .prospective && kind(current) == .gathering ? .future : .unknown
        }
        return tense
      }
      if tag == .preposition || tag == .to {
        if preposition == nil, !isOfNoun { preposition = field.word(next) }
      } else if tag.isNoun {
        if !isOfNoun, preposition == nil { isAttribute = true }
        isOfNoun = true
      }
      current = next
    }
    return .unknown
  }

  /// "announced a march on Sunday", "called a shutdown of the schools from Monday".
  private func isAnnounced(by verb: Int, _ preposition: String?, before time: Int) -> Bool {
    guard kind(verb) == .announcing, !field.tree.children(of: verb, .aux).contains(where: { field.word($0) == "had" }) else { return false }
    if preposition == "from" || preposition == "beginning" || preposition == "starting" || preposition.map(Self.goals.contains) == true { return true }
    return field.tree.children(of: verb, .dobj).contains { $0 < time && kind($0) == .gathering }
  }

  /// The token of a range that hangs on one outside it, or on none.
  private func root(of tokens: Range<Int>) -> Int? {
    let tokens = tokens.clamped(to: 0..<field.count)
    guard field.tags.count == field.count else { return nil }
    return tokens.prefix(24).first { field.tree.isRoot($0) || !tokens.contains(field.tree.head($0)) }
  }

  /// "as early as Tuesday", "as soon as next week".
  private func isAsEarlyAs(_ first: Int) -> Bool {
    field.word(first - 1) == "as" && field.word(first - 3) == "as" && ["early", "soon"].contains(field.word(first - 2))
  }

  private func tense(ofVerb verb: Int, goal: String?, depth: Int) -> Tense {
    guard depth < 4 else { return .unknown }
    let kind = kind(verb)
    let auxiliaries = field.tree.children(of: verb, .aux, .auxpass)
    let words = auxiliaries.map { field.word($0) }
    let hasHave = words.contains { ["have", "'ve", "has", "had", "having"].contains($0) }
    if let modal = auxiliaries.first(where: { field.tags[$0] == .modal }) {
      // "could not be reached on Monday" was tried.
      let isFailure = field.word(modal) == "could" && isNegated(verb)
      return hasHave || isFailure ? .past : .future
    }
    if words.contains("had") { return .past }
    // The perfect does not go with a time that is over: it is what is planned that the time belongs to.
    if hasHave, goal == "until" || goal == "till" { return .future }
    if kind?.looksAhead == true, hasHave || goal.map(Self.goals.contains) ?? false { return .future }
    if kind == .planning, let goal, goal != "in" { return .future }
    if auxiliaries.contains(where: { field.tags[$0] == .to }) {
      return hasHave ? .past : infinitive(verb, depth: depth)
    }
    let isPast = auxiliaries.contains { field.tags[$0] == .verbPast }
    switch field.tags[verb] {
    case .verbPast: return .past
    case .modal: return .future
    case .verbPastParticiple:
      if isPast || hasHave { return .past }
      if kind?.looksAhead == true { return .future }
      return auxiliaries.isEmpty ? .past : .present
    case .verbGerund:
      if isPast || isOfBlame(verb) { return .past }
      if isBeginningCalled(verb) { return .future }
      return auxiliaries.isEmpty ? above(verb, depth: depth) : hasHave ? .past : .future
    case .verbPresent, .verbPresentThird: return kind == .reporting || kind == .announcing ? .past : .present
    case .verbBase: return isPast ? .past : above(verb, depth: depth)
    default: return .unknown
    }
  }

  /// "called a strike beginning Monday": who calls it looks ahead.
  private func isBeginningCalled(_ verb: Int) -> Bool {
    guard ["beginning", "starting"].contains(field.word(verb)), [.acl, .advcl, .prep].contains(field.tree.relation(verb)) else { return false }
    let above = field.tree.ancestors(of: verb).prefix(3).first { field.tags[$0].isVerb }
    return above.map { ["call", "announce", "plan", "declare", "schedule", "order", "impose", "propose"].contains(field.lemmas[$0]) } ?? false
  }

  /// "is accused of shooting him on Saturday": who is accused has done it.
  private func isOfBlame(_ verb: Int) -> Bool {
    let preposition = field.tree.head(verb)
    return field.tree.relation(verb) == .pcomp && ["of", "with", "for"].contains(field.word(preposition))
      && ["accuse", "charge", "suspect", "convict", "blame"].contains(field.lemmas[field.tree.head(preposition)])
  }

  private func isNegated(_ verb: Int) -> Bool {
    if field.tree.child(of: verb, .neg) != nil { return true }
    return field.tree.children(of: verb, .nsubj, .nsubjpass, .preconj).contains { subject in
      ["no", "none", "nobody", "neither", "nothing"].contains(field.word(subject))
        || field.tree.children(of: subject, .det, .preconj).contains { ["no", "neither"].contains(field.word($0)) }
    }
  }

  /// "agreed to leave", "the plan to leave": ahead. "managed to leave": as its governor. "came to mark", "the first to
  /// leave": the infinitive does not say.
  private func infinitive(_ verb: Int, depth: Int) -> Tense {
    let governor = field.tree.head(verb)
    guard governor != verb else { return .future }
    if kind(governor) == .implicative, field.tags[governor].isVerb {
      return tense(ofVerb: governor, goal: nil, depth: depth + 1)
    }
    switch field.tree.relation(verb) {
    case .advcl: return .unknown
    case .acl, .relcl: return kind(governor)?.looksAhead == true ? .future : .unknown
    default: return .future
    }
  }

  private func above(_ verb: Int, depth: Int) -> Tense {
    var current = verb
    for _ in 0..<Self.reach {
      let next = field.tree.head(current)
      guard next != current else { return .unknown }
      if field.tags[next].isVerb { return tense(ofVerb: next, goal: nil, depth: depth + 1) }
      current = next
    }
    return .unknown
  }

  private func kind(_ token: Int) -> VerbKind? {
    guard field.lemmas.indices.contains(token) else { return nil }
    return verbs[field.lemmas[token]]
  }
}
