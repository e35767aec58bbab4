import Foundation

/// What a candidate is compared by: a place's numbers without its names, so that comparing costs no reference counting.
struct PlaceSpot: Sendable {
  let id: GazetteerPlace.ID
  let kind: PlaceKind
  /// The letters of the country code as a number; -1 for none.
  let country: Int
  /// -1 for none.
  let admin1: GazetteerPlace.ID
  let admin2: GazetteerPlace.ID
  let point: GeoPoint
  /// Places of the country and of the first-level unit among those of the article's candidates; -1 for none. Given by
  /// ``ArticleContext``.
  var countryIndex = -1
  var admin1Index = -1
  /// Of the latitude.
  private let cosine: Double

  init(_ place: GazetteerPlace) {
    id = place.id
    kind = place.kind
    country = Self.number(ofCountry: place.country)
    admin1 = place.admin1 ?? -1
    admin2 = place.admin2 ?? -1
    point = place.point
    cosine = cos(place.latitude * .pi / 180)
  }

  static func number(ofCountry code: String?) -> Int {
    guard let code else { return -1 }
    return code.utf8.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  /// The first-level unit that it is, or lies in; -1 for none.
  var ownAdmin1: GazetteerPlace.ID { kind == .admin1 ? id : admin1 }

  /// ``Gazetteer/isInside(_:_:)``.
  func isInside(_ unit: PlaceSpot) -> Bool {
    guard id != unit.id else { return false }
    return switch unit.kind {
    case .country: country == unit.country && kind != .country
    case .admin1: admin1 == unit.id
    case .admin2: admin2 == unit.id
    default: false
    }
  }

  /// Degrees of latitude apart, as kilometres: never more than the distance, but for the rounding.
  func northing(to other: PlaceSpot) -> Double {
    abs(other.point.latitude - point.latitude) * (.pi / 180 * GeoPoint.earthRadius)
  }

  /// ``GeoPoint/distance(to:)``, with the cosines known.
  func distance(to other: PlaceSpot) -> Double {
    let dPhi = other.point.latitude * .pi / 180 - point.latitude * .pi / 180
    let dLambda = (other.point.longitude - point.longitude) * .pi / 180
    let (phi, lambda) = (sin(dPhi / 2), sin(dLambda / 2))
    let h = phi * phi + cosine * other.cosine * lambda * lambda
    return 2 * GeoPoint.earthRadius * asin(min(1, h.squareRoot()))
  }
}
