/// Weighs what speaks for a capitalised name being a place's; see `gazetteer/weights.tsv`.
struct NameScorer {
  let tables: PlaceTables
  let text: PlaceText
  let evidence: ArticleEvidence

  private var field: ParsedField { text.field }

  /// What the model says of it.
  func entityScore(_ tokens: Range<Int>) -> Double {
    let weights = tables.weights
    guard let entity = entity(over: tokens) else { return weights[.noEntity] }
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

  /// "Villegas, 59, was leaving": the family name of somebody whom the text names in full, where nothing around it wants a
  /// place. Countries are theirs all the same.
  func isFamilyName(_ tokens: Range<Int>, _ context: NameContext, _ candidates: [Gazetteer.Match]) -> Bool {
    tokens.count == 1 && context.preposition == .none && context.noun.isEmpty && evidence.isSurname(field.word(tokens.lowerBound))
      && !candidates.contains { $0.place.kind == .country }
  }

  /// The first place of the model that a token of the name belongs to, else the first name of another kind.
  private func entity(over tokens: Range<Int>) -> PlaceText.Entity? {
    var other: PlaceText.Entity?
    for token in tokens {
      guard let entity = text.entity(at: token) else { continue }
      if entity.kind.isPlace { return entity }
      other = other ?? entity
    }
    return other
  }

  private func isTitle(_ token: Int) -> Bool {
    guard token < field.count else { return false }
    let roles = text.word(token).roles
    if roles.contains(.honorific) { return true }
    guard roles.contains(.phraseStart) else { return false }
    let phrase = tables.phrases.longest(
      field.hashed, at: token, limit: field.sentence(of: token).tokens.upperBound)
    return phrase?.values.contains(.title) ?? false
  }

  /// Within the name of an organisation, a work or an event.
  private func insideOther(_ tokens: Range<Int>, _ core: Range<Int>, isOrganization: Bool) -> Double {
    let weights = tables.weights
    let isUnit = tokens.count > 1 && text.word(tokens.upperBound - 1).places.contains(.unit)
    if tokens.lowerBound <= core.lowerBound, core.contains(tokens.upperBound),
      isUnit || text.word(tokens.upperBound).nouns.contains(.office)
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
    tokens.count > 1 && !text.word(tokens.lowerBound).roles.contains(.givenName)
  }

  /// "Princeton and Cadiz", "Burnley in Lancashire", which the model takes for one name.
  private func isPartOfList(_ tokens: Range<Int>, in core: Range<Int>) -> Bool {
    guard core.contains(where: { ["and", "or", "in"].contains(field.word($0)) }) else { return false }
    let joints = ["and", "or", ",", "in", "the"]
    let before = tokens.lowerBound == core.lowerBound || joints.contains(field.word(tokens.lowerBound - 1))
    let after = tokens.upperBound >= core.upperBound || joints.contains(field.word(tokens.upperBound))
    return before && after
  }

  /// Whether a comma or a direction sets the name off from the rest of an entity: "Paris, France", "northern Iraq".
  private func isSetOff(_ tokens: Range<Int>, in core: Range<Int>) -> Bool {
    let before = core.lowerBound..<max(core.lowerBound, tokens.lowerBound)
    let after = min(tokens.upperBound, core.upperBound)..<core.upperBound
    let isBefore =
      before.allSatisfy { text.word($0).classes.has([.regionAdjective, .direction]) || field.words[$0] == "," }
      || before.last.map { field.words[$0] == "," } ?? true
    let isAfter =
      after.first.map { field.words[$0] == "," || field.word($0) == "'s" || text.word($0).places != [] } ?? true
    return isBefore && isAfter
  }

  /// How prominent the places of the name are.
  func strength(_ candidates: [Gazetteer.Match]) -> Double {
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

  /// What the words around the name and the rest of the article say.
  func surroundings(_ context: NameContext, _ key: String, _ sentence: ParsedField.Sentence) -> Double {
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
      if text.word(tokens.lowerBound).roles.contains(.givenName) { score += weights[.givenName] }
      if !isPlaceToModel, evidence.isSurname(folded) { score += weights[.afterGivenName] }
      if !isPlaceToModel, evidence.isSmallWord(folded) { score += weights[.commonWord] }
    }
    if context.isAfterHonorific { score += weights[.afterTitle] }
    if !isPlaceToModel {
      if context.isAfterGivenName { score += weights[.afterGivenName] }
      if context.isBeforeOrganization, !context.isBeforeOffice { score += weights[.beforeOrganization] }
      if context.isBeforeName, !context.isBeforeOffice { score += weights[.beforeName] }
      if !context.isAfterSettlementOf, !tokens.contains(where: { field.tags[$0].isProperNoun }) { score += weights[.notProper] }
      if entity == nil, sentence.casing != .mixed { score += weights[.headline] }
    }
    let votes = evidence.shares(key)
    score += weights[.placeVotes] * votes.place
    if !isFullNameOfNobody(tokens) { score += weights[.personVotes] * votes.person }
    return score
  }

  /// "Trigg County", "Lake Barkley": the name holds the noun that says what it is.
  private func bearsNoun(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 1 else { return false }
    let kinds: PlaceNoun = [.unit, .river, .lake, .sea, .island, .land]
    return [tokens.lowerBound, tokens.upperBound - 1].contains { !text.word($0).places.isDisjoint(with: kinds) }
  }
}
