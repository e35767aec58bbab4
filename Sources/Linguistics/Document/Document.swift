/// A text and what the language model found in it: columns, one entry a token.
///
/// Offsets are UTF-8 bytes of `source` and always fall on character borders; token ranges are half-open. `Token`,
/// `Sentence` and `TokenSpan` are views that read from here and cost nothing to make. To test what reads a document,
/// fill the columns by hand (`init(words:)`).
public struct Document: Sendable {
  /// A name that the entity recogniser found.
  public struct Entity: Sendable, Hashable {
    public var tokens: Range<Int>
    public var label: Labels.ID

    public init(tokens: Range<Int>, label: Labels.ID) {
      self.tokens = tokens
      self.label = label
    }
  }

  /// The text as received.
  public let source: [UInt8]
  public internal(set) var labels: Labels

  /// First byte of each token, and the byte after its last. Tokens are in order, never overlap and are never empty.
  public internal(set) var starts: [Int32] = []
  public internal(set) var ends: [Int32] = []
  var features = TokenFeatures()
  /// The form under which the model knows a token: `'re` is `are`, `colour` is `color`.
  public internal(set) var norms: [String] = []

  public var lemmas: [String] = []
  /// Fine-grained tags, for English those of the Penn Treebank.
  public var tags: [Labels.ID] = []
  public var partsOfSpeech: [PartOfSpeech] = []
  /// Universal features, `Number=Sing|Person=3` for instance.
  public var morphology: [Labels.ID] = []
  /// Index of each token's head; a root is its own head.
  public var heads: [Int32] = []
  public var relations: [Labels.ID] = []
  /// Ranges that cover every token, in order; never empty ones.
  public var sentenceRanges: [Range<Int>] = []
  /// In order, without overlap.
  public var entities: [Entity] = []

  init(source: [UInt8], labels: Labels) {
    self.source = source
    self.labels = labels
  }

  public var count: Int { starts.count }

  public var tokens: Tokens { Tokens(document: self, range: 0..<count) }

  /// The text between two byte offsets; offsets outside the text are brought to its nearest end.
  public func text(_ bytes: Range<Int>) -> String {
    String(decoding: source[bytes.clamped(to: 0..<source.count)], as: UTF8.self)
  }

  /// The bytes from the first token of a range to the end of its last; empty for an empty range.
  public func bytes(_ tokens: Range<Int>) -> Range<Int> {
    let tokens = tokens.clamped(to: 0..<count)
    guard let last = tokens.last else { return 0..<0 }
    return Int(starts[tokens.lowerBound])..<Int(ends[last])
  }

  public var sentences: [Sentence] {
    sentenceRanges.map { Sentence(document: self, range: $0) }
  }
}
