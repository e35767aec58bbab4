/// Whether an event lies in the past that the article recalls.
extension CircumstanceBinder {
  private static let wars: Set = ["war", "conflict", "insurgency", "fighting", "violence", "unrest", "crisis", "rebellion", "strife"]
  /// What kills so many goes on for months.
  private static let campaigns: Set = ["offensive", "campaign", "bombardment", "assault"]
  private static let large = 1000

  /// "The war has killed tens of thousands", "some 7,000 people have been killed since then": what years have added up to.
  private func isTotalOfWar(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    var anchor = mention.anchor
    if mention.isNoun, Self.wars.contains(marked.field.word(anchor)) || Self.campaigns.contains(marked.field.word(anchor)), reader.relation(anchor) == .nsubj {
      anchor = reader.tree.head(anchor)
    }
    let isCampaign = anchor != mention.anchor && Self.campaigns.contains(marked.field.word(mention.anchor))
    guard type.isHarm || type.mode == "displace" || anchor != mention.anchor, reader.isVerb(anchor) else { return false }
    // "erupted in April and has driven millions from their homes".
    let verb = reader.relation(anchor) == .conj && !reader.isPresentPerfect(anchor) ? reader.tree.head(anchor) : anchor
    guard reader.isPresentPerfect(verb) else { return false }
    let isLarge = mention.casualties.contains { (marked.mentions.casualties[$0.mention].count.min ?? 0) >= Self.large }
    let subjects = reader.subjects(of: verb).map { marked.field.word($0) }
    return isLarge && (type.isHarm || isCampaign || subjects.contains("it")) || subjects.contains(where: Self.wars.contains)
  }

  /// "has carried out near-daily strikes since the truce", "2 million people have fled since the insurgency began": what
  /// has added up since something, of which no day is given.
  private func isTotalSince(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    let isHarm = type.isViolent || type.mode == "displace"
    guard isHarm || type.isPhysical || type.event == "SANCTION", reader.isPresentPerfect(mention.clause), let since = since(mention) else { return false }
    let dates = (since + 1..<since + 5).clamped(to: view.tokens).filter { marked.timeAt[$0] >= 0 }.map { marked.mentions.times[Int(marked.timeAt[$0])] }
    // "has arrested 5,800 since January", "has imposed sanctions on many since 2014": a count, and no event of that month.
    if !isHarm, !dates.contains(where: { $0.time.granularity == .year || $0.time.granularity == .month && isOfThousands(mention) }) { return false }
    return dates.allSatisfy { date in
      // "since the 28 March earthquake" as well.
      date.time.granularity.isCoarse || date.tokens.last.map { reader.isEventNoun(reader.tree.head($0)) } ?? false
    }
  }

  /// "have fled since January", "Since January, X has deported".
  private func since(_ mention: EventMention) -> Int? {
    let behind = (mention.clause..<mention.clause + Self.sinceReach).clamped(to: view.tokens).first { marked.field.word($0) == "since" }
    if let behind, marked.clause(at: behind) == mention.clause || reader.tree.head(marked.clause(at: behind)) == mention.clause { return behind }
    return view.tokens.first.flatMap { marked.field.word($0) == "since" && reader.tree.firstConjunct(mention.clause) == reader.tree.head($0) ? $0 : nil }
  }

  private func isOfThousands(_ mention: EventMention) -> Bool {
    (mention.clause..<mention.clause + Self.countReach).clamped(to: view.tokens).contains { token in
      let word = marked.field.word(token)
      guard marked.timeAt[token] < 0 else { return false }
      return ["thousand", "thousands", "million", "millions"].contains(word) || reader.tag(token) == .cardinal && word.filter(\.isNumber).utf8.count > 3
    }
  }

  private static let countReach = 8
  private static let sinceReach = 20

  /// "The group has previously attacked churches", "has carried out similar attacks": what someone has done before, of no
  /// day that the text gives. What a text begins with is its news, however often it was done.
  private func wasDoneBefore(_ mention: EventMention) -> Bool {
    guard view.number > 0, mention.time == nil, ontology.types[mention.type].isPhysical,
      reader.isPresentPerfect(mention.clause)
    else { return false }
    if reader.children(of: mention.clause, .advmod).contains(where: { reader.classes($0).contains(.recurrence) }) { return true }
    return mention.isNoun && (reader.children(of: mention.anchor, .amod) + governors(of: mention.anchor)).contains { reader.classes($0).contains(.others) }
  }

