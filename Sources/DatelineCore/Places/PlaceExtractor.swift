import Linguistics

/// The places of an article, as `dateline places` prints them.
public struct PlaceExtractor: Sendable {
  /// A place name in an article's text, with what it means.
  public struct Toponym: Sendable, Hashable {
    public enum Form: String, Sendable, Hashable, CaseIterable {
      /// The place's own name.
      case literal
      /// A nationality adjective: "Turkish".
      case adjectival
    }

    public enum Use: String, Sendable, Hashable, CaseIterable {
      /// Says where something is.
      case location
      /// Qualifies something else: "Kharkiv police", the "Lebanon" of "Tripoli, Lebanon".
      case modifier
      /// Stands for a government: "Kyiv denied".
      case metonym
    }

    /// Bytes of the text as received.
    public var span: Span
    public var text: String
    public var form: Form
    public var use: Use
    /// The words that relate what is told to the place: "west of"; nil where there are none.
    public var relation: String?
    public var resolution: PlaceResolution
  }

  private let parser: ArticleParser
  private let reader: PlaceReader

  /// - Parameter data: the folder that `DataDirectory.find` names. Throws ``TableError`` for a table that cannot be used.
  public init(model: LanguageModel, data: String, gazetteer: Gazetteer) throws {
    parser = ArticleParser(model: model)
    reader = PlaceReader(tables: try PlaceTables(data: data, words: TableWords(model: model).key), gazetteer: gazetteer)
  }

  /// The place names of the text, dateline included, in order, none overlapping another.
  public func places(in article: Article) -> [Toponym] {
    let parsed = parse(article)
    return toponyms(reader.read(parsed), parsed)
  }

  /// What given names of the text mean. Spans outside the text, or without a letter, are left out.
  public func places(in article: Article, spans: [Span]) -> [Toponym] {
    let parsed = parse(article)
    return toponyms(reader.read(parsed, spans: spans), parsed)
  }

  /// A headline in the text is part of it: its names are asked for too.
  private func parse(_ article: Article) -> ParsedArticle {
    guard article.title == nil, article.headline != nil else { return parser.parse(article) }
    return ParsedArticle(article: article, title: nil, text: parser.parseText(of: article))
  }

  private func toponyms(_ reading: PlaceReading, _ article: ParsedArticle) -> [Toponym] {
    let text = article.text
    let toponyms = reading.names.indices.compactMap { index -> Toponym? in
      let name = reading.names[index]
      guard name.field == 0 || name.field == nil, name.form != .people else { return nil }
      let use: Toponym.Use =
        switch name.use {
        case .location: .location
        case .adjectival: .modifier
        case .metonym: .metonym
        }
      return Toponym(
        span: name.span, text: name.text, form: name.form == .literal ? .literal : .adjectival, use: use,
        relation: name.relation.map(text.text), resolution: reading.resolutions[index])
    }
    return toponyms.sorted { $0.span.start < $1.span.start }
  }
}
