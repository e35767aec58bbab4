/// What a model's network is told about each token: one number a token and attribute, as spaCy's `Doc.to_array`
/// gives them.
///
/// Columns of equal length. Strings appear as `StringID`s.
struct TokenFeatures: Sendable {
  var orth: [UInt64] = []
  var norm: [UInt64] = []
  var lower: [UInt64] = []
  var prefix: [UInt64] = []
  var suffix: [UInt64] = []
  var shape: [UInt64] = []
  /// Whether a space (U+0020) that belongs to no token follows.
  var spacy: [Bool] = []
  /// Whether the token is nothing but white space.
  var isSpace: [Bool] = []

  var count: Int { orth.count }

  mutating func append(_ lexeme: Lexeme, norm: UInt64, spacy: Bool) {
    orth.append(lexeme.orth)
    self.norm.append(norm)
    lower.append(lexeme.lower)
    prefix.append(lexeme.prefix)
    suffix.append(lexeme.suffix)
    shape.append(lexeme.shape)
    self.spacy.append(spacy)
    isSpace.append(lexeme.isSpace)
  }

  mutating func reserveCapacity(_ count: Int) {
    orth.reserveCapacity(count)
    norm.reserveCapacity(count)
    lower.reserveCapacity(count)
    prefix.reserveCapacity(count)
    suffix.reserveCapacity(count)
    shape.reserveCapacity(count)
    spacy.reserveCapacity(count)
    isSpace.reserveCapacity(count)
  }
}
