/// Gathers the tagged tokens of a sentence into noun phrases, verb groups and marks, then into clauses.
struct Chunker {
  private let tagger: TokenTagger
  private let marked: MarkedDocument
  private let vocabulary: Vocabulary
  private let sentence: Document.Sentence
  private var items: [SentenceSyntax.Item] = []
  private var nouns: [NounPhrase] = []
  private var verbs: [VerbGroup] = []

  /// Longer sentences are read in pieces of this many tokens: what is said of one word is never looked for further
  /// away than a piece, so that the cost stays linear in the text, however hostile.
  static let longestPiece = 240

  /// The sentence, or its pieces.
  static func syntax(of number: Int, in marked: MarkedDocument, vocabulary: Vocabulary) -> [SentenceSyntax] {
    let sentence = marked.document.sentences[number]
    return stride(from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound, by: longestPiece).map { start in
      var piece = sentence
      piece.tokens = start..<min(start + longestPiece, sentence.tokens.upperBound)
      piece.span = marked.document.span(piece.tokens)
      var chunker = Chunker(marked: marked, vocabulary: vocabulary, sentence: piece)
      chunker.chunk()
      chunker.resolveSubordinators()
      return chunker.finish(number)
    }
  }

  private init(marked: MarkedDocument, vocabulary: Vocabulary, sentence: Document.Sentence) {
    self.marked = marked
    self.vocabulary = vocabulary
    self.sentence = sentence
    tagger = TokenTagger(marked: marked, vocabulary: vocabulary, range: sentence.tokens)
  }

  private mutating func chunk() {
    var token = sentence.tokens.lowerBound
    while token < sentence.tokens.upperBound {
      token = next(from: token)
    }
  }

  /// Appends the item that begins at the token; returns the token behind it.
  private mutating func next(from token: Int) -> Int {
    switch tagger.tag(of: token) {
    case .nominal, .determiner, .number, .possessive, .pronoun: return nounPhrase(from: token)
    case .verb, .auxiliary: return verbGroup(from: token)
    case .to: return infinitive(from: token) ?? mark(.preposition, token)
    case .adverb:
      // "also killed", "not to attack": adverbs before a verb belong to its group.
      var index = token
      while tagger.tag(of: index) == .adverb { index += 1 }
      if isVerbal(index) { return verbGroup(from: token) }
      return mark(.other, token)
    case .preposition: return mark(.preposition, token)
    case .conjunction: return mark(.conjunction, token)
    case .subordinator: return mark(.subordinator, token)
    case .relative: return mark(.relative, token)
    case .comma: return mark(.comma, token)
    case .stop: return mark(.stop, token)
    case .quote: return mark(.quote, token)
    case .time: return time(from: token)
    case .other: return mark(.other, token)
    }
  }

  private func isVerbal(_ token: Int) -> Bool {
    switch tagger.tag(of: token) {
    case .verb, .auxiliary: true
    default: false
    }
  }

  private mutating func mark(_ kind: SentenceSyntax.Item.Kind, _ token: Int) -> Int {
    items.append(.init(kind: kind, tokens: token..<token + 1, index: Int(marked.words[token])))
    return token + 1
  }

  private mutating func time(from token: Int) -> Int {
    var end = token
    while end < sentence.tokens.upperBound, tagger.tag(of: end) == .time, marked.timeAt[end] == marked.timeAt[token] {
      end += 1
    }
    // "on Friday", "in March": the preposition says when, not where.
    var start = token
    if let last = items.last, last.kind == .preposition, last.tokens.upperBound == token {
      items.removeLast()
      start = last.tokens.lowerBound
    }
    items.append(.init(kind: .time, tokens: start..<end, index: Int(marked.timeAt[token])))
    return end
  }

  private mutating func nounPhrase(from start: Int) -> Int {
    var end = start
    loop: while end < sentence.tokens.upperBound {
      switch tagger.tag(of: end) {
      case .nominal, .number, .possessive: break
      case .determiner:
        // A determiner opens a new phrase, unless it is the second of two ("all the people").
        if end > start, tagger.tag(of: end - 1) != .determiner { break loop }
      case .pronoun:
        if end > start { break loop }
        end += 1
        break loop
      case .preposition where end > start && isInsideName(end): break
      case .adverb where end > start && tagger.tag(of: end - 1) == .determiner && tagger.tag(of: end + 1) == .nominal:
        // "a nationally televised speech".
        break
      case .quote where end > start && end + 1 < sentence.tokens.upperBound && isScareQuoted(end): break
      default: break loop
      }
      end += 1
    }
    end = max(end, start + 1)
    let tokens = start..<end
    nouns.append(NounPhrase(tokens: tokens, head: head(of: tokens), isPronoun: tagger.tag(of: start) == .pronoun))
    items.append(.init(kind: .noun, tokens: tokens, index: nouns.count - 1))
    return end
  }

