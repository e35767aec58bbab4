/// Finds who says what: verbs of saying with their subjects and the stretch of text that they answer for.
struct AttributionFinder {
  /// What one source says, in one sentence.
  struct Statement: Sendable, Hashable {
    var source: Filler
    /// Those who say it together with the source.
    var others: [Filler] = []
    var stance: Event.Attribution.Stance
    /// The main verb, or "according".
    var verb: Int
    /// Tokens that the source answers for; empty where the verb has nothing said with it.
    var scope: [Range<Int>]

    func covers(_ token: Int) -> Bool { scope.contains { $0.contains(token) } }
    var width: Int { scope.reduce(0) { $0 + $1.count } }
  }

  let marked: MarkedDocument
  let ontology: Ontology
  let syntax: SentenceSyntax

  private var tokens: Range<Int> { syntax.sentence.tokens }

  func statements() -> [Statement] {
    var found: [Statement] = []
    for (index, item) in syntax.items.enumerated() {
      if let statement = item.kind == .verb ? statement(of: index) ?? accordingTo(index) : accordingTo(index) {
        found.append(statement)
      }
    }
    return found
  }

  // MARK: Verbs of saying

  private func statement(of item: Int) -> Statement? {
    let verb = syntax.verbs[syntax.items[item].index]
    guard let stance = ontology.vocabulary.verb(verb.verb)?.stance, !verb.passive, verb.form != .infinitive else {
      return nil
    }
    guard verb.form != .participle else { return nil }
    // "could say", "did not say": nothing is said.
    let negated = verb.tokens.contains { token in
      ontology.vocabulary.word(marked.words[token])?.cues.contains { $0.kind == .negator || $0.kind == .modal } == true
    }
    if negated { return nil }
    if let inverted = invertedSubject(of: item, verb) {
      return Statement(
        source: inverted, stance: stance, verb: verb.main, scope: [tokens.lowerBound..<verb.tokens.lowerBound])
    }
    let subject = syntax.subject(ofVerbItem: item)
    guard let source = sourceFiller(subject) else { return nil }
    return Statement(
      source: source, others: subject.dropFirst().compactMap { sourceFiller([$0]) }, stance: stance, verb: verb.main,
      scope: scope(of: item, verb, source, stance))
  }

  private func sourceFiller(_ subject: [Int]) -> Filler? {
    guard let first = subject.first, syntax.items[first].kind == .noun else { return nil }
    let finder = ArgumentFinder(marked: marked, ontology: ontology, syntax: syntax)
    return finder.filler(syntax.nouns[syntax.items[first].index])
  }

  /// "…, said the governor."
  private func invertedSubject(of item: Int, _ verb: VerbGroup) -> Filler? {
    guard item > 0, syntax.items.indices.contains(item + 1), syntax.items[item + 1].kind == .noun else { return nil }
    guard syntax.items[item - 1].kind == .comma || syntax.items[item - 1].kind == .quote, verb.form == .finite else {
      return nil
    }
    // "The union, which called the strike, said 70% of its members took part": a verb of its own follows.
    var index = item + 2
    while syntax.items.indices.contains(index), index < item + 10 {
      if syntax.items[index].kind == .verb { return nil }
      if [.stop, .comma, .quote].contains(syntax.items[index].kind) { break }
      index += 1
    }
    return sourceFiller([item + 1])
  }

  private func scope(
    of item: Int, _ verb: VerbGroup, _ source: Filler, _ stance: Event.Attribution.Stance
  ) -> [Range<Int>] {
    let after = verb.tokens.upperBound
    if let start = complement(after: item, stance) {
      return [start..<min(scopeEnd(from: start), nextVerb(after: item, from: start))]
    }
    // Nothing behind it: the clause before is what is said.
    let before = subjectStart(of: item, source)
    let start = scopeStart(before: before)
    if start < before { return isParenthetical(item) ? [start..<before, after..<tokens.upperBound] : [start..<before] }
    return []
  }

  /// Where what is said begins behind the verb; nil when nothing said follows.
  private func complement(after item: Int, _ stance: Event.Attribution.Stance) -> Int? {
    var index = item + 1
    var steps = 0
    while syntax.items.indices.contains(index), steps < 14 {
      let entry = syntax.items[index]
      switch entry.kind {
      case .subordinator:
        return marked.document.tokens[entry.tokens.lowerBound].folded == "that" || steps == 0
          ? entry.tokens.upperBound : nil
      case .quote: return entry.tokens.lowerBound
      case .verb:
        // "that authorities said left 133 dead", "said the army had seized": a finite verb follows.
        return steps == 0 || hasNounBetween(item, index) ? syntax.items[item + 1].tokens.lowerBound : nil
      case .comma:
        // "said, adding that": a stop for what is said here.
        return nil
      case .stop:
        return marked.document.tokens[entry.tokens.lowerBound].folded == ":"
          ? entry.tokens.upperBound : objectScope(item, stance)
      case .relative, .conjunction: return objectScope(item, stance)
      default: break
      }
      index += 1
      steps += 1
    }
    return objectScope(item, stance)
  }

