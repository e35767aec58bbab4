import Linguistics

/// Runs the language model on the fields of an article.
///
/// The text is parsed paragraph by paragraph, from where the story begins (`Article.bodyStart`): a heading or a dateline
/// never runs into the sentence after it. What the page put around the story becomes no token. A headline in the text is
/// the title of an article without one; its tokens have their offsets in the text all the same.
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
    let text = Array(article.text.utf8)
    let headline = article.headline.map { lines(of: $0, in: text) } ?? []
    if let title = article.title {
      let title = Array(title.utf8)
      return ParsedArticle(
        article: article, title: parse(title, parts: Outline.title([0..<title.count], in: title, furniture: furniture), field: .title, &times),
        text: parse(text, parts: parts(of: headline, from: article.bodyStart, in: text), field: .text, &times))
    }
    let title = headline.isEmpty ? nil : parse(text, parts: Outline.title(headline, in: text, furniture: furniture), field: .title, &times)
    return ParsedArticle(
      article: article, title: title, text: parse(text, parts: parts(of: [], from: article.bodyStart, in: text), field: .text, &times))
  }

  /// All that an article's text tells, its headline with the rest.
  func parseText(of article: Article) -> ParsedField {
    let text = Array(article.text.utf8)
    var times: StageTimes?
    let headline = article.headline.map { lines(of: $0, in: text) } ?? []
    return parse(text, parts: parts(of: headline, from: article.bodyStart, in: text), field: .text, &times)
  }

  /// - Parameter start: a byte offset; what stands before it becomes no token.
  func parse(_ text: String, field: Document.Field, from start: Int = 0) -> ParsedField {
    var times: StageTimes?
    let source = Array(text.utf8)
    return switch field {
    case .title: parse(source, parts: Outline.title([0..<source.count], in: source, furniture: furniture), field: field, &times)
    case .text: parse(source, parts: parts(of: [], from: start, in: source), field: field, &times)
    }
  }

  private func lines(of span: Span, in source: [UInt8]) -> [Range<Int>] {
    furniture.story(of: Paragraphs.ranges(in: source, from: span.start, to: span.end), in: source)
  }

  private func parts(of headline: [Range<Int>], from start: Int, in source: [UInt8]) -> [Outline.Part] {
    Outline.parts(of: headline + furniture.story(of: Paragraphs.ranges(in: source, from: start), in: source), in: source, furniture: furniture)
  }

  private func parse(
    _ source: [UInt8], parts: [Outline.Part], field: Document.Field, _ times: inout StageTimes?
  ) -> ParsedField {
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
