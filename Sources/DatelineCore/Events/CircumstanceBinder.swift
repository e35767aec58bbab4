/// Finds an event's place, time and weapons in its sentence, and whether it lies in the past that the article recalls.
struct CircumstanceBinder {
  let marked: MarkedDocument
  let ontology: Ontology
  let syntax: SentenceSyntax
  let statements: [AttributionFinder.Statement]

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
    (mention.anchor - Self.reach..<mention.anchor + Self.reach).clamped(to: syntax.sentence.tokens)
  }

  /// "seized Ivanivske", "an attack on Kharkiv": the target is the place.
  private func bindTargetPlace(_ mention: inout EventMention) {
    for participant in mention.participants where participant.role == .target || participant.role == .victim {
      if let place = participant.filler.place, marked.mentions.places[place].use == .location {
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
      for token in (end..<end + 4).clamped(to: syntax.sentence.tokens) {
        guard let place = location(at: token) else { continue }
        mention.place = place
        mention.placeIsOwn = true
        return
      }
    }
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
      if belongsToSource(tokens.lowerBound) || isActor(tokens.lowerBound, mention) { continue }
      if tokens.lowerBound > mention.anchor, hasOtherVerb(mention.anchor, tokens.lowerBound, mention) { continue }
      var score = abs(token - mention.anchor)
      if syntax.clause(at: token) != mention.clause { score += 25 }
      if token < mention.anchor { score += 4 }
      if isCountry(place) { score += 6 }
      if best == nil || score < best?.score ?? 0 { best = (place, score) }
    }
    // What is said somewhere is seldom said of there: words keep only a place right behind them.
    guard let best, !isSpeech(mention) || best.score <= 10 else { return }
    mention.place = best.place
    mention.placeIsOwn = syntax.clause(at: marked.mentions.places[best.place].tokens.lowerBound) == mention.clause
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
      statement.source.phrase.contains(token)
        || !statement.scope.isEmpty && !statement.covers(token) && statement.verb >= 0
          && (statement.source.phrase.lowerBound..<max(statement.verb, statement.source.phrase.lowerBound) + 1)
            .contains(token)
    }
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
      let clause = syntax.clause(at: token)
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
    guard mention.isNoun, var index = syntax.item(at: mention.anchor) else { return false }
    while index >= 1, syntax.items[index - 1].kind == .preposition || syntax.items[index - 1].kind == .noun {
      index -= 1
      let word = marked.document.tokens[syntax.items[index].tokens.lowerBound].folded
      if ["after", "following", "before", "since", "amid", "amidst", "despite", "over"].contains(word) { return true }
    }
    return false
  }

  /// A time that opens the sentence dates all of it: "On Friday, …".
  private func leads(_ token: Int) -> Bool { token < syntax.sentence.tokens.lowerBound + 4 }

  /// "had seized the village, just west of the city seized 10 months ago": what stands behind another verb is that
  /// verb's, unless it only tells the harm that was done.
  private func hasOtherVerb(_ left: Int, _ right: Int, _ mention: EventMention) -> Bool {
    guard let first = syntax.item(at: left), let last = syntax.item(at: right), first < last else { return false }
    return syntax.items[first + 1..<last].contains { item in
      guard item.kind == .verb else { return false }
      let verb = syntax.verbs[item.index]
      return ontology.vocabulary.verb(verb.verb)?.isEffect != true && verb.main != left && verb.main != right
        && !mention.ownVerbs.contains(verb.main)
    }
  }

  private func isVague(_ time: Int) -> Bool { marked.mentions.times[time].time.start == nil }

  /// "said on Friday that the army had …": the day of the saying, not of what is said.
  private func datesTheStatement(_ token: Int, _ mention: EventMention) -> Bool {
    guard let item = syntax.item(at: token), item > 0 else { return false }
    for statement in statements where statement.covers(mention.anchor) && statement.verb != mention.anchor {
      guard let verb = syntax.item(at: max(statement.verb, syntax.sentence.tokens.lowerBound)), statement.verb >= 0
      else { continue }
      if item > verb, item <= verb + 4,
        syntax.items[verb..<item].allSatisfy({ $0.kind != .subordinator && $0.kind != .quote }),
        !(syntax.items[verb + 1..<item].contains { $0.kind == .verb })
      {
        return !statement.scope.contains { $0.contains(token) } || isRightBehind(item, verb)
      }
      if item == verb - 1 { return true }
    }
    return false
  }

  private func isRightBehind(_ item: Int, _ verb: Int) -> Bool {
    syntax.items[verb + 1..<item].allSatisfy { $0.kind == .other || $0.kind == .time }
  }

  // MARK: Weapons

  private func bindWeapons(_ mention: inout EventMention) {
    var last = -1
    for token in window(mention) where syntax.clause(at: token) == mention.clause {
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
    let isEvent = ontology.vocabulary.word(marked.words[last])?.isEventNoun == true
    return isEvent
      && (tokens.count == 1 || ["air", "aerial"].contains(marked.document.tokens[tokens.lowerBound].folded))
  }

  // MARK: Background

  /// "since", "earlier this year", a past perfect outside of what someone says.
  private func isRecalled(_ mention: EventMention) -> Bool {
    let clause = syntax.clauses[mention.clause].tokens
    let first = marked.document.tokens[clause.lowerBound].folded
    if first == "since" { return true }
    if window(mention).contains(where: { marked.document.tokens[$0].folded == "anniversary" }) { return mention.isNoun }
    guard mention.sources.isEmpty, let verb = syntax.verb(at: mention.anchor)?.verb, verb.perfect else { return false }
    return verb.tokens.contains { marked.document.tokens[$0].folded == "had" }
  }
}
