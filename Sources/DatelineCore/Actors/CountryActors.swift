/// Makes actors of countries, capitals and demonyms that no longer phrase has taken up: "Russia" in "Russia claimed",
/// "attacks on Ukraine" and "Russia's invasion", "Kyiv" in "Kyiv denied", "Israeli" in "Israeli air strikes".
struct CountryActors: Sendable {
  private let lexicons: Lexicons

  init(_ lexicons: Lexicons) { self.lexicons = lexicons }

  func phrases(_ toponyms: [(toponym: Toponym, place: PlaceMention)], in reading: Reading, except taken: [Bool])
    -> [Phrase]
  {
    toponyms.compactMap { toponym, place in
      guard !toponym.name.contains(where: { taken[$0] }), isActor(toponym, reading),
        let country = country(toponym, place)
      else { return nil }
      return Phrase(
        tokens: withArticle(toponym.name, reading, taken), head: toponym.name.upperBound - 1, kind: .organization,
        country: country, isMetonym: true)
    }
  }

  private func country(_ toponym: Toponym, _ place: PlaceMention) -> String? {
    if case .resolved(let row) = place.resolution { return row.country }
    return toponym.candidates.first.flatMap { lexicons.places[$0].country }
  }

  private func withArticle(_ name: Range<Int>, _ reading: Reading, _ taken: [Bool]) -> Range<Int> {
    let before = name.lowerBound - 1
    let hasArticle =
      before >= 0 && reading.word(before) == "the" && !taken[before] && !isDemonym(name, reading)
      && reading.sentence(of: before) == reading.sentence(of: name.lowerBound)
    return hasArticle ? before..<name.upperBound : name
  }

  private func isDemonym(_ name: Range<Int>, _ reading: Reading) -> Bool {
    reading.matches(at: name.lowerBound).contains { match in
      if case .demonym = match.entry { match.tokens == name } else { false }
    }
  }

  private func isActor(_ toponym: Toponym, _ reading: Reading) -> Bool {
    if toponym.use == .metonym { return true }
    guard !toponym.isSite, let row = toponym.candidates.first, lexicons.places[row].kind == .country else {
      return false
    }
    let next = toponym.name.upperBound
    switch toponym.use {
    case .adjectival:
      if reading.isPossessiveMark(next) { return !leadsToPlace(next + 1, reading) }
      return isDemonym(toponym.name, reading) && !leadsToPlace(next, reading)
    case .location:
      let before =
        reading.word(toponym.name.lowerBound - 1) == "the"
        ? toponym.name.lowerBound - 2 : toponym.name.lowerBound - 1
      return ["on", "of", "against"].contains(reading.word(before))
        && !reading.classes(before - 1).has([.direction, .placeNoun, .relation])
    case .metonym: return true
    }
  }

  /// "Nigeria's north", "the Russian border region", "the Syrian capital": the country says where, not who.
  private func leadsToPlace(_ start: Int, _ reading: Reading) -> Bool {
    var index = start
    while index < start + 3, reading.classes(index).has([.regionAdjective, .modifier]) {
      if reading.classes(index).has(.regionAdjective) { return true }
      index += 1
    }
    return reading.classes(index).has([.placeNoun, .direction])
      || reading.matches(at: index).contains { match in
        if case .place = match.entry { true } else { false }
      }
  }
}
