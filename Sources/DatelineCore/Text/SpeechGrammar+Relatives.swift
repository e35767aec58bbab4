/// Relative clauses inside of which someone is quoted.
extension SpeechGrammar {
  /// "a blast *that* officials said *left* nine dead": the pronoun is the subject of what is said. Parsers give it to the
  /// saying, and read what is said as a passive: the officials were left dead.
  func mendRelative(of saying: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let said = saying + 1
    guard columns.relations[saying] == .relcl, said < sentence.upperBound, columns.head(said) == saying,
      [.xcomp, .ccomp].contains(columns.relations[said]), [.verbPast, .verbPastParticiple].contains(columns.tags[said])
    else { return }
    let window = around(saying, in: sentence)
    let speakers = children(of: saying, columns, window).filter { $0 < saying && columns.relations[$0].isSubject && !isRelative($0, columns, folded) }
    guard let first = speakers.first,
      let pronoun = (window.lowerBound..<first).last(where: { isRelative($0, columns, folded) }), [saying, said].contains(columns.head(pronoun)),
      !children(of: said, columns, window).contains(where: { [.aux, .auxpass].contains(columns.relations[$0]) || columns.relations[$0].isSubject && $0 != pronoun })
    else { return }
    columns.tag(said, as: .verbPast)
    columns.attach(said, to: saying, .ccomp)
    columns.attach(pronoun, to: said, .nsubj)
  }

  /// "gangs, *who* they say *have murdered* forty drivers": both are given to the saying as its subjects.
  func mendTwoSubjects(of saying: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard saying - 2 >= sentence.lowerBound, isRelative(saying - 2, columns, folded), columns.tags[saying - 1] == .pronoun,
      [saying - 2, saying - 1].allSatisfy({ columns.head($0) == saying && columns.relations[$0] == .nsubj }),
      let said = children(of: saying, columns, around(saying, in: sentence)).first(where: { $0 > saying && [.xcomp, .ccomp].contains(columns.relations[$0]) }),
      columns.tags[said].isVerb, case let own = children(of: said, columns, saying + 1..<said), !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    let isPassive = own.contains { columns.relations[$0] == .auxpass }
    columns.attach(said, to: saying, .ccomp)
    columns.attach(saying - 2, to: said, isPassive ? .nsubjpass : .nsubj)
  }

  /// "lynched a youth in X on 13 November, *whom they accused*", "threw bombs at police on Monday, *who replied*": parsers hang the
  /// clause on the day.
  func mendWhom(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let day = columns.head(verb)
    guard day < verb, day > sentence.lowerBound, Self.days.contains(folded[day]),
      children(of: verb, columns, day + 1..<verb).contains(where: { ["who", "whom"].contains(folded[$0]) })
    else { return }
    var main = day
    for _ in 0..<4 where !columns.tags[main].isVerb { main = columns.head(main) }
    guard columns.tags[main].isVerb, main < day else { return }
    let own = children(of: main, columns, main + 1..<day)
    let met = own.filter { columns.relations[$0] == .prep && ["at", "on", "against", "with"].contains(folded[$0]) }
      .flatMap { children(of: $0, columns, $0 + 1..<day) }.filter { columns.relations[$0] == .pobj && columns.tags[$0] == .pluralNoun }
    let object = own.first { columns.relations[$0] == .dobj }
    guard let noun = met.last ?? object else { return }
    columns.attach(verb, to: noun, .relcl)
  }

  private static let days: Set = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december", "week", "month", "year", "night", "morning", "evening", "afternoon", "yesterday",
  ]

  /// "an accord *that* the government *signed*": a clause that its pronoun opens is a relative one, not a participle's.
  func mendOpenRelative(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let noun = columns.head(verb)
    guard noun < verb, verb - noun < Self.longestRelative else { return }
    let own = children(of: verb, columns, noun + 1..<verb)
    if own.contains(where: { isRelative($0, columns, folded) && columns.relations[$0] != .mark }), own.contains(where: { columns.relations[$0].isSubject }) {
      columns.attach(verb, to: noun, .relcl)
    }
  }

  private static let longestRelative = 20

  private func isRelative(_ token: Int, _ columns: Columns, _ folded: [String]) -> Bool {
    [.whPronoun, .whDeterminer].contains(columns.tags[token]) || folded[token] == "that"
  }
}