  /// "denied any role in the attack", "confirmed the strike": what is said is a noun phrase.
  private func objectScope(_ item: Int, _ stance: Event.Attribution.Stance) -> Int? {
    guard syntax.items.indices.contains(item + 1), syntax.items[item + 1].kind == .noun || stance == .denies else {
      return nil
    }
    return syntax.items[item].tokens.upperBound
  }

  private func hasNounBetween(_ left: Int, _ right: Int) -> Bool {
    left + 1 < right && syntax.items[left + 1..<right].contains { $0.kind == .noun }
  }

  /// To the end of the sentence, or to where another source, "while" or "but" takes over.
  private func scopeEnd(from start: Int) -> Int {
    for clause in syntax.clauses where clause.tokens.lowerBound > start {
      let first = marked.document.tokens[clause.tokens.lowerBound].folded
      if ["while", "whereas", "although", ";", "—", "–"].contains(first) { return clause.tokens.lowerBound }
      let second = clause.tokens.lowerBound + 1
      if first == ",", tokens.contains(second),
        ["but", "while", "although"].contains(marked.document.tokens[second].folded)
      {
        return clause.tokens.lowerBound
      }
    }
    return tokens.upperBound
  }

  /// "denied targeting civilians and accused the army": where a noun or a gerund is said, the next finite verb behind
  /// "and" is the speaker's own act again.
  private func nextVerb(after item: Int, from start: Int) -> Int {
    guard start == syntax.items[item].tokens.upperBound else { return tokens.upperBound }
    for index in syntax.items.indices.dropFirst(item + 1).dropLast() where syntax.items[index].kind == .conjunction {
      let next = syntax.items[index + 1]
      if next.kind == .verb, syntax.verbs[next.index].form == .finite { return syntax.items[index].tokens.lowerBound }
    }
    return tokens.upperBound
  }

  private func scopeStart(before end: Int) -> Int {
    var start = tokens.lowerBound
    for token in tokens.lowerBound..<max(tokens.lowerBound, end) where marked.document.tokens[token].folded == ";" {
      start = token + 1
    }
    return start
  }

  private func subjectStart(of item: Int, _ source: Filler) -> Int {
    min(source.phrase.lowerBound, syntax.items[item].tokens.lowerBound)
  }

  /// ", officials said, ": what is said goes on behind it.
  private func isParenthetical(_ item: Int) -> Bool {
    var index = item + 1
    while syntax.items.indices.contains(index), index < item + 5 {
      if syntax.items[index].kind == .comma {
        return index + 1 < syntax.items.count && syntax.items[index + 1].kind != .verb
      }
      if syntax.items[index].kind == .stop { return false }
      index += 1
    }
    return false
  }

  // MARK: According to

  private func accordingTo(_ item: Int) -> Statement? {
    let first = syntax.items[item].tokens.lowerBound
    guard marked.document.tokens[first].folded == "according", tokens.contains(first + 1),
      marked.document.tokens[first + 1].folded == "to"
    else { return nil }
    var index = item + 1
    while syntax.items.indices.contains(index), index < item + 4, syntax.items[index].kind != .noun { index += 1 }
    guard syntax.items.indices.contains(index), let source = sourceFiller([index]) else { return nil }
    // ", where, according to preliminary information, they had …" speaks of its own clause.
    let clause = syntax.clauses[syntax.clause(at: first)]
    let isAside =
      clause.subordinate && clause.tokens.lowerBound > tokens.lowerBound && index + 1 < syntax.items.count - 1
    return Statement(
      source: source, stance: .reports, verb: first,
      scope: [isAside ? clause.tokens.lowerBound..<tokens.upperBound : tokens])
  }
}

extension AttributionFinder {
  /// The sources of what stands at a token: the nearest, with the one around it as its quoter.
  static func sources(at token: Int, in statements: [Statement]) -> [Source] {
    let covering = statements.filter { $0.covers(token) && !$0.source.phrase.contains(token) && $0.verb != token }
      .sorted { ($0.width, $0.verb) < ($1.width, $1.verb) }
    guard let inner = covering.first else { return [] }
    let outer = covering.dropFirst().first { $0.source != inner.source && $0.covers(inner.verb) }
    return [Source(filler: inner.source, stance: inner.stance, via: outer?.source)]
  }
}