  /// A preposition that an actor's or a place's own name holds: "Ministry of Defence".
  private func isInsideName(_ token: Int) -> Bool {
    let actor = marked.actorAt[token]
    return actor >= 0 && actor == marked.actorAt[token - 1]
  }

  /// 'the four detained “perpetrators” were': the marks are within the phrase.
  private func isScareQuoted(_ token: Int) -> Bool {
    let before = tagger.tag(of: token - 1)
    return tagger.tag(of: token + 1) == .nominal && (before == .nominal || before == .number || before == .determiner)
      && token + 2 < sentence.tokens.upperBound && tagger.tag(of: token + 2) == .quote
      || token > sentence.tokens.lowerBound + 1 && before == .nominal && tagger.tag(of: token - 2) == .quote
  }

  private func head(of tokens: Range<Int>) -> Int {
    var index = tokens.upperBound - 1
    while index > tokens.lowerBound {
      switch tagger.tag(of: index) {
      case .possessive, .quote: index -= 1
      default: return index
      }
    }
    return index
  }

  private mutating func infinitive(from token: Int) -> Int? {
    var index = token + 1
    while tagger.tag(of: index) == .adverb { index += 1 }
    guard isVerbal(index) else { return nil }
    if case .verb(let forms) = tagger.tag(of: index), !forms.contains(.base) { return nil }
    return verbGroup(from: token, infinitive: true)
  }

  private mutating func verbGroup(from start: Int, infinitive: Bool = false) -> Int {
    var index = infinitive ? start + 1 : start
    var auxiliaries: WordClass = []
    var lastBe = false
    var main = -1
    var forms: VerbForms = []
    while index < sentence.tokens.upperBound, index < start + 12 {
      switch tagger.tag(of: index) {
      case .adverb:
        index += 1
        continue
      case .auxiliary:
        let classes = tagger.word(index)?.classes ?? [.be]
        auxiliaries.formUnion(classes.intersection([.be, .have, .do, .modal]))
        lastBe = classes.contains(.be)
        main = index
        index += 1
        continue
      case .quote where index + 1 < sentence.tokens.upperBound && !auxiliaries.isEmpty && isQuotedVerb(index + 1):
        // 'had “liberated” the village'.
        index += 1
        continue
      case .verb(let found):
        main = index
        forms = found
        index += 1
      default: break
      }
      break
    }
    // Adverbs behind the last verb stand for themselves.
    let end = max(main + 1, start + 1) + (isQuotedVerb(main) && tagger.tag(of: main - 1) == .quote ? 1 : 0)
    main = max(main, start)
    let group = VerbGroup(
      tokens: start..<end, main: main, verb: tagger.word(main)?.verb ?? -1,
      form: form(forms, main: main, hasAuxiliary: !auxiliaries.isEmpty, infinitive: infinitive),
      passive: isPassive(forms, main: main, lastBe: lastBe, auxiliaries: auxiliaries),
      perfect: auxiliaries.contains(.have))
    verbs.append(group)
    items.append(.init(kind: .verb, tokens: start..<end, index: verbs.count - 1))
    return end
  }

  /// A verb alone between quotation marks.
  private func isQuotedVerb(_ token: Int) -> Bool {
    guard case .verb = tagger.tag(of: token), token + 1 < sentence.tokens.upperBound else { return false }
    return tagger.tag(of: token + 1) == .quote
  }

  private func form(_ forms: VerbForms, main: Int, hasAuxiliary: Bool, infinitive: Bool) -> VerbGroup.Form {
    if infinitive { return .infinitive }
    if hasAuxiliary { return .finite }
    if forms == .gerund { return .gerund }
    if forms.contains(.third) || !forms.contains(.participle) { return .finite }
    return isReducedParticiple(forms, main: main) ? .participle : .finite
  }

  private func isPassive(_ forms: VerbForms, main: Int, lastBe: Bool, auxiliaries: WordClass) -> Bool {
    if lastBe { return forms.contains(.participle) }
    guard auxiliaries.isEmpty, forms.contains(.participle), !forms.contains(.third) else { return false }
    return isReducedParticiple(forms, main: main) || sharesPassive(main)
  }

  /// "the city seized 10 months ago", "people killed in the attack": a form that can be past or participle is a
  /// participle where an object is missing.
  private func isReducedParticiple(_ forms: VerbForms, main: Int) -> Bool {
    if !forms.contains(.past), !forms.contains(.base) { return true }
    var next = main + 1
    while tagger.tag(of: next) == .adverb { next += 1 }
    if marked.document.tokens.indices.contains(next), marked.document.tokens[next].folded == "by" { return true }
    let verb = tagger.word(main)?.verb ?? -1
    guard let word = vocabulary.word(verb), word.isTransitive, !sharesPassive(main) else { return false }
    if tagger.startsNounPhrase(next) { return false }
    // "denied that", "confirmed on Friday that": verbs of saying need no noun phrase behind them.
    if word.stance != nil { return false }
    // "shot and wounded two people": the object stands behind the second verb.
    if tagger.tag(of: next) == .conjunction, isVerbal(next + 1) {
      var after = next + 2
      while tagger.tag(of: after) == .adverb { after += 1 }
      if tagger.startsNounPhrase(after) { return false }
    }
    if let last = items.last, last.kind == .relative { return false }
    if let last = items.last, last.kind == .noun, nouns[last.index].isPronoun { return false }
    return true
  }

