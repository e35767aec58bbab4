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
  private func isCapital(_ token: Int) -> Bool { sentence.contains(token) && text.capital[token] }

  /// The last token before the name, past articles and region adjectives: "in the war-torn northern [Darfur]".
  var governor: Int {
    var token = tokens.lowerBound - 1
    while sentence.contains(token), token > tokens.lowerBound - 5,
      word(token) == "the" || tables.classes(word(token)).has(.regionAdjective) || Self.fillers.contains(word(token))
    {
      token -= 1
    }
    return token
  }

  private static let fillers: Set<String> = [
    "nearby", "neighbouring", "neighboring", "downtown", "war-torn", "embattled", "besieged", "central", "greater",
    "rural", "suburban", "occupied", "mainland", "coastal",
  ]

  static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  var preposition: Preposition {
    let position = governor
    let governor = word(position)
    // "the city council of Auburn", "residents of Goma".
    if governor == "of", tables.classes(word(position - 1)).has(.direction) { return .relational }
    if governor == "of", tables.nounOfAnyKind(word(position - 1)).contains(.office) { return .directional }
    if Self.locatives.contains(governor) { return .locative }
    if Self.directionals.contains(governor) { return .directional }
    return .none
  }

  private static let locatives: Set<String> = [
    "in", "near", "outside", "around", "across", "throughout", "inside", "within",
  ]
  private static let directionals: Set<String> = [
    "at", "from", "to", "into", "toward", "towards", "through", "via", "between", "off", "onto", "over",
  ]

  /// What the noun before ("the village of X", "the town X", "Lake X") or after ("X province") says.
  var noun: PlaceNoun {
    var kinds: PlaceNoun = []
    if sentence.contains(tokens.upperBound), !isCapital(tokens.upperBound) {
      kinds.formUnion(tables.noun(word(tokens.upperBound)))
    }
    if !kinds.isEmpty { return kinds }
    let governor = tokens.lowerBound - 1
    if word(governor) == "of", !isCapital(governor - 1) { return tables.noun(word(governor - 1)).subtracting(.site) }
    if !isCapital(governor) { return tables.noun(word(governor)).subtracting([.site, .region]) }
    return []
  }

  var isAfterHonorific: Bool {
    let before = tokens.lowerBound - 1
    return tables.honorifics.contains(word(before)) && (isCapital(before) || word(before).hasSuffix("."))
  }

  var isAfterGivenName: Bool {
    let before = tokens.lowerBound - 1
    return isCapital(before) && tables.givenNames.contains(word(before))
  }

  /// A capitalised word follows that is neither a title, a noun of places nor the start of another name of the model.
  var isBeforeName: Bool {
    let next = tokens.upperBound
    guard isCapital(next), text.field.tags[next].isProperNoun else { return false }
    if tables.honorifics.contains(word(next)) || !tables.noun(word(next)).isEmpty { return false }
    if tables.phrases.longest(text.field.folded, at: next, limit: sentence.upperBound)?.values.contains(.title) ?? false {
      return false
    }
    guard let entity = text.entity(at: next) else { return true }
    return entity.tokens.lowerBound < next
  }

  /// A capitalised "Department", "Police", "State" follows: the place's own office.
  var isBeforeOffice: Bool {
    let next = tokens.upperBound
    return isCapital(next) && tables.nounOfAnyKind(word(next)).contains(.office)
  }

  /// "Hertford Road", "West Nile virus", "St. Michael's Hospital", "Jean-Pierre": the name is part of one that is no place.
  var isPartOfOtherName: Bool {
    let next = tokens.upperBound
    guard sentence.contains(next) else { return false }
    let kinds = tables.nounOfAnyKind(word(next))
    if kinds.contains(.street), isCapital(next) { return true }
    if kinds.contains(.eponym) || word(next).hasSuffix("virus") { return true }
    if !isCapital(next), text.field.tags[next] == .adjective, tables.nounOfAnyKind(word(next + 1)).contains(.eponym) {
      return true
    }
    if word(next) == "'s", ["st.", "st", "saint"].contains(word(tokens.lowerBound)), isCapital(next + 1) { return true }
    return isHyphenated(next, next + 1) || isHyphenated(tokens.lowerBound - 1, tokens.lowerBound - 2)
  }

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
    return word(of) == "of" && !isCapital(of - 1) && tables.noun(word(of - 1)).contains(.settlement)
  }

  /// ", near Donetsk", "just west of Bakhmut": words follow that relate the name to a place.
  var isBeforeRelation: Bool {
    var next = tokens.upperBound
    if word(next) == "," { next += 1 }
    return Self.relations.contains(word(next)) || tables.classes(word(next)).has(.direction) && word(next + 1) == "of"
  }

  private static let relations: Set<String> = ["near", "outside", "just", "close", "some", "about"]

  var isBeforeOrganization: Bool {
    let next = tokens.upperBound
    return isCapital(next) && tables.classes(word(next)).has(.orgCue)
  }
}
