import Linguistics

/// The times of articles, without events: what `dateline times` writes.
///
/// Deterministic; made once, used from many tasks.
public struct TimeAnnotator: Sendable {
  private let parser: ArticleParser
  private let tagger: TimeTagger

  /// Loads the tables under `data`, the folder that `DataDirectory.find` names. Throws ``TableError`` with file and
  /// line for the first table that cannot be used.
  public init(data: String, model: LanguageModel) throws(TableError) {
    parser = ArticleParser(model: model)
    tagger = TimeTagger(try TimeTables(data: data))
  }

  /// The expressions of the article's text, in order, resolved against its `published_at`.
  public func times(in article: Article) -> [TimeExpression] {
    let text = parser.parseText(of: article)
    return tagger.expressions(in: text, published: article.date.flatMap(CalendarDate.init))
  }
}

extension CalendarDate {
  init?(_ date: ArticleDate) { self.init(year: date.year, month: date.month, day: date.day) }
}
