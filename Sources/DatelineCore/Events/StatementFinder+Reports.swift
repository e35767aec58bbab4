/// What officials report of an event: news of it, and no statement of theirs.
extension StatementFinder {
  /// "The fire chief said crews had put the flames out": what happened, in nobody's own words, of an accident or a
  /// disaster that the text has told. Of what people have done it must lie in the past. What is promised, demanded or
  /// thought stays a statement.
  func isReport(_ saying: Saying, _ before: [EventMention]) -> Bool {
    guard saying.content != .own, !view.tokens.contains(where: { Self.quotes.contains(reader.marked.field.words[$0]) }) else { return false }
    let verb = saying.statement.verb
    guard let told = told(by: verb), reader.isVerb(told), !reader.children(of: told, .aux).contains(where: { reader.tag($0) == .modal }) else { return false }
    let subjects = reader.subjects(of: told)
    if followsHazard { return !subjects.contains { reader.tag($0) == .pronoun } }
    return before.suffix(Self.told).contains(where: isDeed) && isPast(told) && !subjects.isEmpty && !subjects.contains { isOwn($0, saying) }
  }

  private func told(by verb: Int) -> Int? {
    if let clause = reader.child(of: verb, .ccomp) { return clause }
    if reader.relation(verb) == .ccomp || reader.relation(verb) == .parataxis { return reader.tree.head(verb) }
    // "was stopped in time, according to an official".
    return reader.marked.field.word(verb) == "according" && reader.tree.head(verb) != verb ? reader.tree.head(verb) : nil
  }

  /// How many events before are looked at.
  private static let told = 12

  private func isDeed(_ mention: EventMention) -> Bool {
    let type = reader.ontology.types[mention.type]
    return mention.factuality == .asserted && (type.isViolent || type.isHazard || type.event == "PROTEST" || type.event == "COERCE")
  }

  /// Something came about: "the road was wide" tells of none.
  private func isPast(_ verb: Int) -> Bool {
    if reader.classes(verb).contains(.be) { return false }
    let auxiliaries = reader.children(of: verb, .aux, .auxpass).map { reader.marked.field.word($0) }
    return auxiliaries.isEmpty ? reader.tag(verb) == .verbPast : ["had", "was", "were"].contains(auxiliaries[0])
  }

  /// Who speaks, whether by a pronoun or by name; "they" are others as often as not.
  private func isOwn(_ subject: Int, _ saying: Saying) -> Bool {
    if reader.tag(subject) == .pronoun { return reader.marked.field.word(subject) != "they" }
    return reader.filler(subject).map { speakers.isSame($0, saying.statement.source) } ?? false
  }
}
