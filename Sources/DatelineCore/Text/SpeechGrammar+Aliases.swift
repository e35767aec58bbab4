/// Second names, names behind an office, words with hyphens and acts without an article, which parsers take apart.
extension SpeechGrammar {
  /// - Parameter word: folded.
  static func isAlias(_ word: String) -> Bool { word == "alias" || word == "aka" || word == "a.k.a" || word == "a.k.a." }

  /// "Jose Lopez, alias *El Guero*, a leader of the gang": no second man, but another name of the first, of whom the rest is
  /// said as well.
  func mendAlias(at mark: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let first = mark + 1
    guard mark > sentence.lowerBound, sentence.contains(first), columns.tags[first].isNoun else { return }
    var name = first
    while sentence.contains(columns.head(name)), columns.head(name) > name, columns.relations[name] == .compound { name = columns.head(name) }
    var owner = columns.head(name)
    if columns.relations[name] != .conj, columns.relations[name] != .appos { owner = columns.tags[mark - 1] == .comma ? mark - 2 : mark - 1 }
    guard sentence.contains(owner), owner < mark, columns.tags[owner].isNoun, columns.head(owner) != name else { return }
    columns.begin()
    columns.attach(name, to: owner, .appos)
    for token in children(of: name, columns, around(name, in: sentence)) where token > name && columns.relations[token] == .appos {
      columns.attach(token, to: owner, .appos)
    }
    columns.settle([name], within: sentence.count)
  }

  /// "the office of the vice-chancellor": parsers may hang each part of the word by itself where the whole belongs.
  func mendHyphen(_ hyphen: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let (left, right) = (hyphen - 1, hyphen + 1)
    if left >= sentence.lowerBound, right < sentence.upperBound, Self.prefixes.contains(folded[left]), columns.tags[right].isNoun {
      // "after *co*-workers accused him".
      let preposition = columns.head(left)
      if columns.relations[left] == .pobj, preposition == left - 1, columns.relations[right].isSubject, columns.relations[preposition] == .mark || columns.head(preposition) == columns.head(right) {
        columns.attach(preposition, to: columns.head(right), .mark)
      }
      columns.begin()
      columns.attach(left, to: right, .compound)
      columns.attach(hyphen, to: right, .punct)
      columns.settle([left, hyphen], within: sentence.count)
      return
    }
    guard left >= sentence.lowerBound, right < sentence.upperBound, columns.tags[left].isNoun, columns.tags[right].isNoun,
      columns.head(left) == columns.head(right), columns.relations[left] == columns.relations[right], columns.head(left) < left,
      columns.relations[left] == .pobj || columns.relations[left] == .dobj
    else { return }
    for token in children(of: left, columns, around(left, in: sentence)) where token < left { columns.attach(token, to: right, columns.relations[token]) }
    columns.attach(left, to: right, .compound)
    columns.attach(hyphen, to: right, .punct)
  }

  private static let prefixes: Set = ["co", "ex", "vice", "non", "anti", "pro", "mid"]

  /// "charged opposition leader *Tundu Lissu* with treason": a name right behind the noun, of which parsers make a clause.
  func mendNameClause(_ name: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let noun = columns.head(name)
    guard sentence.contains(noun), noun < name, columns.tags[noun].isNoun, !columns.tags[noun].isProperNoun,
      (noun + 1..<name).allSatisfy({ columns.tags[$0].isProperNoun && columns.head($0) == name }),
      !children(of: name, columns, around(name, in: sentence)).contains(where: { columns.relations[$0].isSubject })
    else { return }
    columns.attach(name, to: noun, .appos)
  }

  /// "*Shelling* by government forces killed a mother": an act is a noun where it has neither object nor auxiliary.
  func mendAct(_ act: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let own = children(of: act, columns, around(act, in: sentence))
    guard !own.contains(where: { [.dobj, .aux, .auxpass, .xcomp, .ccomp].contains(columns.relations[$0]) || columns.relations[$0].isSubject })
    else { return }
    columns.tag(act, as: .noun)
    columns.attach(act, to: columns.head(act), .nsubj)
    for token in own where columns.relations[token] == .agent { columns.attach(token, to: act, .prep) }
  }
}
