/// Looks again at a parsed sentence, trigger by trigger, and says why each fired or did not.
///
/// Asks the very parts that find events, in their order, so that what it says cannot drift from what they do.
struct SentenceExplainer {
  let ontology: Ontology
  let reading: FieldReading

  private var marked: MarkedField { reading.marked }
  private var field: ParsedField { marked.field }

  func words() -> [SentenceExplanation.Word] {
    field.words.indices.map { token in
      SentenceExplanation.Word(
        number: token + 1, text: field.words[token],
        lemma: field.lemmas.indices.contains(token) ? field.lemmas[token] : "",
        tag: field.tags[token].rawValue, relation: field.tree.relation(token).rawValue,
        head: field.tree.isRoot(token) ? 0 : field.tree.head(token) + 1)
    }
  }

  func candidates() -> [SentenceExplanation.Candidate] {
    let reader = ClauseReader(marked: marked, ontology: ontology)
    var found: [SentenceExplanation.Candidate] = []
    for number in field.sentences.indices {
      for view in SentenceView.views(of: number, in: marked, ontology.vocabulary) {
        for token in view.tokens { found += candidates(at: token, reader, view) }
      }
    }
    return found
  }

  private func candidates(at token: Int, _ reader: ClauseReader, _ view: SentenceView) -> [SentenceExplanation.Candidate] {
    let rows = ontology.vocabulary.triggers(marked.words[token])
    if rows.isEmpty { return [] }
    let matches = TriggerMatcher(reader: reader, view: view).matches(at: token)
    return rows.map { row in
      SentenceExplanation.Candidate(
        word: token + 1, row: ontology.triggers[Int(row)].summary(ontology),
        outcome: outcome(Int(row), token, matches, reader, view))
    }
  }

  private func outcome(
    _ row: Int, _ token: Int, _ matches: [TriggerMatch], _ reader: ClauseReader, _ view: SentenceView
  ) -> SentenceExplanation.Candidate.Outcome {
    let mentions = reading.mentions.filter { view.tokens.contains($0.anchor) }
    if mentions.contains(where: { $0.anchor == token && $0.row == row }) { return .fires }
    let trigger = ontology.triggers[row]
    guard let match = matches.first(where: { $0.trigger == row }) else {
      return mismatch(trigger, token, TriggerMatcher(reader: reader, view: view))
    }
    return .rejected(reason(match, trigger, mentions, reader, view))
  }

  /// Why a row whose words are all there told no event.
  private func reason(
    _ match: TriggerMatch, _ trigger: Trigger, _ mentions: [EventMention], _ reader: ClauseReader, _ view: SentenceView
  ) -> String {
    guard let arguments = ArgumentFinder(reader: reader).arguments(of: match) else {
      return trigger.part == .noun
        ? "modifies \"\(field.word(field.tree.head(match.anchor)))\" and is not the head of its phrase"
        : "stands in the passive, which frame \(trigger.frameName) does not have"
    }
    let checker = ConditionChecker(reader: reader, view: view, violence: reading.violence)
    if let excluded = trigger.unless.indices.first(where: { checker.excludes(trigger.unless[$0], match) }) {
      return "ruled out by unless \(trigger.unlessText.indices.contains(excluded) ? trigger.unlessText[excluded] : "")"
    }
    if !checker.holds(match, arguments) { return unmet(trigger, match, arguments, checker) }
    if let taker = mentions.first(where: { $0.trigger.overlaps(match.tokens) }) {
      let other = taker.row.map { "\"\(ontology.triggers[$0].name)\"" } ?? "another event"
      return "its words are taken by \(other), which comes first"
    }
    return "its conditions hold, but the event was dropped: a habit, a thing of fiction, or part of another event"
  }

  private func mismatch(
    _ trigger: Trigger, _ token: Int, _ matcher: TriggerMatcher
  ) -> SentenceExplanation.Candidate.Outcome {
    if trigger.wordCount > 1 { return .incomplete }
    let stands = trigger.part == .verb ? matcher.standsAsVerb(token) : matcher.standsAsNoun(token)
    return stands ? .incomplete : .rejected("\"\(field.words[token])\" stands as no \(trigger.part.rawValue) here")
  }

  /// For each alternative the first condition that fails.
  private func unmet(_ trigger: Trigger, _ match: TriggerMatch, _ arguments: Arguments, _ checker: ConditionChecker) -> String {
    let failing = zip(trigger.needs, trigger.needsText).compactMap { conditions, texts in
      zip(conditions, texts).first { !checker.holds($0.0, match, arguments) }?.1
    }
    return "needs " + failing.joined(separator: ", or ")
  }
}
