/// Which of the places of a sentence say where an event was: what only locates another place, belongs to another verb or to
/// whoever speaks does not.
extension CircumstanceBinder {
  /// "captured X, where groups reported the execution of eleven": X.
  func placeOfRelative(_ mention: EventMention) -> Int? {
    guard let clause = reader.whereClause(over: mention.clause) else { return nil }
    let noun = reader.tree.head(clause)
    return placeApposed(before: clause) ?? location(at: noun) ?? reference.named(by: noun)
  }

  /// "on Samal, an island opposite Davao, where gunmen stormed": of the places between the last verb and "where" the first,
  /// which those behind its comma only describe.
  private func placeApposed(before clause: Int) -> Int? {
    guard let opening = reader.children(of: clause, .advmod).first(where: { marked.field.word($0) == "where" }), marked.field.word(opening - 1) == ","
    else { return nil }
    var first: Int?
    for token in (opening - Self.longestChain..<opening).clamped(to: view.tokens).reversed() {
      if reader.isVerb(token) { break }
      if let place = location(at: token) { first = place }
    }
    guard let first, marked.field.word(marked.mentions.places[first].tokens.upperBound) == ",",
      marked.mentions.places[first].tokens.upperBound != opening - 1
    else { return nil }
    return first
  }

  private static let longestChain = 24

  /// "outside the Nablus offices of the party", "in his Lima residence": the town by whose name a building is told.
  func placeOfBuilding(_ mention: EventMention) -> Int? {
    guard ontology.types[mention.type].isPhysical else { return nil }
    return window(mention).lazy.compactMap { token -> Int? in
      let place = Int(marked.placeAt[token])
      guard place >= 0, marked.mentions.places[place].use == .adjectival, !marked.mentions.places[place].isDemonym, !isWide(place), !isQualifier(place),
        [.compound, .nmod, .amod].contains(reader.relation(token)), marked.actorAt[token] < 0
      else { return nil }
      let building = reader.tree.head(token)
      guard !reader.classes(building).isDisjoint(with: [.site, .premises, .strongpoint, .scene, .locality]), reader.relation(building) == .pobj,
        ["in", "at", "near", "outside", "inside", "around", "on", "into", "onto"].contains(marked.field.word(reader.tree.head(building))),
        isOwn(marked.clause(at: building), mention) || goesOnMeanwhile(marked.clause(at: building), [mention.clause]), !belongsToSource(building), !isActor(building, mention)
      else { return nil }
      return place
    }.first
  }

  func isOfSetting(_ token: Int, _ mention: EventMention) -> Bool {
    // "The raid came days after a bomb killed guards who were near X".
    var clause = marked.clause(at: token)
    for _ in 0..<4 {
      guard clause != mention.clause, reader.isVerb(clause) else { return false }
      if reader.relation(clause) == .advcl { return true }
      let above = marked.clause(at: reader.tree.head(clause))
      guard above != clause else { return false }
      clause = above
    }
    return false
  }

  /// "the death of Y, "a martyr on the road to X"": in words that are quoted apart.
  func isQuotedApart(_ token: Int, from anchor: Int) -> Bool {
    let between = min(token, anchor) + 1..<max(token, anchor, min(token, anchor) + 1)
    // "were "executed by members of the ministry" in X": the place stands outside.
    if token > anchor, let last = between.last(where: { StatementFinder.quotes.contains(marked.field.words[$0]) }), marked.field.tags[last] == .closeQuote {
      return false
    }
    return between.contains { RunningSpeaker.opening.contains(marked.field.words[$0]) }
      && between.count(where: { StatementFinder.quotes.contains(marked.field.words[$0]) }) % 2 == 1
  }

  /// "expelled the envoys over explosions in X": where that was for which it was done.
  func isOfCause(_ token: Int, _ mention: EventMention) -> Bool {
    guard !mention.isNoun, token > mention.anchor, !ontology.types[mention.type].isViolent else { return false }
    let path = reader.tree.ancestors(of: token).prefix(8).prefix { $0 != mention.anchor && !reader.isVerb($0) }
    return path.contains { ["over", "after", "following", "for", "amid"].contains(marked.field.word($0)) && reader.tree.head($0) == mention.clause
      && reader.children(of: $0, .pobj).contains(where: reader.isEventNoun) }
  }

