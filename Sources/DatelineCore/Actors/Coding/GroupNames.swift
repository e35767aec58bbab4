import Linguistics

/// Names of groups that no table has and that the article itself tells are under arms or outside the law: "fighters of the
/// 33rd Front", "FDTA militiamen", "the Union for Justice, a rebel group", "the Los Grises gang".
///
/// A front is a party elsewhere, a union one of workers, a brigade an army's: what an article says of a group goes before
/// the words of its name, for all of its mentions. Linear in the article's length.
struct GroupNames: Sendable {
  /// By the first of their folded words: the names, with their rows in the article's organisations.
  private var byFirst: [String: [(words: [String], row: Int)]] = [:]
  /// The tables, with the groups among the organisations.
  private(set) var lexicon: ActorLexicon

  /// Initials, folded, that the article gives to a body of its own: "the National Irrigation Office (NIO)" is no NIO of the tables.
  private(set) var ownInitials: Set<String> = []

  private var count = 0
  /// How many groups are taken from one article: a bound for texts that nobody wrote.
  private static let most = 200

  /// - Parameter places: by field, as far as they are known: fighters of a town are no group.
  init(in fields: [ParsedField], places: [[PlaceMention]], lexicon: ActorLexicon) {
    self.lexicon = lexicon
    for (number, field) in fields.enumerated() {
      let finder = GroupNameFinder(field: field, lexicon: lexicon, places: places.indices.contains(number) ? places[number] : [])
      for token in 0..<field.count {
        for group in finder.groups(toldAt: token) {
          add(group.name, group.sector, field)
          if let initials = finder.initials(after: group.name) { add(initials, group.sector, field) }
        }
        if count == Self.most { return }
        if let initials = finder.ownInitials(at: token) { ownInitials.insert(initials) }
      }
    }
  }

  private mutating func add(_ name: Range<Int>, _ sector: String, _ field: ParsedField) {
    let words = Array(field.folded[name])
    guard let first = words.first, !byFirst[first, default: []].contains(where: { $0.words == words }) else { return }
    count += 1
    byFirst[first, default: []].append((words, lexicon.organizations.count))
    lexicon.organizations.append(Organization(name: field.text(name), sector: sector))
  }

  /// The longest of the names that stands at a token, written as a name.
  func match(in field: ParsedField, at token: Int) -> ActorLexicon.Match? {
    guard !byFirst.isEmpty, let names = byFirst[field.folded[token]] else { return nil }
    let sentence = field.sentence(of: token)
    let found = names.filter { name in
      let end = token + name.words.count
      return end <= sentence.tokens.upperBound && field.folded[token..<end].elementsEqual(name.words)
        && (sentence.casing != .mixed || field.words[end - 1].hasUpperCase)
    }
    return found.max { $0.words.count < $1.words.count }.map { .init(tokens: token..<token + $0.words.count, entry: .organization($0.row)) }
  }
}

/// Finds the names of groups that one field tells of.
struct GroupNameFinder {
  let field: ParsedField
  let lexicon: ActorLexicon
  private let isPlace: [Bool]
  /// By token: what the entity recogniser takes it for.
  private let label: [String?]

  static let sectors: Set = ["REB", "PRM", "CRM"]
  private static let longestName = 8
  /// How many words behind a comma may tell what a group is: "an ethnic armed coalition".
  private static let longestGloss = 6

  init(field: ParsedField, lexicon: ActorLexicon, places: [PlaceMention]) {
    self.field = field
    self.lexicon = lexicon
    var isPlace = [Bool](repeating: false, count: field.count)
    for place in places { for token in place.tokens.clamped(to: 0..<field.count) { isPlace[token] = true } }
    self.isPlace = isPlace
    var label = [String?](repeating: nil, count: field.count)
    for entity in field.document.entities {
      let name = field.document.labels[entity.label]
      for token in entity.tokens.clamped(to: 0..<field.count) { label[token] = name }
    }
    self.label = label
  }

