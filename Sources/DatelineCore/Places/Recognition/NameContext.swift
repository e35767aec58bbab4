import Linguistics

/// The words around a name, as far as they tell whether it is a place and of which kind.
struct NameContext {
  enum Preposition {
    case none, locative, directional
    /// "west of", "30 km north of": nothing but a place follows.
    case relational
  }

  let tables: PlaceTables
  let text: PlaceText
  let tokens: Range<Int>
  let sentence: Range<Int>

  private func word(_ token: Int) -> String { sentence.contains(token) ? text.field.word(token) : "" }
  /// What the tables say of a word of the sentence.
  private func facts(_ token: Int) -> PlaceWord { sentence.contains(token) ? text.word(token) : PlaceWord() }
  private func isCapital(_ token: Int) -> Bool { sentence.contains(token) && text.capital[token] }

  /// The last token before the name, past articles and region adjectives: "in the war-torn northern [Darfur]".
  var governor: Int {
    var token = tokens.lowerBound - 1
    while sentence.contains(token), token > tokens.lowerBound - 5, isPassedOver(text.word(token)) { token -= 1 }
    return token
  }

  private func isPassedOver(_ word: PlaceWord) -> Bool {
    word.classes.has(.regionAdjective) || !word.roles.isDisjoint(with: [.article, .filler])
  }

  var preposition: Preposition {
    let position = governor
    // "the city council of Auburn", "residents of Goma".
    if word(position) == "of" {
      let before = facts(position - 1)
      if before.classes.has(.direction) { return .relational }
      if before.nouns.contains(.office) || before.places.contains(.site) { return .directional }
    }
    if ["of", "for", "over"].contains(word(position)) {
      if facts(position - 1).nouns.contains(.fought) { return .locative }
      if facts(position - 1).nouns.contains(.taken) { return .directional }
    }
    if isOfLocalSite { return .locative }
    let roles = facts(position).roles
    return roles.contains(.locative) ? .locative : roles.contains(.directional) ? .directional : .none
  }

  /// "Huambo airport", in small letters.
  private var isOfLocalSite: Bool {
    !isCapital(tokens.upperBound) && facts(tokens.upperBound).nouns.contains(.local)
  }

  /// What the noun before ("the village of X", "the town X", "Lake X") or after ("X province") says.
  var noun: PlaceNoun {
    var kinds: PlaceNoun = []
    if sentence.contains(tokens.upperBound), !isCapital(tokens.upperBound) {
      kinds.formUnion(facts(tokens.upperBound).places)
    }
    if !kinds.isEmpty { return kinds }
    let governor = tokens.lowerBound - 1
    // "general area Spinwam": the English of military bulletins.
    if word(governor) == "area", word(governor - 1) == "general" { return facts(governor).places }
    // "the Bellevue district of [Nantes]": Bellevue's.
    if word(governor) == "of", !isCapital(governor - 1), isCapital(governor - 2), !facts(governor - 1).places.isDisjoint(with: [.quarter, .unit, .region]) { return [] }
    if word(governor) == "of", !isCapital(governor - 1) { return facts(governor - 1).places.subtracting(.site) }
    if isInApposition { return facts(governor - 1).places }
    if !isCapital(governor) { return facts(governor).places.subtracting([.site, .region]) }
    return []
  }

  /// "in the Peruvian capital, [Lima], on Monday": behind "capital" and between commas.
  private var isInApposition: Bool {
    let comma = tokens.lowerBound - 1
    return word(comma) == "," && word(comma - 1) == "capital" && !isCapital(comma - 1)
      && ["", ",", ".", ";", ")"].contains(word(tokens.upperBound))
  }

  var isAfterHonorific: Bool {
    let before = tokens.lowerBound - 1
    return facts(before).roles.contains(.honorific) && (isCapital(before) || word(before).hasSuffix("."))
  }

  var isAfterGivenName: Bool {
    let before = tokens.lowerBound - 1
    return isCapital(before) && facts(before).roles.contains(.givenName)
  }

