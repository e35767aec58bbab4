/// A run of tokens of a document, as a collection.
public struct Tokens: RandomAccessCollection, Sendable {
  let document: Document
  /// Token indices in the document.
  public let range: Range<Int>

  public var startIndex: Int { range.lowerBound }
  public var endIndex: Int { range.upperBound }
  public subscript(position: Int) -> Token { Token(document: document, index: position) }
}
