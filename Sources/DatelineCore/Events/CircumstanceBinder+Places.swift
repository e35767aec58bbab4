/// Where an event happens: what it strikes, or the place that its clause names.
extension CircumstanceBinder {
  /// "seized Ivanivske", "an attack on Kharkiv": the target is the place.
  func bindTargetPlace(_ mention: inout EventMention) {
    nameTargets(&mention)
    if isBetweenStates(mention) { return }
    for participant in mention.participants where participant.role == .target || participant.role == .victim {
      if let place = participant.filler.place.flatMap({ isTarget($0, mention) ? $0 : nil }) {
        mention.place = place
        mention.placeIsOwn = true
        mention.placeIsTarget = true
        return
      }
      if ontology.types[mention.type].group == "territory", participant.filler.isUnknownName(in: marked) {
        mention.unknownPlace = participant.filler.tokens
        mention.placeIsOwn = true
        return
      }
      if let name = reference.unknownName(after: participant.filler.head) {
        mention.unknownPlace = name
        mention.placeIsOwn = true
        return
      }
      if let place = site(participant.filler) ?? placeBehind(participant.filler) {
        mention.place = place
        mention.placeIsOwn = true
        return
      }
    }
  }

  /// "An earthquake struck the coast": of a disaster, where it strikes is no more than its place.
  func leavePlaces(_ mention: inout EventMention) {
    mention.placeIsTarget = false
    mention.participants.removeAll { participant in
      participant.filler.actor == nil
        && (participant.filler.place != nil
          || !reader.classes(participant.filler.head).isDisjoint(with: [.settlement, .surroundings, .locality, .region]))
        && reader.classes(participant.filler.head).isDisjoint(with: .wreckable)
    }
  }

  /// "X and Y signed": of what states do to each other by words, neither is the place.
  private func isBetweenStates(_ mention: EventMention) -> Bool {
    // "will visit Manila" is an agreement to meet, and where it is to be.
    if let row = mention.row, ontology.types[ontology.triggers[row].type].mode == "visit" { return false }
    let type = ontology.types[mention.type]
    return ["accord", "meeting", "intent", "cooperation"].contains(type.group)
  }

  /// "the stronghold of X".
  private func site(_ filler: Filler) -> Int? {
    reader.classes(filler.head).contains(.settlement) ? reference.named(by: filler.head) : nil
  }

  var reference: PlaceReference { PlaceReference(reader: reader) }

  /// "the village of X", "X, the city", "the village" are targets by their name.
  private func nameTargets(_ mention: inout EventMention) {
    for index in mention.participants.indices where mention.participants[index].role == .target {
      let filler = mention.participants[index].filler
      guard filler.place == nil,
        !reader.classes(filler.head).isDisjoint(with: PlaceReference.nouns) || reference.isCountryNoun(filler.head),
        let place = reference.named(by: filler.head) ?? reference.meant(by: filler.head)
      else { continue }
      let tokens = marked.mentions.places[place].tokens
      guard let name = tokens.last else { continue }
      let thing = Int(marked.thingAt[name])
      mention.participants[index].filler = Filler(
        tokens: tokens, head: name, actor: nil, thing: thing >= 0 ? thing : nil, place: place, phrase: filler.phrase)
    }
  }

  /// "an attack on a market in X": the first place right behind the target, unless another clause begins before it.
  private func placeBehind(_ filler: Filler) -> Int? {
    let end = filler.phrase.upperBound
    for token in (end..<end + 4).clamped(to: view.tokens) {
      if reader.isVerb(token) { return nil }
      guard let place = location(at: token) else { continue }
      // "the road from X".
      if isOrigin(marked.mentions.places[place].tokens) { return nil }
      return reader.relation(marked.mentions.places[place].tokens.upperBound - 1).isSubject ? nil : place
    }
    return nil
  }

  /// A place that is struck, taken or entered is where it happens, also where its name stands for its government.
  private func isTarget(_ place: Int, _ mention: EventMention) -> Bool {
    let found = marked.mentions.places[place]
    return found.use == .location || ontology.types[mention.type].isViolent && !found.isDemonym
  }

  /// "bombed Iranian nuclear sites": the adjective of the target is the least that is said of the place.
  func bindTargetCountry(_ mention: inout EventMention) {
    for participant in mention.participants where participant.role == .target && participant.filler.tokens.count > 1 {
      for token in participant.filler.tokens.prefix(8) {
        let place = Int(marked.placeAt[token])
        if place >= 0, marked.mentions.places[place].use == .adjectival, isCountry(place), isThing(participant.filler),
          !isQualifier(place)
        {
          mention.place = place
          return
        }
      }
    }
  }

