/// Ties the names of a field to each other and to the words around them: which lies in which, which is told by another,
/// and whether a name is said of a place, a government, or something else.
struct PlaceLinker {
  let tables: PlaceTables
  let text: PlaceText
  let gazetteer: Gazetteer
  /// Index of the first of the field's names in the article's list.
  let offset: Int

  private var field: ParsedField { text.field }

  func link(_ names: inout [PlaceName]) {
    for index in names.indices { describe(&names[index]) }
    for index in names.indices { linkBracket(index, &names) }
    keepInCities(&names)
    for index in names.indices {
      if index + 1 < names.endIndex { linkContainer(index, &names) }
      linkTie(index, &names)
    }
  }

  // MARK: One name

  private func describe(_ name: inout PlaceName) {
    guard name.form == .literal, !name.tokens.isEmpty else { return }
    if hasForeignSite(name) {
      name.use = .adjectival
      return
    }
    name.site = siteAfter(name) ?? siteBefore(name)
    name.use = use(of: name)
  }

  /// "outside Chile's embassy", "the embassy of Chile": whose it is, and not where it stands.
  private func hasForeignSite(_ name: PlaceName) -> Bool {
    guard name.candidates.contains(where: { $0.place.kind == .country }),
      let head = name.tokens.last(where: { !name.tokens.contains(field.tree.head($0)) })
    else { return false }
    var noun = field.tree.head(head)
    if field.tree.relation(head) == .pobj, field.word(noun) == "of" { noun = field.tree.head(noun) }
    return text.word(noun).nouns.contains(.foreign)
  }

  private func use(of name: PlaceName) -> PlaceMention.Use {
    let last = name.tokens.upperBound - 1
    let head = name.tokens.first { !name.tokens.contains(field.tree.head($0)) } ?? last
    let governor = field.tree.head(head)
    let relation = field.tree.relation(head)
    if standsForGovernment(name) {
      let isActor = relation == .nsubj && acts(governor)
      let isAgent = relation == .pobj && field.tree.relation(governor) == .agent && acts(field.tree.head(governor))
      if isActor || isAgent { return .metonym }
    }
    if name.site != nil { return .location }
    guard governor != head else { return .location }
    switch relation {
    // "in X, police said": parsers make it a word of the police's.
    case .compound where field.word(name.tokens.upperBound) == ",", .nmod where field.word(name.tokens.upperBound) == ",": return .location
    case .compound, .nmod, .amod, .poss:
      if NameContext(tables: tables, text: text, tokens: name.tokens, sentence: field.sentence(of: last).tokens).isEndOfRoad { return .location }
      return text.word(governor).places.isEmpty ? .adjectival : .location
    default: return .location
    }
  }

  private func standsForGovernment(_ name: PlaceName) -> Bool {
    name.candidates.contains { $0.place.kind == .country || $0.place.isCapital }
      || tables.phrases.longest(field.hashed, at: name.tokens.lowerBound, limit: name.tokens.upperBound)?.values
        .contains { if case .metonym = $0 { true } else { false } } ?? false
  }

  private func acts(_ verb: Int) -> Bool {
    field.tags.indices.contains(verb) && field.tags[verb].isVerb
      && text.word(verb).classes.has([.saying, .acting])
  }

  /// "Moscow concert hall": small nouns behind the name, the last one of a site.
  private func siteAfter(_ name: PlaceName) -> Range<Int>? {
    let limit = min(field.sentence(of: name.tokens.lowerBound).tokens.upperBound, name.tokens.upperBound + 3)
    var end: Int?
    var token = name.tokens.upperBound
    while token < limit, !text.capital[token], field.tags[token].isNoun || field.tags[token] == .adjective {
      if text.word(token).places.contains(.site) { end = token + 1 }
      token += 1
    }
    return end.map { name.tokens.lowerBound..<$0 }
  }

