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
}

/// A named organisation: a row of `organizations.tsv` or `metonyms.tsv`.
struct Organization: Sendable, Hashable {
  var name: String
  var country: String?
  var sector: String
  /// Where it is not country and sector.
  var code: String?
}

/// A well-known person: a row of `leaders.tsv`.
struct Leader: Sendable, Hashable {
  var name: String
  var country: String?
  var sector: String
  /// First and last year in office, where known.
  var from: Int?
  var to: Int?

  /// Whether the person held the office in a year; nothing known counts as yes.
  func isInOffice(_ year: Int?) -> Bool {
    guard let year else { return true }
    return (from ?? year) <= year && year <= (to ?? year)
  }
}
