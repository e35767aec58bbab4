/// "Gunmen disguised as police *stormed* a bar": what those are who do it, between them and their verb.
extension SpeechGrammar {
  private static let guises: Set = ["disguised", "dressed", "posing", "masquerading", "described", "identified", "known"]
  /// Words from "as" to the verb: "as soldiers of the presidential guard".
  private static let longestGuise = 8

  /// Parsers make the guise the main verb, or those who have it the whole sentence, and what was done a clause behind "as".
  func mendDisguise(_ mark: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let guise = mark - 1
    let verb = columns.head(mark)
    guard guise > sentence.lowerBound, Self.guises.contains(folded[guise]), columns.relations[mark] == .mark, verb > mark,
      verb - mark <= Self.longestGuise, isPast(verb, columns, mark, folded), columns.relations[verb] == .advcl, columns.head(verb) == guise,
      let subject = disguised(guise, in: sentence, columns),
      let role = children(of: verb, columns, mark + 1..<verb).first(where: { columns.relations[$0] == .nsubj })
    else { return }
    columns.begin()
    let top = columns.head(subject) == subject ? subject : guise
    columns.attach(verb, to: columns.head(top) == top ? verb : columns.head(top), columns.relations[top])
    columns.attach(subject, to: verb, .nsubj)
    columns.attach(guise, to: subject, .acl)
    columns.attach(mark, to: guise, .prep)
    columns.attach(role, to: mark, .pobj)
    columns.settle([role, verb], within: sentence.count)
  }

  /// "stormed", "have chained themselves".
  private func isPast(_ verb: Int, _ columns: Columns, _ mark: Int, _ folded: [String]) -> Bool {
    if columns.tags[verb] == .verbPast { return true }
    return columns.tags[verb] == .verbPastParticiple
      && children(of: verb, columns, mark + 1..<verb).contains { columns.relations[$0] == .aux && ["have", "has", "had"].contains(folded[$0]) }
  }

  private func disguised(_ guise: Int, in sentence: Range<Int>, _ columns: Columns) -> Int? {
    let above = columns.head(guise)
    if columns.relations[guise] == .acl, above < guise, columns.head(above) == above, columns.tags[above].isNoun { return above }
    return children(of: guise, columns, around(guise, in: sentence)).first { columns.relations[$0].isSubject && $0 < guise }
  }
}
