/// One word, number or mark of a text.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word, number, punctuation, symbol
  }

  /// Where the token stands in its field, in UTF-8 bytes.
  var span: Span
  /// The token as written.
  var text: String
  /// `text` in lower case, with typographic apostrophes and hyphens made plain and Latin letters without diacritics:
  /// what tables are looked up by.
  var folded: String
  var kind: Kind
  /// Starts with an upper-case letter.
  var isCapitalized: Bool
}
