/// A run of letters or of digits, or a single mark: what expressions of time are made of.
///
/// Finer than the language model's tokens, which keep "mid-2011", "1990s" and "Aug." whole.
struct TimePiece: Sendable, Hashable {
  enum Kind: UInt8, Sendable { case word, digits, mark }

  /// Bytes of the field.
  var start: Int32
  var end: Int32
  /// The token that holds the piece; -1 in a dateline, which is not parsed.
  var token: Int32
  var kind: Kind
  /// Of a mark: its ASCII byte, dashes as "-" and apostrophes as "'"; 0 for any other.
  var mark: UInt8 = 0
  /// Of a word: its number in the vocabulary; -1 for a word that no table has.
  var word: Int32 = -1
  /// Of digits: their value; -1 for more than nine.
  var value: Int32 = -1
  var isCapitalized = false
  /// Nothing stands between it and the piece before.
  var isGlued = false
  /// A new paragraph begins: no expression reaches across.
  var startsParagraph = false

  var length: Int { Int(end - start) }
}
