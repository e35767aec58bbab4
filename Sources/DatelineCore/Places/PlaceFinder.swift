/// Finds the names of places and how they are used: as a location, as an adjective, or for a government.
struct PlaceFinder: Sendable {
  private let lexicons: Lexicons

  init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  /// In order, none overlapping another.
  ///
  /// - Parameter taken: tokens that are part of something else, such as a person's name.
  func toponyms(in reading: Reading, except taken: [Bool]) -> [Toponym] {
    var toponyms: [Toponym] = []
    for (number, sentence) in reading.document.sentences.enumerated() {
      var index = sentence.tokens.lowerBound
      var found: [Toponym] = []
      while index < sentence.tokens.upperBound {
        if !taken[index], let toponym = toponym(at: index, in: sentence.tokens, reading, reading.casing[number]) {
          found.append(toponym)
          index = max(index + 1, toponym.tokens.upperBound)
        } else {
          index += 1
        }
      }
      toponyms += withContainers(coordinated(found, reading), reading)
    }
    return toponyms
  }

  private func toponym(
    at index: Int, in sentence: Range<Int>, _ reading: Reading, _ casing: Casing
  ) -> Toponym? {
    let matches = reading.matches(at: index)
    if let longest = matches.map(\.tokens.upperBound).max() {
      let entries = matches.filter { $0.tokens.upperBound == longest }.map(\.entry)
      let name = index..<longest
      if let known = known(name, entries, in: sentence, reading) { return known }
      if let shorter = matches.last(where: { if case .place = $0.entry { true } else { false } }),
        !entries.contains(where: isOtherName)
      {
        let rows = matches.filter { $0.tokens == shorter.tokens }.map(\.entry)
        return known(shorter.tokens, rows, in: sentence, reading)
      }
    }
    return casing == .mixed ? unknown(at: index, in: sentence, reading) : nil
  }

  /// The longest phrase here is a name of something that is no place.
  private func isOtherName(_ entry: Lexicon.Entry) -> Bool {
    switch entry {
    case .organization, .leader, .metonym: true
    default: false
    }
  }

  private func known(
    _ name: Range<Int>, _ entries: [Lexicon.Entry], in sentence: Range<Int>, _ reading: Reading
  ) -> Toponym? {
    var rows: [Int] = []
    var isDemonym = false
    var standsForGovernment = false
    for entry in entries {
      switch entry {
      case .place(let row): rows.append(row)
      case .demonym(let country):
        isDemonym = true
        if rows.isEmpty { rows = [lexicons.countryRows[country]] }
      case .country, .capital, .metonym: standsForGovernment = true
      case .people: if !isDemonym { return nil }
      default: break
      }
    }
    guard !rows.isEmpty else { return nil }
    if entries.contains(where: { if case .organization = $0 { true } else { false } }) { return nil }
    let context = PlaceContext(reading: reading, name: name, sentence: sentence)
    var toponym = Toponym(name: name, tokens: name, use: .location, relation: nil, candidates: rows)
    if isDemonym, !entries.contains(where: { if case .country = $0 { true } else { false } }) {
      // "the Israeli consulate" may stand anywhere: a demonym makes no site.
      toponym.use = .adjectival
      return toponym
    }
    toponym.expected = context.expected
    if let site = context.siteAfter(name.upperBound, lexicons) {
      toponym.tokens = name.lowerBound..<site
      toponym.isSite = true
      return toponym
    }
    toponym.use = context.use(standsForGovernment: standsForGovernment, isCountry: isCountry(entries), lexicons)
    toponym.relation = context.relation
    toponym.isGoverned = toponym.use == .location && context.isGoverned
    if toponym.use == .location, toponym.relation == nil, let site = context.siteBefore(lexicons) {
      toponym.tokens = site..<name.upperBound
      toponym.isSite = true
    }
    return toponym
  }

  private func isCountry(_ entries: [Lexicon.Entry]) -> Bool {
    entries.contains { if case .country = $0 { true } else { false } }
  }

