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
    if let title = article.title.map({ parseTitle(Array($0.utf8), lines: nil, &times) }) {
      return ParsedArticle(article: article, title: title, text: parseText(of: article, &times))
    }
    let text = Array(article.text.utf8)
    let headline = headline(of: article, in: text)
    let title = headline.isEmpty ? nil : parseTitle(text, lines: headline, &times)
    return ParsedArticle(article: article, title: title, text: parseText(text, from: article.bodyStart, &times))
  }

  /// All that an article's text tells, its headline with the rest.
  func parseText(of article: Article) -> ParsedField {
    var times: StageTimes?
    return parseText(of: article, &times)
  }

  private func parseText(of article: Article, _ times: inout StageTimes?) -> ParsedField {
    let text = Array(article.text.utf8)
    return parseText(text, below: headline(of: article, in: text), from: article.bodyStart, &times)
  }

  /// - Parameter start: a byte offset; what stands before it becomes no token.
  func parse(_ text: String, field: Document.Field, from start: Int = 0) -> ParsedField {
    var times: StageTimes?
    let source = Array(text.utf8)
    return switch field {
    case .title: parseTitle(source, lines: nil, &times)
    case .text: parseText(source, from: start, &times)
    }
  }

  /// The lines of the headline in an article's text; none where it has none.
  private func headline(of article: Article, in text: [UInt8]) -> [Range<Int>] {
    article.headline.map { furniture.story(of: Paragraphs.ranges(in: text, from: $0.start, to: $0.end), in: text) } ?? []
  }

  /// - Parameter lines: nil for all of the source as one.
  private func parseTitle(_ source: [UInt8], lines: [Range<Int>]?, _ times: inout StageTimes?) -> ParsedField {
    parse(source, parts: Outline.title(lines ?? [source.indices], in: source, furniture: furniture), field: .title, &times)
  }

  private func parseText(_ source: [UInt8], below headline: [Range<Int>] = [], from start: Int, _ times: inout StageTimes?) -> ParsedField {
    let paragraphs = headline + furniture.story(of: Paragraphs.ranges(in: source, from: start), in: source)
    return parse(source, parts: Outline.parts(of: paragraphs, in: source, furniture: furniture), field: .text, &times)
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