  /// "a mosque in Kaduna", "the concert hall near Moscow" is none: it stands by the place, not in it.
  private func siteBefore(_ name: PlaceName) -> Range<Int>? {
    let sentence = field.sentence(of: name.tokens.lowerBound).tokens
    var token = name.tokens.lowerBound - 1
    while sentence.contains(token),
      text.word(token).classes.has(.regionAdjective) || text.word(token).roles.contains(.article)
    {
      token -= 1
    }
    guard sentence.contains(token), ["in", "at", "of"].contains(field.word(token)), sentence.contains(token - 1),
      !text.capital[token - 1], text.word(token - 1).places.contains(.site)
    else { return nil }
    var start = token - 1
    while sentence.contains(start - 1), start > token - 4, !text.capital[start - 1],
      field.tags[start - 1].isNoun || field.tags[start - 1] == .adjective
    {
      start -= 1
    }
    return start..<name.tokens.upperBound
  }

  // MARK: Containment

  private func linkContainer(_ index: Int, _ names: inout [PlaceName]) {
    let first = names[index]
    let second = names[index + 1]
    guard first.tokens.upperBound <= second.tokens.lowerBound,
      field.sentenceOf[first.tokens.lowerBound] == field.sentenceOf[second.tokens.lowerBound]
    else { return }
    let between = (first.tokens.upperBound..<second.tokens.lowerBound).map { field.word($0) }
    guard between.count <= 8 else { return }
    if first.form == .literal, second.form == .literal || between.contains("in") {
      if between == [","] || between == ["("] || between == [",", "the"] {
        if between == ["("], first.key == second.key { return }
        if between == [","], isListed(index + 1, names), !holds(second, first) { return }
        if !names[index].containers.contains(offset + index + 1) { names[index].containers.append(offset + index + 1) }
        if second.form == .literal, isUnitName(second) { names[index + 1].isContainer = true }
        return
      }
      if isInside(between) {
        names[index].containers.append(offset + index + 1)
        return
      }
    }
    guard second.form == .literal, holds(first, between) else { return }
    names[index + 1].containers.append(offset + index)
  }

  /// "the [Bellevue] district of [Nantes]": no town of that name far away, here and wherever the field names it.
  private func keepInCities(_ names: inout [PlaceName]) {
    // By the part's key: the rows that can be meant, told where the name first stands so.
    var held: [String: Set<GazetteerPlace.ID>] = [:]
    for (part, city) in zip(names, names.dropFirst()) where part.form == .literal && held[part.key] == nil && isPart(part, of: city) {
      let rows = part.candidates.filter { match in
        city.candidates.contains { $0.place.point.distance(to: match.place.point) < Self.acrossCity || gazetteer.isInside(match.place, $0.place) }
      }
      held[part.key] = Set(rows.map(\.place.id))
    }
    guard !held.isEmpty else { return }
    for index in names.indices where names[index].form == .literal {
      if let rows = held[names[index].key] { names[index].candidates.removeAll { !rows.contains($0.place.id) } }
    }
  }

  private func isPart(_ part: PlaceName, of city: PlaceName) -> Bool {
    let between = part.tokens.upperBound..<max(part.tokens.upperBound, city.tokens.lowerBound)
    return city.form == .literal && !city.candidates.isEmpty && between.count == 2 && field.word(between.lowerBound + 1) == "of"
      && !text.word(between.lowerBound).places.isDisjoint(with: [.quarter, .unit])
  }

  /// Kilometres.
  private static let acrossCity = 60.0

  /// "Kano, [Kaduna] and Zaria": one of several names, not the unit of the one before it.
  private func isListed(_ index: Int, _ names: [PlaceName]) -> Bool {
    var last = index
    while last + 1 < names.count, last < index + Self.longestList {
      let gap = names[last].tokens.upperBound..<max(names[last].tokens.upperBound, names[last + 1].tokens.lowerBound)
      guard gap.count <= 2, names[last + 1].form == .literal else { return false }
      if gap.contains(where: { field.tags[$0] == .coordinator }) { return true }
      guard gap.allSatisfy({ field.words[$0] == "," }) else { return false }
      last += 1
    }
    return false
  }

  private static let longestList = 12

