/// Finds an event's place, time and weapons in its sentence, and whether it lies in the past that the article recalls.
struct CircumstanceBinder {
  let reader: ClauseReader
  let view: SentenceView
  let statements: [AttributionFinder.Statement]

  private var marked: MarkedField { reader.marked }
  private var ontology: Ontology { reader.ontology }

  func bind(_ mention: inout EventMention) {
    bindTargetPlace(&mention)
    if mention.place == nil, mention.unknownPlace == nil { bindPlace(&mention) }
    if mention.place == nil, mention.unknownPlace == nil { bindTargetCountry(&mention) }
    bindTime(&mention)
    bindWeapons(&mention)
    mention.background = mention.background || isRecalled(mention)
  }

  /// How far from the trigger, in tokens, a circumstance is looked for.
  private static let reach = 40

  private func window(_ mention: EventMention) -> Range<Int> {
    (mention.anchor - Self.reach..<mention.anchor + Self.reach).clamped(to: view.tokens)
  }

  /// "seized Ivanivske", "an attack on Kharkiv": the target is the place.
  private func bindTargetPlace(_ mention: inout EventMention) {
    for participant in mention.participants where participant.role == .target || participant.role == .victim {
      if let place = participant.filler.place.flatMap({ isTarget($0, mention) ? $0 : nil }) ?? namedPlace(participant.filler) {
        mention.place = place
        mention.placeIsOwn = true
        return
      }
      if ontology.types[mention.type].group == "territory", participant.filler.isUnknownName(in: marked) {
        mention.unknownPlace = participant.filler.tokens
        mention.placeIsOwn = true
        return
      }
      // "the village of X", "an attack on a market in X": the first place right behind the target.
      let end = participant.filler.phrase.upperBound
      for token in (end..<end + 4).clamped(to: view.tokens) {
        guard let place = location(at: token) else { continue }
        mention.place = place
        mention.placeIsOwn = true
        return
      }
    }
  }

  /// A place that is struck, taken or entered is where it happens, also where its name stands for its government.
  private func isTarget(_ place: Int, _ mention: EventMention) -> Bool {
    let found = marked.mentions.places[place]
    return found.use == .location || ontology.types[mention.type].isViolent && !found.isDemonym
  }

  /// "the border region of X", "the town of X".
  private func namedPlace(_ filler: Filler) -> Int? {
    guard reader.classes(filler.head).contains(.settlement) else { return nil }
    for child in reader.children(of: filler.head, .prep) where Int(marked.words[child]) == ontology.of {
      guard let name = reader.child(of: child, .pobj) else { continue }
      // "the region of X adjoining Y": parsers take Y for the head; the first name is the region's.
      for token in (child + 1..<max(child + 2, name + 1)).clamped(to: view.tokens) {
        let place = Int(marked.placeAt[token])
        if place >= 0, !marked.mentions.places[place].isDemonym { return place }
      }
    }
    return nil
  }

  /// "bombed Iranian nuclear sites": the adjective of the target is the least that is said of the place.
  private func bindTargetCountry(_ mention: inout EventMention) {
    for participant in mention.participants where participant.role == .target && participant.filler.tokens.count > 1 {
      for token in participant.filler.tokens.prefix(8) {
        let place = Int(marked.placeAt[token])
        if place >= 0, marked.mentions.places[place].use == .adjectival, isCountry(place), isThing(participant.filler) {
          mention.place = place
          return
        }
      }
    }
  }

  private func isThing(_ filler: Filler) -> Bool {
    filler.actor.map { marked.mentions.actors[$0].kind == .object } ?? true
  }

  private func location(at token: Int) -> Int? {
    let place = Int(marked.placeAt[token])
    guard place >= 0, marked.mentions.places[place].use == .location else { return nil }
    return place
  }

  private func bindPlace(_ mention: inout EventMention) {
    var best: (place: Int, score: Int)?
    let range = window(mention)
    for token in range {
      guard let place = location(at: token), best?.place != place else { continue }
      let tokens = marked.mentions.places[place].tokens
      if reader.relation(tokens.upperBound - 1).isSubject { continue }
      if belongsToSource(tokens.lowerBound) || isActor(tokens.lowerBound, mention) { continue }
      if tokens.lowerBound > mention.anchor, hasOtherVerb(mention.anchor, tokens.lowerBound, mention) { continue }
      var score = abs(token - mention.anchor)
      if marked.clause(at: token) != mention.clause { score += 25 }
      if token < mention.anchor { score += 4 }
      if isCountry(place) { score += 6 }
      if best == nil || score < best?.score ?? 0 { best = (place, score) }
    }
    // What is said somewhere is seldom said of there: words keep only a place right behind them.
    guard let best, !isSpeech(mention) || best.score <= 10 else { return }
    mention.place = best.place
    mention.placeIsOwn = marked.clause(at: marked.mentions.places[best.place].tokens.lowerBound) == mention.clause
  }

