/// Cuts a sentence's items into clauses: at subordinators, relative pronouns, stops, quotations, what is said, and
/// commas or conjunctions behind which a new subject and verb follow.
struct ClauseSplitter {
  let items: [SentenceSyntax.Item]
  let verbs: [VerbGroup]
  let sentence: Range<Int>
  let vocabulary: Vocabulary

  func split() -> (clauses: [Clause], clauseAt: [Int32]) {
    var clauses: [Clause] = []
    var clauseAt = [Int32](repeating: 0, count: sentence.count)
    var start = sentence.lowerBound
    var opener = opening(0)
    var hasFinite = false
    func close(at token: Int) {
      guard token > start else { return }
      for index in start..<token { clauseAt[index - sentence.lowerBound] = Int32(clauses.count) }
      clauses.append(
        Clause(tokens: start..<token, conditional: opener == .conditional, subordinate: opener != .none))
      start = token
    }
    for index in items.indices {
      let token = items[index].tokens.lowerBound
      if index > 0, splits(before: index, hasFinite: hasFinite) {
        close(at: token)
        opener = opening(index)
        hasFinite = false
      }
      if items[index].kind == .verb, verbs[items[index].index].form == .finite { hasFinite = true }
    }
    close(at: sentence.upperBound)
    return (clauses, clauseAt)
  }

  private enum Opener {
    case none, subordinate, conditional
  }

  private func opening(_ index: Int) -> Opener {
    guard items.indices.contains(index) else { return .none }
    switch items[index].kind {
    case .relative: return .subordinate
    case .subordinator:
      let cues = vocabulary.word(Int32(items[index].index))?.cues ?? []
      return cues.contains { $0.kind == .conditional } ? .conditional : .subordinate
    default: return .none
    }
  }

  private func splits(before index: Int, hasFinite: Bool) -> Bool {
    switch items[index].kind {
    case .subordinator, .relative, .stop: return true
    case .quote: return hasFinite
    // ", officials said,": a new subject and verb.
    case .comma, .conjunction: return hasFinite && opensClause(index + 1)
    case .noun:
      // "said the army had seized": what is said begins with its own subject.
      guard index > 0, hasFinite else { return false }
      return followsSaying(index) && opensClause(index)
    default: return false
    }
  }

  private func followsSaying(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, before > index - 6 {
      switch items[before].kind {
      case .time, .other: before -= 1
      case .verb: return vocabulary.verb(verbs[items[before].index].verb)?.stance != nil
      default: return false
      }
    }
    return false
  }

  /// Whether a subject and a finite verb follow, before anything else opens.
  private func opensClause(_ start: Int) -> Bool {
    var seenNoun = false
    for index in start..<min(start + 9, items.count) {
      switch items[index].kind {
      case .noun: seenNoun = true
      case .preposition, .time, .other, .quote: continue
      case .conjunction:
        if index > start, index + 1 < items.count, items[index + 1].kind == .verb { return false }
      case .verb:
        if verbs[items[index].index].form == .finite { return seenNoun }
        if !seenNoun { return false }
      default: return false
      }
    }
    return false
  }
}