  /// A capitalised name that no table has, where the words around it make it a place's.
  private func unknown(at index: Int, in sentence: Range<Int>, _ reading: Reading) -> Toponym? {
    guard NameReader.isNameWord(index, reading), !reading.classes(index).has(.common) else { return nil }
    let end = NameReader.nameEnd(from: index, to: sentence.upperBound, reading)
    let name = index..<end
    let context = PlaceContext(reading: reading, name: name, sentence: sentence)
    guard context.makesUnknownNameAPlace, !isNamedOtherwise(name, reading) else { return nil }
    var toponym = Toponym(name: name, tokens: name, use: .location, relation: context.relation, candidates: [])
    toponym.expected = context.expected
    if let site = context.siteAfter(end, lexicons) {
      toponym.tokens = index..<site
      toponym.isSite = true
    }
    return toponym
  }

  private func isNamedOtherwise(_ name: Range<Int>, _ reading: Reading) -> Bool {
    if reading.classes(name.upperBound - 1).has(.orgCue), !reading.classes(name.upperBound - 1).has(.placeNoun) {
      return true
    }
    return reading.matches(at: name.lowerBound).contains { match in
      switch match.entry {
      case .organization, .leader, .title, .time, .demonym, .people, .givenName: true
      case .agent: match.tokens.upperBound >= name.upperBound
      default: false
      }
    }
  }

  /// Names in a list are used alike: "from China, India and Turkey", "the UK, France and Germany said".
  private func coordinated(_ found: [Toponym], _ reading: Reading) -> [Toponym] {
    var found = found
    for index in found.indices.dropFirst() where areJoined(found[index - 1], found[index], reading) {
      if found[index - 1].isGoverned, found[index].use != .adjectival {
        found[index].use = .location
        found[index].isGoverned = true
      }
    }
    for index in found.indices.dropLast().reversed() where areJoined(found[index], found[index + 1], reading) {
      if found[index + 1].use == .metonym, found[index].use == .location, !found[index].isGoverned,
        isCountry(found[index])
      {
        found[index].use = .metonym
      }
    }
    return found
  }

  private func isCountry(_ toponym: Toponym) -> Bool {
    toponym.candidates.contains { lexicons.places[$0].kind == .country }
  }

  private func areJoined(_ first: Toponym, _ second: Toponym, _ reading: Reading) -> Bool {
    let between = first.tokens.upperBound..<max(first.tokens.upperBound, second.tokens.lowerBound)
    return !between.isEmpty && between.count <= 3
      && between.allSatisfy { [",", "and", "or", "the"].contains(reading.word($0)) }
  }

  /// Joins "Tripoli, Lebanon" and "Chasiv Yar in Ukraine's Donetsk region": what comes after tells which is meant.
  private func withContainers(_ found: [Toponym], _ reading: Reading) -> [Toponym] {
    var found = found
    for index in found.indices.dropLast() {
      let next = found[index + 1]
      // Toponyms may overlap: the site's words hold the town's.
      guard found[index].tokens.upperBound <= next.tokens.lowerBound else { continue }
      let between = found[index].tokens.upperBound..<next.tokens.lowerBound
      guard found[index].use == .location, between.count <= 6, !between.isEmpty else { continue }
      let words = between.map { reading.word($0) }
      if isCountry(found[index]), isCountry(next) { continue }
      if words == [","], next.use != .metonym {
        found[index].containers.append(next.name)
        if next.use == .location { found[index + 1].use = .adjectival }
      } else if words.contains("in"), !words.contains(","), words.allSatisfy({ Self.linking.contains($0) }) {
        found[index].containers.append(next.name)
      } else if words.first == ",", words.contains("in"), words.count <= 5 {
        found[index].containers.append(next.name)
      }
    }
    return found
  }

  private static let linking: Set<String> = [
    "in", "the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "of",
    "northeastern", "northwestern", "southeastern", "southwestern", "'s", "region", "province", "state", "country",
  ]
}
