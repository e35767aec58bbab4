/// The box around a unit's towns, without the outermost fortieth on each side: a town that a source puts into the wrong
/// unit must not move it. A unit that crosses the 180th meridian is seen from there.
struct UnitBox {
  private var latitudes: [Double] = []
  private var longitudes: [Double] = []
  private(set) var population = 0

  mutating func add(_ point: GeoPoint, population: Int) {
    latitudes.append(point.latitude)
    longitudes.append(point.longitude)
    self.population += population
  }

  var middle: GeoPoint {
    let latitude = Self.middle(of: latitudes).middle
    let plain = Self.middle(of: longitudes)
    guard plain.width > 180 else { return GeoPoint(latitude: latitude, longitude: plain.middle) }
    let turned = Self.middle(of: longitudes.map { $0 < 0 ? $0 + 360 : $0 })
    guard turned.width < plain.width else { return GeoPoint(latitude: latitude, longitude: plain.middle) }
    return GeoPoint(latitude: latitude, longitude: turned.middle > 180 ? turned.middle - 360 : turned.middle)
  }

  private static func middle(of values: [Double]) -> (middle: Double, width: Double) {
    let sorted = values.sorted()
    let cut = sorted.count / 40
    guard let low = sorted.dropFirst(cut).first, let high = sorted.dropLast(cut).last else { return (0, 0) }
    return ((low + high) / 2, high - low)
  }
}
