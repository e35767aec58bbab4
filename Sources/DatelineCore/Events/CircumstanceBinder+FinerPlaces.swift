/// "in Shikarpur in Pakistan's Sindh province, and gunned down the guard": the town is the place, the province says where
/// it is, however near that stands.
extension CircumstanceBinder {
  /// How far before a unit the name of a place in it stands, in tokens.
  private static let reach = 8

  /// The place before a country or a region that is said to lie in it.
  func finer(than wide: Int) -> Int? {
    guard isUnit(wide) else { return nil }
    let start = marked.mentions.places[wide].tokens.lowerBound
    for token in (start - Self.reach..<start).clamped(to: view.tokens).reversed() {
      // "Pakistan's Sindh province" says where that lies.
      if let other = location(at: token), other != wide, !isUnit(other) { return isWithin(other, wide) ? other : nil }
      guard marked.placeAt[token] >= 0 || isJoint(token) else { return nil }
    }
    return nil
  }

  /// "In Spain, dockers in Algeciras walked out": the town where those are who act, in the country that opens the sentence.
  func townOfActors(_ mention: EventMention, in wide: Int) -> Int? {
    guard isCountry(wide), !mention.isNoun, ontology.types[mention.type].isPhysical, marked.mentions.places[wide].tokens.upperBound <= mention.anchor else { return nil }
    return window(mention).lazy.compactMap { token -> Int? in
      guard let place = self.location(at: token), place != wide, !self.isUnit(place), self.isWithin(place, wide), self.isActor(token, mention),
        ["in", "at", "near"].contains(self.reader.preposition(over: self.marked.mentions.places[place].tokens))
      else { return nil }
      return place
    }.first
  }

  private func isJoint(_ token: Int) -> Bool {
    [",", "in", "of", "the", "'s", "’s"].contains(marked.field.word(token)) || !reader.classes(token).isDisjoint(with: PlaceReference.nouns)
      || reader.tag(token) == .adjective
  }

  private func isUnit(_ place: Int) -> Bool {
    guard case .resolved(let resolved) = marked.mentions.places[place].resolution else { return false }
    return resolved.precision == .country || resolved.precision == .admin
  }

  /// A town in the same country; a name without a row may lie anywhere.
  private func isWithin(_ place: Int, _ wide: Int) -> Bool {
    guard case .resolved(let unit) = marked.mentions.places[wide].resolution else { return false }
    guard case .resolved(let inner) = marked.mentions.places[place].resolution else { return true }
    return (inner.precision == .place || inner.precision == .site) && inner.country == unit.country
  }
}