  /// "12 were killed and 30 wounded": the auxiliary of the first verb serves the second.
  private func sharesPassive(_ main: Int) -> Bool {
    var seenConjunction = false
    for item in items.suffix(5).reversed() {
      switch item.kind {
      case .conjunction: seenConjunction = true
      case .verb:
        return seenConjunction && verbs[item.index].passive && !tagger.startsNounPhrase(main + 1)
      case .noun, .other, .comma: continue
      default: return false
      }
    }
    return false
  }

  /// "after", "as", "since" … before a clause are subordinators, before a noun phrase prepositions.
  private mutating func resolveSubordinators() {
    for index in items.indices where items[index].kind == .preposition {
      guard let word = vocabulary.word(Int32(items[index].index)), word.classes.contains(.subordinator) else {
        continue
      }
      if opensClause(index + 1) { items[index].kind = .subordinator }
    }
  }

  private func opensClause(_ start: Int) -> Bool {
    var seenNoun = false
    for index in start..<min(start + 10, items.count) {
      switch items[index].kind {
      case .noun: seenNoun = true
      case .preposition, .time, .other, .quote: continue
      case .conjunction:
        // "before dawn and detained": the verb goes on with the clause before.
        if index + 1 < items.count, items[index + 1].kind == .verb { return false }
      case .verb:
        let verb = verbs[items[index].index]
        if verb.form == .finite { return seenNoun }
        if verb.form == .gerund, !seenNoun { return false }
      default: return false
      }
    }
    return false
  }

  /// "carried out an attack": a particle directly behind a verb, except those that are as often prepositions.
  private func particles() -> Set<Int> {
    var found: Set<Int> = []
    for (index, item) in items.enumerated().dropFirst() where item.kind == .preposition {
      guard items[index - 1].kind == .verb else { continue }
      let word = marked.document.tokens[item.tokens.lowerBound].folded
      if ["out", "up", "off", "down", "back", "away"].contains(word) { found.insert(item.tokens.lowerBound) }
    }
    return found
  }

  /// Verbs that put their object to an act: governors of what has not happened, accusations.
  private func controlling() -> Set<Int> {
    var found: Set<Int> = []
    for verb in verbs
    where vocabulary.word(verb.verb)?.cues.contains(where: {
      $0.kind == .governor || $0.kind == .infinitiveGovernor
    }) == true {
      found.insert(verb.main)
    }
    return found
  }

  private func reasons() -> Set<Int> {
    Set(
      items.lazy.filter { $0.kind == .preposition }.map(\.tokens.lowerBound)
        .filter { marked.document.tokens[$0].folded == "for" })
  }

  private func schemes() -> Set<Int> {
    var found: Set<Int> = []
    for noun in nouns
    where vocabulary.word(marked.words[noun.head])?.cues.contains(where: { $0.kind == .nounGovernor }) == true {
      found.insert(noun.head)
    }
    return found
  }

  private func finish(_ number: Int) -> SentenceSyntax {
    var itemAt = [Int32](repeating: -1, count: sentence.tokens.count)
    for (index, item) in items.enumerated() {
      for token in item.tokens { itemAt[token - sentence.tokens.lowerBound] = Int32(index) }
    }
    let (clauses, clauseAt) = ClauseSplitter(
      items: items, verbs: verbs, sentence: sentence.tokens, vocabulary: vocabulary
    )
    .split()
    var counts = (sport: 0, market: 0, accident: 0)
    for token in sentence.tokens {
      let classes = vocabulary.classes(marked.words[token])
      if classes.contains(.sport) { counts.sport += 1 }
      if classes.contains(.market) { counts.market += 1 }
      if classes.contains(.accident) { counts.accident += 1 }
    }
    let last = marked.document.tokens[
      (sentence.tokens.upperBound - 3..<sentence.tokens.upperBound).clamped(to: sentence.tokens)]
    return SentenceSyntax(
      sentence: sentence, number: number, items: items, nouns: nouns, verbs: verbs, itemAt: itemAt, clauseAt: clauseAt,
      clauses: clauses, isQuestion: last.contains { $0.folded == "?" }, sportWords: counts.sport,
      marketWords: counts.market, accidentWords: counts.accident, particles: particles(), controlling: controlling(),
      reasons: reasons(), schemes: schemes())
  }
}
