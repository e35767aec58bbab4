/// One field of an article (its title or its text), cut into tokens, sentences and paragraphs.
///
/// Ranges of tokens are half-open and index `tokens`; spans are UTF-8 bytes of the field as received.
struct Document: Sendable {
  enum Field: String, Sendable, Hashable, Codable {
    case title, text
  }

  struct Sentence: Sendable, Hashable {
    /// Never empty; sentences cover every token, in order.
    var tokens: Range<Int>
    var span: Span
    /// Counts from 0; sentences of one paragraph share it.
    var paragraph: Int
  }

  var field: Field
  /// The field as received.
  var source: [UInt8]
  var tokens: [Token]
  var sentences: [Sentence]

  /// The text between two byte offsets, as received. Offsets that come from tokens are always on character borders.
  func text(_ span: Span) -> String {
    String(decoding: source[max(0, span.start)..<max(span.start, min(span.end, source.count))], as: UTF8.self)
  }

  /// The bytes that a non-empty range of tokens covers.
  func span(_ tokens: Range<Int>) -> Span {
    Span(self.tokens[tokens.lowerBound].span.start, self.tokens[tokens.upperBound - 1].span.end)
  }
}
