/// One token as the tokenizer cuts it. Offsets are bytes of the text.
struct TokenRow: Sendable {
  var start: Int
  var end: Int
  var lexeme: Lexeme
  /// Whether a space that belongs to no token follows.
  var spacy: Bool
}