  func groups(toldAt token: Int) -> [(name: Range<Int>, sector: String)] {
    let sentence = field.sentence(of: token)
    let bounds = sentence.tokens
    guard sentence.casing == .mixed else { return [] }
    if field.words[token].hasUpperCase, let name = nameWithCause(token, bounds) { return [(name, "REB")] }
    guard !field.words[token].hasUpperCase || token == bounds.lowerBound else { return [] }
    // Most nouns have no name beside them.
    let isBesideName = token > bounds.lowerBound && isNameWord(token - 1) || ["of", "from"].contains(field.word(token + 1))
    if isBesideName, let noun = noun(token) {
      // "FDTA militiamen", "the Los Grises gang".
      if let name = name(before: token, bounds) { return [(name, noun.sector)] }
      // "fighters of the 33rd Front".
      if noun.isPerson, ["of", "from"].contains(field.word(token + 1)), let name = name(from: token + 2, bounds) { return [(name, noun.sector)] }
    }
    guard let sector = collective(token) else { return [] }
    // "the rebel group Union for Justice".
    if let name = name(from: token + 1, bounds) { return [(name, sector)] }
    // "the Union for Justice, a small rebel group": back over the gloss to the comma.
    guard let comma = (max(bounds.lowerBound, token - Self.longestGloss)..<token).last(where: { field.word($0) == "," }),
      ["a", "an", "another"].contains(field.word(comma + 1)), let name = name(before: comma, bounds)
    else { return [] }
    return [(name, sector)]
  }

  /// "the Front for the Defence of the Uplands (FDU)": what the group is called from there on.
  func initials(after name: Range<Int>) -> Range<Int>? {
    let first = name.upperBound + 1
    guard field.word(first - 1) == "(", field.word(first + 1) == ")", field.words[first].isAllUpperCase, (2...10).contains(field.words[first].utf8.count)
    else { return nil }
    return first..<first + 1
  }

  /// "the National Irrigation Office (NIO)": initials behind a name that are another body's in the tables.
  func ownInitials(at bracket: Int) -> String? {
    let initials = bracket + 1
    guard field.word(bracket) == "(", field.word(bracket + 2) == ")", field.words[initials].isAllUpperCase, field.words[initials].utf8.count > 1 else { return nil }
    let bounds = field.sentence(of: bracket).tokens
    var first = bracket
    while first > bounds.lowerBound, bracket - first < Self.longestName, isNameWord(first - 1) || isInside(first - 1, bracket) { first -= 1 }
    guard bracket - first > 1 else { return nil }
    let told = Set(field.folded[first..<bracket])
    for match in lexicon.matches(in: field, at: initials) where match.tokens.count == 1 {
      guard case .organization(let row) = match.entry else { continue }
      let known = lexicon.organizations[row].name.split(separator: " ").map { Folding.fold(String($0)) }.filter { !Self.links.contains($0) }
      if known.count > 1, known.count(where: told.contains) * 2 <= known.count { return field.folded[initials] }
    }
    return nil
  }

  /// "the Front for the Liberation of the North", "Lakes Resistance Army": fighters by the cause in their name.
  private func nameWithCause(_ token: Int, _ bounds: Range<Int>) -> Range<Int>? {
    guard Self.bodies.contains(field.folded[token]), field.tags[token].isNoun else { return nil }
    var first = token
    while first > bounds.lowerBound, token - first < Self.longestName, isNameWord(first - 1) { first -= 1 }
    var end = token + 1
    while end < bounds.upperBound, end - first < Self.longestName, isNameWord(end) || isLinked(end, bounds) { end += 1 }
    while end > token + 1, !isNameWord(end - 1) { end -= 1 }
    let name = first..<end
    guard name.contains(where: { Self.causes.contains(field.folded[$0]) }), field.tags[name.upperBound - 1].isNoun, name.count > 1 else { return nil }
    // "Libération" is a paper besides.
    let isKnown = lexicon.matches(in: field, at: first).contains { $0.tokens == name }
    return isKnown ? nil : name
  }

  private static let bodies: Set = ["front", "army", "brigade", "brigades", "forces", "fighters", "battalion", "battalions", "movement", "tigers"]
  private static let causes: Set = ["liberation", "resistance", "martyrs", "freedom", "jihad", "mujahideen", "mujahedeen"]

