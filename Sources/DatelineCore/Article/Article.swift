/// One news article, as a publisher sent it.
public struct Article: Sendable, Hashable {
  /// The article's `id`, else a hash of its `url`, else of its text: the same for the same article, always.
  public var id: String
  public var title: String?
  /// As received; every offset of every event counts its UTF-8 bytes.
  public var text: String
  /// ISO 8601, as received: `2024-03-24` or `2024-03-24T06:30:00Z`; `date` says what could be made of it.
  public var publishedAt: String?
  public var url: String?
  public var publisher: String?
  /// BCP 47, as received.
  public var language: String?

  /// The lines of `text` above its story, such as a headline; read as the title of an article that has none.
  public var headline: Span?
  /// Byte offset in `text` where the story begins, past a byte-order mark, blanks, a `date` header, a headline and a dateline.
  public var bodyStart: Int
  /// The dateline's place as written ("KYIV, UKRAINE"), if there is one.
  public var dateline: Span?

  /// The day of `publishedAt` as its writer's calendar had it, which "on Friday" and "last month" count from.
  ///
  /// Nil when the article has no date, or one in no form that `ArticleDate` reads: relative times then stay open.
  public var date: ArticleDate? { publishedAt.flatMap(ArticleDate.init) }
}
