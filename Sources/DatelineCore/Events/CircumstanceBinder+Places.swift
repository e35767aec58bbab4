/// Where an event happens: what it strikes, or the place that its clause names.
extension CircumstanceBinder {
  /// "seized Ivanivske", "an attack on Kharkiv": the target is the place.
  func bindTargetPlace(_ mention: inout EventMention) {
    nameTargets(&mention)
    if isBetweenStates(mention) { return }
    for participant in mention.participants where participant.role == .target || participant.role == .victim {
      // "closed the borders with Mali".
      if participant.filler.place != nil, reader.preposition(over: participant.filler.tokens) == "with" { continue }
      if let place = participant.filler.place.flatMap({ isTarget($0, mention) ? $0 : nil }) {
        mention.place = place
        mention.placeIsOwn = true
        mention.placeIsTarget = true
        return
      }
      if ontology.types[mention.type].group == "territory" || ontology.types[mention.type].mode == "withdraw" || isAttackedPlace(participant, mention),
        participant.role == .target, participant.filler.isUnknownName(in: marked), !participant.filler.tokens.contains(where: { marked.field.words[$0].contains(where: \.isNumber) })
      {
        mention.unknownPlace = participant.filler.tokens
        mention.placeIsOwn = true
        return
      }
      if let name = reference.unknownName(after: participant.filler.head) {
        mention.unknownPlace = name
        mention.placeIsOwn = true
        return
      }
      if let place = site(participant.filler) ?? placeOf(participant.filler) ?? placeBehind(participant.filler, mention) {
        mention.place = place
        mention.placeIsOwn = true
        return
      }
    }
  }

  /// "Rebels attacked Zarmina": what armed groups attack and nobody knows is a town more often than a man.
  private func isAttackedPlace(_ participant: EventMention.Participant, _ mention: EventMention) -> Bool {
    // Capitals tell nothing where all words have them.
    guard marked.field.sentences[view.number].casing == .mixed else { return false }
    if ontology.types[mention.type].group == "remote" || ["raid", "offensive"].contains(ontology.types[mention.type].mode) { return true }
    guard ontology.types[mention.type].mode == "attack", !mention.isNoun, !isNamedElsewhere(participant.filler) else { return false }
    return mention.fillers(.actor).contains { filler in
      filler.actor.map { ConditionChecker.underArms.contains(marked.mentions.actors[$0].sector ?? "") } ?? false
    }
  }

