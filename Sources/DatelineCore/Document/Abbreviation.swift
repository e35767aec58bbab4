/// A word whose full stop belongs to it: "Gen.", "No.", "Inc.".
struct Abbreviation: Sendable, Hashable {
  /// What must come after it for the full stop to be its own; otherwise the stop ends a sentence.
  enum Follower: String, Sendable, CaseIterable {
    case any, capital, digit
  }

  var follower: Follower
  /// May stand last in a sentence ("Inc.", "a.m."): a word that opens sentences then ends it.
  var mayEndSentence: Bool

  /// Reads `abbreviations.tsv`; keys are folded and end in a full stop.
  static func load(_ table: Table) throws(TableError) -> [String: Abbreviation] {
    var abbreviations: [String: Abbreviation] = [:]
    for row in table.rows {
      let text = try row.text("text")
      guard text.hasSuffix(".") else { throw row.error("\"\(text)\" does not end in a full stop") }
      abbreviations[Folding.fold(text)] = Abbreviation(
        follower: try row.choice("follower") ?? .any, mayEndSentence: try row.flag("may_end_sentence"))
    }
    return abbreviations
  }
}
