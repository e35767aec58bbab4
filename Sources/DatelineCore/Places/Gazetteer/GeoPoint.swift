import Foundation

/// A point on the globe, in degrees; north and east are positive.
public struct GeoPoint: Sendable, Hashable {
  public var latitude: Double
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Mean radius of the Earth, km. Source: IUGG.
  static let earthRadius = 6371.0088

  /// Great-circle distance in km (haversine; a sphere is within half a percent of the ellipsoid).
  public func distance(to other: GeoPoint) -> Double {
    let phi1 = latitude * .pi / 180
    let phi2 = other.latitude * .pi / 180
    let dPhi = phi2 - phi1
    let dLambda = (other.longitude - longitude) * .pi / 180
    let h = sin(dPhi / 2) * sin(dPhi / 2) + cos(phi1) * cos(phi2) * sin(dLambda / 2) * sin(dLambda / 2)
    return 2 * Self.earthRadius * asin(min(1, h.squareRoot()))
  }

  /// The point that lies `distance` km away in the direction `bearing` (degrees, clockwise from north).
  public func offset(distance: Double, bearing: Double) -> GeoPoint {
    let delta = distance / Self.earthRadius
    let theta = bearing * .pi / 180
    let phi = latitude * .pi / 180
    let lambda = longitude * .pi / 180
    let phi2 = asin(max(-1, min(1, sin(phi) * cos(delta) + cos(phi) * sin(delta) * cos(theta))))
    let lambda2 = lambda + atan2(sin(theta) * sin(delta) * cos(phi), cos(delta) - sin(phi) * sin(phi2))
    var degrees = lambda2 * 180 / .pi
    if degrees > 180 { degrees -= 360 }
    if degrees < -180 { degrees += 360 }
    return GeoPoint(latitude: phi2 * 180 / .pi, longitude: degrees)
  }

  /// The initial bearing of the way to another point: degrees clockwise from north, 0..<360.
  public func bearing(to other: GeoPoint) -> Double {
    let phi1 = latitude * .pi / 180
    let phi2 = other.latitude * .pi / 180
    let dLambda = (other.longitude - longitude) * .pi / 180
    let y = sin(dLambda) * cos(phi2)
    let x = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(dLambda)
    let degrees = atan2(y, x) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }
}

extension GeoPoint {
  /// The cosine of an angle in degrees.
  static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
