/// What is known of a word form by itself, wherever it stands. Numbers are `StringID`s.
struct Lexeme: Sendable, Hashable {
  var orth: UInt64
  var norm: UInt64
  var lower: UInt64
  var prefix: UInt64
  var suffix: UInt64
  var shape: UInt64
  var isSpace: Bool
  var normText: String

  func with(norm text: String) -> Lexeme {
    var lexeme = self
    lexeme.normText = text
    lexeme.norm = StringID.of(text)
    return lexeme
  }
}
