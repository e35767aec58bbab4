/// A view of one token of a document.
public struct Token: Sendable {
  let document: Document
  /// Place in the document, from 0.
  public let index: Int

  public var bytes: Range<Int> { Int(document.starts[index])..<Int(document.ends[index]) }
  /// As written.
  public var text: String { document.text(bytes) }
  public var norm: String { document.norms[index] }
  public var lemma: String { document.lemmas.indices.contains(index) ? document.lemmas[index] : "" }
  public var tag: String { label(document.tags) }
  public var morphology: String { label(document.morphology) }
  public var relation: String { label(document.relations) }
  public var isSpace: Bool { document.features.isSpace[index] }
  /// Whether a plain space that belongs to no token follows.
  public var isFollowedBySpace: Bool { document.features.spacy[index] }

  public var partOfSpeech: PartOfSpeech {
    document.partsOfSpeech.indices.contains(index) ? document.partsOfSpeech[index] : .unset
  }

  /// Index of the head: the token's own for a root.
  public var headIndex: Int { document.head(index) }
  public var head: Token { Token(document: document, index: headIndex) }
  public var isRoot: Bool { headIndex == index }

  /// The tokens whose head this is, in order.
  public var children: [Token] { document.children(of: index).map { Token(document: document, index: $0) } }

  /// The token and everything that hangs on it, in order.
  public var subtree: [Token] { document.subtree(of: index).map { Token(document: document, index: $0) } }

  private func label(_ column: [Labels.ID]) -> String {
    column.indices.contains(index) ? document.labels[column[index]] : ""
  }
}