  /// "the Beirut blast": the town that stands before an event's noun.
  func namedPlace(_ mention: EventMention) -> Int? {
    guard mention.isNoun, ontology.types[mention.type].isViolent else { return nil }
    for child in reader.children(of: mention.anchor, .compound, .nmod) where child < mention.anchor {
      let place = Int(marked.placeAt[child])
      if place >= 0, !marked.mentions.places[place].isDemonym, !isCountry(place), !isQualifier(place), marked.actorAt[child] < 0 { return place }
    }
    return nil
  }

  /// "the deadliest accident since 2012, when a train derailed near X": X belongs to 2012.
  func isOfAnotherTime(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    guard clause != mention.clause, clause > mention.anchor else { return false }
    return reader.children(of: clause, .advmod).contains { when in
      marked.field.word(when) == "when" && when > mention.anchor
        && (when - 2..<when).clamped(to: view.tokens).contains { marked.timeAt[$0] >= 0 }
    }
  }

  /// "the city", where something is: the place that it speaks of.
  func spokenOf(at token: Int) -> Int? {
    guard reader.relation(token) == .pobj, Int(marked.placeAt[token]) < 0,
      !reader.classes(token).isDisjoint(with: PlaceReference.nouns)
        || reference.isCountryNoun(token) && ["across", "throughout", "around"].contains(marked.field.word(reader.tree.head(token)))
    else { return nil }
    return reference.meant(by: token)
  }

  /// "46 people, most of them from X and Y": where they come from.
  func isOrigin(_ tokens: Range<Int>) -> Bool {
    guard var last = tokens.last else { return false }
    for _ in 0..<4 where reader.relation(last) == .conj { last = reader.tree.head(last) }
    if marked.isHome(last) { return true }
    return leaver(from: last).map { !reader.isVerb($0) } ?? false
  }

  /// "shot by commandos rushed in from X", "trucks that came from X": from where those came who are in the event.
  func isOriginOfOthers(_ tokens: Range<Int>, _ mention: EventMention) -> Bool {
    guard let verb = tokens.last.flatMap(leaver(from:)) else { return false }
    // "shot dead 11 people from the province of X": parsers hang "from" on the killing.
    if verb == mention.clause, ontology.types[mention.type].isDoneToPeople,
      let from = (mention.anchor..<max(mention.anchor, tokens.lowerBound)).last(where: { marked.field.word($0) == "from" }),
      mention.participants.contains(where: { $0.role != .actor && $0.filler.phrase.upperBound == from })
    {
      return true
    }
    // "rode in from the hills and opened fire": from where they came.
    if reader.isVerb(verb), !mention.isNoun, reader.relation(mention.clause) == .conj, reader.tree.head(mention.clause) == verb { return true }
    return [.acl, .relcl].contains(reader.relation(verb)) && !isOwn(verb, mention) && verb != mention.anchor
  }

  /// What comes from a place: the word on which its "from" hangs.
  private func leaver(from name: Int) -> Int? {
    // "people from the province of X".
    if reader.relation(name) == .pobj, marked.field.word(reader.tree.head(name)) == "of" {
      let noun = reader.tree.head(reader.tree.head(name))
      if !reader.classes(noun).isDisjoint(with: PlaceReference.nouns), reader.relation(noun) == .pobj { return leaver(from: noun) }
    }
    let from = reader.tree.head(name)
    return reader.relation(name) == .pobj && marked.field.word(from) == "from" ? reader.tree.head(from) : nil
  }

  /// "the X river reached its banks": what the name is part of acts, nothing happens there; nor where "X and Y" act.
  func isSubject(_ token: Int) -> Bool {
    if reader.relation(token).isSubject { return true }
    // "the mission, which X and Y will leave".
    if reader.relation(token) == .conj, reader.relation(reader.tree.head(token)).isSubject { return true }
    return reader.relation(token) == .compound && reader.relation(reader.tree.head(token)).isSubject
  }

