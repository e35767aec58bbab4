import Linguistics

/// Reads one field from left to right; see ``PlaceRecognizer``.
struct FieldRecognizer {
  let tables: PlaceTables
  let text: PlaceText
  let fieldNumber: Int
  let evidence: ArticleEvidence
  var lookup: PlaceLookup
  private(set) var names: [PlaceName] = []
  /// Names that fell short, by how much: the rest of the article may speak for them.
  private(set) var doubtful: [DoubtfulName] = []

  init(tables: PlaceTables, text: PlaceText, field: Int, evidence: ArticleEvidence, lookup: PlaceLookup) {
    self.tables = tables
    self.text = text
    fieldNumber = field
    self.evidence = evidence
    self.lookup = lookup
  }

  private var field: ParsedField { text.field }

  mutating func readAll() {
    for sentence in field.sentences {
      var token = sentence.tokens.lowerBound
      while token < sentence.tokens.upperBound {
        token = max(token + 1, read(at: token, sentence))
      }
    }
  }

  /// Reads what begins at a token; returns the token after it.
  private mutating func read(at token: Int, _ sentence: ParsedField.Sentence) -> Int {
    guard text.capital[token], token == 0 || field.words[token - 1] != "$" else { return token + 1 }
    let limit = sentence.tokens.upperBound
    if let end = readAbbreviation(token, limit) ?? readPrefix(token) { return end }
    let known = lookup.names(at: token, limit: limit, in: text)
    let longest = known.first?.tokens.upperBound ?? token
    if let end = readPhrase(token, limit, longest) { return end }
    for name in known {
      // "Barren County" is no place here, nor is "Barren".
      if name.tokens.upperBound < longest, tables.noun(field.word(name.tokens.upperBound)).contains(.unit) { continue }
      if name.tokens.count == 1, tables.notPlaces.contains(field.word(token)) { continue }
      if let end = readKnown(name.tokens, name.key, sentence) { return end }
    }
    if let end = readUnknown(token, sentence, hasKnown: !known.isEmpty) { return end }
    return (known.isEmpty ? readMisspelt(token, sentence) : nil) ?? token + 1
  }

  private mutating func append(_ tokens: Range<Int>, key: String, _ change: (inout PlaceName) -> Void = { _ in }) {
    var name = PlaceName(
      field: fieldNumber, tokens: tokens, span: field.span(tokens), text: field.text(tokens), key: key)
    change(&name)
    names.append(name)
  }

  // MARK: Short forms and table phrases

  private mutating func readAbbreviation(_ token: Int, _ limit: Int) -> Int? {
    guard let short = tables.abbreviations[field.words[token]] else { return nil }
    if short.isOnlyAfterComma {
      guard token >= 2, field.words[token - 1] == ",", text.capital[token - 2] else { return nil }
    } else if let entity = text.entity(at: token), entity.kind == .org, entity.tokens.lowerBound < token - 1 {
      return nil
    }
    let candidates = lookup.matches(short.key).filter {
      $0.place.country == short.country
        && ($0.place.kind.isUnit || short.country == nil || ($0.place.kind == .settlement && !short.isOnlyAfterComma))
    }
    guard !candidates.isEmpty else { return nil }
    // "Que" and its stop are two tokens at the end of a sentence, and inside one too.
    var end = token + 1
    if end < limit, field.words[end] == ".", field.document.starts[end] == field.document.ends[token],
      tables.abbreviations[field.words[token] + "."] != nil
    {
      end += 1
    }
    append(token..<end, key: short.key) { name in
      name.country = short.country
      name.candidates = candidates
      name.isEntity = true
    }
    return end
  }

