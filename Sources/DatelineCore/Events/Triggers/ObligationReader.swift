/// Finds demands that are told as what someone must do: "The council said that both sides must withdraw".
struct ObligationReader {
  let reader: ClauseReader
  let view: SentenceView
  let attribution: AttributionFinder
  let violence: ViolenceContext
  /// Whose words the sentence is, where it names no speaker.
  let speaker: RunningSpeaker.Turn

  private var ontology: Ontology { reader.ontology }

  /// - Parameter taken: words of other triggers.
  func mentions(except taken: Set<Int>) -> [EventMention] {
    var found: [EventMention] = []
    for token in view.tokens
    where reader.relation(token) == .aux
      && reader.vocabulary.cues(reader.marked.words[token]).contains(where: { $0.kind == .obligation })
    {
      guard let mention = mention(of: token), !taken.contains(mention.anchor),
        !found.contains(where: { $0.anchor == mention.anchor })
      else { continue }
      found.append(mention)
    }
    return found
  }

  private func mention(of modal: Int) -> EventMention? {
    let verb = reader.tree.head(modal)
    guard let (saying, statement) = demander(over: verb), statement.stance == .reports || statement.stance == .claims
    else { return nil }
    let obliged = reader.fillers(reader.subjects(of: verb)).filter { !isSpeaker($0, statement.source) }
    guard !obliged.isEmpty else { return nil }
    var mention = EventMention(
      type: ontology.demand, field: reader.field.field, sentence: view.number, sentenceTokens: view.tokens,
      trigger: min(modal, verb)..<max(modal, verb) + 1, anchor: saying, clause: saying)
    if mention.trigger.count > 4 { mention.trigger = modal..<modal + 1 }
    mention.participants = [.init(role: .actor, filler: statement.source)]
    mention.participants += statement.others.map { .init(role: .actor, filler: $0) }
    mention.participants += obliged.prefix(4).map { .init(role: .target, filler: $0) }
    ParticipantNames(reader: reader).add(to: &mention)
    return mention
  }

  /// Who says it: "said that both must withdraw", or in a speech of an official's "Both must withdraw.".
  private func demander(over verb: Int) -> (saying: Int, statement: AttributionFinder.Statement)? {
    let saying = reader.tree.head(verb)
    if saying != verb, view.tokens.contains(saying), reader.relation(verb) == .ccomp, let statement = attribution.statement(of: saying) {
      return (saying, statement)
    }
    let isFirst = reader.relation(verb) == .conj && reader.relation(saying) == .root && reader.child(of: verb, .nsubj, .nsubjpass) != nil
    guard reader.relation(verb) == .root || isFirst, let statement = speaker.carried,
      PublicSpeakers(marked: reader.marked, speech: ontology.speech, violence: violence).isPublic(statement.source),
      reader.fillers(reader.subjects(of: verb)).contains(where: { $0.actor != nil || $0.place != nil })
    else { return nil }
    return (verb, statement)
  }

  /// "said he must leave": of himself.
  private func isSpeaker(_ filler: Filler, _ source: Filler) -> Bool {
    if reader.tag(filler.head) == .pronoun { return true }
    guard let left = filler.actor, let right = source.actor else { return filler.tokens == source.tokens }
    let mentions = reader.marked.mentions.actors
    return mentions[left].entity == mentions[right].entity
  }
}
