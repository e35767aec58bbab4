/// A run of text without white space (or of nothing else), cut into tokens.
final class TokenizedChunk: Sendable {
  struct Token: Sendable {
    /// In UTF-8 bytes.
    var length: Int
    var lexeme: Lexeme
  }

  let bytes: [UInt8]
  /// In order, without gaps: the lengths add up to the chunk's.
  let tokens: [Token]

  init(bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  func holds(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == other.count && bytes.elementsEqual(other)
  }
}