  private func holds(_ unit: PlaceName, _ name: PlaceName) -> Bool {
    unit.candidates.contains { unit in
      unit.place.kind.isUnit && name.candidates.contains { gazetteer.isInside($0.place, unit.place) }
    }
  }

  /// How many tokens a bracket of names has at most.
  static let longestBracket = 14

  /// "[Mbiame] (Bui, Nord-Ouest)", "[El Fasher] (El Fasher, North Darfur)": the bracket says where the name before it lies,
  /// or gives it once more, and nothing happens there besides. The units that hold the name are its containers.
  private func linkBracket(_ index: Int, _ names: inout [PlaceName]) {
    let open = names[index].tokens.upperBound
    guard names[index].form == .literal, open + 1 < field.count, field.words[open] == "(" else { return }
    let sentence = field.sentence(of: open).tokens
    guard let close = (open + 1..<open + Self.longestBracket).clamped(to: sentence).first(where: { field.words[$0] == ")" }) else { return }
    let isOfNames = (open + 1..<close).allSatisfy { token in
      field.words[token] == "," || text.capital[token] || !tables.noun(field.word(token)).isEmpty
        || ["-", "of", "the", "and", "de", "la"].contains(field.word(token))
    }
    guard isOfNames else { return }
    for other in index + 1..<max(index + 1, names.count) {
      guard names[other].tokens.lowerBound < close else { break }
      names[other].use = .adjectival
      guard names[other].form == .literal, names[other].key != names[index].key, isUnitName(names[other]) else { continue }
      names[other].isContainer = true
      let container = offset + other
      if !names[index].containers.contains(container) { names[index].containers.append(container) }
    }
  }

  private func isUnitName(_ name: PlaceName) -> Bool { name.candidates.contains { $0.place.kind.isUnit } }

  /// "[X] in the northern [Y]", "[X], a town in [Y]".
  private func isInside(_ between: [String]) -> Bool {
    guard let inside = between.lastIndex(where: { $0 == "in" || $0 == "of" }) else { return false }
    let after = between[(inside + 1)...]
    guard after.allSatisfy({ isFiller($0) }) else { return false }
    let before = between[..<inside]
    // "[Bellevue] district of [Nantes]", "[X], a town in the north of [Y]".
    if between[inside] == "of" { return before.last.map { !tables.noun($0).isEmpty } ?? false && (before.count == 1 || before.contains("in")) }
    return before.isEmpty || before.first == "," || before.allSatisfy { !tables.noun($0).isEmpty }
  }

  /// "[Ukraine]'s Donetsk", "the [Syrian] city of Aleppo".
  private func holds(_ first: PlaceName, _ between: [String]) -> Bool {
    if between.first == "'s" { return between.dropFirst().allSatisfy { isFiller($0) || !tables.noun($0).isEmpty || $0 == "of" } }
    guard first.form == .adjectival else { return false }
    return between.contains { !tables.noun($0).isEmpty }
      && between.allSatisfy { isFiller($0) || !tables.noun($0).isEmpty || $0 == "of" || $0 == "," }
  }

  private func isFiller(_ word: String) -> Bool {
    if word == "the" || word == "'s" || word == "eastern" { return true }
    let word = tables.word(word)
    return word.classes.has([.regionAdjective, .modifier]) || word.roles.contains(.filler)
  }

  // MARK: Relations and distances

  private func linkTie(_ index: Int, _ names: inout [PlaceName]) {
    let name = names[index]
    guard name.form == .literal, let relation = PlaceRelation(before: name.tokens.lowerBound, in: text, tables: tables)
    else { return }
    names[index].relation = relation.tokens
    guard index > 0 else { return }
    let previous = names[index - 1]
    let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, relation.start)
    guard previous.form == .literal, gap.count <= 8, previous.tokens.upperBound <= relation.start,
      field.sentenceOf[previous.tokens.lowerBound] == field.sentenceOf[name.tokens.lowerBound],
      !gap.contains(where: { acts($0) || field.tags[$0] == .coordinator })
    else { return }
    names[index - 1].tie = PlaceName.Tie(
      anchor: offset + index, bearing: relation.bearing, kilometres: relation.kilometres)
  }
}
