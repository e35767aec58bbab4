/// Reads one noun phrase that begins at a token.
struct PhraseReader {
  let lexicons: Lexicons
  let input: ActorInput
  /// The end of the sentence.
  let limit: Int

  var reading: Reading { input.reading }

  func phrase(at start: Int) -> Phrase? {
    guard var phrase = simple(at: start) else { return nil }
    for _ in 0..<3 {
      if let owned = possessed(by: phrase) { phrase = owned } else { break }
    }
    if let joined = withComplement(phrase) { phrase = joined }
    return isTooBare(phrase) ? nil : phrase
  }

  // MARK: Parts

  /// What the words before the head have said so far.
  struct Qualifiers {
    var country: String?
    var sector: String?
    var code: String?
    var organization: NameMention?
    var hasTitle = false
  }

  private func simple(at start: Int) -> Phrase? {
    var index = start
    var isDefinite = false
    var isNew = false
    // "that" is nearly always a conjunction here: "said that officers fired".
    if reading.classes(index).has([.determiner, .possessive]), reading.word(index) != "that", !isName(index) {
      let word = reading.word(index)
      isDefinite = ["the", "this", "these", "those"].contains(word) || reading.classes(index).has(.possessive)
      isNew = ["a", "an", "another", "several", "some", "many", "other"].contains(word)
      if input.quantities[index] == nil { index += 1 }
    }
    if let quantity = input.quantities[index], !quantity.isMeasure, index < limit {
      index = quantity.tokens.upperBound
      isNew = !isDefinite
      if reading.word(index) == "of" {
        index += 1
        if reading.classes(index).has([.determiner, .possessive]) { index += 1 }
      }
      if reading.word(index) == "others" { return others(start..<index + 1) }
      if ["more", "other", "further", "additional"].contains(reading.word(index)) { index += 1 }
      if let counted = countedAlone(quantity, start) { return counted }
    }
    guard var phrase = head(from: start, at: index) else { return nil }
    phrase.isDefinite = isDefinite
    phrase.isNew = isNew
    return phrase
  }

  /// "Thousands marched", "two were arrested": a number that is itself the subject.
  private func countedAlone(_ quantity: Quantity, _ start: Int) -> Phrase? {
    let end = quantity.tokens.upperBound
    guard end < limit, reading.classes(end).has(.verb), quantity.count != Count(min: 0, max: 0),
      !reading.classes(end).has(.modifier) || reading.classes(end).has(.auxiliary), bestNoun(at: end) == nil,
      start == quantity.tokens.lowerBound, opensClause(start)
    else { return nil }
    return Phrase(tokens: start..<end, head: end - 1, kind: .person, sector: "CVL", isPlural: true, isNew: true)
  }

  private func opensClause(_ index: Int) -> Bool {
    guard index > 0, reading.sentenceOf[index - 1] == reading.sentenceOf[index] else { return true }
    return reading.classes(index - 1).has(.conjunction) || [",", ";", "“", "\""].contains(reading.word(index - 1))
  }

  /// "40 others": people, of no further description.
  private func others(_ tokens: Range<Int>) -> Phrase? {
    guard tokens.upperBound <= limit, !reading.classes(tokens.upperBound).has([.determiner]),
      reading.word(tokens.upperBound - 1) == "others"
    else { return nil }
    return Phrase(
      tokens: tokens, head: tokens.upperBound - 1, kind: .person, sector: "CVL", isPlural: true, isNew: true)
  }

  /// Reads qualifiers and nouns; the last noun is the head.
  private func head(from start: Int, at first: Int) -> Phrase? {
    var index = first
    var qualifiers = Qualifiers()
    var best: Phrase?
    var steps = 0
    while index < limit, steps < 14 {
      steps += 1
      if let name = input.names[index] {
        let phrase = named(name, start, qualifiers, best)
        if name.isPerson { return phrase }
        best = phrase
        qualifiers.organization = name
        (qualifiers.country, qualifiers.sector, qualifiers.code) = (
          phrase.country ?? qualifiers.country, phrase.sector ?? qualifiers.sector, phrase.code
        )
        index = name.tokens.upperBound
      } else if let noun = noun(at: index, start, qualifiers) {
        let end = noun.phrase.tokens.upperBound
        best = noun.phrase
        if noun.endsPhrase { break }
        if !noun.phrase.isWeak || qualifiers.sector == nil { qualifiers.sector = noun.phrase.sector }
        index = end
      } else if let next = qualifier(at: index, &qualifiers) {
        index = next
      } else {
        break
      }
    }
    return best
  }

  func isName(_ index: Int) -> Bool { input.names[index] != nil }

