/// What a verb says about the time of what hangs on it: a row of `time-verbs.tsv`.
enum VerbKind: String, Sendable, Hashable, CaseIterable {
  /// What is planned lies ahead: "scheduled for Monday".
  case prospective
  /// What one managed or was forced to do was done: "was forced to leave on Monday".
  case implicative
  /// Told in the present, said before: "says", "reports".
  case reporting

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
