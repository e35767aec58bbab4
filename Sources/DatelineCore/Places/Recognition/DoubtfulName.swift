/// A name that by itself is rather no place's, but may be one in an article about its neighbourhood.
///
/// The model takes many small towns for persons; a person's name is seldom that of a town nearby.
struct DoubtfulName: Sendable {
  var name: PlaceName
  /// The sum of its recognition weights, at most 0.
  var score: Double

  /// Names below this are not asked about again.
  static let lowest = -3.0
  /// How far a neighbour may be, km.
  private static let reach = 150.0
  /// A town of so many people counts in full.
  private static let town = 15_000

  /// What the article's resolved places say for it: up to `weight`.
  func support(by anchors: [ResolvedPlace], weight: Double) -> Double {
    var best = 0.0
    for match in name.candidates where match.standing != .other {
      let place = match.place
      guard place.kind == .settlement || place.kind == .admin2 || place.kind == .admin1 || place.kind == .quarter else { continue }
      let size = place.kind == .settlement && place.population < Self.town ? 0.6 : 1
      for anchor in anchors {
        if place.kind == .admin1 {
          if anchor.country == place.country, anchor.admin1 == place.name { best = max(best, 0.8) }
          continue
        }
        let distance = place.point.distance(to: GeoPoint(latitude: anchor.latitude, longitude: anchor.longitude))
        best = max(best, size * (1 - distance / Self.reach))
      }
    }
    return weight * max(0, best)
  }
}
