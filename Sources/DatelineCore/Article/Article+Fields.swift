extension Article {
  /// Makes an article of what is known: finds the head of its text, and gives it an identity.
  init(
    id: String?, title: String? = nil, text: String, publishedAt: String? = nil, url: String? = nil,
    publisher: String? = nil, language: String? = nil
  ) {
    let head = ArticleHead(of: text)
    self.id = id ?? Self.identity(url: url, text: text)
    self.title = title
    self.text = text
    self.publishedAt = publishedAt ?? head.date?.description
    self.url = url
    self.publisher = publisher
    self.language = language
    headline = head.headline
    bodyStart = head.bodyStart
    dateline = head.dateline
  }
}
