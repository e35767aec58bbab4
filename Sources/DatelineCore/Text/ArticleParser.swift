import Linguistics

/// Runs the language model on the fields of an article.
///
/// The text is parsed paragraph by paragraph, from where the story begins (`Article.bodyStart`): a heading or a dateline
/// never runs into the sentence after it. What the page put around the story becomes no token.
struct ArticleParser: Sendable {
  let model: LanguageModel
  private let furniture: PageFurniture
  private let recasing: Recasing
  private let respellings: Respellings
  private let headlines: HeadlineGrammar
  private let speech: SpeechGrammar
  private let tag: [Tag]
  private let relation: [Relation]

  init(
    model: LanguageModel, furniture: PageFurniture = PageFurniture(), recasing: Recasing = Recasing(),
    respellings: Respellings = Respellings(),
    headlines: HeadlineGrammar = HeadlineGrammar(), speech: SpeechGrammar = SpeechGrammar()
  ) {
    self.model = model
    self.furniture = furniture
    self.recasing = recasing
    self.respellings = respellings
    self.headlines = headlines
    self.speech = speech
    tag = model.labels.names.map { Tag(rawValue: $0) ?? .other }
    relation = model.labels.names.map { Relation(rawValue: $0) ?? .other }
  }

  func parse(_ article: Article) -> ParsedArticle {
    var times: StageTimes?
    return parse(article, &times)
  }

  func parse(_ article: Article, _ times: inout StageTimes?) -> ParsedArticle {
    let title = article.title.map { parse($0, field: .title, from: 0, &times) }
    return ParsedArticle(
      article: article, title: title, text: parse(article.text, field: .text, from: article.bodyStart, &times))
  }

  /// - Parameter start: a byte offset; what stands before it becomes no token.
  func parse(_ text: String, field: Document.Field, from start: Int = 0) -> ParsedField {
    var times: StageTimes?
    return parse(text, field: field, from: start, &times)
  }

  private func parse(
    _ text: String, field: Document.Field, from start: Int, _ times: inout StageTimes?
  ) -> ParsedField {
    let source = Array(text.utf8)
    let parts = field == .title ? Outline.title(source, furniture: furniture) : Outline.parts(
      of: furniture.story(of: Paragraphs.ranges(in: source, from: start), in: source), in: source, furniture: furniture)
    let (document, sentences) = times.measure(.language) {
      model.parse(source, readAs: FootnoteMarks.blanked(source), parts: parts.map(\.range)) { bytes in
        recasing.apply(&bytes)
        respellings.apply(&bytes)
      }
    }
    return times.measure(.fields) {
      ParsedField(
        document, field: field, paragraphs: sentences, layout: parts, tag: tag, relation: relation,
        headlines: headlines, speech: speech)
    }
  }
}