  private func isThing(_ filler: Filler) -> Bool {
    filler.actor.map { marked.mentions.actors[$0].kind == .object } ?? true
  }

  /// "a Malta-flagged tanker", "a Kyiv-based group": whose it is, not where something happens.
  private func isQualifier(_ place: Int) -> Bool {
    let end = marked.mentions.places[place].tokens.upperBound
    guard marked.field.word(end) == "-", view.tokens.contains(end + 1) else { return false }
    return reader.tag(end + 1) == .verbPastParticiple || marked.field.word(end + 1).hasSuffix("ed")
  }

  func location(at token: Int) -> Int? {
    let place = Int(marked.placeAt[token])
    guard place >= 0, marked.mentions.places[place].use == .location, !isQualifier(place), !isOrigin(place) else { return nil }
    return place
  }

  /// "two peacekeepers (Uganda)": where they are from.
  private func isOrigin(_ place: Int) -> Bool {
    let tokens = marked.mentions.places[place].tokens
    return isCountry(place) && marked.field.word(tokens.lowerBound - 1) == "(" && marked.field.word(tokens.upperBound) == ")"
      && tokens.lowerBound > 1 && marked.actorAt[tokens.lowerBound - 2] >= 0
  }

  func bindPlace(_ mention: inout EventMention) {
    if let named = namedPlace(mention) {
      mention.place = named
      mention.placeIsOwn = true
      return
    }
    var best: (place: Int, at: Int, score: Int)?
    let range = window(mention)
    for token in range {
      let named = location(at: token)
      guard let place = named ?? spokenOf(at: token), best?.place != place else { continue }
      let tokens = named == nil ? token..<token + 1 : marked.mentions.places[place].tokens
      if isSubject(tokens.upperBound - 1) && !opensWithPreposition(tokens) || named != nil && onlyLocates(place) { continue }
      if ["towards", "toward"].contains(reader.preposition(over: tokens)) || isOrigin(tokens) { continue }
      if belongsToSource(tokens.lowerBound) || isActor(tokens.lowerBound, mention) || isMotive(token, of: mention) { continue }
      if isOfOtherDeed(token, mention) || isOfParty(token, mention) { continue }
      if isOfAnotherTime(token, mention) || isObjectOfAnother(tokens.upperBound - 1, mention) { continue }
      if tokens.lowerBound > mention.anchor, hasOtherVerb(mention.anchor, tokens.lowerBound, mention) { continue }
      // "The violence came a week after gunmen hijacked a bus in X": the place of the other event.
      if mention.isNoun, mention.isDefinite, token > mention.anchor, isOfSetting(token, mention) { continue }
      var score = abs(token - mention.anchor)
      if marked.clause(at: token) != mention.clause { score += 25 }
      if token < mention.anchor { score += 4 }
      if isCountry(place) { score += 6 }
      if leadsElsewhere(tokens) { score += isOfRoad(tokens) ? 36 : 12 }
      if best == nil || score < best?.score ?? 0 { best = (place, tokens.lowerBound, score) }
    }
    // What is said somewhere is seldom said of there: words keep only a place right behind them.
    guard let best, !isSpeech(mention) || best.score <= 10 || isOfOccasion(best.at, mention) else {
      if !isSpeech(mention) { mention.unknownPlace = unknownLocation(mention) ?? unknownName(of: mention) }
      return
    }
    // "at Westfold in the north of the country": the name that no gazetteer has says more than the country around it.
    if isWide(best.place), let name = unknownLocation(mention) ?? unknownName(of: mention) {
      mention.unknownPlace = name
      mention.placeIsOwn = true
      return
    }
    mention.place = best.place
    mention.placeIsOwn = marked.clause(at: best.at) == mention.clause
  }

  private func isOfSetting(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    return clause != mention.clause && reader.isVerb(clause) && reader.relation(clause) == .advcl
  }

  /// "the Beirut blast": the town that stands before an event's noun.
  private func namedPlace(_ mention: EventMention) -> Int? {
    guard mention.isNoun, ontology.types[mention.type].isViolent else { return nil }
    for child in reader.children(of: mention.anchor, .compound, .nmod) where child < mention.anchor {
      let place = Int(marked.placeAt[child])
      if place >= 0, !marked.mentions.places[place].isDemonym, !isCountry(place), !isQualifier(place), marked.actorAt[child] < 0 { return place }
    }
    return nil
  }

  /// "the deadliest accident since 2012, when a train derailed near X": X belongs to 2012.
  private func isOfAnotherTime(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    guard clause != mention.clause, clause > mention.anchor else { return false }
    return reader.children(of: clause, .advmod).contains { when in
      marked.field.word(when) == "when" && when > mention.anchor
        && (when - 2..<when).clamped(to: view.tokens).contains { marked.timeAt[$0] >= 0 }
    }
  }

