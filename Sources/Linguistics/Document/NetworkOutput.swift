/// What a model's networks say about the tokens of one text. Columns as long as the text has tokens, or empty where
/// the pipeline has no such component.
struct NetworkOutput: Sendable {
  /// An entity as the entity recogniser marks it; tokens are a half-open range.
  struct Entity: Sendable, Hashable {
    var tokens: Range<Int>
    /// Index into the recogniser's labels.
    var label: Int
  }

  /// Indices into the tagger's labels.
  var tags: [UInt16] = []
  /// Index of each token's head in the text; a root is its own head.
  var heads: [Int32] = []
  /// Indices into the parser's labels.
  var relations: [UInt16] = []
  var sentenceStarts: [Bool] = []
  /// In order, without overlap.
  var entities: [Entity] = []
}
