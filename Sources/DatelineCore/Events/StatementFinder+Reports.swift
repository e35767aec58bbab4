/// What officials report of an accident: news of it, and no statement of theirs.
extension StatementFinder {
  /// "The fire chief said crews had put the flames out": what happened, in nobody's own words, of an accident or a
  /// disaster that the text has told. What is promised, demanded or thought stays a statement.
  func isReport(_ saying: Saying) -> Bool {
    guard followsHazard, saying.content != .own, !view.tokens.contains(where: { Self.quotes.contains(reader.marked.field.words[$0]) }) else { return false }
    let verb = saying.statement.verb
    let told = reader.child(of: verb, .ccomp) ?? (reader.relation(verb) == .ccomp || reader.relation(verb) == .parataxis ? reader.tree.head(verb) : verb)
    guard told != verb, reader.isVerb(told) else { return false }
    return !reader.children(of: told, .aux).contains { reader.tag($0) == .modal }
      && !reader.subjects(of: told).contains { reader.tag($0) == .pronoun }
  }
}
