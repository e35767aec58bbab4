/// Who bears the name of someone whom the tables know and is someone else.
extension PhraseCoder {
  /// "Teacher John Healey", "Simon Harris, a plumber": someone else of that name.
  func isNamesake(_ row: Int, _ name: Range<Int>, _ titled: ActorEvidence, _ phrase: NominalPhrase) -> Bool {
    let standing = lexicon.officeholders[row].standing(in: month)
    if let country = standing.country,
      isOfAnotherCountry(country, titled, phrase) || isUnannounced(row, country, name, titled)
    {
      return true
    }
    guard name.count > 1, !Self.privateSectors.contains(standing.sector) else { return false }
    if titled.isStrong, !titled.isFormer, Self.privateSectors.contains(titled.sector ?? ""), titled.country != standing.country || titled.country == nil {
      return true
    }
    return field.tree.children(of: phrase.head, .appos).contains { token in
      guard let other = descriptions[token], other.kind == .person, other.isNew, other.country != standing.country || other.country == nil
      else { return false }
      return Self.privateSectors.contains(other.sector ?? "")
    }
  }

  private static let privateSectors: Set = ["CVL", "EDU", "BUS", "LAB", "AGR", "MED", "JRN", "CRM", "REF"]
  private static let publicSectors: Set = ["GOV", "MIL", "LEG", "JUD", "COP"]

  /// "Colombian Defence Minister X", "Foreign Minister X of Colombia": an office of another country than the one known.
  private func isOfAnotherCountry(_ country: String, _ titled: ActorEvidence, _ phrase: NominalPhrase) -> Bool {
    if titled.isStrong, titled.body == nil, Self.publicSectors.contains(titled.sector ?? ""), let told = titled.country {
      return told != country
    }
    return field.tree.children(of: phrase.head, .prep).contains { preposition in
      guard field.folded[preposition] == "of", let object = field.tree.child(of: preposition, .pobj),
        let other = descriptions[object], case .country = other.referent, let told = other.country
      else { return false }
      return told != country
    }
  }

  /// "Foreign Minister X" in an article set elsewhere that has not spoken of X's country: a minister whose country goes
  /// without saying is one of the country that the article is set in. Names that mean nobody else need no such word.
  private func isUnannounced(_ row: Int, _ country: String, _ name: Range<Int>, _ titled: ActorEvidence) -> Bool {
    guard field.field == .text, name.count > 1, matches.home != country, titled.isStrong, !titled.isFormer,
      titled.country == nil, titled.body == nil, Self.publicSectors.contains(titled.sector ?? ""), let last = name.last,
      !lexicon.trie.values(of: [field.folded[last]]).contains(where: { $0.entry == .officeholder(row) })
    else { return false }
    // A phrase that names no place is set nowhere.
    guard matches.home != nil || matches.placeCountry.contains(where: { $0 != nil }) else { return false }
    let end = field.sentence(of: last).tokens.upperBound
    return !(0..<end).contains { !name.contains($0) && speaks(of: country, at: $0) }
  }

  private func speaks(of country: String, at token: Int) -> Bool {
    if matches.placeCountry[token] == country { return true }
    switch matches.covering[token]?.entry {
    case .country(let row), .demonym(let row), .capital(let row), .people(let row, _): return lexicon.countries[row].iso2 == country
    case .organization(let row): return lexicon.organizations[row].country == country
    case .metonym(let row): return lexicon.metonyms[row].country == country
    case .officeholder(let row): return lexicon.officeholders[row].standing(in: month).country == country
    default: return false
    }
  }
}
