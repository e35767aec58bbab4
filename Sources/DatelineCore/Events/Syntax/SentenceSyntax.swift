/// A sentence cut into noun phrases, verb groups and the marks between them, by shallow cues.
///
/// Stands where a dependency parse will stand: it answers who is the subject of a verb, what is its object,
/// and which prepositions follow it. A class, because every reader of the sentence holds it.
final class SentenceSyntax: Sendable {
  struct Item: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case noun, verb, preposition, conjunction, comma, subordinator, relative, stop, quote, time, other
    }
    var kind: Kind
    var tokens: Range<Int>
    /// Index into `nouns` or `verbs`; the vocabulary's number of the word for prepositions and the like.
    var index: Int
  }

  let sentence: Document.Sentence
  /// The sentence's number in its document.
  let number: Int
  let items: [Item]
  let nouns: [NounPhrase]
  let verbs: [VerbGroup]
  /// For each token of the sentence, the item that holds it.
  let itemAt: [Int32]
  /// For each token of the sentence, its clause.
  let clauseAt: [Int32]
  let clauses: [Clause]
  let isQuestion: Bool
  /// Words of these contexts in the sentence, counted up to its length.
  let sportWords: Int
  let marketWords: Int
  let accidentWords: Int
  /// Tokens that are adverbial particles ("carried *out* an attack").
  let particles: Set<Int>
  /// Main verbs whose object does what follows: "ordered troops to attack", "accused them of killing".
  let controlling: Set<Int>
  /// Tokens "for", which before a gerund gives the reason.
  let reasons: Set<Int>
  /// Heads of noun phrases whose infinitive is what is planned or feared: "a plot to kill".
  let schemes: Set<Int>

  init(
    sentence: Document.Sentence, number: Int, items: [Item], nouns: [NounPhrase], verbs: [VerbGroup],
    itemAt:
      [Int32], clauseAt: [Int32], clauses: [Clause], isQuestion: Bool, sportWords: Int, marketWords: Int,
    accidentWords: Int, particles: Set<Int>, controlling: Set<Int>, reasons: Set<Int>, schemes: Set<Int>
  ) {
    self.sentence = sentence
    self.number = number
    self.items = items
    self.nouns = nouns
    self.verbs = verbs
    self.itemAt = itemAt
    self.clauseAt = clauseAt
    self.clauses = clauses
    self.isQuestion = isQuestion
    self.sportWords = sportWords
    self.marketWords = marketWords
    self.accidentWords = accidentWords
    self.particles = particles
    self.controlling = controlling
    self.reasons = reasons
    self.schemes = schemes
  }

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
