/// One field of an article with all that was found in it.
struct FieldReading: Sendable {
  let marked: MarkedDocument
  let violence: ViolenceContext
  let mentions: [EventMention]

  init(document: Document, mentions: Mentions, ontology: Ontology) {
    marked = MarkedDocument(document: document, mentions: mentions, vocabulary: ontology.vocabulary)
    let finder = EventMentionFinder(marked: marked, ontology: ontology)
    violence = finder.violence
    self.mentions = finder.mentions()
  }

  func text(_ tokens: Range<Int>) -> String { marked.document.text(marked.document.span(tokens)) }
}
