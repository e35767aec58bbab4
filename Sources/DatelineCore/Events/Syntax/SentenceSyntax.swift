/// A sentence cut into noun phrases, verb groups and the marks between them, by shallow cues.
///
/// Stands where a dependency parse will stand: it answers who is the subject of a verb, what is its object,
/// and which prepositions follow it.
struct SentenceSyntax: Sendable {
  struct Item: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case noun, verb, preposition, conjunction, comma, subordinator, relative, stop, quote, time, other
    }
    var kind: Kind
    var tokens: Range<Int>
    /// Index into `nouns` or `verbs`; the vocabulary's number of the word for prepositions and the like.
    var index: Int
  }

  var sentence: Document.Sentence
  /// The sentence's number in its document.
  var number: Int
  var items: [Item]
  var nouns: [NounPhrase]
  var verbs: [VerbGroup]
  /// For each token of the sentence, the item that holds it.
  var itemAt: [Int32]
  /// For each token of the sentence, its clause.
  var clauseAt: [Int32]
  var clauses: [Clause]
  var isQuestion: Bool
  /// Words of these contexts in the sentence, counted up to its length.
  var sportWords: Int
  var marketWords: Int
  var accidentWords: Int
  /// Tokens that are adverbial particles ("carried *out* an attack").
  var particles: Set<Int>
  /// Main verbs whose object does what follows: "ordered troops to attack", "accused them of killing".
  var controlling: Set<Int>
  /// Tokens "for", which before a gerund gives the reason.
  var reasons: Set<Int>
  /// Heads of noun phrases whose infinitive is what is planned or feared: "a plot to kill".
  var schemes: Set<Int>

  func item(at token: Int) -> Int? {
    let offset = token - sentence.tokens.lowerBound
    guard itemAt.indices.contains(offset), itemAt[offset] >= 0 else { return nil }
    return Int(itemAt[offset])
  }

  func clause(at token: Int) -> Int {
    let offset = token - sentence.tokens.lowerBound
    return clauseAt.indices.contains(offset) ? Int(clauseAt[offset]) : 0
  }

  func verb(at token: Int) -> (item: Int, verb: VerbGroup)? {
    guard let item = item(at: token), items[item].kind == .verb else { return nil }
    return (item, verbs[items[item].index])
  }

  func noun(at token: Int) -> (item: Int, noun: NounPhrase)? {
    guard let item = item(at: token), items[item].kind == .noun else { return nil }
    return (item, nouns[items[item].index])
  }
}

/// A noun phrase without what follows its head: "multiple air attacks", "the Russian border region".
struct NounPhrase: Sendable, Hashable {
  var tokens: Range<Int>
  var head: Int
  var isPronoun: Bool
}

/// A verb with its auxiliaries and what stands between them: "has strongly denied".
struct VerbGroup: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    case finite, infinitive, gerund, participle
  }

  var tokens: Range<Int>
  /// The main verb.
  var main: Int
  /// The vocabulary's number of the main verb's base form; -1 when no table names it.
  var verb: Int32
  var form: Form
  var passive: Bool
  var perfect: Bool
}

/// A stretch of a sentence around at most one finite verb of its own.
struct Clause: Sendable, Hashable {
  var tokens: Range<Int>
  /// Opened by "if", "unless", "whether".
  var conditional: Bool
  /// Opened by "after", "while", "who", …: it hangs on another.
  var subordinate: Bool
}
