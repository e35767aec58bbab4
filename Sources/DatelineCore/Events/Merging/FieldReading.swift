/// One field of an article with all that was found in it.
struct FieldReading: Sendable {
  let marked: MarkedField
  let violence: ViolenceContext
  let mentions: [EventMention]

  init(_ field: ParsedField, mentions: Mentions, ontology: Ontology) {
    marked = MarkedField(field, mentions: mentions, vocabulary: ontology.vocabulary)
    let finder = EventMentionFinder(marked: marked, ontology: ontology)
    violence = finder.violence
    self.mentions = finder.mentions()
  }

  func text(_ tokens: Range<Int>) -> String { marked.field.text(tokens) }
}