  /// "U.S.-led", "Kyiv-based": a place, a hyphen and a small word in one token.
  private mutating func readPrefix(_ token: Int) -> Int? {
    let word = field.words[token]
    guard let hyphen = word.firstIndex(of: "-"), word[word.index(after: hyphen)...].first?.isLowercase ?? false else {
      return nil
    }
    let prefix = String(word[..<hyphen])
    let short = tables.abbreviations[prefix]
    let key = short?.key ?? GazetteerKey.fold(prefix)
    let candidates = lookup.matches(key).filter { match in
      if let short { return match.place.country == short.country }
      return match.standing == .usual && (match.place.kind == .country || match.place.population >= 100_000)
    }
    guard !candidates.isEmpty, short.map({ !$0.isOnlyAfterComma }) ?? true else { return nil }
    let start = field.span(token..<token + 1).start
    append(token..<token + 1, key: key) { name in
      name.span = Span(start, start + prefix.utf8.count)
      name.text = prefix
      name.country = short?.country
      name.candidates = candidates
      name.isEntity = true
    }
    return token + 1
  }

  private mutating func readPhrase(_ token: Int, _ limit: Int, _ longest: Int) -> Int? {
    guard let phrase = tables.phrases.longest(field.folded, at: token, limit: limit),
      phrase.tokens.upperBound >= longest, phrase.tokens.contains(where: { text.capital[$0] })
    else { return nil }
    let isPlaceToModel = text.entity(at: token).map { $0.kind.isPlace && $0.tokens == phrase.tokens } ?? false
    let isPeople = phrase.tokens.last.map { field.tags[$0] == .pluralNoun || field.tags[$0] == .pluralProperNoun } ?? false
    for value in phrase.values {
      switch value {
      case .demonym(let country):
        guard phrase.tokens.upperBound > longest || !isPlaceToModel || longest == token else { continue }
        // "American Psychological Association", "British Airways": part of a name.
        if let entity = text.entity(at: token), [.org, .other, .fac, .person].contains(entity.kind),
          entity.tokens.upperBound > phrase.tokens.upperBound
        {
          return phrase.tokens.upperBound
        }
        let iso2 = tables.countries[country].iso2
        append(phrase.tokens, key: GazetteerKey.fold(tables.countries[country].name)) { name in
          name.form = isPeople ? .people : .adjectival
          name.use = .adjectival
          name.country = iso2
        }
        return phrase.tokens.upperBound
      case .adjective(let key):
        guard phrase.tokens.upperBound > longest || !isPlaceToModel else { continue }
        append(phrase.tokens, key: key) { name in
          name.form = isPeople ? .people : .adjectival
          name.use = .adjectival
        }
        return phrase.tokens.upperBound
      case .organization: return phrase.tokens.upperBound
      case .metonym:
        // "The White House said": an actor. "Outside the White House": a place.
        let context = NameContext(
          tables: tables, text: text, tokens: phrase.tokens, sentence: field.sentence(of: token).tokens)
        if context.preposition == .none { return phrase.tokens.upperBound }
      default: continue
      }
    }
    return nil
  }

  // MARK: Names of the gazetteer

  private mutating func readKnown(_ tokens: Range<Int>, _ key: String, _ sentence: ParsedField.Sentence) -> Int? {
    let candidates = lookup.matches(key)
    let context = NameContext(tables: tables, text: text, tokens: tokens, sentence: sentence.tokens)
    var score = entityScore(tokens) + strength(candidates) + surroundings(context, key, sentence)
    switch unitBehind(tokens, sentence.tokens.upperBound, holding: candidates) {
    case .holding: score += tables.weights[.contained]
    case .other: score += tables.weights[.listed]
    case nil: if isBehindPlace(tokens) { score += tables.weights[.listed] }
    }
    if isJoined(tokens) { score += tables.weights[.joined] }
    guard !context.isPartOfOtherName else { return nil }
    guard score > 0 else {
      if score > DoubtfulName.lowest, !context.isAfterHonorific, !context.isAfterGivenName, !context.isBeforeName {
        var name = PlaceName(
          field: fieldNumber, tokens: tokens, span: field.span(tokens), text: field.text(tokens), key: key)
        name.candidates = candidates
        name.noun = context.noun
        doubtful.append(DoubtfulName(name: name, score: score))
      }
      return nil
    }
    var tokens = tokens
    var key = key
    var noun = context.noun
    if let wider = widened(tokens, sentence.tokens) {
      if wider.upperBound > tokens.upperBound { noun = tables.noun(field.word(wider.upperBound - 1)) }
      tokens = wider
      key = text.key(wider)
    }
    tokens = withoutKind(tokens)
    let own = (tokens == context.tokens ? candidates : lookup.matches(key)) + withNoun(tokens, key)
    let isEntity = text.entity(at: tokens.lowerBound).map(\.kind.isPlace) ?? false
    append(tokens, key: key) { name in
      name.candidates = own
      name.noun = noun
      name.isEntity = isEntity
    }
    return tokens.upperBound
  }

