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
