/// Who does what a verb tells, where parsers give the verb to the nearest name: behind "according to", behind a participle
/// that stands right after its noun, and where a passive is joined to what the speaker does.
extension SpeechGrammar {
  /// "According to Commissioner X, between 25 and 30 attackers *surrounded* the post": parsers make X the attacker, or
  /// nobody, and those behind the comma words of his.
  func mendAccording(in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let to = sentence.lowerBound + 1
    guard sentence.count > 5, folded[to - 1] == "according", folded[to] == "to",
      let comma = (to + 2..<min(to + Self.longestSource, sentence.upperBound)).first(where: { columns.tags[$0] == .comma }),
      case let source = comma - 1, columns.tags[source].isNoun, let verb = verb(after: comma, without: source, to, in: sentence, columns),
      let subject = (comma + 1..<verb).last(where: { columns.tags[$0].isNoun && columns.relations[$0] != .compound }),
      verb - subject <= Self.farthestVerb
    else { return }
    columns.begin()
    let relation: Relation = children(of: verb, columns, subject..<verb).contains { columns.relations[$0] == .auxpass } ? .nsubjpass : .nsubj
    for token in comma..<verb where columns.head(token) == source { columns.attach(token, to: subject, columns.relations[token]) }
    for token in to + 1..<source where columns.head(token) == subject { columns.attach(token, to: source, columns.relations[token]) }
    columns.attach(subject, to: verb, relation)
    columns.attach(source, to: to, .pobj)
    columns.settle([source, subject], within: sentence.count)
  }

  /// The verb whose subject the source was made, or to which "according" belongs and that has none.
  private func verb(after comma: Int, without source: Int, _ to: Int, in sentence: Range<Int>, _ columns: Columns) -> Int? {
    // "According to the Air Force, air defence units shot down": one noun phrase to parsers.
    let noun = columns.head(source)
    if noun > comma, columns.relations[noun] == .pobj, columns.head(noun) == to, case let main = columns.head(to - 1), main > noun, columns.tags[main].isVerb {
      return children(of: main, columns, around(main, in: sentence)).contains { columns.relations[$0].isSubject } ? nil : main
    }
    let isObject = columns.relations[source] == .pobj && columns.head(source) == to
    let verb = columns.head(isObject ? to - 1 : source)
    guard verb > comma, columns.tags[verb].isVerb, isObject || columns.relations[source].isSubject else { return nil }
    if isObject { return children(of: verb, columns, around(verb, in: sentence)).contains { columns.relations[$0].isSubject } ? nil : verb }
    return children(of: to, columns, to + 1..<comma).contains { columns.relations[$0] == .pobj } ? nil : verb
  }

  /// Tokens of "according to" and whom it names.
  private static let longestSource = 14
  /// Tokens from a subject to its verb, auxiliaries and adverbs between.
  private static let farthestVerb = 4

  /// "A council *convened* last month at Barh Azoum *had* called upon the government": parsers end the sentence at the
  /// participle, and let the town call.
  func mendReduced(_ participle: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    guard columns.tags[participle] == .verbPast || columns.tags[participle] == .verbPastParticiple,
      case let own = children(of: participle, columns, around(participle, in: sentence)),
      let subject = own.first(where: { columns.relations[$0] == .nsubj && $0 < participle }),
      let verb = own.first(where: { isMain($0, columns) && $0 > participle }),
      let name = children(of: verb, columns, participle + 1..<verb).first(where: { columns.relations[$0].isSubject }),
      let auxiliary = children(of: verb, columns, name + 1..<verb).first(where: { columns.relations[$0] == .aux || columns.relations[$0] == .auxpass }),
      auxiliary == name + 1, case let preposition = openingPreposition(before: name, participle, columns), preposition > participle,
      columns.relations[preposition] == .prep,
      children(of: preposition, columns, preposition + 1..<verb).allSatisfy({ columns.relations[$0] != .pobj }),
      !(participle..<verb).contains(where: { columns.tags[$0] == .coordinator || columns.tags[$0] == .comma })
    else { return }
    columns.begin()
    let relation = columns.relations[name]
    columns.attach(verb, to: verb, .root)
    columns.attach(subject, to: verb, relation)
    columns.attach(participle, to: subject, .acl)
    columns.tag(participle, as: .verbPastParticiple)
    columns.attach(name, to: preposition, .pobj)
    columns.attach(preposition, to: participle, .prep)
    columns.settle([name, participle], within: sentence.count)
  }

  /// "The pupils of a school in X, *abducted* last month in Y, *regained* their freedom": parsers make what was done to them
  /// their own doing, and join the main verb to it.
  func mendAside(_ participle: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let own = children(of: participle, columns, around(participle, in: sentence))
    guard columns.tags[participle] == .verbPast, participle > sentence.lowerBound, columns.tags[participle - 1] == .comma,
      let subject = own.first(where: { columns.relations[$0] == .nsubj && $0 < participle }),
      let verb = own.first(where: { isMain($0, columns) && $0 > participle }),
      !own.contains(where: { [.dobj, .cc, .aux, .ccomp].contains(columns.relations[$0]) && $0 != verb }),
      case let others = children(of: verb, columns, around(verb, in: sentence)), !others.contains(where: { columns.relations[$0].isSubject }),
      case let first = others.filter({ $0 < verb && $0 > participle && [.aux, .auxpass, .advmod, .neg].contains(columns.relations[$0]) }).min() ?? verb,
      columns.tags[first - 1] == .comma, [.verbPast, .verbPastParticiple].contains(columns.tags[verb])
    else { return }
    columns.begin()
    let isPassive = others.contains { columns.relations[$0] == .auxpass }
    if columns.relations[participle] == .root { columns.attach(verb, to: verb, .root) } else { columns.attach(verb, to: columns.head(participle), columns.relations[participle]) }
    columns.attach(subject, to: verb, isPassive ? .nsubjpass : .nsubj)
    columns.attach(participle, to: subject, .acl)
    columns.tag(participle, as: .verbPastParticiple)
    for token in own where columns.relations[token] == .punct { columns.attach(token, to: subject, .punct) }
    columns.settle([verb, participle], within: sentence.count)
  }

