/// When, seen from the article's day, the clause of a time expression plays.
enum Tense: Sendable, Hashable {
  case past, present, future
  /// No verb says, or the expression belongs to a noun.
  case unknown
}
