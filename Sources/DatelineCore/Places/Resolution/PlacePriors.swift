import Foundation

/// What a candidate is worth before anything else of the article is looked at.
struct PlacePriors {
  let weights: PlaceWeights
  let renowned: Set<PlaceTables.Renown>

  /// A prior from which on a place is known beyond its country.
  private static let prominent = 4.0

  /// The candidates of a name, with their priors beside each other.
  func candidates(_ matches: [Gazetteer.Match]) -> [PlaceCandidate] {
    var candidates = matches.map { PlaceCandidate($0, prior: prior($0)) }
    let hasUsual = candidates.contains { $0.match.standing == .usual && $0.prior >= Self.prominent }
    for index in candidates.indices {
      let place = candidates[index].match.place
      if hasUsual, candidates[index].match.standing != .usual {
        candidates[index].prior += weights[.priorAgainstUsual]
      }
      guard place.kind == .admin1 else { continue }
      let hasSeat = candidates.contains {
        $0.match.place.kind == .settlement && $0.match.place.admin1 == place.id && $0.match.standing == .usual
          && $0.match.place.population * 10 >= place.population && $0.match.place.population >= 50_000
      }
      if hasSeat { candidates[index].prior += weights[.priorSeat] }
    }
    return candidates
  }

  private func prior(_ match: Gazetteer.Match) -> Double {
    let place = match.place
    let people = log10(Double(max(10, place.population)))
    var value: Double
    switch place.kind {
    case .country: value = weights[.priorCountry]
    case .continent: value = weights[.priorContinent]
    case .admin1: value = weights[.priorAdmin1] + weights[.priorAdmin1People] * people
    case .admin2: value = weights[.priorAdmin2] + weights[.priorAdmin2People] * people
    case .settlement: value = weights[.priorSettlement] * people
    case .site, .quarter: value = weights[.priorSite]
    case .sea: value = weights[.priorSea]
    // What many people live in is known like a unit of a country.
    default: value = weights[.priorArea] + weights[.priorAdmin1People] * (people - 1)
    }
    if place.isCapital { value += weights[.priorCapital] }
    if place.kind == .settlement, match.standing == .usual, let country = place.country,
      renowned.contains(.init(name: place.name, country: country))
    {
      value += weights[.priorRenowned]
    }
    if place.kind == .settlement, place.population >= 1_000_000 { value += weights[.priorMetropolis] }
    switch match.standing {
    case .usual: break
    case .variant: value += weights[.priorVariant]
    case .other: value += weights[.priorOther]
    }
    return value
  }
}
