/// Verbs that parsers hang on another one than they go on from: behind relative clauses, asides and blame.
extension SpeechGrammar {
  /// "was attacked in the pass, where gunmen blew up the track, *opened* fire and took hostages": an active verb does not go
  /// on from a passive one, over a clause with a subject of its own.
  func mendParallelOfClause(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns) {
    let main = columns.head(verb)
    guard main < verb, verb - main <= Self.longestParallel, columns.tags[verb] == .verbPast, columns.tags[main] == .verbPastParticiple else { return }
    let own = children(of: verb, columns, main..<verb)
    guard !own.contains(where: { columns.relations[$0].isSubject || columns.relations[$0] == .auxpass }),
      children(of: main, columns, around(main, in: sentence)).contains(where: { $0 < main && columns.relations[$0] == .auxpass }),
      let clause = (main + 1..<verb).last(where: { columns.relations[$0] == .relcl && columns.tags[$0] == .verbPast }),
      !(clause + 1..<verb).contains(where: { columns.tags[$0] == .verbPast }),
      case let subjects = children(of: clause, columns, main + 1..<clause), subjects.contains(where: { columns.relations[$0] == .nsubj && columns.tags[$0].isNoun })
    else { return }
    columns.begin()
    columns.attach(verb, to: clause, .conj)
    columns.settle([verb], within: sentence.count)
  }

  /// "The gang fired on people as they slept and *burned* down the station": what the people did needs no object, and the
  /// deed that does goes on from the deed before.
  func mendParallelOfAside(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let aside = columns.head(verb)
    guard aside < verb, columns.relations[aside] == .advcl, columns.tags[aside] == .verbPast, columns.tags[verb] == .verbPast, Self.idle.contains(folded[aside]) else { return }
    let main = columns.head(aside)
    let own = children(of: verb, columns, around(verb, in: sentence))
    guard main < aside, columns.tags[main] == .verbPast,
      children(of: aside, columns, main..<aside).contains(where: { columns.relations[$0] == .mark && ["as", "while"].contains(folded[$0]) }),
      own.contains(where: { columns.relations[$0] == .dobj }), !own.contains(where: { columns.relations[$0].isSubject })
    else { return }
    columns.attach(verb, to: main, .conj)
  }

  /// "accused the junta of bombing a hospital, *killing* three patients": what the bombing did, and not the accusation.
  func mendResultOfBlame(_ result: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let blame = columns.head(result)
    guard blame < result, result - blame <= Self.longestParallel, columns.tags[result] == .verbGerund, Self.results.contains(folded[result]) || Self.isLeaving(folded[result]),
      ["accused", "accuses", "accusing", "blamed", "blames", "blaming"].contains(folded[blame]),
      let preposition = (blame + 1..<result).last(where: { token in
        columns.relations[token] == .prep && ["of", "for"].contains(folded[token])
          && [columns.head(token), columns.head(columns.head(token))].contains(blame)
      }),
      let deed = children(of: preposition, columns, preposition + 1..<result).first(where: { columns.relations[$0] == .pcomp && columns.tags[$0] == .verbGerund })
    else { return }
    columns.attach(result, to: deed, .advcl)
  }

  /// "Two nationals suspected of steering the boat *were arrested*, police said": parsers make the boat what is arrested and
  /// the nationals those who say so.
  func mendSuspect(of verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    let gerund = columns.head(verb)
    guard gerund < verb, columns.relations[gerund] == .pcomp, columns.tags[verb] == .verbPastParticiple,
      let object = children(of: verb, columns, gerund + 1..<verb).first(where: { columns.relations[$0] == .nsubjpass }), columns.tags[object].isNoun
    else { return }
    let participle = columns.head(columns.head(gerund))
    let noun = columns.head(participle)
    let saying = columns.head(noun)
    guard columns.relations[participle] == .acl, noun < participle, columns.relations[noun] == .nsubj, saying > verb, sayings.contains(folded[saying]),
      children(of: saying, columns, verb + 1..<saying).contains(where: { columns.relations[$0] == .nsubj })
    else { return }
    columns.begin()
    columns.attach(object, to: gerund, .dobj)
    columns.attach(noun, to: verb, .nsubjpass)
    columns.attach(verb, to: saying, .ccomp)
    columns.settle([noun], within: sentence.count)
  }

  /// "*Gunmen* on motorcycles *abducted* fifty pupils and shot dead the principal, residents said", "Police said *officers* backed
  /// by members of the mission *killed* eight": the verb of what is said, which parsers take for a participle, so that the
  /// gunmen speak, or nobody kills.
  func mendHiddenReport(_ verb: Int, in sentence: Range<Int>, _ columns: inout Columns, _ folded: [String]) {
    guard harms.contains(folded[verb]), case let own = children(of: verb, columns, around(verb, in: sentence)),
      own.contains(where: { columns.relations[$0] == .dobj && $0 > verb }), !own.contains(where: { columns.relations[$0] == .agent })
    else { return }
    var noun = columns.head(verb)
    var saying = columns.head(noun)
    var isOpening = columns.relations[noun] == .nsubj && saying > verb
      && children(of: saying, columns, verb + 1..<max(verb + 1, saying)).contains { columns.relations[$0] == .nsubj }
    if !isOpening {
      // The object of the saying, and a participle of its own before.
      for _ in 0..<6 where columns.relations[noun] != .dobj && columns.head(noun) < noun { noun = columns.head(noun) }
      saying = columns.head(noun)
      isOpening = columns.relations[noun] == .dobj && saying < noun && noun + 1 < verb && columns.head(noun + 1) == noun && columns.relations[noun + 1] == .acl
        && columns.head(verb) != noun
    }
    guard isOpening, sayings.contains(folded[saying]), columns.tags[noun].isNoun else { return }
    columns.begin()
    columns.tag(verb, as: .verbPast)
    columns.attach(verb, to: saying, .ccomp)
    columns.attach(noun, to: verb, .nsubj)
    columns.settle([noun, verb], within: sentence.count)
  }

  private static let longestParallel = 40
  private static let results: Set = ["killing", "wounding", "injuring", "destroying", "damaging", "displacing", "maiming", "burning", "setting"]

  /// What people do who are attacked, without an object.
  private static let idle: Set = [
    "slept", "fled", "prayed", "ate", "dined", "waited", "gathered", "worked", "walked", "ran", "marched", "queued", "travelled", "traveled", "shopped", "played", "sat", "stood",
    "celebrated", "danced", "protested", "rested",
  ]
}
