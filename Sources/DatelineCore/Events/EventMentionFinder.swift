/// Finds every mention of an event in one field of an article, each with what its sentence tells of it.
struct EventMentionFinder {
  let marked: MarkedDocument
  let ontology: Ontology
  let violence: ViolenceContext

  init(marked: MarkedDocument, ontology: Ontology) {
    self.marked = marked
    self.ontology = ontology
    violence = ViolenceContext(marked: marked, vocabulary: ontology.vocabulary)
  }

  func mentions() -> [EventMention] {
    var found: [EventMention] = []
    var speaker = RunningSpeaker()
    let casualties = casualtiesBySentence()
    for number in marked.document.sentences.indices {
      for syntax in Chunker.syntax(of: number, in: marked, vocabulary: ontology.vocabulary) {
        let followsViolence = found.suffix(6).contains {
          ontology.types[$0.type].isViolent && number - $0.sentence <= 3
        }
        found += mentions(in: syntax, casualties[number], &speaker, followsViolence)
      }
    }
    inheritPlaces(&found)
    return found
  }

  /// An event that names no place is where its paragraph's last sentences are.
  private func inheritPlaces(_ found: inout [EventMention]) {
    let physical: Set = ["ASSAULT", "COERCE", "PROTEST"]
    let first = firstLocations()
    for index in found.indices where found[index].place == nil && found[index].unknownPlace == nil {
      guard physical.contains(ontology.types[found[index].type].event), !found[index].background else { continue }
      let sentence = found[index].sentence
      let paragraph = marked.document.sentences[sentence].paragraph
      for before in (sentence - 2..<sentence).clamped(to: marked.document.sentences.indices).reversed()
      where marked.document.sentences[before].paragraph == paragraph {
        guard let place = first[before] else { continue }
        found[index].place = place
        found[index].placeIsOwn = false
        break
      }
    }
  }

  /// By sentence: the first place named in it that is no whole country.
  private func firstLocations() -> [Int: Int] {
    var first: [Int: Int] = [:]
    var sentence = 0
    for (index, place) in marked.mentions.places.enumerated() where place.use == .location {
      if case .resolved(let resolved) = place.resolution, resolved.precision == .country { continue }
      while sentence + 1 < marked.document.sentences.count,
        place.tokens.lowerBound >= marked.document.sentences[sentence].tokens.upperBound
      {
        sentence += 1
      }
      if first[sentence] == nil { first[sentence] = index }
    }
    return first
  }

  private func mentions(
    in syntax: SentenceSyntax, _ casualties: [Int], _ speaker: inout RunningSpeaker, _ followsViolence: Bool
  ) -> [EventMention] {
    let finder = AttributionFinder(marked: marked, ontology: ontology, syntax: syntax)
    let statements = speaker.extend(finder.statements(), sentence: syntax, marked: marked)
    var mentions = triggers(in: syntax, statements)
    let own = casualties.filter { syntax.sentence.tokens.contains(marked.mentions.casualties[$0].tokens.lowerBound) }
    CasualtyBinder(
      marked: marked, ontology: ontology, syntax: syntax, statements: statements, violence: violence,
      followsViolence: followsViolence
    )
    .bind(own, to: &mentions)
    CauseBinder(marked: marked, ontology: ontology, syntax: syntax).bind(&mentions)
    let circumstances = CircumstanceBinder(marked: marked, ontology: ontology, syntax: syntax, statements: statements)
    for index in mentions.indices { circumstances.bind(&mentions[index]) }
    return mentions
  }

  /// "Police said they had arrested two men": a pronoun that opens what is said is the speaker.
  private func resolveSpeakers(in mention: inout EventMention, _ statements: [AttributionFinder.Statement]) {
    for index in mention.participants.indices where mention.participants[index].role == .actor {
      let filler = mention.participants[index].filler
      guard filler.tokens.count == 1, filler.actor.map({ marked.mentions.actors[$0].isPronoun }) ?? false,
        let statement = statements.first(where: { statement in
          statement.scope.contains { $0.lowerBound <= filler.head && filler.head < $0.lowerBound + 3 }
        })
      else { continue }
      mention.participants[index].filler = statement.source
      mention.participants += statement.others.map { .init(role: .actor, filler: $0) }
      return
    }
  }

  /// "Armed gangs attack villages and schools": what the present tense tells of violence in a text is a habit.
  private func isHabit(_ match: TriggerMatch, _ arguments: Arguments, _ syntax: SentenceSyntax) -> Bool {
    let event = ontology.types[ontology.triggers[match.trigger].type].event
    guard marked.document.field == .text, event == "ASSAULT" || event == "COERCE", arguments.nounItem == nil,
      let item = arguments.verbItem
    else { return false }
    let verb = syntax.verbs[syntax.items[item].index]
    let forms = ontology.vocabulary.word(marked.words[verb.main])?.forms ?? []
    return verb.form == .finite && verb.tokens.count == 1 && !forms.isEmpty && forms.isSubset(of: [.base, .third])
  }

