/// How the bytes of an article are to be read.
public enum ArticleFormat: Sendable, Hashable {
  /// By their first byte that is not blank: `{` and `[` mean JSON. So do a number, a quoted string, `true`,
  /// `false` or `null` when nothing follows them. Everything else is plain text. Record values and files are read so.
  case detected
  /// JSON: a line of a JSON Lines file.
  case json
}
