/// A view of neighbouring tokens, such as an entity or a phrase.
public struct TokenSpan: Sendable {
  let document: Document
  /// Token indices in the document.
  public let range: Range<Int>
  /// Empty where the span is not an entity.
  public let label: String

  public var tokens: Tokens { Tokens(document: document, range: range) }
  public var bytes: Range<Int> { document.bytes(range) }
  public var text: String { document.text(bytes) }

  /// The token that is nearest to a root: the head of the phrase. The first of several. Nil for an empty span.
  public var head: Token? {
    tokens.first { $0.isRoot || !range.contains($0.headIndex) }
  }
}

extension Document {
  /// The entities with their text and label.
  public var entitySpans: [TokenSpan] {
    entities.map { TokenSpan(document: self, range: $0.tokens.clamped(to: 0..<count), label: labels[$0.label]) }
  }

  public func span(_ tokens: Range<Int>) -> TokenSpan {
    TokenSpan(document: self, range: tokens.clamped(to: 0..<count), label: "")
  }
}