  private func isMain(_ verb: Int, _ columns: Columns) -> Bool {
    columns.tags[verb].isVerb && [.conj, .ccomp, .dep, .parataxis].contains(columns.relations[verb])
  }

  /// The preposition right before a noun's phrase.
  private func openingPreposition(before noun: Int, _ limit: Int, _ columns: Columns) -> Int {
    var token = noun
    while token > limit, columns.tags[token].isNoun || [.determiner, .adjective, .possessiveMark].contains(columns.tags[token]) { token -= 1 }
    return columns.tags[token] == .preposition ? token : limit
  }

  /// "insisted that five had been killed and *accused* the police": what has an object and no auxiliary of its own is
  /// done by who insists.
  func mendJoinedActive(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let passive = columns.head(verb)
    let saying = columns.head(passive)
    guard passive < verb, columns.relations[passive] == .ccomp, saying < passive, columns.tags[saying].isVerb,
      children(of: saying, columns, around(saying, in: sentence)).contains(where: { columns.relations[$0] == .nsubj }),
      case let others = children(of: passive, columns, around(passive, in: sentence)),
      others.contains(where: { columns.relations[$0] == .auxpass }), !others.contains(where: { columns.relations[$0] == .dobj }),
      case let own = children(of: verb, columns, around(verb, in: sentence)),
      own.contains(where: { columns.relations[$0] == .dobj && $0 > verb }),
      own.allSatisfy({ ![.aux, .auxpass, .nsubj, .nsubjpass, .agent].contains(columns.relations[$0]) })
    else { return }
    columns.attach(verb, to: saying, .conj)
    columns.tag(verb, as: .verbPast)
  }

  /// "it's *flown* 41 survivors to the city": what has an object and no giver is no passive; the "'s" is "has".
  func mendPerfect(_ clitic: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let verb = columns.head(clitic)
    guard columns.relations[clitic] == .auxpass, verb == clitic + 1, columns.tags[verb] == .verbPastParticiple,
      case let own = children(of: verb, columns, around(verb, in: sentence)),
      let subject = own.first(where: { columns.relations[$0] == .nsubjpass }), subject == clitic - 1,
      own.contains(where: { columns.relations[$0] == .dobj && $0 > verb })
    else { return }
    columns.attach(clitic, to: verb, .aux)
    columns.attach(subject, to: verb, .nsubj)
  }

  /// "Students in Mandalay *plan* to hold a protest": what has a subject and an infinitive is a verb.
  func mendNounForVerb(_ noun: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let own = children(of: noun, columns, around(noun, in: sentence))
    guard own.contains(where: { columns.relations[$0] == .nsubj && columns.tags[$0] == .pluralNoun && $0 < noun }),
      own.contains(where: { columns.relations[$0] == .xcomp && columns.tags[$0] == .verbBase }),
      !own.contains(where: { [.det, .amod, .poss].contains(columns.relations[$0]) })
    else { return }
    columns.tag(noun, as: .verbPresent)
  }

  /// "Two miners died and *eleven people*, among them four officers, were hurt": parsers join the people to the first verb,
  /// and leave the second one without a subject.
  func mendJoinedSubject(of verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let first = columns.head(verb)
    guard first < verb, columns.tags[first].isVerb else { return }
    let own = children(of: verb, columns, around(verb, in: sentence))
    if !own.contains(where: { columns.relations[$0].isSubject }), mendNameBefore(verb, behind: first, in: sentence, &columns) { return }
    guard !own.contains(where: { columns.relations[$0].isSubject }),
      let subject = children(of: first, columns, around(verb, in: sentence)).last(where: { token in
        token > first && token < verb && columns.relations[token] == .conj && columns.tags[token].isNoun
      }),
      (subject + 1..<verb).contains(where: { columns.tags[$0] == .comma })
    else { return }
    let isPassive = own.contains { columns.relations[$0] == .auxpass }
    columns.begin()
    columns.attach(subject, to: verb, isPassive ? .nsubjpass : .nsubj)
    columns.settle([subject], within: sentence.count)
  }

  /// "Egypt condemned the attack and *Saudi Arabia* said": a name right before a verb, which parsers join to the object.
  private func mendNameBefore(_ verb: Int, behind first: Int, in sentence: Range<Int>, _ columns: inout Columns) -> Bool {
    let name = verb - 1
    guard columns.tags[verb] == .verbPast, columns.tags[name].isProperNoun, columns.relations[name] == .conj,
      case let object = columns.head(name), (first + 1..<name).contains(object), columns.tags[object].isNoun, !columns.tags[object].isProperNoun,
      let joint = (object + 1..<name).last(where: { columns.tags[$0] == .coordinator }), name - joint <= Self.longestName
    else { return false }
    columns.begin()
    columns.attach(name, to: verb, .nsubj)
    columns.attach(joint, to: first, .cc)
    columns.settle([name], within: sentence.count)
    return true
  }

  /// Words of a name, with its article.
  private static let longestName = 6
}
