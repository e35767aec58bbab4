/// A noun phrase for an actor or a thing, while it is read.
struct Phrase: Sendable {
  var tokens: Range<Int>
  var head: Int
  var kind: ActorKind
  /// The name in it, if any.
  var name: NameMention?
  var country: String?
  var sector: String?
  /// An organisation's own code.
  var code: String?
  var isPlural = false
  /// "the", "this", or a possessor: speaks of something already known.
  var isDefinite = false
  /// Has "a" or a number: something new.
  var isNew = false
  var isMetonym = false
  /// The row of the head noun in its table, with the kind of table; equal nouns are equal.
  var noun: Lexicon.Entry?
  /// A sector that a weak noun after it takes over.
  var isWeak = false
}