  /// "Near X, troops attacked": parsers take the preposition's capital for a name's, and the place for a subject.
  /// "condemned the raid and asked X to press Y": whom another verb is about.
  func isObjectOfAnother(_ token: Int, _ mention: EventMention) -> Bool {
    guard reader.relation(token) == .dobj else { return false }
    let verb = reader.tree.head(token)
    return verb != mention.anchor && verb != mention.clause && !mention.ownVerbs.contains(verb)
      && (marked.actorAt[token] >= 0 || reader.child(of: verb, .xcomp) != nil)
  }

  /// "Bellevue last saw rioting in 2017".
  func isSceneOf(_ token: Int, _ mention: EventMention) -> Bool {
    guard mention.isNoun, reader.relation(token) == .nsubj, reader.relation(mention.anchor) == .dobj else { return false }
    let verb = reader.tree.head(token)
    return verb == reader.tree.head(mention.anchor) && ["see", "witness", "experience"].contains(marked.field.lemmas[verb])
  }

  /// "mediated by X": who did it.
  func isAgent(_ tokens: Range<Int>) -> Bool {
    tokens.last.map { reader.relation($0) == .pobj && reader.relation(reader.tree.head($0)) == .agent } ?? false
  }

  /// "a boat bound for X": where it never came.
  func isDestination(_ tokens: Range<Int>) -> Bool {
    guard ["for", "to"].contains(reader.preposition(over: tokens)) else { return false }
    return (tokens.lowerBound - 4..<tokens.lowerBound).clamped(to: view.tokens).contains { ["bound", "headed", "heading", "destined"].contains(marked.field.word($0)) }
  }

  /// "In X, the minister said nothing and vowed": where the sentence sets out.
  func framesWords(_ place: Int, _ mention: EventMention) -> Bool {
    let tokens = marked.mentions.places[place].tokens
    return reader.preposition(over: tokens) == "in" && tokens.lowerBound - view.tokens.lowerBound <= 2 && !isCountry(place)
      && [mention.clause, reader.tree.firstConjunct(mention.clause)].contains(marked.clause(at: tokens.lowerBound)) && marked.field.word(tokens.upperBound) == ","
  }

  func opensWithPreposition(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    return before >= view.tokens.lowerBound && before <= view.tokens.lowerBound + 1
      && ["near", "outside", "inside", "around", "across"].contains(marked.field.word(before))
  }

  static let directions: Set<String> = [
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "near", "miles",
    "kilometres", "kilometers", "km",
  ]

  /// "in X, north of Y": Y only says where X is.
  func onlyLocates(_ place: Int) -> Bool {
    let first = marked.mentions.places[place].tokens.lowerBound
    var isRelated = marked.mentions.places[place].relation != nil
    for token in (first - 10..<first).clamped(to: view.tokens).reversed() {
      if reader.isVerb(token) { return false }
      if Self.directions.contains(marked.field.word(token)) { isRelated = true }
      if let other = location(at: token), other != place { return isRelated && hasComma(token + 1..<first) }
    }
    return false
  }

  func hasComma(_ tokens: Range<Int>) -> Bool { tokens.contains { marked.field.word($0) == "," } }

  /// "flown to X": where someone goes is not where he was when it happened.
  func leadsElsewhere(_ tokens: Range<Int>) -> Bool {
    ["to", "from", "for"].contains(reader.preposition(over: tokens))
  }

  func isOwn(_ clause: Int, _ mention: EventMention) -> Bool {
    clause == mention.clause || mention.ownVerbs.contains(clause)
  }

  /// "fled to": a verb that tells of people driven from one place to another.
  func isFlight(_ verb: Int) -> Bool {
    reader.triggers(at: verb).contains { ontology.types[$0.type].mode == "displace" }
  }

  /// "blocked the highway to X": where a road ends.
  func isOfRoad(_ tokens: Range<Int>) -> Bool {
    guard let name = tokens.last(where: { !tokens.contains(reader.tree.head($0)) }) else { return false }
    let noun = reader.tree.head(reader.tree.head(name))
    return reader.tag(noun).isNoun && !reader.classes(noun).isDisjoint(with: [.surroundings])
  }

  /// "the governor of X said": where the source is from says nothing of the event.
  func belongsToSource(_ token: Int) -> Bool {
    statements.contains { statement in
      statement.source.phrase.contains(token) || isUnder(token, statement.source.head)
    }
  }

