/// What "and" joins, where parsers join it to something else.
extension SpeechGrammar {
  /// "suspended three officials and *banned* night sailing": a second verb without an article behind it, which parsers make
  /// a participle before its own object.
  func mendJoinedVerb(_ participle: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    // "banned *night* sailing".
    let next = columns.head(participle)
    let object = columns.relations[next] == .compound ? columns.head(next) : next
    let verb = columns.head(object)
    guard participle > sentence.lowerBound, columns.tags[participle - 1] == .coordinator, object > participle, columns.relations[object] == .conj, verb < participle,
      columns.tags[verb] == .verbPast, columns.tags[object].isNoun, columns.head(participle - 1) == verb
    else { return }
    columns.begin()
    columns.tag(participle, as: .verbPast)
    columns.attach(participle, to: verb, .conj)
    columns.attach(object, to: participle, .dobj)
    if next != object { columns.attach(next, to: object, .compound) }
    columns.settle([object], within: sentence.count)
  }

  /// "after gunmen of the RSF *opened* fire": parsers make of it a fire that was opened.
  func mendOpenedFire(_ participle: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let fire = participle + 1
    guard sentence.contains(fire), folded[participle] == "opened", folded[fire] == "fire", columns.head(participle) == fire, columns.relations[fire] == .pobj
    else { return }
    let of = columns.head(fire)
    let shooter = columns.head(of)
    let above = columns.head(shooter)
    guard folded[of] == "of", of < participle, shooter < of, columns.tags[shooter].isNoun,
      let name = (of + 1..<participle).last(where: { columns.tags[$0].isNoun && [fire, participle].contains(columns.head($0)) })
    else { return }
    let isClause = columns.relations[shooter] == .pobj
    columns.begin()
    columns.tag(participle, as: .verbPast)
    columns.attach(name, to: of, .pobj)
    for token in of + 1..<name where [fire, participle].contains(columns.head(token)) { columns.attach(token, to: name, columns.relations[token]) }
    columns.attach(fire, to: participle, .dobj)
    columns.attach(participle, to: isClause ? columns.head(above) : above, isClause ? .advcl : columns.relations[shooter])
    if isClause { columns.attach(above, to: participle, .mark) }
    columns.attach(shooter, to: participle, .nsubj)
    for token in children(of: shooter, columns, around(participle, in: sentence)) where token > participle && columns.relations[token] == .cc {
      columns.attach(token, to: participle, .cc)
      // "and looted": goes on from the fire.
      for verb in children(of: columns.head(participle), columns, token..<min(sentence.upperBound, token + 4)) where columns.relations[verb] == .conj && columns.tags[verb].isVerb {
        columns.tag(verb, as: .verbPast)
        columns.attach(verb, to: participle, .conj)
      }
    }
    columns.settle([participle, shooter], within: sentence.count)
  }

  /// "between the *army* and M23 rebels": parsers make of two sides one, with two words before its noun.
  func mendSides(_ first: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let second = columns.head(first)
    guard second > first, columns.tags[first].isNoun, columns.tags[second].isNoun, columns.relations[second] == .pobj,
      folded[columns.head(second)] == "between", columns.head(second) < first,
      case let own = children(of: first, columns, around(first, in: sentence).clamped(to: first..<second)),
      let cc = own.first(where: { columns.relations[$0] == .cc && folded[$0] == "and" }),
      let name = own.first(where: { columns.relations[$0] == .conj && $0 > cc && columns.tags[$0].isProperNoun }),
      let article = around(first, in: sentence).clamped(to: sentence.lowerBound..<first).last(where: { columns.relations[$0] == .det && columns.head($0) == second && $0 > columns.head(second) })
    else { return }
    let between = columns.head(second)
    columns.begin()
    columns.attach(first, to: between, .pobj)
    columns.attach(article, to: first, .det)
    columns.attach(second, to: first, .conj)
    columns.attach(name, to: second, .compound)
    columns.settle([second], within: sentence.count)
  }