  /// People under arms or outside the law, or a gang of them.
  private func noun(_ token: Int) -> (sector: String, isPerson: Bool)? {
    guard field.tags[token].isNoun else { return nil }
    for match in lexicon.matches(in: field, at: token) where match.tokens.count == 1 {
      if case .agent(let row, let isPlural) = match.entry {
        let noun = lexicon.agents[row]
        guard !noun.isWeak, Self.sectors.contains(noun.sector), noun.kind == .organization || isPlural || field.tags[token] == .noun else { return nil }
        return (noun.sector, noun.kind == .person)
      }
    }
    return nil
  }

  /// "rebel group", "ethnic armed coalition": of what kind the body is by the words before it.
  private func collective(_ token: Int) -> String? {
    guard ["group", "movement", "faction", "alliance", "coalition", "outfit", "organisation", "organization", "splinter", "militia", "force"].contains(field.folded[token]) else { return nil }
    for before in [token - 1, token - 2] where before >= 0 && field.sentenceOf[before] == field.sentenceOf[token] {
      if ["rebel", "guerrilla", "insurgent", "jihadist", "separatist", "militant", "extremist", "armed", "islamist"].contains(field.folded[before]) { return "REB" }
      if field.folded[before] == "criminal" { return "CRM" }
    }
    return field.folded[token] == "militia" ? "PRM" : nil
  }

  private func name(before end: Int, _ bounds: Range<Int>) -> Range<Int>? {
    var first = end
    while first > bounds.lowerBound, end - first < Self.longestName, isNameWord(first - 1) || isInside(first - 1, end) { first -= 1 }
    return accepted(first..<end)
  }

  private func name(from start: Int, _ bounds: Range<Int>) -> Range<Int>? {
    let start = field.word(start) == "the" ? start + 1 : start
    var end = start
    while end < bounds.upperBound, end - start < Self.longestName, isNameWord(end) || end > start && isLinked(end, bounds) { end += 1 }
    while end > start, !isNameWord(end - 1) { end -= 1 }
    return accepted(start..<end)
  }

  /// "for the" before the next word of a name.
  private func isLinked(_ token: Int, _ bounds: Range<Int>) -> Bool {
    isLink(token) && (isNameWord(token + 1) || token + 2 < bounds.upperBound && isLink(token + 1) && isNameWord(token + 2))
  }

  private func isInside(_ token: Int, _ end: Int) -> Bool { token + 1 < end && isNameWord(token + 1) && isLink(token) && token > 0 && isNameWord(token - 1) }

  private func isLink(_ token: Int) -> Bool { Self.links.contains(field.word(token)) }

  private static let links: Set = ["of", "for", "and", "-", "al", "de", "del", "du", "the"]

  private func isNameWord(_ token: Int) -> Bool {
    guard field.words.indices.contains(token), field.words[token].hasUpperCase || field.word(token).first?.isNumber == true && field.words[token].utf8.count > 2 else { return false }
    return field.tags[token].isNoun || field.tags[token] == .adjective
  }

  /// A name of a body, and none of a place, a person, a people or a body that the tables know.
  private func accepted(_ name: Range<Int>) -> Range<Int>? {
    guard let first = name.first, let last = name.last, field.tags[last].isProperNoun, !name.allSatisfy({ isPlace[$0] }),
      name.count > 1 || field.words[first].isAllUpperCase || first > field.sentence(of: first).tokens.lowerBound
    else { return nil }
    for token in name {
      for match in lexicon.matches(in: field, at: token) where match.tokens.upperBound <= name.upperBound {
        switch match.entry {
        case .organization, .metonym, .officeholder: return nil
        case .country, .demonym, .people, .capital, .givenName: if name.count == match.tokens.count || match.entry == .givenName { return nil }
        // "Commander X", and not "the Union for Justice".
        case .title: if token == first { return nil }
        case .agent(let row, _): if lexicon.agents[row].kind == .person, token == first { return nil }
        case .object, .marker: break
        }
      }
    }
    let labels = name.compactMap { label[$0] }
    return labels.contains { ["PERSON", "NORP", "GPE", "DATE"].contains($0) } && !labels.contains("ORG") ? nil : name
  }
}
