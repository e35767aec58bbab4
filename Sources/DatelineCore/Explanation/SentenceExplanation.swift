/// What the extractor makes of one sentence, and of each trigger that its words could be: for people who write rules.
public struct SentenceExplanation: Sendable, Hashable {
  /// One word with what the language model reads in it.
  public struct Word: Sendable, Hashable {
    /// Counts from 1, over all sentences of the text.
    public var number: Int
    public var text: String
    public var lemma: String
    /// Penn Treebank tag.
    public var tag: String
    public var relation: String
    /// The number of the word that it hangs on; 0 for a root.
    public var head: Int
  }

  /// A row of `triggers.tsv` that a word heads.
  public struct Candidate: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
      /// It told an event.
      case fires
      /// It has more words, which are missing or do not hang on this one.
      case incomplete
      /// Why it told none.
      case rejected(String)
    }

    /// The word's number.
    public var word: Int
    /// The row, with what it says.
    public var row: String
    public var outcome: Outcome
  }

  public var words: [Word]
  public var candidates: [Candidate]
  public var events: [ExplainedEvent]
}
