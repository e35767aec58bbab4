/// What stands at the head of a phrase: a name, or a noun of the tables.
extension PhraseReader {
  func named(_ name: NameMention, _ start: Int, _ qualifiers: Qualifiers, _ before: Phrase?) -> Phrase {
    var phrase = Phrase(
      tokens: start..<name.tokens.upperBound, head: name.tokens.upperBound - 1,
      kind: name.isPerson ? .person : .organization, name: name, country: qualifiers.country,
      sector: qualifiers.sector, code: nil)
    switch name.referent {
    case .leader(let row):
      let leader = lexicons.leaders[row]
      phrase.country = leader.country ?? qualifiers.country
      if leader.isInOffice(input.year), leader.sector != "GOV" || qualifiers.sector != "OPP" {
        phrase.sector = leader.sector
      }
    case .organization(let row):
      let organization = lexicons.organizations[row]
      phrase.country = organization.country ?? qualifiers.country
      phrase.sector = organization.sector
      phrase.code = organization.code
    case .metonym(let row):
      let body = lexicons.metonyms[row]
      phrase.country = body.country
      phrase.sector = body.sector
      phrase.code = body.code
      phrase.isMetonym = true
    case .unknownOrganization, .thing:
      phrase.sector = sector(ofOrganization: name) ?? qualifiers.sector
    case .person:
      if let before, before.kind == .person { phrase.sector = before.sector ?? phrase.sector }
    }
    return phrase
  }

  /// From the noun in the name: "Ministry", "Party".
  func sector(ofOrganization name: NameMention) -> String? {
    for index in name.tokens.reversed() {
      for match in reading.matches(at: index).reversed() {
        if case .agent(let row, _) = match.entry, lexicons.agents[row].kind == .organization {
          return lexicons.agents[row].sector
        }
      }
    }
    return nil
  }

  func noun(at index: Int, _ start: Int, _ qualifiers: Qualifiers) -> (phrase: Phrase, endsPhrase: Bool)? {
    guard let match = bestNoun(at: index) else { return nil }
    let end = match.tokens.upperBound
    var phrase = Phrase(
      tokens: start..<end, head: end - 1, kind: .person, country: qualifiers.country, noun: match.entry)
    switch match.entry {
    case .agent(let row, let plural):
      let agent = lexicons.agents[row]
      phrase.kind = agent.kind
      phrase.isPlural = plural
      phrase.isWeak = agent.isWeak
      phrase.sector = agent.isWeak ? qualifiers.sector ?? agent.sector : agent.sector
      if agent.isWeak { phrase.code = qualifiers.code }
      return (phrase, agent.kind == .person && plural && !reading.isPossessiveMark(min(end, reading.tokens.count - 1)))
    case .object(_, let plural):
      phrase.kind = .object
      phrase.isPlural = plural
      return (phrase, plural)
    case .people(let country, let plural):
      phrase.country = lexicons.countries[country].iso2
      phrase.sector = "CVL"
      phrase.isPlural = plural
      return (phrase, true)
    default: return nil
    }
  }

  func bestNoun(at index: Int) -> Reading.Match? {
    let match = reading.longest(at: index) { entry in
      switch entry {
      case .agent, .object, .people: true
      default: false
      }
    }
    guard let match, match.tokens.upperBound <= limit, !input.isInPlace(index) else { return nil }
    if case .people = match.entry {
      // "Iraqi" before a noun or an adjective is the adjective.
      let isAdjective = reading.matches(at: index).contains { if case .demonym = $0.entry { true } else { false } }
      if isAdjective, match.tokens.upperBound < limit {
        let next = match.tokens.upperBound
        if !endsNounPhrase(next) { return nil }
      }
    } else if isVerb(match) {
      return nil
    }
    return match
  }

  /// A word that may follow a finished noun phrase.
  func endsNounPhrase(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return token.kind == .punctuation || reading.classes(index).has([.auxiliary, .preposition, .conjunction])
  }

  /// A noun that is also a verb, where the words around make it one: "to force", "will guard".
  func isVerb(_ match: Reading.Match) -> Bool {
    guard match.tokens.count == 1 else { return false }
    let before = reading.classes(match.tokens.lowerBound - 1)
    let word = reading.word(match.tokens.lowerBound - 1)
    let isAmbiguous = reading.classes(match.tokens.lowerBound).has([.saying, .acting])
    // "the wounded" and "12 dead" are people; "were wounded" and "dead" elsewhere say what became of them.
    if isAmbiguous || isHarm(match.tokens.lowerBound) {
      let isMarked =
        before.has([.determiner, .possessive, .modifier]) && word != "that"
        || input.afterQuantity.contains(match.tokens.lowerBound)
      if isHarm(match.tokens.lowerBound)
        || match.tokens.count == 1 && reading.classes(match.tokens.lowerBound).has(.saying)
      {
        return !isMarked || isNoun(match.tokens.upperBound)
      }
    }
    if word == "to", case .agent(_, let plural) = match.entry, !plural {
      return !reading.tokens[match.tokens.lowerBound].isCapitalized && isAmbiguous
    }
    return isAmbiguous && (before.has([.subject, .auxiliary]) || word == "to")
  }

  func isHarm(_ index: Int) -> Bool {
    reading.matches(at: index).contains { if case .harm = $0.entry { true } else { false } }
  }
}