  /// "the Dnipro river" is also asked for with its noun.
  private mutating func withNoun(_ tokens: Range<Int>, _ key: String) -> [Gazetteer.Match] {
    let next = tokens.upperBound
    guard next < field.sentence(of: tokens.lowerBound).tokens.upperBound, !text.capital[next],
      !tables.noun(field.word(next)).isDisjoint(with: .natural)
    else { return [] }
    return lookup.matches(key + " " + text.pieces[next])
  }

  /// With the capitalised words that belong to the name: "Kharkiv Oblast", "Salinas Valley", "North London". Nil where
  /// there are none.
  private func widened(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Range<Int>? {
    var wider = tokens
    let next = tokens.upperBound
    if sentence.contains(next), text.capital[next], field.words[next - 1] != "." {
      let noun = tables.noun(field.word(next))
      let isInPlace = text.entity(at: next).map { $0.kind.isPlace && $0.tokens.contains(tokens.lowerBound) } ?? false
      let isWritten = !(sentence.contains(next + 1) && text.capital[next + 1])
      if isWritten, !noun.isDisjoint(with: [.natural, .region]) || (isInPlace && noun.contains(.unit)) {
        wider = tokens.lowerBound..<next + 1
      }
    }
    // Directions in capitals, but not the first word of a sentence.
    while wider.lowerBound - 1 > sentence.lowerBound, text.capital[wider.lowerBound - 1],
      tables.classes(field.word(wider.lowerBound - 1)).has([.direction, .regionAdjective])
    {
      wider = wider.lowerBound - 1..<wider.upperBound
    }
    if let last = names.last, last.field == fieldNumber, last.tokens.upperBound > wider.lowerBound { return nil }
    return wider == tokens ? nil : wider
  }

  /// "City of Montreal" is Montreal.
  private func withoutKind(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.count > 2, field.word(tokens.lowerBound + 1) == "of",
      ["city", "county", "town", "village", "township", "district", "port", "municipality"].contains(
        field.word(tokens.lowerBound))
    else { return tokens }
    return tokens.lowerBound + 2..<tokens.upperBound
  }

  /// "X and Y" behind a place X.
  private func isJoined(_ tokens: Range<Int>) -> Bool {
    guard let last = names.last, last.form == .literal, last.field == fieldNumber else { return false }
    let between = last.tokens.upperBound..<max(last.tokens.upperBound, tokens.lowerBound)
    return (1...2).contains(between.count) && between.allSatisfy { ["and", "or", ","].contains(field.word($0)) }
  }

  private func entityScore(_ tokens: Range<Int>) -> Double {
    let weights = tables.weights
    let covering = Set(tokens.compactMap { text.entity(at: $0) })
    guard let entity = covering.first(where: { $0.kind.isPlace }) ?? covering.first else { return weights[.noEntity] }
    let core = PlaceSpan.trimmed(entity.tokens, in: text)
    // What the model takes for one name although it is several, it has not understood.
    if isPartOfList(tokens, in: core) { return entity.kind.isPlace ? weights[.gpe] : weights[.noEntity] }
    let isWhole = core.lowerBound >= tokens.lowerBound && core.upperBound <= tokens.upperBound
    if isWhole {
      switch entity.kind {
      case .gpe: return weights[.gpe]
      case .loc: return weights[.loc]
      case .fac: return weights[.fac]
      case .norp: return weights[.norp]
      case .org: return weights[.org]
      // Full names begin with given names.
      case .person: return weights[isFullNameOfNobody(tokens) ? .noEntity : .person]
      case .date: return weights[.date]
      case .other: return weights[.otherEntity]
      }
    }
    switch entity.kind {
    case .gpe, .loc: return isSetOff(tokens, in: core) ? weights[.gpe] : weights[.insidePlace]
    case .fac: return weights[.insideFacility]
    case .org, .other, .norp, .date: return insideOther(tokens, core, isOrganization: entity.kind == .org)
    case .person:
      // "Manitoba Premier Jane Doe".
      let isBeforeTitle = tokens.lowerBound == core.lowerBound && isTitle(tokens.upperBound)
      return weights[isBeforeTitle ? .noEntity : .insidePerson]
    }
  }

  private func isTitle(_ token: Int) -> Bool {
    guard token < field.count else { return false }
    if tables.honorifics.contains(field.word(token)) { return true }
    let phrase = tables.phrases.longest(
      field.folded, at: token, limit: field.sentence(of: token).tokens.upperBound)
    return phrase?.values.contains(.title) ?? false
  }

  /// Within the name of an organisation, a work or an event.
  private func insideOther(_ tokens: Range<Int>, _ core: Range<Int>, isOrganization: Bool) -> Double {
    let weights = tables.weights
    let isUnit = tokens.count > 1 && tables.noun(field.word(tokens.upperBound - 1)).contains(.unit)
    if tokens.lowerBound <= core.lowerBound, core.contains(tokens.upperBound),
      isUnit || tables.nounOfAnyKind(field.word(tokens.upperBound)).contains(.office)
    {
      return weights[.beginsOffice]
    }
    if tokens.upperBound >= core.upperBound, tokens.lowerBound > core.lowerBound,
      ["in", "of", ","].contains(field.word(tokens.lowerBound - 1)),
      !["university", "bank", "college"].contains(field.word(tokens.lowerBound - 2))
    {
      return weights[.insideAfterPreposition]
    }
    return weights[isOrganization ? .insideOrganization : .insideOther]
  }

  /// "Chasiv Yar": two words, of which the first is no given name.
  private func isFullNameOfNobody(_ tokens: Range<Int>) -> Bool {
    tokens.count > 1 && !tables.givenNames.contains(field.word(tokens.lowerBound))
  }

  /// "Princeton and Cadiz", "Burnley in Lancashire", which the model takes for one name.
  private func isPartOfList(_ tokens: Range<Int>, in core: Range<Int>) -> Bool {
    let joints: Set<String> = ["and", "or", ",", "in", "the"]
    let before = tokens.lowerBound == core.lowerBound || joints.contains(field.word(tokens.lowerBound - 1))
    let after = tokens.upperBound >= core.upperBound || joints.contains(field.word(tokens.upperBound))
    return before && after && core.contains { ["and", "or", "in"].contains(field.word($0)) }
  }

  /// Whether a comma or a direction sets the name off from the rest of an entity: "Paris, France", "northern Iraq".
  private func isSetOff(_ tokens: Range<Int>, in core: Range<Int>) -> Bool {
    let before = core.lowerBound..<max(core.lowerBound, tokens.lowerBound)
    let after = min(tokens.upperBound, core.upperBound)..<core.upperBound
    let isBefore = before.allSatisfy { tables.classes(field.word($0)).has([.regionAdjective, .direction]) || field.words[$0] == "," }
      || before.last.map { field.words[$0] == "," } ?? true
    let isAfter = after.first.map { field.words[$0] == "," || field.word($0) == "'s" || tables.noun(field.word($0)) != [] } ?? true
    return isBefore && isAfter
  }

  private func strength(_ candidates: [Gazetteer.Match]) -> Double {
    candidates.map { match in
      let weights = tables.weights
      let place = match.place
      var value: Double
      switch place.kind {
      case .country, .continent: value = weights[.country]
      case .admin1: value = weights[.unit]
      case .admin2: value = weights[.secondUnit]
      case .settlement:
        if place.isCapital || place.population >= 500_000 {
          value = weights[.metropolis]
        } else if place.population >= 100_000 {
          value = weights[.city]
        } else if place.population >= 15_000 {
          value = weights[.town]
        } else {
          value = place.population >= 1000 ? 0 : weights[.village]
        }
      default: value = weights[.namedArea]
      }
      if match.standing == .other { value += weights[.otherName] }
      return value
    }.max() ?? 0
  }

  private func surroundings(_ context: NameContext, _ key: String, _ sentence: ParsedField.Sentence) -> Double {
    let weights = tables.weights
    let tokens = context.tokens
    let entity = text.entity(at: tokens.lowerBound)
    let isPlaceToModel = entity?.kind.isPlace ?? false
    let words = key.utf8.count { $0 == 0x20 }
    var score = weights[.words] * Double(min(2, words))
    switch context.preposition {
    case .locative: score += weights[.locative]
    case .directional: score += weights[.directional]
    case .relational: score += weights[.placeNoun]
    case .none: break
    }
    if !context.noun.subtracting(.site).isEmpty || bearsNoun(tokens) { score += weights[.placeNoun] }
    if tokens.count == 1 {
      let folded = field.word(tokens.lowerBound)
      if tables.givenNames.contains(folded) { score += weights[.givenName] }
      if !isPlaceToModel, evidence.isSurname(folded) { score += weights[.afterGivenName] }
      if !isPlaceToModel, evidence.isSmallWord(folded) { score += weights[.commonWord] }
    }
    if context.isAfterHonorific { score += weights[.afterTitle] }
    if !isPlaceToModel {
      if context.isAfterGivenName { score += weights[.afterGivenName] }
      if context.isBeforeOrganization, !context.isBeforeOffice { score += weights[.beforeOrganization] }
      if context.isBeforeName, !context.isBeforeOffice { score += weights[.beforeName] }
      if !tokens.contains(where: { field.tags[$0].isProperNoun }) { score += weights[.notProper] }
      if entity == nil, sentence.casing != .mixed { score += weights[.headline] }
    }
    score += weights[.placeVotes] * evidence.placeShare(key)
    if !isFullNameOfNobody(tokens) { score += weights[.personVotes] * evidence.personShare(key) }
    return score
  }

  /// "Trigg County", "Lake Barkley": the name holds the noun that says what it is.
  private func bearsNoun(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 1 else { return false }
    let kinds: PlaceNoun = [.unit, .river, .lake, .sea, .island, .land]
    return [tokens.lowerBound, tokens.upperBound - 1].contains { !tables.noun(field.word($0)).isDisjoint(with: kinds) }
  }

  /// "Springfield, Illinois": another place and a comma stand before.
  private func isBehindPlace(_ tokens: Range<Int>) -> Bool {
    guard let last = names.last, last.form == .literal, tokens.lowerBound >= 2,
      field.words[tokens.lowerBound - 1] == ","
    else { return false }
    return last.tokens.upperBound == tokens.lowerBound - 1
  }

  private enum UnitBehind { case holding, other }

  /// A comma and a unit or country stand behind; nil where they do not.
  private mutating func unitBehind(_ tokens: Range<Int>, _ limit: Int, holding candidates: [Gazetteer.Match]) -> UnitBehind? {
    let comma = tokens.upperBound
    guard comma + 1 < limit, [",", "in"].contains(field.words[comma]), text.capital[comma + 1] else { return nil }
    var units: [GazetteerPlace] = []
    if let short = tables.abbreviations[field.words[comma + 1]] {
      units = lookup.matches(short.key).map(\.place).filter { $0.country == short.country }
    } else if let name = lookup.names(at: comma + 1, limit: limit, in: text).first {
      units = lookup.matches(name.key).map(\.place)
    }
    units = units.filter { $0.kind == .country || $0.kind == .admin1 }
    guard !units.isEmpty else { return nil }
    let gazetteer = lookup.gazetteer
    return candidates.contains { match in units.contains { gazetteer.isInside(match.place, $0) } } ? .holding : .other
  }

  // MARK: Names that only the model knows

  private mutating func readUnknown(_ token: Int, _ sentence: ParsedField.Sentence, hasKnown: Bool) -> Int? {
    guard let entity = text.entity(at: token), entity.kind.isPlace else { return nil }
    let core = PlaceSpan.trimmed(entity.tokens, in: text)
    guard core.lowerBound == token else { return nil }
    var tokens = core
    if let comma = core.first(where: { field.words[$0] == "," }) {
      tokens = PlaceSpan.trimmed(core.lowerBound..<comma, in: text)
    }
    guard !tokens.isEmpty, !hasKnown || tokens.count > 1,
      !tokens.contains(where: { field.words[$0].contains(where: \.isNumber) }),
      tokens.count > 1 || !tables.notPlaces.contains(field.word(token))
    else { return nil }
    // "Northern Iraq": the name begins later.
    if tables.classes(field.word(token)).has([.regionAdjective, .direction]), tokens.count > 1 {
      return token + 1
    }
    let context = NameContext(tables: tables, text: text, tokens: tokens, sentence: sentence.tokens)
    let key = text.key(tokens)
    var score = tables.weights[entity.kind == .gpe ? .unknownGPE : .unknownLoc]
    score += surroundings(context, key, sentence) - tables.weights[.words] * Double(min(2, key.utf8.count { $0 == 0x20 }))
    if isBehindPlace(tokens) || unitBehind(tokens, sentence.tokens.upperBound, holding: []) != nil { score += tables.weights[.listed] }
    if isJoined(tokens) { score += tables.weights[.joined] }
    guard score > 0, !key.isEmpty, !context.isPartOfOtherName else { return nil }
    append(tokens, key: key) { name in
      name.noun = context.noun
      name.isEntity = true
    }
    return tokens.upperBound
  }

  /// A name that nobody knows, where the words around it make it a place's: a slip away from one of the gazetteer ("the
  /// capture of Adviivka, near Donetsk"), or "the village of Qozzumba".
  private mutating func readMisspelt(_ token: Int, _ sentence: ParsedField.Sentence) -> Int? {
    guard sentence.casing == .mixed, field.tags[token].isProperNoun, !tables.notPlaces.contains(field.word(token)),
      token == sentence.tokens.lowerBound || !text.capital[token - 1]
    else { return nil }
    var end = token + 1
    while end < sentence.tokens.upperBound, end < token + 3, text.capital[end], field.tags[end].isProperNoun { end += 1 }
    let context = NameContext(tables: tables, text: text, tokens: token..<end, sentence: sentence.tokens)
    guard context.isBeforeRelation || !context.noun.subtracting(.site).isEmpty, !context.isAfterHonorific else { return nil }
    var name = PlaceName(
      field: fieldNumber, tokens: token..<end, span: field.span(token..<end), text: field.text(token..<end),
      key: text.key(token..<end))
    name.noun = context.noun
    CandidateFinder(tables: tables).misspelt(&name, &lookup)
    guard name.isMisspelt || context.isAfterSettlementOf else { return nil }
    names.append(name)
    return end
  }
}