  /// Whether a token hangs on another, within a few steps.
  func isUnder(_ token: Int, _ top: Int) -> Bool {
    var current = token
    for _ in 0..<8 {
      if current == top { return true }
      let head = reader.tree.head(current)
      if head == current { return false }
      current = head
    }
    return false
  }

  /// "accused Beijing of aggression": a capital that stands for its government, to which words are said.
  func isAddressed(_ token: Int, _ mention: EventMention) -> Bool {
    guard !ontology.types[mention.type].isPhysical else { return false }
    return mention.fillers(.target).contains { filler in
      guard let actor = filler.actor.map({ marked.mentions.actors[$0] }) else { return false }
      // "urged the government in X to act": by its seat.
      let isSeat = filler.head + 2 == token && marked.field.word(filler.head + 1) == "in"
      return filler.tokens.contains(token) && actor.isMetonym || isSeat && actor.sector == "GOV" && actor.kind == .organization
    }
  }

  /// "detained the security chief of X at a checkpoint in Y": whose chief, where another place is told.
  func isOfOffice(_ tokens: Range<Int>, _ mention: EventMention) -> Bool {
    (mention.fillers(.target) + mention.fillers(.victim)).contains { isOfPerson($0, tokens) }
  }

  /// "the chief of X".
  func isOfPerson(_ filler: Filler, _ tokens: Range<Int>) -> Bool {
    guard let name = tokens.last(where: { !tokens.contains(reader.tree.head($0)) }), reader.relation(name) == .pobj else { return false }
    let of = reader.tree.head(name)
    return Int(marked.words[of]) == ontology.of && reader.tree.head(of) == filler.head && reader.tag(filler.head) == .noun
      && !reader.classes(filler.head).isDisjoint(with: [.person, .official])
  }

  /// "were taken to hospital in X": where they were brought, not where they were hurt.
  func isOfHospital(_ token: Int, _ mention: EventMention) -> Bool {
    let type = ontology.types[mention.type]
    guard type.isHarm || type.isHazard else { return false }
    return reader.tree.ancestors(of: token).prefix(4).contains { ["hospital", "hospitals", "clinic", "clinics", "morgue"].contains(marked.field.word($0)) }
  }

  /// "spoke about the war in Ukraine": of what words are, not where.
  func isTopic(_ token: Int, of mention: EventMention) -> Bool {
    guard !ontology.types[mention.type].isPhysical else { return false }
    return reader.tree.ancestors(of: token).prefix(8).prefix { $0 != mention.anchor }
      .contains { ["about", "regarding", "concerning"].contains(marked.field.word($0)) }
  }

  func isActor(_ token: Int, _ mention: EventMention) -> Bool {
    // "Leaders of X and Y announced".
    let name = reader.relation(token) == .compound ? reader.tree.head(token) : token
    let first = reader.tree.firstConjunct(name)
    return mention.participants.contains { $0.role == .actor && ($0.filler.phrase.contains(token) || first != name && $0.filler.phrase.contains(first)) }
  }

  /// "37 were killed, including a family whose flat in X was hit": where a part of them was.
  func isOfPart(_ token: Int, of mention: EventMention) -> Bool {
    guard token > mention.anchor, !mention.isNoun || !isUnder(token, mention.anchor) else { return false }
    return reader.tree.ancestors(of: token).prefix(8).contains { ancestor in
      ancestor > mention.anchor && ["including", "among"].contains(marked.field.word(ancestor)) && reader.relation(ancestor) == .prep
        && !isUnder(mention.anchor, ancestor)
    }
  }

  /// "was arrested and will be tried in X": what another verb tells with auxiliaries of its own is another matter.
  func isOfLaterStep(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    guard token > mention.anchor, clause > mention.anchor, !isOwn(clause, mention), reader.isVerb(clause) else { return false }
    let step = reader.relation(clause) == .xcomp ? reader.tree.head(clause) : clause
    guard reader.relation(step) == .conj, reader.tree.head(step) == mention.clause else { return false }
    return step != clause && reader.classes(step).contains(.be) || reader.children(of: step, .aux).contains { reader.tag($0) == .modal }
  }
}
