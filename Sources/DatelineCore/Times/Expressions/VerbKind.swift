/// What a verb says about the time of what hangs on it: a row of `time-verbs.tsv`.
enum VerbKind: String, Sendable, Hashable, CaseIterable {
  /// What it sets a goal for lies ahead: "postponed until Monday".
  case prospective
  /// Whatever date hangs on it lies ahead: "planned a march on Monday".
  case planning
  /// What is announced with a goal or a beginning lies ahead, and so does a gathering behind it: "announced a march on
  /// Sunday", "called a strike from Monday".
  case announcing
  /// A noun: people who come together on a day that has been set.
  case gathering
  /// What one managed or was forced to do was done: "was forced to leave on Monday".
  case implicative
  /// Told in the present, said before: "says", "reports".
  case reporting

  /// Speaks of what lies ahead.
  var looksAhead: Bool { self == .prospective || self == .planning }

  static func load(_ table: Table) throws(TableError) -> [String: VerbKind] {
    var kinds: [String: VerbKind] = [:]
    for row in table.rows {
      guard let kind: VerbKind = try row.choice("kind") else { throw row.error("has no kind") }
      let lemma = try row.text("lemma")
      guard kinds.updateValue(kind, forKey: lemma) == nil else { throw row.error("\"\(lemma)\" stands twice") }
    }
    return kinds
  }
}