  /// A word that qualifies: an adjective, a country, a title. Returns where it ends.
  private func qualifier(at index: Int, _ qualifiers: inout Qualifiers) -> Int? {
    if let (toponym, country) = input.toponyms[index], !toponym.isSite || toponym.tokens.lowerBound == index {
      let end = toponym.name.upperBound
      let isPossessive = end < limit && reading.isPossessiveMark(end)
      guard toponym.use != .location || toponym.isSite || isPossessive || isBeforeNoun(end) else { return nil }
      qualifiers.country = country ?? qualifiers.country
      return isPossessive ? end + 1 : end
    }
    if let title = reading.longest(at: index, where: { if case .title = $0 { true } else { false } }),
      case .title(let row) = title.entry, input.names[title.tokens.upperBound]?.isPerson == true
    {
      qualifiers.sector = lexicons.titles[row] == "CVL" ? qualifiers.sector : lexicons.titles[row]
      qualifiers.hasTitle = true
      return title.tokens.upperBound
    }
    if isModifier(index) { return index + 1 }
    if isUnknownQualifier(index) { return index + 1 }
    // A quotation mark around the noun: four detained "perpetrators".
    if ["\"", "“", "‘"].contains(reading.tokens[index].text), index + 1 < limit, isNoun(index + 1) { return index + 1 }
    return nil
  }

  /// A capitalised word that no table has, before a noun or a title: "Mapuche activists", "Construction Minister
  /// Vesic".
  private func isUnknownQualifier(_ index: Int) -> Bool {
    guard reading.tokens[index].isCapitalized, reading.casing(at: index) == .mixed, index + 1 < limit,
      NameReader.isNameWord(index, reading), input.toponyms[index] == nil
    else { return false }
    if isNoun(index + 1), !reading.tokens[index + 1].isCapitalized { return reading.matches(at: index).isEmpty }
    return reading.matches(at: index + 1).contains { match in
      if case .title = match.entry { input.names[match.tokens.upperBound]?.isPerson == true } else { false }
    }
  }

  func isModifier(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    guard token.kind == .word else { return false }
    let classes = reading.classes(index)
    if classes.has(.modifier) { return true }
    if classes.has([.determiner, .pronoun, .preposition, .conjunction, .auxiliary]) { return false }
    let word = token.folded
    if word.contains("-") {
      return NameReader.isJoinedParticiple(word)
        || ["pro-", "anti-", "ex-", "non-", "self-"].contains { word.hasPrefix($0) }
    }
    guard classes.isEmpty, !token.isCapitalized, word.utf8.count > 5, reading.matches(at: index).isEmpty else {
      return false
    }
    return ["ical", "ional", "arian", "istic", "ated", "ious", "less"].contains { word.hasSuffix($0) }
  }

  private func isBeforeNoun(_ index: Int) -> Bool {
    var index = index
    while index < limit, isModifier(index), !reading.classes(index).has([.saying, .acting]) { index += 1 }
    return isNoun(index) && !reading.classes(index).has(.verb)
  }

  func isNoun(_ index: Int) -> Bool {
    index < limit
      && reading.matches(at: index).contains { match in
        switch match.entry {
        case .agent, .object: true
        default: false
        }
      }
  }

  // MARK: What follows

  /// "the president's spokesman": the phrase owns what comes next.
  private func possessed(by owner: Phrase) -> Phrase? {
    let mark = owner.tokens.upperBound
    guard mark + 1 < limit, reading.isPossessiveMark(mark),
      var phrase = head(from: owner.tokens.lowerBound, at: mark + 1)
    else { return nil }
    phrase.country = phrase.country ?? owner.country
    if phrase.isWeak { phrase.sector = owner.sector ?? phrase.sector }
    phrase.isDefinite = true
    return phrase
  }

  /// "members of the Kurdish militia", "president of France", "a group of gunmen".
  private func withComplement(_ phrase: Phrase) -> Phrase? {
    let end = phrase.tokens.upperBound
    guard phrase.name == nil, phrase.kind != .object, end + 1 < limit, reading.word(end) == "of" else { return nil }
    if case .people = phrase.noun { return nil }
    var joined = phrase
    if let inner = simple(at: end + 1), inner.kind != .object, input.quantities[end + 1] == nil {
      joined.tokens = phrase.tokens.lowerBound..<inner.tokens.upperBound
      joined.country = phrase.country ?? inner.country
      if phrase.isWeak {
        joined.sector = inner.sector ?? phrase.sector
        joined.code = inner.code
      }
      return joined
    }
    let next = reading.word(end + 1) == "the" ? end + 2 : end + 1
    guard let (toponym, country) = input.toponyms[next], toponym.name.lowerBound == next else { return nil }
    joined.tokens = phrase.tokens.lowerBound..<toponym.name.upperBound
    joined.country = phrase.country ?? country
    return joined
  }

  /// A single noun in the singular, without article, possessor or name, is mostly no noun phrase: "leader", "guard".
  private func isTooBare(_ phrase: Phrase) -> Bool {
    guard phrase.name == nil, !phrase.isPlural, !phrase.isDefinite, !phrase.isNew, phrase.country == nil else {
      return false
    }
    let start = phrase.tokens.lowerBound
    if reading.classes(start).has([.determiner, .possessive]) || reading.isPossessiveMark(start - 1) { return false }
    if reading.document.field == .title { return false }
    return phrase.kind != .organization || phrase.isWeak
  }
}
