import Linguistics

/// Reads one field from left to right; see ``PlaceRecognizer``.
struct FieldRecognizer {
  let tables: PlaceTables
  let text: PlaceText
  let fieldNumber: Int
  private let scorer: NameScorer
  private let shortForms: ShortForms
  private let extent: NameExtent
  private(set) var lookup: PlaceLookup
  private(set) var names: [PlaceName] = []
  /// Names that fell short, by how much: the rest of the article may speak for them.
  private(set) var doubtful: [DoubtfulName] = []

  init(tables: PlaceTables, text: PlaceText, field: Int, evidence: ArticleEvidence, lookup: PlaceLookup) {
    self.tables = tables
    self.text = text
    fieldNumber = field
    scorer = NameScorer(tables: tables, text: text, evidence: evidence)
    shortForms = ShortForms(tables: tables, text: text, fieldNumber: field)
    extent = NameExtent(text: text)
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
    if let short = shortForms.abbreviation(at: token, limit: limit, &lookup) ?? shortForms.prefix(at: token, &lookup) {
      names.append(short)
      return short.tokens.upperBound
    }
    let known = lookup.names(at: token, limit: limit, in: text)
    let longest = known.first?.tokens.upperBound ?? token
    if let end = readPhrase(token, limit, longest) { return end }
    for name in known {
      // "Barren County" is no place here, nor is "Barren".
      if name.tokens.upperBound < longest, text.word(name.tokens.upperBound).places.contains(.unit) { continue }
      if name.tokens.count == 1, text.word(token).roles.contains(.notPlace) { continue }
      if let end = readKnown(name.tokens, name.key, sentence) { return end }
    }
    if let end = readUnknown(token, sentence, hasKnown: !known.isEmpty) { return end }
    return (known.isEmpty ? readMisspelt(token, sentence) : nil) ?? token + 1
  }

  private mutating func append(_ tokens: Range<Int>, key: String, _ change: (inout PlaceName) -> Void = { _ in }) {
    var name = PlaceName(text, tokens, field: fieldNumber, key: key)
    change(&name)
    names.append(name)
  }

  // MARK: Phrases of the tables

  private mutating func readPhrase(_ token: Int, _ limit: Int, _ longest: Int) -> Int? {
    guard text.word(token).roles.contains(.phraseStart),
      let phrase = tables.phrases.longest(field.hashed, at: token, limit: limit),
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
      case .organization(let rule):
        if rule.allows(field.words[phrase.tokens], in: field.sentence(of: token).casing) { return phrase.tokens.upperBound }
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
    var score =
      (context.isEndOfRoad || context.isBeforeLocalGovernment ? tables.weights[.placeNoun] : scorer.entityScore(tokens))
        + scorer.strength(candidates) + scorer.surroundings(context, key, sentence)
    switch unitBehind(tokens, sentence.tokens.upperBound, holding: candidates) {
    case .holding: score += tables.weights[.contained]
    case .other: score += tables.weights[.listed]
    case nil: if isBehindPlace(tokens) { score += tables.weights[.listed] }
    }
    if isJoined(tokens) { score += tables.weights[.joined] }
    if isLabel(tokens, sentence), scorer.strength(candidates) > 0 { score += tables.weights[.label] }
    guard !context.isPartOfOtherName, !scorer.isFamilyName(tokens, context, candidates) else { return nil }
    guard score > 0 else {
      if score > DoubtfulName.lowest, !context.isAfterHonorific, !context.isAfterGivenName, !context.isBeforeName {
        var name = PlaceName(text, tokens, field: fieldNumber, key: key)
        name.candidates = candidates
        name.noun = context.noun
        doubtful.append(DoubtfulName(name: name, score: score))
      }
      return nil
    }
    var tokens = tokens
    var key = key
    var noun = context.noun
    if let wider = extent.widened(tokens, sentence.tokens, after: names.last) {
      if wider.upperBound > tokens.upperBound { noun = text.word(wider.upperBound - 1).places }
      tokens = wider
      key = text.key(wider)
    }
    tokens = extent.withoutKind(tokens)
    let own = (tokens == context.tokens ? candidates : lookup.matches(key)) + extent.withNoun(tokens, key, &lookup)
    let isEntity = text.entity(at: tokens.lowerBound).map(\.kind.isPlace) ?? false
    append(tokens, key: key) { name in
      name.candidates = own
      name.noun = noun
      name.isEntity = isEntity
    }
    return tokens.upperBound
  }