  /// "Sentenced to life for the murder of a judge", "jailed for setting fire to a mosque": the crime lies behind the trial.
  private func isPunished(_ mention: EventMention) -> Bool {
    guard mention.time == nil, ontology.types[mention.type].isViolent, reader.relation(mention.anchor) == (mention.isNoun ? .pobj : .pcomp) else { return false }
    let preposition = reader.tree.head(mention.anchor)
    var verb = reader.tree.head(preposition)
    if !reader.isVerb(verb) { verb = marked.clause(at: verb) }
    // "put the number of dead at 28": a count of them.
    guard ["for", "of", "over"].contains(marked.field.word(preposition)), reader.isVerb(verb),
      marked.field.word(preposition) != "of" || reader.isVerb(reader.tree.head(preposition))
    else { return false }
    return reader.verbTriggers(verb).contains { ontology.types[ontology.triggers[Int($0)].type].group == "verdict" }
  }

  /// "*dozens* of attacks", "a *string* of bombings".
  private func governors(of noun: Int) -> [Int] {
    let preposition = reader.tree.head(noun)
    guard reader.relation(noun) == .pobj, marked.field.word(preposition) == "of" else { return [] }
    return [reader.tree.head(preposition)]
  }

  /// "whom he had dismissed on Tuesday": by a day of the week.
  private func isOfThisWeek(_ mention: EventMention) -> Bool {
    guard let time = mention.time.map({ marked.mentions.times[$0] }), time.time.granularity == .day else { return false }
    return time.tokens.contains { reader.classes($0).contains(.weekday) || marked.field.word($0) == "yesterday" } && !time.tokens.contains { reader.tag($0) == .cardinal }
  }

  /// "As of 12 March, 1,200 people have been killed", "a total of 374 deaths have been reported as of Monday".
  func isRunningTotal(_ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    guard type.isHarm || type.mode == "displace" else { return false }
    return view.tokens.dropLast(2).contains { token in
      marked.field.word(token) == "as" && marked.field.word(token + 1) == "of"
        && (token + 2..<token + 5).clamped(to: view.tokens).contains { marked.timeAt[$0] >= 0 }
    }
  }

  /// "1,062 people have been arrested", "has displaced 200,000": so many, by now, that no town is meant.
  func isWidespread(_ mention: EventMention) -> Bool {
    if let scene = mention.scene?.last, isOfSeveralTowns(scene) { return true }
    let type = ontology.types[mention.type]
    guard type.isHarm || ["displace", "arrest"].contains(type.mode), mention.place == nil, mention.unknownPlace == nil, view.number > 0,
      mention.fillers(.actor).isEmpty || type.mode == "arrest", case let isPresent = reader.isPresentPerfect(mention.clause), isPresent || reader.hasAuxiliary(mention.clause, ["had"])
    else { return false }
    // "said that 71 had been arrested" tells of the day before as often as not.
    let fewest = type.mode == "displace" ? Self.exodus : isPresent ? Self.many : Self.manyBefore
    return mention.casualties.contains { (marked.mentions.casualties[$0.mention].count.min ?? 0) >= fewest }
  }

  private static let many = 50
  private static let manyBefore = 500
  /// As many flee one district.
  private static let exodus = 100_000

  /// "49 protesters died in those months", "in that year": of a time that the text has gone back to.
  private func isOfThatTime(_ mention: EventMention) -> Bool {
    guard mention.time == nil else { return false }
    return window(mention).contains { token in
      reader.relation(token) == .pobj && Self.stretches.contains(marked.field.word(token)) && ["those", "that"].contains(marked.field.word(token - 1))
        && ["in", "during", "over", "throughout"].contains(marked.field.word(token - 2)) && marked.clause(at: token) == mention.clause
    }
  }

  private static let stretches: Set = ["months", "weeks", "years", "year", "decade", "period", "era", "war", "conflict"]

  /// "since", a relative clause in the past perfect outside of what someone says.
  func isRecalled(_ mention: EventMention) -> Bool {
    if window(mention).contains(where: { marked.field.word($0) == "anniversary" }) { return mention.isNoun }
    if reader.children(of: mention.clause, .mark).contains(where: { marked.field.word($0) == "since" }) { return true }
    if isOfThatTime(mention) || isTotalOfWar(mention) || isPunished(mention) || isTotalSince(mention) || wasDoneBefore(mention) { return true }
    // Narrators use the past perfect for yesterday too: alone it tells of the past only where it qualifies a noun.
    guard mention.sources.isEmpty, reader.isVerb(mention.clause), reader.relation(mention.clause) == .relcl, !isOfThisWeek(mention) else {
      return false
    }
    return reader.hasAuxiliary(mention.clause, ["had"])
  }
}
