import Linguistics

/// Reads one field from left to right; see ``PlaceRecognizer``.
struct FieldRecognizer {
  let tables: PlaceTables
  let text: PlaceText
  let fieldNumber: Int
  let evidence: ArticleEvidence
  var lookup: PlaceLookup
  private(set) var names: [PlaceName] = []

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
    guard text.capital[token] else { return token + 1 }
    let limit = sentence.tokens.upperBound
    if let end = readAbbreviation(token, limit) { return end }
    let known = lookup.names(at: token, limit: limit, in: text)
    let longest = known.first?.tokens.upperBound ?? token
    if let end = readPhrase(token, limit, longest) { return end }
    for name in known {
      if let end = readKnown(name.tokens, name.key, sentence) { return end }
    }
    return readUnknown(token, sentence, hasKnown: !known.isEmpty) ?? token + 1
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
    } else if let entity = text.entity(at: token), entity.kind == .org, entity.tokens.count > 1,
      entity.tokens.upperBound > token + 1
    {
      return entity.tokens.upperBound
    }
    let candidates = lookup.matches(short.key).filter {
      $0.place.country == short.country && ($0.place.kind.isUnit || $0.place.kind == .settlement || short.country == nil)
    }
    guard !candidates.isEmpty else { return nil }
    // "D.C." belongs to the name before it.
    append(token..<token + 1, key: short.key) { name in
      name.country = short.country
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
    for value in phrase.values {
      switch value {
      case .demonym(let country):
        guard phrase.tokens.upperBound > longest || !isPlaceToModel || longest == token else { continue }
        let iso2 = tables.countries[country].iso2
        append(phrase.tokens, key: GazetteerKey.fold(tables.countries[country].name)) { name in
          name.form = .adjectival
          name.use = .adjectival
          name.country = iso2
        }
        return phrase.tokens.upperBound
      case .organization where !isPlaceToModel: return phrase.tokens.upperBound
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
    let isListed = isBehindPlace(tokens) || isBeforeUnit(tokens, sentence.tokens.upperBound)
    if isListed { score += tables.weights[.listed] }
    guard score > 0 else { return nil }
    var tokens = tokens
    // "Kharkiv Oblast", "Adair County": the noun is part of the name where it has a capital.
    let end = tokens.upperBound
    var noun = context.noun
    if end < sentence.tokens.upperBound, text.capital[end], tables.noun(field.word(end)).contains(.unit),
      text.entity(at: end).map({ $0.kind.isPlace && $0.tokens.contains(tokens.lowerBound) }) ?? false
    {
      noun = [.unit]
      tokens = tokens.lowerBound..<end + 1
    }
    let isEntity = text.entity(at: tokens.lowerBound).map(\.kind.isPlace) ?? false
    append(tokens, key: key) { name in
      name.candidates = candidates
      name.noun = noun
      name.isEntity = isEntity
    }
    return tokens.upperBound
  }

  private func entityScore(_ tokens: Range<Int>) -> Double {
    let weights = tables.weights
    let covering = Set(tokens.compactMap { text.entity(at: $0) })
    guard let entity = covering.first(where: { $0.kind.isPlace }) ?? covering.first else { return weights[.noEntity] }
    let core = PlaceSpan.trimmed(entity.tokens, in: text)
    let isWhole = core.lowerBound >= tokens.lowerBound && core.upperBound <= tokens.upperBound
    if isWhole {
      switch entity.kind {
      case .gpe: return weights[.gpe]
      case .loc: return weights[.loc]
      case .fac: return weights[.fac]
      case .norp: return weights[.norp]
      case .org: return weights[.org]
      case .person: return weights[.person]
      case .date: return weights[.date]
      case .other: return weights[.otherEntity]
      }
    }
    switch entity.kind {
    case .gpe, .loc: return isSetOff(tokens, in: core) ? weights[.gpe] : weights[.insidePlace]
    case .fac: return weights[.insideFacility]
    case .org: return weights[.insideOrganization]
    case .person: return weights[.insidePerson]
    default: return weights[.insideOther]
    }
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
    case .none: break
    }
    if !context.noun.subtracting(.site).isEmpty { score += weights[.placeNoun] }
    if tokens.count == 1 {
      let folded = field.word(tokens.lowerBound)
      if tables.givenNames.contains(folded) { score += weights[.givenName] }
      if !isPlaceToModel, evidence.isSurname(folded) { score += weights[.afterGivenName] }
      if !isPlaceToModel, evidence.isSmallWord(folded) { score += weights[.commonWord] }
    }
    if context.isAfterHonorific { score += weights[.afterTitle] }
    if !isPlaceToModel {
      if context.isAfterGivenName { score += weights[.afterGivenName] }
      if context.isBeforeOrganization { score += weights[.beforeOrganization] }
      if context.isBeforeName { score += weights[.beforeName] }
      if !tokens.contains(where: { field.tags[$0].isProperNoun }) { score += weights[.notProper] }
      if entity == nil, sentence.casing != .mixed { score += weights[.headline] }
    }
    score += weights[.placeVotes] * evidence.placeShare(key) + weights[.personVotes] * evidence.personShare(key)
    return score
  }

  /// "Springfield, Illinois": another place and a comma stand before.
  private func isBehindPlace(_ tokens: Range<Int>) -> Bool {
    guard let last = names.last, last.form == .literal, tokens.lowerBound >= 2,
      field.words[tokens.lowerBound - 1] == ","
    else { return false }
    return last.tokens.upperBound == tokens.lowerBound - 1
  }

  /// A comma and a unit or country stand behind.
  private func isBeforeUnit(_ tokens: Range<Int>, _ limit: Int) -> Bool {
    let comma = tokens.upperBound
    guard comma + 1 < limit, field.words[comma] == ",", text.capital[comma + 1] else { return false }
    if tables.abbreviations[field.words[comma + 1]] != nil { return true }
    var lookup = lookup
    return lookup.names(at: comma + 1, limit: limit, in: text).contains { name in
      lookup.matches(name.key).contains { $0.place.kind == .country || $0.place.kind == .admin1 }
    }
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
    guard !tokens.isEmpty, !hasKnown || tokens.count > 1 else { return nil }
    // "Northern Iraq": the name begins later.
    if tables.classes(field.word(token)).has([.regionAdjective, .direction]), tokens.count > 1 {
      return token + 1
    }
    let context = NameContext(tables: tables, text: text, tokens: tokens, sentence: sentence.tokens)
    let key = text.key(tokens)
    var score = tables.weights[entity.kind == .gpe ? .unknownGPE : .unknownLoc]
    score += surroundings(context, key, sentence) - tables.weights[.words] * Double(min(2, key.utf8.count { $0 == 0x20 }))
    guard score > 0, !key.isEmpty else { return nil }
    append(tokens, key: key) { name in
      name.noun = context.noun
      name.isEntity = true
    }
    return tokens.upperBound
  }
}
