/// Names between commas that parsers take for a clause.
extension SpeechGrammar {
  /// "Kenya's president, *Said Amin Okello*, condemned it": where a word of the name is a verb elsewhere, the verb behind
  /// is left without its subject. The noun before the name becomes that, the name its apposition.
  func mendNamedSubject(of finite: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    guard [.verbPast, .verbPresentThird, .verbPresent].contains(columns.tags[finite]) else { return }
    let window = around(finite, in: sentence)
    guard let name = nameBetweenCommas(before: finite, window, columns), name.count > 1, columns.tags[name.lowerBound].isProperNoun,
      let office = office(before: name.lowerBound - 1, window, columns)
    else { return }
    let verb = [.aux, .auxpass].contains(columns.relations[finite]) ? columns.head(finite) : finite
    guard columns.relations[verb] != .conj, window.contains(verb),
      !children(of: verb, columns, window).contains(where: { columns.relations[$0].isSubject })
    else { return }
    let last = name.upperBound - 1
    columns.begin()
    for token in name where token < last { columns.attach(token, to: last, .compound) }
    columns.attach(last, to: office, .appos)
    columns.attach(office, to: verb, .nsubj)
    if columns.head(verb) == last || name.contains(columns.head(verb)) { columns.attach(verb, to: verb, .root) }
    columns.settle([office, last, verb], within: sentence.count)
  }

  /// "It began after a student, *Awad*, was shot": with a name behind it the noun is taken for the object of "after", and
  /// its verb for the next main clause. The noun becomes the subject, and the clause one of the verb before "after".
  func mendSubordinate(of finite: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard [.verbPast, .verbPresentThird, .verbPresent].contains(columns.tags[finite]) else { return }
    let window = around(finite, in: sentence)
    let verb = [.aux, .auxpass].contains(columns.relations[finite]) ? columns.head(finite) : finite
    guard window.contains(verb), let name = nameBetweenCommas(before: finite, window, columns) else { return }
    var noun = name.lowerBound - 2
    for _ in 0..<8 where window.contains(noun) && columns.head(noun) < noun && !isSubordinated(noun, columns, folded) {
      noun = columns.head(noun)
    }
    guard window.contains(noun), isSubordinated(noun, columns, folded) else { return }
    let mark = columns.head(noun)
    let main = columns.head(mark)
    let own = children(of: verb, columns, window)
    guard main < mark, columns.tags[main].isVerb, columns.head(verb) == main || columns.head(main) == verb,
      !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    columns.begin()
    columns.attach(noun, to: verb, own.contains { columns.relations[$0] == .auxpass } ? .nsubjpass : .nsubj)
    columns.attach(mark, to: verb, .mark)
    if columns.head(main) == verb { columns.attach(main, to: columns.head(verb) == verb ? main : columns.head(verb), columns.relations[verb]) }
    columns.attach(verb, to: main, .advcl)
    columns.settle([main, noun, verb], within: sentence.count)
  }

  private func isSubordinated(_ noun: Int, _ columns: Columns, _ folded: [String]) -> Bool {
    columns.relations[noun] == .pobj && columns.tags[noun].isNoun
      && ["after", "before", "since", "until"].contains(folded[columns.head(noun)])
  }

  /// The head of the noun phrase that ends before a comma: "the *mayor* of the town".
  private func office(before comma: Int, _ window: Range<Int>, _ columns: Columns) -> Int? {
    var office = comma - 1
    for _ in 0..<8 where window.contains(office) {
      let head = columns.head(office)
      guard head < office, [.pobj, .prep, .compound].contains(columns.relations[office]) else { break }
      office = head
    }
    guard window.contains(office), columns.tags[office].isNoun, !columns.tags[office].isProperNoun else { return nil }
    return office
  }

  /// "A drone launched by Sudan's *paramilitary* Rapid Support Forces struck": parsers end the phrase at the adjective, and
  /// let the name act.
  func mendSplitName(at adjective: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    guard columns.tags[adjective] == .adjective, columns.relations[adjective] == .pobj else { return }
    var last = adjective
    while sentence.contains(last + 1), columns.tags[last + 1].isProperNoun { last += 1 }
    let verb = columns.head(last)
    guard last > adjective + 1, columns.relations[last] == .nsubj, verb > last, columns.tags[verb].isVerb,
      (adjective + 1..<last).allSatisfy({ columns.head($0) == last }),
      children(of: verb, columns, around(verb, in: sentence)).contains(where: { $0 < adjective && columns.relations[$0] == .nsubj })
    else { return }
    let preposition = columns.head(adjective)
    columns.begin()
    for token in children(of: adjective, columns, around(adjective, in: sentence)) { columns.attach(token, to: last, columns.relations[token]) }
    columns.attach(last, to: preposition, .pobj)
    columns.attach(adjective, to: last, .amod)
    columns.settle([last], within: sentence.count)
  }
}
