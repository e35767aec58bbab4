/// A place with a name and a point: a row of `places.tsv`, a country, or a capital.
struct GazetteerRow: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    case country, capital
    /// City, town, village, quarter.
    case city
    /// First-level unit of a country: province, state, oblast.
    case admin
    /// A part of the world that is no unit: Donbas, Sahel.
    case region
    /// Sea, strait, gulf, river, lake.
    case water
    /// Island, mountain, cape.
    case land
    /// Airport, base, plant, camp, crossing, dam.
    case site
  }

  var name: String
  var latitude: Double
  var longitude: Double
  /// ISO 3166-1 alpha-2; nil for seas and what lies in several countries.
  var country: String?
  var admin1: String?
  var kind: Kind
  /// 0 unknown; 1 under ten thousand people, 2 under a hundred thousand, 3 under half a million, 4 under two million,
  /// 5 under ten million, 6 more.
  var populationClass: Int

  static let columns = ["name", "variants", "lat", "lon", "country", "admin1", "kind", "population"]

  /// A row and all the names it is known by.
  static func load(_ table: Table) throws(TableError) -> [(row: GazetteerRow, names: [String])] {
    var rows: [(row: GazetteerRow, names: [String])] = []
    for row in table.rows {
      let name = try row.text("name")
      let point = try row.point("lat", "lon")
      let population = try row.integer("population") ?? 0
      guard (0...6).contains(population) else { throw row.error("population class \(population) is not 0 to 6") }
      let place = GazetteerRow(
        name: name, latitude: point.latitude, longitude: point.longitude, country: row.optional("country"),
        admin1: row.optional("admin1"), kind: try row.choice("kind") ?? .city, populationClass: population)
      rows.append((place, [name] + row.list("variants")))
    }
    return rows
  }

  var precision: ResolvedPlace.Precision {
    switch kind {
    case .country: .country
    case .admin, .region, .water: .admin
    case .capital, .city, .land: .place
    case .site: .site
    }
  }
}