  /// Someone whose longer name the text has.
  private func isNamedElsewhere(_ filler: Filler) -> Bool {
    guard let actor = filler.actor else { return false }
    return marked.mentions.actors.contains { $0.entity == marked.mentions.actors[actor].entity && $0.tokens.count > 1 }
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

  /// "near the Burkina border": on which side of it is not told.
  private func isBorder(_ tokens: Range<Int>, _ place: Int) -> Bool {
    isCountry(place) && ["border", "frontier"].contains(marked.field.word(tokens.upperBound)) && reader.tree.head(tokens.upperBound - 1) == tokens.upperBound
  }

  /// "a bridge over the Euphrates": a river, which passes many towns.
  private func isBridged(_ tokens: Range<Int>) -> Bool {
    let preposition = reader.tree.head(tokens.upperBound - 1)
    return marked.field.word(preposition) == "over" && ["bridge", "bridges", "footbridge", "viaduct", "dam", "crossing"].contains(marked.field.word(reader.tree.head(preposition)))
  }

  /// "In X, on the neighbouring island of Y": what lies around the place that was named right before.
  private func isAroundAnother(_ place: Int, _ tokens: Range<Int>) -> Bool {
    guard place > 0, isWide(place) else { return false }
    let comma = marked.mentions.places[place - 1].tokens.upperBound
    return marked.field.word(comma) == "," && ["in", "on", "at", "off"].contains(marked.field.word(comma + 1)) && (2...Self.longestFrame).contains(tokens.lowerBound - comma)
      && marked.mentions.places[place - 1].use == .location && !isWide(place - 1) && !(comma..<tokens.lowerBound).contains(where: reader.isVerb)
  }

  private static let longestFrame = 8

  /// "the relief group Feed Africa": a continent that closes a longer name.
  private func isPartOfName(_ place: Int) -> Bool {
    let mention = marked.mentions.places[place]
    guard case .resolved(let resolved) = mention.resolution, resolved.country == nil else { return false }
    let before = mention.tokens.lowerBound - 1
    return before > view.tokens.lowerBound && reader.relation(before) == .compound && reader.tree.head(before) == mention.tokens.upperBound - 1
      && marked.field.words[before].isCapitalized
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

  /// "attacked the headquarters of X": the town whose building it is.
  private func placeOf(_ filler: Filler) -> Int? {
    guard !reader.classes(filler.head).isDisjoint(with: [.site, .premises, .strongpoint]) else { return nil }
    for preposition in reader.children(of: filler.head, .prep) where marked.field.word(preposition) == "of" {
      guard let name = reader.child(of: preposition, .pobj), let place = location(at: name), !isWide(place) else { continue }
      return place
    }
    return nil
  }

  /// "an attack on a market in X": the first place right behind the target, unless another clause begins before it.
  private func placeBehind(_ filler: Filler, _ mention: EventMention) -> Int? {
    let end = filler.phrase.upperBound
    for token in (end..<end + 4).clamped(to: view.tokens) {
      if reader.isVerb(token) { return nil }
      guard let place = location(at: token) else { continue }
      if isAddressed(marked.mentions.places[place].tokens.lowerBound, mention) { return nil }
      // "the pipeline to X near Y".
      if ["to", "towards", "toward"].contains(reader.preposition(over: marked.mentions.places[place].tokens)) { continue }
      // "the road from X", "the chief of X".
      if isOrigin(marked.mentions.places[place].tokens) || isOfPerson(filler, marked.mentions.places[place].tokens) { return nil }
      return reader.relation(marked.mentions.places[place].tokens.upperBound - 1).isSubject ? nil : place
    }
    return nil
  }

  /// A place that is struck, taken or entered is where it happens, also where its name stands for its government.
  private func isTarget(_ place: Int, _ mention: EventMention) -> Bool {
    let found = marked.mentions.places[place]
    if isAddressed(found.tokens.lowerBound, mention) { return false }
    let type = ontology.types[mention.type]
    // "quit Gori".
    return found.use == .location || (type.isViolent || type.event == "RETREAT" && type.isPhysical) && !found.isDemonym
  }

  /// "bombed Iranian nuclear sites": the adjective of the target is the least that is said of the place.
  ///
  /// "U.S. bases" and a "Russian embassy" stand elsewhere as often as not.
  func bindTargetCountry(_ mention: inout EventMention) {
    for participant in mention.participants where participant.role == .target && participant.filler.tokens.count > 1 {
      guard isPlacedByAdjective(participant.filler.head, mention) else { continue }
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

  private func isPlacedByAdjective(_ head: Int, _ mention: EventMention) -> Bool {
    reader.classes(head).isDisjoint(with: [.vessel, .aircraft, .roadVehicle, .railVehicle, .weaponry]) && marked.weaponAt[head] < 0
      && (ontology.types[mention.type].isPhysical || reader.classes(head).isDisjoint(with: [.strongpoint, .military]))
  }

  private func isThing(_ filler: Filler) -> Bool {
    filler.actor.map { marked.mentions.actors[$0].kind == .object } ?? true
  }

  /// "a Malta-flagged tanker", "a Kyiv-based group": whose it is, not where something happens.
  func isQualifier(_ place: Int) -> Bool {
    let end = marked.mentions.places[place].tokens.upperBound
    guard marked.field.word(end) == "-", view.tokens.contains(end + 1) else { return false }
    return reader.tag(end + 1) == .verbPastParticiple || marked.field.word(end + 1).hasSuffix("ed")
  }

  func location(at token: Int) -> Int? {
    let place = Int(marked.placeAt[token])
    guard place >= 0, marked.mentions.places[place].use == .location, !isQualifier(place), !isOrigin(place) else { return nil }
    return partOf(place) ?? place
  }

  /// "Ukraine's Odesa region", "Mozambique's province of Cabo Delgado": the part of a country that stands behind its name.
  private func partOf(_ country: Int) -> Int? {
    guard let name = marked.mentions.places[country].tokens.last else { return nil }
    let whole = reader.tree.head(name)
    // "the West Bank village of X", "the southern Gaza city of Y".
    if [.compound, .nmod, .amod].contains(reader.relation(name)), whole == name + 1, reader.classes(whole).contains(.locality) {
      return reference.named(by: whole).flatMap { $0 == country ? nil : $0 }
    }
    guard isWide(country), reader.relation(name) == .poss else { return nil }
    guard whole > name, whole - name <= Self.longestPart else { return nil }
    for token in name + 1..<whole + 1 {
      let place = Int(marked.placeAt[token])
      if place >= 0, place != country, marked.mentions.places[place].use == .location { return place }
    }
    return reader.classes(whole).isDisjoint(with: PlaceReference.nouns) ? nil : reference.named(by: whole)
  }

  /// Words from a country's name to the head of what is a part of it.
  private static let longestPart = 6

  /// "two peacekeepers (Uganda)": where they are from.
  func isOrigin(_ place: Int) -> Bool {
    let tokens = marked.mentions.places[place].tokens
    return isCountry(place) && marked.field.word(tokens.lowerBound - 1) == "(" && marked.field.word(tokens.upperBound) == ")"
      && tokens.lowerBound > 1 && marked.actorAt[tokens.lowerBound - 2] >= 0
  }

  /// "an attack claimed by X in Y": of the event, whatever verb parsers hang it on.
  private func isOfParticiple(_ clause: Int, _ mention: EventMention) -> Bool {
    mention.isNoun && reader.tree.head(clause) == mention.anchor && reader.relation(clause) == .acl && reader.isPassive(clause)
  }

  /// "north of the capital"; "east of the city" is in the city as often as not.
  private func isMeasuredFrom(_ token: Int) -> Bool {
    let first = reader.phrase(token).lowerBound
    return reader.classes(token).contains(.capital) && marked.field.word(first - 1) == "of" && Self.directions.contains(marked.field.word(first - 2))
  }

  /// How much farther, in tokens, a region or country counts that a sentence opens with.
  private static let frame = 14

  /// "In X, …".
  private func opensSentence(_ tokens: Range<Int>) -> Bool {
    (view.tokens.lowerBound...view.tokens.lowerBound + Self.longestPart).contains(tokens.lowerBound)
      && (tokens.upperBound..<tokens.upperBound + 3).clamped(to: view.tokens).contains { marked.field.word($0) == "," }
      && !(view.tokens.lowerBound..<tokens.lowerBound).contains { reader.isVerb($0) }
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
      // "the plant, 20 km north of the capital".
      if named == nil, isMeasuredFrom(token) { continue }
      if isSubject(tokens.upperBound - 1) && !opensWithPreposition(tokens) && !isSceneOf(tokens.upperBound - 1, mention) || named != nil && onlyLocates(place) { continue }
      if isPartOfName(place) || isBorder(tokens, place) || isAroundAnother(place, tokens) || isBridged(tokens) { continue }
      // "closed the borders with Mali", "an exchange mediated by the Emirates".
      if ["towards", "toward", "with"].contains(reader.preposition(over: tokens)) || isOrigin(tokens) || isOriginOfOthers(tokens, mention) || isDestination(tokens) || isAgent(tokens) { continue }
      if belongsToSource(tokens.lowerBound) || isActor(tokens.lowerBound, mention) && !isSceneOf(tokens.upperBound - 1, mention) || isMotive(token, of: mention) { continue }
      if isTopic(tokens.lowerBound, of: mention) || isOfHospital(tokens.lowerBound, mention) { continue }
      if isAddressed(tokens.lowerBound, mention) || isCountry(place) && reader.preposition(over: tokens) == "for" { continue }
      if isOfOtherDeed(token, mention) || isOfParty(token, mention) || isOfPart(token, of: mention) || isOfLaterStep(token, mention) { continue }
      if isWhereSaid(tokens, mention) || isOfCause(token, mention) || isQuotedApart(token, from: mention.anchor) { continue }
      if isOfAnotherTime(token, mention) || isObjectOfAnother(tokens.upperBound - 1, mention) { continue }
      // "struck X; five people died in Y": another piece of news.
      if marked.isBrokenOff(token, mention.anchor) { continue }
      // "Hundreds were killed and thousands fled to Guinea": where others went.
      let clause = marked.clause(at: token)
      if leadsElsewhere(tokens), !isOwn(clause, mention), isFlight(clause) { continue }
      if tokens.lowerBound > mention.anchor, hasOtherVerb(mention.anchor, tokens.lowerBound, mention) { continue }
      // "The violence came a week after gunmen hijacked a bus in X": the place of the other event.
      if mention.isNoun, mention.isDefinite, token > mention.anchor, isOfSetting(token, mention) { continue }
      var score = abs(token - mention.anchor)
      if !isOwn(clause, mention), !isOfParticiple(clause, mention) { score += 25 }
      if token < mention.anchor { score += 4 }
      if isCountry(place) { score += 6 }
      // "In the X region, a bomb in Y": the frame of the sentence, in which a place behind the event is nearer to it.
      if token < mention.anchor, isWide(place), opensSentence(tokens) { score += Self.frame }
      if isOfOffice(tokens, mention) { score += 15 }
      if leadsElsewhere(tokens) { score += isOfRoad(tokens) ? 36 : 12 }
      if best == nil || score < best?.score ?? 0 { best = (place, tokens.lowerBound, score) }
    }
    if best == nil || best.map({ marked.clause(at: $0.at) != mention.clause }) == true, !isSpeech(mention), let place = placeOfRelative(mention) {
      mention.place = place
      mention.placeIsOwn = true
      return
    }
    if best == nil || best.map({ marked.clause(at: $0.at) != mention.clause }) == true, !isSpeech(mention), let name = unknownNameOfRelative(mention) {
      mention.unknownPlace = name
      mention.placeIsOwn = true
      return
    }
    if best == nil, let place = placeOfBuilding(mention) {
      mention.place = place
      mention.placeIsOwn = true
      return
    }
    // What is said somewhere is seldom said of there: words keep only a place right behind them.
    guard let best, !isSpeech(mention) || best.score <= 10 || isOfOccasion(best.at, mention) || framesWords(best.place, mention) else {
      if !isSpeech(mention) { mention.unknownPlace = unknownLocation(mention) ?? unknownName(of: mention) }
      // A road lies in some town, which another sentence may name.
      mention.placeIsOwn = mention.unknownPlace.map { !Self.roads.contains(marked.field.word($0.upperBound - 1)) } ?? false
      return
    }
    // "at Westfold in the north of the country": the name that no gazetteer has says more than the country around it.
    if isWide(best.place), let name = unknownLocation(mention) ?? unknownName(of: mention) {
      mention.unknownPlace = name
      mention.placeIsOwn = true
      return
    }
    let told = mention
    mention.participants.removeAll { $0.role == .actor && isSceneOf($0.filler.head, told) }
    mention.place = finer(than: best.place) ?? townOfActors(mention, in: best.place) ?? best.place
    mention.placeIsOwn = marked.clause(at: best.at) == mention.clause
  }
}