  /// "tear gas at *students* marching on the palace": parsers make of the people a word of what they do.
  func mendDoers(_ gerund: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let people = gerund - 1
    guard people > sentence.lowerBound, columns.tags[gerund] == .verbGerund, columns.tags[people] == .pluralNoun, columns.head(people) == gerund,
      case let above = columns.head(gerund), above < people,
      columns.relations[people] == .compound || columns.relations[people] == .nsubj && ["at", "on", "against"].contains(folded[above])
    else { return }
    columns.begin()
    columns.attach(people, to: above, columns.relations[gerund] == .pcomp ? .pobj : columns.relations[gerund])
    columns.attach(gerund, to: people, .acl)
    for token in children(of: gerund, columns, around(gerund, in: sentence).clamped(to: above + 1..<people)) { columns.attach(token, to: people, columns.relations[token]) }
    columns.settle([people], within: sentence.count)
  }

  /// "The group, as is its custom, *neither* confirmed": parsers give the subject to what stands between the commas.
  func mendSubjectBeforeAside(_ aside: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let verb = columns.head(aside)
    guard verb > aside, columns.relations[verb] == .root, columns.tags[verb] == .verbPast, aside > sentence.lowerBound + 1, folded[aside - 1] == "as",
      case let own = children(of: verb, columns, around(aside, in: sentence)), !own.contains(where: { $0 < verb && columns.relations[$0].isSubject }),
      let subject = children(of: aside, columns, around(aside, in: sentence).clamped(to: sentence.lowerBound..<aside - 1)).first(where: { columns.relations[$0] == .nsubj && columns.tags[$0].isNoun })
    else { return }
    columns.begin()
    columns.attach(subject, to: verb, .nsubj)
    columns.attach(aside, to: verb, .advcl)
    columns.settle([subject], within: sentence.count)
  }

  /// "killed four people, among them a commander and two brothers, the ministry said": those named as examples are joined to
  /// those who say so.
  func mendExamples(at preposition: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let pronoun = preposition + 1
    guard sentence.contains(pronoun), preposition > sentence.lowerBound, columns.tags[preposition - 1] == .comma, ["them", "whom"].contains(folded[pronoun]),
      case let example = columns.head(preposition), example > pronoun, columns.tags[example].isNoun, columns.relations[example] == .nsubj,
      case let saying = columns.head(example), saying > example, sayings.contains(folded[saying]),
      case let window = around(preposition, in: sentence), window.contains(saying), let comma = (example + 1..<saying).last(where: { columns.tags[$0] == .comma }),
      let speaker = (comma + 1..<saying).first(where: { columns.tags[$0].isNoun && columns.relations[$0] == .conj && columns.head($0) < comma }),
      let said = children(of: saying, columns, window.clamped(to: sentence.lowerBound..<preposition)).last(where: { columns.relations[$0] == .ccomp })
    else { return }
    columns.begin()
    columns.attach(speaker, to: saying, .nsubj)
    columns.attach(example, to: preposition, .appos)
    columns.attach(preposition, to: said, .prep)
    columns.settle([speaker, example], within: sentence.count)
  }

  /// "*Berdiansk*, on the Sea of Azov, was captured": a name that taggers take for an adverb, where the verb has no subject.
  func mendNameOpening(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let name = sentence.lowerBound
    guard columns.relations[verb] == .root, columns.tags[name] == .adverb, columns.relations[name] == .advmod, columns.head(name) == verb, name + 1 < verb,
      columns.tags[name + 1] == .comma, case let own = children(of: verb, columns, around(verb, in: sentence)),
      !own.contains(where: { columns.relations[$0].isSubject || [.expl, .ccomp].contains(columns.relations[$0]) }),
      own.contains(where: { columns.relations[$0] == .auxpass && $0 > name })
    else { return }
    columns.tag(name, as: .properNoun)
    columns.attach(name, to: verb, .nsubjpass)
  }
}
