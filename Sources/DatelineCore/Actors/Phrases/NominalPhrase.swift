import Linguistics

/// A head of the tree that names or describes someone or something.
struct NominalPhrase: Sendable, Hashable {
  var head: Int
  /// Determiner and modifiers, head, and what belongs to a name behind it ("Bank of Mexico").
  var tokens: Range<Int>
  /// With the prepositional phrases behind it: "the head of the agency in Kabul".
  var extent: Range<Int>
  var isPronoun = false
  /// Stands before a noun that is no actor: "Russian" in "a Russian attack".
  var isModifier = false

  /// "the group", "the same group": a noun with nothing else that says which.
  func isBare(in field: ParsedField) -> Bool {
    tokens.count == 2 || tokens.count == 3 && field.word(tokens.lowerBound + 1) == "same"
  }
}