  /// "Kherson: …", "Donetsk region - …": the label of an item or a heading is made of the name.
  private func isLabel(_ tokens: Range<Int>, _ sentence: ParsedField.Sentence) -> Bool {
    guard sentence.role != .prose else { return false }
    return sentence.tokens.allSatisfy { token in
      tokens.contains(token) || !text.capital[token] || !text.word(token).places.isEmpty
        // "NIGER, Diffa - Night of 4 March".
        || names.last?.tokens.contains(token) == true || DatelineParts.isDatePart(field.words[token]) || ItemLabel.ofDays.contains(field.word(token))
    }
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
    var comma = tokens.upperBound
    // "Mbiame (Bui, Nord-Ouest)": the last name in the brackets is the widest.
    if comma < limit, field.words[comma] == "(",
      let close = (comma + 2..<max(comma + 2, min(limit, comma + PlaceLinker.longestBracket))).first(where: { field.words[$0] == ")" }),
      let last = (comma..<close).last(where: { field.words[$0] == "," || field.words[$0] == "(" })
    {
      comma = last
    }
    guard comma + 1 < limit, [",", "in", "("].contains(field.words[comma]), text.capital[comma + 1] else { return nil }
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

  /// "X and Y" behind a place X.
  private func isJoined(_ tokens: Range<Int>) -> Bool {
    guard let last = names.last, last.form == .literal, last.field == fieldNumber else { return false }
    let between = last.tokens.upperBound..<max(last.tokens.upperBound, tokens.lowerBound)
    return (1...2).contains(between.count) && between.allSatisfy { ["and", "or", ","].contains(field.word($0)) }
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
      tokens.count > 1 || !text.word(token).roles.contains(.notPlace)
    else { return nil }
    // "Northern Iraq": the name begins later.
    if text.word(token).classes.has([.regionAdjective, .direction]), tokens.count > 1 {
      return token + 1
    }
    let context = NameContext(tables: tables, text: text, tokens: tokens, sentence: sentence.tokens)
    let key = text.key(tokens)
    var score = tables.weights[entity.kind == .gpe ? .unknownGPE : .unknownLoc]
    score += scorer.surroundings(context, key, sentence) - tables.weights[.words] * Double(min(2, key.utf8.count { $0 == 0x20 }))
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
    guard sentence.casing == .mixed, field.tags[token].isProperNoun, !text.word(token).roles.contains(.notPlace),
      token == sentence.tokens.lowerBound || !text.capital[token - 1]
    else { return nil }
    var end = token + 1
    while end < sentence.tokens.upperBound, end < token + 3, text.capital[end], field.tags[end].isProperNoun { end += 1 }
    let context = NameContext(tables: tables, text: text, tokens: token..<end, sentence: sentence.tokens)
    // "Qozzumba (Western Region)".
    let bracket = end < sentence.tokens.upperBound && !text.word(end).places.isEmpty ? end + 1 : end
    let isHeld = bracket < sentence.tokens.upperBound && field.words[bracket] == "(" && unitBehind(token..<bracket, sentence.tokens.upperBound, holding: []) != nil
    guard context.isBeforeRelation || isHeld || !context.noun.subtracting(.site).isEmpty, !context.isAfterHonorific else { return nil }
    var name = PlaceName(text, token..<end, field: fieldNumber, key: text.key(token..<end))
    name.noun = context.noun
    CandidateFinder(tables: tables).misspelt(&name, &lookup)
    guard name.isMisspelt || isHeld || context.isAfterSettlementOf else { return nil }
    names.append(name)
    return end
  }
}
