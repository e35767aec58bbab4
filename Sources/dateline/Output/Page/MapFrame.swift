import DatelineCore
import Foundation

/// The stretch of the globe that a map shows, and where its points fall on the picture.
///
/// Equirectangular about its middle, true to shape there: what is wanted is where towns lie to one another.
struct MapFrame {
  static let width = 640.0
  static let height = 400.0
  private static let margin = 70.0
  /// Degrees of latitude from edge to edge that a map shows at least, so that one village is seen in its province.
  private static let leastHeight = 4.0

  let middle: GeoPoint
  /// Picture units in a degree of latitude.
  let scale: Double

  /// The smallest frame around all points; nil without one.
  init?(_ points: [GeoPoint]) {
    guard let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max() else { return nil }
    let (west, arc) = Self.arc(points.map(\.longitude))
    middle = GeoPoint(latitude: (south + north) / 2, longitude: Self.wrapped(west + arc / 2))
    let wide = arc * cos(middle.latitude * .pi / 180)
    let fits = [
      Self.height / Self.leastHeight, (Self.width - 2 * Self.margin) / max(wide, 1e-6),
      (Self.height - 2 * Self.margin) / max(north - south, 1e-6),
    ]
    scale = fits.min() ?? 1
  }

  func position(_ point: GeoPoint) -> (x: Double, y: Double) {
    let east = Self.wrapped(point.longitude - middle.longitude) * cos(middle.latitude * .pi / 180)
    return (Self.width / 2 + east * scale, Self.height / 2 + (middle.latitude - point.latitude) * scale)
  }

  /// Whether a point is on the picture.
  func holds(_ point: GeoPoint) -> Bool {
    let (x, y) = position(point)
    return (0...Self.width).contains(x) && (0...Self.height).contains(y)
  }

  /// Kilometres from the middle within which everything on the picture lies.
  var reach: Double {
    let kilometresInDegree = 111.2
    return min(20_020, (Self.width * Self.width + Self.height * Self.height).squareRoot() / 2 / scale * kilometresInDegree * 1.2)
  }

  /// Kilometres in a picture unit, at the middle.
  var kilometres: Double { 111.2 / scale }

  /// The shortest arc that holds all longitudes, which may cross the date line: where it begins in the west, and its length.
  private static func arc(_ longitudes: [Double]) -> (west: Double, length: Double) {
    let sorted = longitudes.map(wrapped).sorted()
    guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
    var widest = (gap: first + 360 - last, west: first)
    for (left, right) in zip(sorted, sorted.dropFirst()) where right - left > widest.gap {
      widest = (right - left, right)
    }
    return (widest.west, 360 - widest.gap)
  }

  private static func wrapped(_ degrees: Double) -> Double {
    let rest = (degrees + 180).truncatingRemainder(dividingBy: 360)
    return (rest < 0 ? rest + 360 : rest) - 180
  }
}
