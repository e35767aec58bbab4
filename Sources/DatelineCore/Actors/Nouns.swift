/// A common noun for people or a group: a row of `agents.tsv`.
struct AgentNoun: Sendable, Hashable {
  var sector: String
  var kind: ActorKind
  /// Takes its sector from what qualifies it: "rebel leader".
  var isWeak: Bool
}

/// A common noun for a thing: a row of `objects.tsv`.
struct ObjectNoun: Sendable, Hashable {
  var category: String
  /// A place's name may stand before it ("Moscow concert hall").
  var isSite: Bool
  /// Whose it is, where the thing tells: `MIL` for a barracks, `EDU` for a school.
  var sector: String?
}

/// A named organisation: a row of `organizations.tsv` or `metonyms.tsv`.
struct Organization: Sendable, Hashable {
  var name: String
  var country: String?
  var sector: String
  /// Where it is not country and sector.
  var code: String?
  /// Months from year 0, both inclusive, in which the row holds; nil: open.
  var from: Int?
  var to: Int?
  /// Is meant by its name only where a text speaks of its country: a row of `institutions.tsv`.
  var isNational = false

  func holds(in month: Int?) -> Bool {
    guard let month else { return to == nil }
    return (from ?? month) <= month && month <= (to ?? month)
  }
}
