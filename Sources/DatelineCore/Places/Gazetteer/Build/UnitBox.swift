/// The box around a unit's towns. A unit that crosses the 180th meridian is seen from there.
struct UnitBox {
  private var south = 90.0
  private var north = -90.0
  private var west = 180.0
  private var east = -180.0
  private var eastOfDateLine = 360.0
  private var westOfDateLine = 0.0
  private(set) var population = 0

  mutating func add(_ point: GeoPoint, population: Int) {
    south = min(south, point.latitude)
    north = max(north, point.latitude)
    west = min(west, point.longitude)
    east = max(east, point.longitude)
    let turned = point.longitude < 0 ? point.longitude + 360 : point.longitude
    eastOfDateLine = min(eastOfDateLine, turned)
    westOfDateLine = max(westOfDateLine, turned)
    self.population += population
  }

  var middle: GeoPoint {
    let latitude = (south + north) / 2
    guard east - west > 180, westOfDateLine - eastOfDateLine < east - west else {
      return GeoPoint(latitude: latitude, longitude: (west + east) / 2)
    }
    let turned = (eastOfDateLine + westOfDateLine) / 2
    return GeoPoint(latitude: latitude, longitude: turned > 180 ? turned - 360 : turned)
  }
}
