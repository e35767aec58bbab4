/// A word that counts: a row of `numbers.tsv`.
struct NumberWord: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    case cardinal, scale, collective, vague, nothing
  }
  var kind: Kind
  var value: Int

  /// How words before a number bound it; see `bounds.tsv`.
  enum Bound: String, Sendable, CaseIterable {
    case least, most, about, none
  }
}
