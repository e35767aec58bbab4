/// Where an article is, as far as its names are resolved: what speaks for or against a candidate of another name.
///
/// Made once for an article and brought up to date as names are resolved.
struct ArticleContext {
  private struct Anchor {
    var sense: Int
    var candidate: Int
    var spot: PlaceSpot
    var weight: Double
  }

  /// The shares of one country or first-level unit.
  private struct Share {
    var weight = 0.0
    /// Of names of the unit itself.
    var named = 0.0
  }

  /// Only so many names are compared by distance, so that a gazetteer pasted into an article stays linear.
  private static let mostAnchors = 80

  /// Weight of names that say nothing: one name alone must not speak for all.
  private static let doubt = 1.0

  /// By the index of spots.
  private var countries: [Share]
  private var admin1s: [Share]
  private var total = 0.0
  private var anchors: [Anchor] = []

  /// Numbers the countries and units of all candidates.
  init(_ senses: inout [PlaceSense]) {
    var countryIndices: [Int: Int] = [:]
    var admin1Indices: [Int: Int] = [:]
    func index(_ key: Int, _ indices: inout [Int: Int]) -> Int {
      guard key >= 0 else { return -1 }
      if let index = indices[key] { return index }
      indices[key] = indices.count
      return indices.count - 1
    }
    for sense in senses.indices {
      for candidate in senses[sense].candidates.indices {
        let spot = senses[sense].candidates[candidate].spot
        senses[sense].candidates[candidate].spot.countryIndex = index(spot.country, &countryIndices)
        senses[sense].candidates[candidate].spot.admin1Index = index(spot.ownAdmin1, &admin1Indices)
      }
    }
    countries = Array(repeating: Share(), count: countryIndices.count)
    admin1s = Array(repeating: Share(), count: admin1Indices.count)
  }

  /// Takes up what the senses have chosen.
  mutating func update(_ senses: [PlaceSense]) {
    for index in countries.indices { countries[index] = Share() }
    for index in admin1s.indices { admin1s[index] = Share() }
    anchors.removeAll(keepingCapacity: true)
    total = 0
    for index in senses.indices {
      guard let choice = senses[index].choice, let spot = senses[index].spot else { continue }
      let weight = senses[index].weight * senses[index].certainty
      total += weight
      if spot.countryIndex >= 0 {
        countries[spot.countryIndex].weight += weight
        if spot.kind == .country { countries[spot.countryIndex].named += weight }
      }
      if spot.admin1Index >= 0 {
        admin1s[spot.admin1Index].weight += weight
        if spot.kind == .admin1 { admin1s[spot.admin1Index].named += weight }
      }
      anchors.append(Anchor(sense: index, candidate: choice, spot: spot, weight: weight))
    }
    if anchors.count > Self.mostAnchors {
      anchors.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.sense < $1.sense }
      anchors.removeLast(anchors.count - Self.mostAnchors)
    }
    anchors.removeAll { $0.spot.kind == .country || $0.spot.kind == .continent }
  }

  struct Support {
    /// The weight of all other names.
    var others = 0.0
    /// 0…1, of the weight of all other names.
    var countryShare = 0.0
    var admin1Share = 0.0
    var isCountryNamed = false
    var isAdmin1Named = false
    /// 1 at the same place, 0 from 300 km on.
    var nearness = 0.0
    var nearest: PlaceEvidence.Neighbour?
  }

  /// What the article's other names say for a candidate of a sense.
  func support(for spot: PlaceSpot, of sense: PlaceSense, number: Int) -> Support {
    var support = Support()
    let own = sense.spot
    let ownWeight = own == nil ? 0 : sense.weight * sense.certainty
    let others = max(0, total - ownWeight)
    guard others > 0 else { return support }
    support.others = others
    if spot.countryIndex >= 0 {
      let share = countries[spot.countryIndex]
      let mine = own?.country == spot.country ? ownWeight : 0
      support.countryShare = max(0, share.weight - mine) / (others + Self.doubt)
      support.isCountryNamed = share.named - (own?.kind == .country ? mine : 0) > Self.leastNamed
    }
    if spot.kind != .country, spot.admin1Index >= 0 {
      let share = admin1s[spot.admin1Index]
      let mine = own?.ownAdmin1 == spot.ownAdmin1 ? ownWeight : 0
      support.admin1Share = max(0, share.weight - mine) / (others + Self.doubt)
      support.isAdmin1Named = share.named - (own?.id == spot.ownAdmin1 ? ownWeight : 0) > Self.leastNamed
    }
    if !spot.kind.isUnit, spot.kind != .continent { addNearness(to: &support, spot, number) }
    return support
  }

  private static let leastNamed = 0.2

  private func addNearness(to support: inout Support, _ spot: PlaceSpot, _ number: Int) {
    for anchor in anchors where anchor.sense != number && anchor.spot.id != spot.id {
      // Towns around say more than the middle of a unit.
      let reach = anchor.spot.kind == .settlement || anchor.spot.kind == .site ? 300.0 : 200.0
      // Most are too far away already by their latitude; the kilometre is for rounding.
      guard anchor.spot.northing(to: spot) < reach + 1 else { continue }
      let distance = anchor.spot.distance(to: spot)
      let nearness = max(0, 1 - distance / reach) * min(1, anchor.weight)
      if nearness > support.nearness {
        support.nearness = nearness
        support.nearest = PlaceEvidence.Neighbour(sense: anchor.sense, candidate: anchor.candidate)
      }
    }
  }
}
