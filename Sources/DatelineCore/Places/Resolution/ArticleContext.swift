import Foundation

/// Where an article is, as far as its names are resolved: what speaks for or against a candidate of another name.
struct ArticleContext {
  private struct Anchor {
    var sense: Int
    var place: GazetteerPlace
    var weight: Double
  }

  /// Only so many names are compared by distance, so that a gazetteer pasted into an article stays linear.
  private static let mostAnchors = 80

  /// Weight of names that say nothing: one name alone must not speak for all.
  private static let doubt = 1.0

  private var countries: [String: Double] = [:]
  private var admin1s: [Int: Double] = [:]
  private var namedCountries: [String: Double] = [:]
  private var namedAdmin1s: [Int: Double] = [:]
  private var total = 0.0
  private var anchors: [Anchor] = []

  init(_ senses: [PlaceSense]) {
    for (index, sense) in senses.enumerated() {
      guard let place = sense.place else { continue }
      // A doubtful name says little about the others.
      let certainty = 1 / (1 + exp(1 - sense.margin))
      let weight = sense.weight * certainty
      total += weight
      if let country = place.country { countries[country, default: 0] += weight }
      if place.kind == .country, let country = place.country { namedCountries[country, default: 0] += weight }
      if place.kind == .admin1 {
        namedAdmin1s[place.id, default: 0] += weight
        admin1s[place.id, default: 0] += weight
      } else if let admin1 = place.admin1 {
        admin1s[admin1, default: 0] += weight
      }
      anchors.append(Anchor(sense: index, place: place, weight: weight))
    }
    if anchors.count > Self.mostAnchors {
      anchors.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.sense < $1.sense }
      anchors.removeLast(anchors.count - Self.mostAnchors)
    }
    anchors.removeAll { $0.place.kind == .country || $0.place.kind == .continent }
  }

  struct Support {
    /// 0…1, of the weight of all other names.
    var countryShare = 0.0
    var admin1Share = 0.0
    var isCountryNamed = false
    var isAdmin1Named = false
    /// 1 at the same place, 0 from 300 km on.
    var nearness = 0.0
    var nearest: String?
  }

  /// What the article's other names say for a candidate of a sense.
  func support(for place: GazetteerPlace, of sense: PlaceSense, number: Int) -> Support {
    var support = Support()
    let own = sense.place
    let ownWeight = own == nil ? 0 : sense.weight / (1 + exp(1 - sense.margin))
    let others = max(0, total - ownWeight)
    guard others > 0 else { return support }
    if let country = place.country {
      let mine = own?.country == country ? ownWeight : 0
      support.countryShare = max(0, (countries[country] ?? 0) - mine) / (others + Self.doubt)
      let named = (namedCountries[country] ?? 0) - (own?.kind == .country && own?.country == country ? ownWeight : 0)
      support.isCountryNamed = named > 0.2
    }
    if place.kind != .country, let admin1 = place.kind == .admin1 ? place.id : place.admin1 {
      let mine = own.map { ($0.kind == .admin1 ? $0.id : $0.admin1) == admin1 } ?? false ? ownWeight : 0
      support.admin1Share = max(0, (admin1s[admin1] ?? 0) - mine) / (others + Self.doubt)
      let named = (namedAdmin1s[admin1] ?? 0) - (own?.id == admin1 ? ownWeight : 0)
      support.isAdmin1Named = named > 0.2
    }
    guard !place.kind.isUnit, place.kind != .continent else { return support }
    for anchor in anchors where anchor.sense != number && anchor.place.id != place.id {
      // Towns around say more than the middle of a unit.
      let reach = anchor.place.kind == .settlement || anchor.place.kind == .site ? 300.0 : 200.0
      let distance = anchor.place.point.distance(to: place.point)
      let nearness = max(0, 1 - distance / reach) * min(1, anchor.weight)
      if nearness > support.nearness {
        support.nearness = nearness
        support.nearest = anchor.place.name
      }
    }
    return support
  }
}
