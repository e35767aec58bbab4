import Linguistics

/// What stands before a head: countries, organisations, nouns and titles that qualify it.
extension PhraseCoder {
  func evidence(_ tokens: Range<Int>) -> ActorEvidence {
    var evidence = ActorEvidence()
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      guard let match = matches.covering[token], match.tokens.upperBound <= tokens.upperBound else {
        if matches.isPlace[token], let country = matches.placeCountry[token], !isJoined(token) {
          evidence.country = country
        }
        token += 1
        continue
      }
      if !isJoined(match.tokens.upperBound - 1), !isPrefixed(token), !isPartOfCompound(match.tokens.upperBound - 1), !matches.isQuality(match, in: field) { read(match, &evidence) }
      token = match.tokens.upperBound
    }
    return evidence
  }

  private func read(_ match: ActorLexicon.Match, _ evidence: inout ActorEvidence) {
    switch match.entry {
    case .country(let row), .demonym(let row), .capital(let row), .people(let row, _):
      evidence.country = lexicon.countries[row].iso2
      evidence.isNamed = true
      evidence.body = nil
    case .organization(let row): read(lexicon.organizations[row], &evidence)
    case .metonym(let row): read(lexicon.metonyms[row], &evidence)
    case .officeholder(let row):
      evidence.country = lexicon.officeholders[row].standing(in: month).country ?? evidence.country
      evidence.isNamed = true
    case .agent(let row, _):
      let noun = lexicon.agents[row]
      if matches.isTitle(match), let title = title(match) {
        if title == "CVL" || title == "ELI" { return }
        // "Father Ignacio Morales": a title of clergy, where the noun says nothing.
        if noun.sector == "CVL" {
          evidence.sector = title
          evidence.isStrong = true
          return
        }
      }
      if noun.isWeak {
        evidence.sector = evidence.sector ?? noun.sector
        // "rebel leader" is as strong as "rebel"; a bare "leader" is not.
        if noun.sector != "CVL" { evidence.isStrong = true }
      } else {
        evidence.sector = noun.sector
        evidence.isStrong = true
      }
      retire(&evidence)
    case .title(let row):
      // "Police Col. X": police have the ranks of armies.
      // So have armed groups.
      guard lexicon.titles[row] != "CVL",
        lexicon.titles[row] != "MIL" || evidence.sector != "COP" && !(evidence.isStrong && GroupNameFinder.sectors.contains(evidence.sector ?? ""))
      else { return }
      evidence.sector = lexicon.titles[row]
      // "Sir" and "Lord" say nothing of the office.
      evidence.isStrong = lexicon.titles[row] != "ELI"
      retire(&evidence)
    case .object(let row, _):
      // "barracks guard" is of the army, "car bomb" of nobody.
      if let sector = lexicon.objects[row].sector, sector != "CVL", sector != "BUS" {
        evidence.sector = evidence.sector ?? sector
      }
    case .marker(.former): evidence.isFormer = true
    case .marker, .givenName: break
    }
  }

  private func read(_ body: Organization, _ evidence: inout ActorEvidence) {
    evidence.country = body.country ?? evidence.country
    evidence.sector = body.sector
    evidence.body = body.code
    evidence.isStrong = true
    evidence.isNamed = true
  }

  private func title(_ match: ActorLexicon.Match) -> String? {
    for other in matches.starting[match.tokens.lowerBound] where other.tokens == match.tokens {
      if case .title(let row) = other.entry { return lexicon.titles[row] }
    }
    return nil
  }

  private func retire(_ evidence: inout ActorEvidence) {
    if evidence.isFormer, ["GOV", "LEG", "JUD", "PTY"].contains(evidence.sector ?? "") { evidence.sector = "ELI" }
  }

  /// "US" in "US-backed": a hyphen and a participle follow, or "backed" directly.
  private func isJoined(_ last: Int) -> Bool {
    let next = last + 1
    guard next < field.count, field.sentenceOf[next] == field.sentenceOf[last] else { return false }
    if field.words[next] == "-" || field.folded[next] == "-" { return matches.has(.participle, at: next + 1) }
    return matches.has(.participle, at: next) && field.tree.relation(next) == .amod
  }

  /// "Assembly" in "Assembly-line workers", "army" in "army-surplus tents": part of a word for something else.
  private func isPartOfCompound(_ last: Int) -> Bool {
    let part = last + 2
    guard field.tags.indices.contains(part), field.folded[last + 1] == "-", field.sentenceOf[part] == field.sentenceOf[last] else { return false }
    return field.tags[part] == .noun && !field.words[part].isCapitalized && matches.covering[part] == nil
  }

  /// "pro-Iranian", "anti-Russian": not whose.
  private func isPrefixed(_ first: Int) -> Bool {
    first > 1 && field.folded[first - 1] == "-" && ["pro", "anti", "non"].contains(field.folded[first - 2])
  }

  // MARK: Persons' names

  /// The tokens of a person's name that ends a phrase; nil where the phrase ends in something else.
  func personName(_ phrase: NominalPhrase) -> Range<Int>? {
    let head = phrase.head
    let casing = field.sentence(of: head).casing
    if let match = matches.covering[head], match.entry != .marker(.particle) {
      switch match.entry {
      // "Gen. Omar", "President Santiago": a name that is also something else, right after a title.
      case .capital, .organization, .object, .demonym, .agent, .title, .country, .people, .metonym:
        guard matches.label[head] == .person, match.tokens.count == 1, field.words[head].isCapitalized,
          casing == .mixed, head > phrase.tokens.lowerBound, isNameWord(head - 1),
          matches.starting[head - 1].contains(where: { $0.entry == .givenName }) || isAgentOrTitle(head - 1),
          !isAgent(match)
        else { return nil }
      case .officeholder, .givenName, .marker: break
      }
    }
    var first = head
    while first > phrase.tokens.lowerBound, isNameWord(first - 1) || isParticle(first - 1, phrase) { first -= 1 }
    while first < head, isParticle(first, phrase), !field.words[first].isCapitalized { first += 1 }
    if matches.label[head] == .person, field.tags[head].isProperNoun || casing != .mixed { return first..<head + 1 }
    guard field.tags[head].isNoun else { return nil }
    if first > phrase.tokens.lowerBound, isAgentOrTitle(first - 1), isPersonal(first - 1),
      casing != .mixed || field.tags[head].isProperNoun
    {
      return field.tags[head].isProperNoun || matches.covering[head] == nil ? first..<head + 1 : nil
    }
    // "57-year-old Ines Obando": what has an age is a person.
    if first > phrase.tokens.lowerBound, field.tags[head].isProperNoun, casing == .mixed,
      field.folded[first - 1] == "old" || field.folded[first - 1].hasSuffix("-year-old")
    {
      return first..<head + 1
    }
    let hasGivenName = matches.starting[first].contains { $0.entry == .givenName }
    let isCapitalized = casing == .mixed && field.words[head].isCapitalized
    return hasGivenName && head > first && (isCapitalized || casing != .mixed) ? first..<head + 1 : nil
  }

  private func isNameWord(_ token: Int) -> Bool {
    let casing = field.sentence(of: token).casing
    guard field.tags[token].isProperNoun || (casing != .mixed && field.tags[token].isNoun) else { return false }
    if casing == .mixed, !field.words[token].hasUpperCase { return false }
    if matches.starting[token].contains(where: { $0.entry == .givenName }), matches.covering[token] == nil {
      return true
    }
    guard let match = matches.covering[token] else { return !matches.isPlace[token] }
    switch match.entry {
    case .marker: return false
    // "Evo Morales" in "Evo Morales Ayma": a longer form of a known name.
    case .givenName, .officeholder: return true
    default: return false
    }
  }

  private func isParticle(_ token: Int, _ phrase: NominalPhrase) -> Bool {
    if matches.has(.particle, at: token) { return token > phrase.tokens.lowerBound || field.words[token].isCapitalized }
    // "Ali ash-Shaykh": the Arabic article by the letter that follows.
    if field.words[token].utf8.count <= 3, field.word(token + 1) == "-", token > phrase.tokens.lowerBound, isNameWord(token - 1), !field.words[token].isCapitalized {
      return true
    }
    // "Garcia-Lopez", "Omar al-Fadil".
    return field.words[token] == "-" && token > phrase.tokens.lowerBound && (isNameWord(token - 1) || matches.has(.particle, at: token - 1))
  }

  private func isAgent(_ match: ActorLexicon.Match) -> Bool {
    if case .agent = match.entry { true } else { false }
  }

  private func isAgentOrTitle(_ token: Int) -> Bool {
    guard let match = matches.covering[token] else { return false }
    switch match.entry {
    case .agent, .title: return true
    default: return false
    }
  }

  private func isPersonal(_ token: Int) -> Bool {
    guard let match = matches.covering[token] else { return false }
    if case .agent(let row, let isPlural) = match.entry { return lexicon.agents[row].kind == .person && !isPlural }
    return true
  }
}