  /// "a film about the invasion".
  private func isOfFiction(_ match: TriggerMatch, _ syntax: SentenceSyntax) -> Bool {
    guard syntax.noun(at: match.anchor) != nil else { return false }
    return (match.anchor - 12..<match.anchor).clamped(to: syntax.sentence.tokens).contains {
      ontology.vocabulary.classes(marked.words[$0]).contains(.hypothetical)
    }
  }

  private func casualtiesBySentence() -> [[Int]] {
    var bySentence = [[Int]](repeating: [], count: marked.document.sentences.count)
    var sentence = 0
    for (index, mention) in marked.mentions.casualties.enumerated() {
      while sentence + 1 < bySentence.count,
        mention.tokens.lowerBound >= marked.document.sentences[sentence].tokens.upperBound
      {
        sentence += 1
      }
      if bySentence.indices.contains(sentence) { bySentence[sentence].append(index) }
    }
    return bySentence
  }

  private func triggers(in syntax: SentenceSyntax, _ statements: [AttributionFinder.Statement]) -> [EventMention] {
    let matcher = TriggerMatcher(marked: marked, ontology: ontology)
    let arguments = ArgumentFinder(marked: marked, ontology: ontology, syntax: syntax)
    let checker = ConditionChecker(marked: marked, ontology: ontology, syntax: syntax, violence: violence)
    let factuality = FactualityReader(marked: marked, ontology: ontology, syntax: syntax)
    var found: [EventMention] = []
    var token = syntax.sentence.tokens.lowerBound
    while token < syntax.sentence.tokens.upperBound {
      var next = token + 1
      for match in matcher.matches(at: token, in: syntax) {
        guard let filled = arguments.arguments(of: match) else { continue }
        if checker.isExcluded(match) {
          // "under attack from speculators" is no attack either.
          guard match.tokens.count > 1 else { continue }
          next = match.tokens.upperBound
          break
        }
        guard checker.holds(match, filled) else { continue }
        guard !isHabit(match, filled, syntax), !isOfFiction(match, syntax) else { continue }
        var mention = EventMention(match: match, arguments: filled, syntax: syntax, marked: marked, ontology: ontology)
        mention.factuality = factuality.factuality(of: match, filled)
        // "has seen no sign of a role in the attack": who speaks of a known event does not vouch for it.
        if !(mention.isNoun && mention.isDefinite) {
          mention.sources = AttributionFinder.sources(at: match.anchor, in: statements)
        }
        resolveSpeakers(in: &mention, statements)
        if let claimant = filled.claimant, mention.sources.isEmpty {
          mention.sources = [Source(filler: claimant, stance: .claims, via: nil)]
        }
        // "denied that its troops had shelled the town".
        if mention.sources.first?.stance == .denies, !mention.isNoun { mention.factuality = .denied }
        found.append(mention)
        next = match.tokens.upperBound
        break
      }
      token = next
    }
    return found
  }
}

extension EventMention {
  init(
    match: TriggerMatch, arguments: Arguments, syntax: SentenceSyntax, marked: MarkedDocument, ontology: Ontology
  ) {
    let trigger = ontology.triggers[match.trigger]
    self.init(
      type: trigger.type, field: marked.document.field, sentence: syntax.number,
      sentenceTokens: syntax.sentence.tokens, trigger: match.tokens,
      anchor: match.anchor, clause: syntax.clause(at: match.anchor))
    isNoun = arguments.nounItem != nil
    triggerWords = trigger.wordCount
    ownVerbs = arguments.ownVerbs
    if !isNoun, let item = arguments.verbItem {
      let verb = syntax.items[item].tokens
      if verb.overlaps(match.tokens) {
        self.trigger = min(verb.lowerBound, match.tokens.lowerBound)..<max(verb.upperBound, match.tokens.upperBound)
      }
    }
    let roles: [(Frame.Role, Event.Actor.Role)] = [
      (.actor, .actor), (.target, .target), (.victim, .victim), (.instrument, .instrument),
    ]
    for (role, eventRole) in roles {
      for filler in arguments[role] { participants.append(Participant(role: eventRole, filler: filler)) }
    }
    if let item = arguments.nounItem, syntax.items[item].kind == .noun {
      let noun = syntax.items[item].tokens
      let first = marked.document.tokens[noun.lowerBound].folded
      isDefinite = ["the", "this", "that", "these", "those", "its", "their", "his"].contains(first)
      isFurther = noun.contains {
        ["another", "separate", "second", "third", "similar", "other", "previous", "earlier", "further"]
          .contains(marked.document.tokens[$0].folded)
      }
    }
  }
}
