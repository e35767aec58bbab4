/// What a verb of violence is done to, where parsers make it the subject of the participle behind it.
extension SpeechGrammar {
  /// "killed 17 people sheltering there".
  func mendObject(of verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let window = around(verb, in: sentence)
    let own = children(of: verb, columns, window)
    guard !own.contains(where: { [.dobj, .auxpass, .nsubjpass].contains(columns.relations[$0]) }) else { return }
    for clause in own
    where clause > verb && columns.tags[clause] == .verbGerund && [.advcl, .ccomp, .xcomp].contains(columns.relations[clause]) {
      guard let noun = (verb + 1..<clause).first(where: { columns.head($0) == clause && columns.relations[$0] == .nsubj }),
        (verb + 1..<noun).allSatisfy({ hangs($0, on: noun, columns) })
      else { continue }
      columns.begin()
      columns.attach(noun, to: verb, .dobj)
      columns.attach(clause, to: noun, .acl)
      columns.settle([clause], within: sentence.count)
      return
    }
  }

  func hangs(_ token: Int, on noun: Int, _ columns: Columns) -> Bool {
    var current = token
    for _ in 0..<8 {
      let head = columns.head(current)
      if head == noun { return true }
      if head == current { return false }
      current = head
    }
    return false
  }

  /// "Armenian units *had targeted* trucks": parsers take the participle for a word of the object, and let them have it.
  func mendPossessed(_ auxiliary: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let verb = auxiliary + 1
    let object = sentence.contains(verb) ? columns.head(verb) : auxiliary
    guard ["had", "has", "have"].contains(folded[auxiliary]), columns.tags[auxiliary].isVerb, ![.aux, .auxpass].contains(columns.relations[auxiliary]),
      sentence.contains(verb), columns.tags[verb] == .verbPastParticiple, columns.relations[verb] == .amod, harms.contains(folded[verb]),
      object > verb, columns.relations[object] == .dobj, columns.head(object) == auxiliary, !["wounded", "injured"].contains(folded[verb])
    else { return }
    columns.begin()
    let top = columns.head(auxiliary)
    columns.attach(verb, to: top == auxiliary ? verb : top, columns.relations[auxiliary])
    for token in children(of: auxiliary, columns, around(auxiliary, in: sentence)) where token != verb { columns.attach(token, to: verb, columns.relations[token]) }
    columns.attach(auxiliary, to: verb, .aux)
    columns.attach(object, to: verb, .dobj)
    columns.settle([object, verb], within: sentence.count)
  }

  /// "the *RSF* overran X": initials that parsers make a word of the verb behind them.
  func mendInitials(before verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let name = verb - 1
    guard columns.tags[verb] == .verbPast || columns.tags[verb] == .verbPresentThird, sentence.contains(name), columns.tags[name].isProperNoun,
      columns.head(name) == verb, [.compound, .nmod, .amod].contains(columns.relations[name]),
      case let own = children(of: verb, columns, around(verb, in: sentence)), !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    columns.begin()
    columns.attach(name, to: verb, .nsubj)
    for token in own where token < name && [.det, .compound, .nmod, .amod, .poss].contains(columns.relations[token]) {
      columns.attach(token, to: name, columns.relations[token])
    }
    columns.settle([name], within: sentence.count)
  }

  /// "deported *over 3,900*": how many, and nothing over which.
  func mendCountedObject(_ number: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let preposition = columns.head(number)
    let verb = columns.head(preposition)
    guard preposition == number - 1, ["over", "around", "about"].contains(folded[preposition]), verb == preposition - 1, columns.tags[verb].isVerb,
      columns.relations[preposition] == .prep,
      !children(of: verb, columns, around(verb, in: sentence)).contains(where: { [.dobj, .auxpass, .nsubjpass].contains(columns.relations[$0]) })
    else { return }
    columns.begin()
    columns.attach(number, to: verb, .dobj)
    columns.attach(preposition, to: number, .quantmod)
    columns.settle([number, preposition], within: sentence.count)
  }
}