  /// "the city", where something is: the place that it speaks of.
  private func spokenOf(at token: Int) -> Int? {
    guard reader.relation(token) == .pobj, Int(marked.placeAt[token]) < 0,
      !reader.classes(token).isDisjoint(with: PlaceReference.nouns)
    else { return nil }
    return reference.meant(by: token)
  }

  /// "46 people, most of them from X and Y": where they come from.
  private func isOrigin(_ tokens: Range<Int>) -> Bool {
    guard var last = tokens.last else { return false }
    for _ in 0..<4 where reader.relation(last) == .conj { last = reader.tree.head(last) }
    // "Rosa Quispe, 29, of X, was jailed".
    if reader.relation(last) == .pobj, marked.field.word(reader.tree.head(last)) == "of", marked.field.word(last + 1) == ",",
      let person = reader.filler(reader.tree.head(reader.tree.head(last)))?.actor.map({ marked.mentions.actors[$0] })
    {
      return person.named && person.kind == .person
    }
    guard reader.relation(last) == .pobj, marked.field.word(reader.tree.head(last)) == "from" else { return false }
    return !reader.isVerb(reader.tree.head(reader.tree.head(last)))
  }

  /// "the X river reached its banks": what the name is part of acts, nothing happens there; nor where "X and Y" act.
  private func isSubject(_ token: Int) -> Bool {
    if reader.relation(token).isSubject { return true }
    // "the mission, which X and Y will leave".
    if reader.relation(token) == .conj, reader.relation(reader.tree.head(token)).isSubject { return true }
    return reader.relation(token) == .compound && reader.relation(reader.tree.head(token)).isSubject
  }

  /// "Near X, troops attacked": parsers take the preposition's capital for a name's, and the place for a subject.
  /// "condemned the raid and asked X to press Y": whom another verb is about.
  private func isObjectOfAnother(_ token: Int, _ mention: EventMention) -> Bool {
    guard reader.relation(token) == .dobj else { return false }
    let verb = reader.tree.head(token)
    return verb != mention.anchor && verb != mention.clause && !mention.ownVerbs.contains(verb)
      && (marked.actorAt[token] >= 0 || reader.child(of: verb, .xcomp) != nil)
  }

  private func opensWithPreposition(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    return before >= view.tokens.lowerBound && before <= view.tokens.lowerBound + 1
      && ["near", "outside", "inside", "around", "across"].contains(marked.field.word(before))
  }

  private static let directions: Set<String> = [
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "near", "miles",
    "kilometres", "kilometers", "km",
  ]

  /// "in X, north of Y": Y only says where X is.
  private func onlyLocates(_ place: Int) -> Bool {
    let first = marked.mentions.places[place].tokens.lowerBound
    var isRelated = marked.mentions.places[place].relation != nil
    for token in (first - 10..<first).clamped(to: view.tokens).reversed() {
      if reader.isVerb(token) { return false }
      if Self.directions.contains(marked.field.word(token)) { isRelated = true }
      if let other = location(at: token), other != place { return isRelated && hasComma(token + 1..<first) }
    }
    return false
  }

  private func hasComma(_ tokens: Range<Int>) -> Bool { tokens.contains { marked.field.word($0) == "," } }

  /// "flown to X": where someone goes is not where he was when it happened.
  private func leadsElsewhere(_ tokens: Range<Int>) -> Bool {
    ["to", "from", "for"].contains(reader.preposition(over: tokens))
  }

  /// "blocked the highway to X": where a road ends.
  private func isOfRoad(_ tokens: Range<Int>) -> Bool {
    guard let name = tokens.last(where: { !tokens.contains(reader.tree.head($0)) }) else { return false }
    let noun = reader.tree.head(reader.tree.head(name))
    return reader.tag(noun).isNoun && !reader.classes(noun).isDisjoint(with: [.surroundings])
  }

  /// "the governor of X said": where the source is from says nothing of the event.
  private func belongsToSource(_ token: Int) -> Bool {
    statements.contains { statement in
      statement.source.phrase.contains(token) || isUnder(token, statement.source.head)
    }
  }

  /// Whether a token hangs on another, within a few steps.
  private func isUnder(_ token: Int, _ top: Int) -> Bool {
    var current = token
    for _ in 0..<8 {
      if current == top { return true }
      let head = reader.tree.head(current)
      if head == current { return false }
      current = head
    }
    return false
  }

  private func isActor(_ token: Int, _ mention: EventMention) -> Bool {
    mention.participants.contains { $0.role == .actor && $0.filler.phrase.contains(token) }
  }
}
