import DatelineCore

/// Where an article's events are, as SVG that needs nothing from elsewhere: its ground is the gazetteer's own towns, as
/// dots that draw coasts and valleys by their density.
struct PlaceMap {
  private struct Spot {
    var name: String
    var point: GeoPoint
    var precision: ResolvedPlace.Precision
    var events: [Int]
  }

  private static let dotLimit = 2_500
  private static let townLimit = 8

  private let spots: [Spot]
  private let frame: MapFrame

  /// Nil where no event has a resolved place. Events are numbered from 1.
  init?(_ events: [Event]) {
    var spots: [Spot] = []
    for (index, event) in events.enumerated() {
      guard case .resolved(let place)? = event.place?.resolution else { continue }
      let point = GeoPoint(latitude: place.latitude, longitude: place.longitude)
      if let known = spots.firstIndex(where: { $0.point == point }) {
        spots[known].events.append(index + 1)
      } else {
        spots.append(Spot(name: place.name, point: point, precision: place.precision, events: [index + 1]))
      }
    }
    // The middle of a country is where nothing is: it may not stretch the map beyond what is known better.
    let exact = spots.filter { $0.precision != .country }
    guard let frame = MapFrame((exact.isEmpty ? spots : exact).map(\.point)) else { return nil }
    self.spots = spots.filter { frame.holds($0.point) }
    self.frame = frame
  }

  func svg(ground gazetteer: Gazetteer) -> String {
    let near = gazetteer.places(near: frame.middle, radius: frame.reach).map(\.place).filter { frame.holds($0.point) }
    let towns = near.filter { $0.kind == .settlement }.sorted { ($1.population, $0.id) < ($0.population, $1.id) }
    var labels = MapLabels()
    let marks = spots.map { mark($0, &labels) }.joined()
    let countries = near.filter { $0.kind == .country }.map { country($0, &labels) }.joined()
    return """
      <svg class="map" viewBox="0 0 \(Int(MapFrame.width)) \(Int(MapFrame.height))" role="img" \
      aria-label="Map of the places of the events">\(dots(towns))\(countries)\(names(towns, &labels))\(marks)\(scaleBar)</svg>

      """
  }

  // MARK: Ground

  private func dots(_ towns: [GazetteerPlace]) -> String {
    let sizes = [("d3", 1_000_000...Int.max), ("d2", 100_000...999_999), ("d1", 0...99_999)]
    return sizes.map { name, population in
      let lines = towns.prefix(Self.dotLimit).filter { population.contains($0.population) }.map { town in
        let (x, y) = frame.position(town.point)
        return "M\(x.tenths) \(y.tenths)h0"
      }
      return lines.isEmpty ? "" : "<path class=\"\(name)\" d=\"\(lines.joined())\"/>"
    }.joined()
  }

  private func country(_ country: GazetteerPlace, _ labels: inout MapLabels) -> String {
    let (x, y) = frame.position(country.point)
    return labels.place(country.name, x: x, y: y, kind: .country)
  }

  /// The largest towns that there is room for.
  private func names(_ towns: [GazetteerPlace], _ labels: inout MapLabels) -> String {
    var names: [String] = []
    for town in towns.prefix(Self.dotLimit) where names.count < Self.townLimit {
      if spots.contains(where: { $0.name == town.name }) { continue }
      let (x, y) = frame.position(town.point)
      let name = labels.place(town.name, x: x, y: y, kind: .town)
      if !name.isEmpty { names.append(name) }
    }
    return names.joined()
  }

  /// A round number of kilometres that fits a fifth of the picture.
  private var scaleBar: String {
    let most = frame.kilometres * MapFrame.width / 5
    let length = [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10].first { Double($0) <= most } ?? 5
    let (left, bottom) = (14.0, MapFrame.height - 14)
    let right = left + Double(length) / frame.kilometres
    return """
      <path class="scale" d="M\(left.tenths) \((bottom - 4).tenths)v4H\(right.tenths)v-4"/>\
      <text class="scale" x="\((right + 6).tenths)" y="\(bottom.tenths)">\(length) km</text>
      """
  }

  // MARK: Events

  /// The less exactly a place is known, the wider its ring.
  private func mark(_ spot: Spot, _ labels: inout MapLabels) -> String {
    let (x, y) = frame.position(spot.point)
    let radius =
      switch spot.precision {
      case .site: 5
      case .place: 6
      case .admin: 13
      case .country: 20
      }
    let events = spot.events.map { " data-e\($0)=\"spot\"" }.joined()
    let numbers = spot.events.map { "\($0)" }.joined(separator: ", ")
    return """
      <g class="spot \(spot.precision.rawValue)"\(events)><circle cx="\(x.tenths)" cy="\(y.tenths)" r="\(radius)"/>\
      \(labels.place(spot.name, x: x, y: y, kind: .spot))<title>\(spot.name.asHTML): \(numbers)</title></g>
      """
  }
}
