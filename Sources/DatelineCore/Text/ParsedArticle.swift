/// An article with its fields parsed.
struct ParsedArticle: Sendable {
  let article: Article
  let title: ParsedField?
  let text: ParsedField

  /// The text first: short names in the title refer to what the text says in full.
  var fields: [ParsedField] { [text] + (title.map { [$0] } ?? []) }
}