  /// A capitalised word follows that is neither a title, a noun of places nor the start of another name of the model.
  var isBeforeName: Bool {
    let next = tokens.upperBound
    guard isCapital(next), text.field.tags[next].isProperNoun else { return false }
    let facts = facts(next)
    if facts.roles.contains(.honorific) || !facts.places.isEmpty { return false }
    if isBeforeLocalGovernment { return false }
    if facts.roles.contains(.phraseStart),
      let phrase = tables.phrases.longest(text.field.hashed, at: next, limit: sentence.upperBound),
      phrase.values.contains(.title)
    {
      return false
    }
    guard let entity = text.entity(at: next) else { return true }
    return entity.tokens.lowerBound < next
  }

  /// "Kaura Namoda Local Government Area": a district of Nigeria, which models take for a body.
  var isBeforeLocalGovernment: Bool { word(tokens.upperBound) == "local" && word(tokens.upperBound + 1) == "government" && isCapital(tokens.upperBound) }

  /// A capitalised "Department", "Police", "State" follows: the place's own office.
  var isBeforeOffice: Bool {
    let next = tokens.upperBound
    return isCapital(next) && facts(next).nouns.contains(.office)
  }

  /// "Hertford Road", "West Nile virus", "St. Michael's Hospital", "Jean-Pierre": the name is part of one that is no place.
  var isPartOfOtherName: Bool {
    let next = tokens.upperBound
    guard sentence.contains(next) else { return false }
    let kinds = facts(next).nouns
    if kinds.contains(.street), isCapital(next) { return true }
    if kinds.contains(.eponym) || word(next).hasSuffix("virus") { return true }
    if !isCapital(next), text.field.tags[next] == .adjective, facts(next + 1).nouns.contains(.eponym) {
      return true
    }
    if ["st.", "st", "saint", "sainte", "san", "santa"].contains(word(tokens.lowerBound)),
      word(next) == "'s" && isCapital(next + 1) || kinds.contains(.dedicated)
    {
      return true
    }
    return (isHyphenated(next, next + 1) || isHyphenated(tokens.lowerBound - 1, tokens.lowerBound - 2)) && !isEndOfRoad
  }

  /// "on the [Kaya]-Dori road": one of the ends of a road.
  var isEndOfRoad: Bool {
    let next = tokens.upperBound
    if isHyphenated(next, next + 1) { return isStretch(from: next + 1) }
    return isHyphenated(tokens.lowerBound - 1, tokens.lowerBound - 2) && isStretch(from: next)
  }

  private func isStretch(from token: Int) -> Bool {
    var end = token
    while end < token + Self.longestEnd, isCapital(end) { end += 1 }
    return sentence.contains(end) && !isCapital(end) && facts(end).nouns.contains(.street)
  }

  private static let longestEnd = 3

  /// A hyphen without spaces and a capital behind it.
  private func isHyphenated(_ hyphen: Int, _ other: Int) -> Bool {
    guard sentence.contains(hyphen), sentence.contains(other), word(hyphen) == "-", isCapital(other) else { return false }
    let document = text.field.document
    let (first, last) = (min(hyphen, other), max(hyphen, other))
    return document.starts[last] == document.ends[first]
      && (hyphen < tokens.lowerBound
        ? document.starts[tokens.lowerBound] == document.ends[hyphen]
        : document.starts[hyphen] == document.ends[tokens.upperBound - 1])
  }

  /// "the village of [X]".
  var isAfterSettlementOf: Bool {
    let of = tokens.lowerBound - 1
    return word(of) == "of" && !isCapital(of - 1) && facts(of - 1).places.contains(.settlement)
  }

  /// ", near Donetsk", "just west of Bakhmut": words follow that relate the name to a place.
  var isBeforeRelation: Bool {
    var next = tokens.upperBound
    if word(next) == "," { next += 1 }
    return facts(next).roles.contains(.relation) || facts(next).classes.has(.direction) && word(next + 1) == "of"
  }

  var isBeforeOrganization: Bool {
    let next = tokens.upperBound
    return isCapital(next) && facts(next).classes.has(.orgCue)
  }
}
