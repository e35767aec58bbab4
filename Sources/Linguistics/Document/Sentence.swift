/// A view of one sentence of a document.
public struct Sentence: Sendable {
  let document: Document
  /// Token indices in the document; never empty.
  public let range: Range<Int>

  public var tokens: Tokens { Tokens(document: document, range: range) }
  public var bytes: Range<Int> { document.bytes(range) }
  public var text: String { document.text(bytes) }

  /// The tokens that hang on no other, in order. A sentence of a well-formed parse has at least one.
  public var roots: [Token] { tokens.filter(\.isRoot) }
}