  private func isSpeech(_ mention: EventMention) -> Bool {
    ["ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE"].contains(ontology.types[mention.type].event)
  }

  private func isCountry(_ place: Int) -> Bool {
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.precision == .country
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

  // MARK: Time

  private func bindTime(_ mention: inout EventMention) {
    var best: (time: Int, score: Int)?
    let isAdjunct = isAdjunct(mention)
    for token in window(mention) {
      let time = Int(marked.timeAt[token])
      guard time >= 0, best?.time != time else { continue }
      let clause = marked.clause(at: token)
      let sameClause = clause == mention.clause
      if isAdjunct, token < mention.anchor { continue }
      guard sameClause || leads(token), !datesTheStatement(token, mention) else { continue }
      if sameClause, hasOtherVerb(min(token, mention.anchor), max(token, mention.anchor), mention) { continue }
      var score = abs(token - mention.anchor) + (sameClause ? 0 : 20)
      if isVague(time) { score += 15 }
      // "the attack on Friday": right behind the noun.
      if mention.isNoun, token > mention.anchor, score < 8 { score -= 4 }
      if best == nil || score < best?.score ?? 0 { best = (time, score) }
    }
    mention.time = best?.time
  }

  /// "resigned on Friday after weeks of protests": what lies before the preposition dates the verb.
  private func isAdjunct(_ mention: EventMention) -> Bool {
    guard mention.isNoun else { return false }
    var current = mention.anchor
    for _ in 0..<6 {
      let head = reader.tree.head(current)
      if head == current || reader.isVerb(head) { return false }
      if ["after", "following", "before", "since", "amid", "amidst", "despite", "over"].contains(marked.field.word(head)) {
        return true
      }
      current = head
    }
    return false
  }

  /// A time that opens the sentence dates all of it: "On Friday, …".
  private func leads(_ token: Int) -> Bool { token < view.tokens.lowerBound + 4 }

  /// "had seized the village, just west of the city seized 10 months ago": what stands behind another verb is that
  /// verb's, unless it only tells the harm that was done.
  private func hasOtherVerb(_ left: Int, _ right: Int, _ mention: EventMention) -> Bool {
    let first = marked.clause(at: left)
    let last = marked.clause(at: right)
    guard first != last else { return false }
    return (left..<right).contains { token in
      reader.isVerb(token) && token != first && token != last && !mention.ownVerbs.contains(token)
        && reader.verbWord(token)?.isEffect != true
    }
  }

  private func isVague(_ time: Int) -> Bool { marked.mentions.times[time].time.start == nil }

  /// "said on Friday that the army had …": the day of the saying, not of what is said.
  private func datesTheStatement(_ token: Int, _ mention: EventMention) -> Bool {
    let clause = marked.clause(at: token)
    return statements.contains { $0.verb == clause && $0.verb != mention.anchor && $0.verb != mention.clause }
  }

  // MARK: Weapons

  private func bindWeapons(_ mention: inout EventMention) {
    var last = -1
    for token in window(mention) where marked.clause(at: token) == mention.clause {
      let weapon = Int(marked.weaponAt[token])
      if weapon >= 0, weapon != last, !mention.weapons.contains(weapon), !isOnlyTheEvent(weapon, mention) {
        mention.weapons.append(weapon)
      }
      last = weapon
      if mention.weapons.count == 4 { break }
    }
  }

  /// "air attacks": tells how, but names no weapon.
  private func isOnlyTheEvent(_ weapon: Int, _ mention: EventMention) -> Bool {
    let tokens = marked.mentions.weapons[weapon].tokens
    guard tokens.overlaps(mention.trigger) else { return false }
    let last = tokens.upperBound - 1
    let isEvent = reader.word(last)?.isEventNoun == true
    return isEvent
      && (tokens.count == 1 || ["air", "aerial"].contains(marked.field.word(tokens.lowerBound)))
  }

  // MARK: Background

  /// "since", a past perfect outside of what someone says.
  private func isRecalled(_ mention: EventMention) -> Bool {
    if window(mention).contains(where: { marked.field.word($0) == "anniversary" }) { return mention.isNoun }
    if reader.children(of: mention.clause, .mark).contains(where: { marked.field.word($0) == "since" }) { return true }
    guard mention.sources.isEmpty, reader.isVerb(mention.clause) else { return false }
    return reader.children(of: mention.clause, .aux).contains { marked.field.word($0) == "had" }
  }
}
