/// A row of a table of places: Dateline's own `gazetteer/places.tsv`, or a user's additions.
///
/// Columns: name; variants, separated by `|`; lat and lon in degrees; country, ISO 3166-1 alpha-2, empty for what lies
/// in several or none; admin1, the name of the first-level unit; kind, as in ``PlaceKind/name`` (`settlement` where
/// empty); population; geonames_id.
struct PlaceRow: Sendable, Hashable {
  var file: String
  var line: Int
  var name: String
  var variants: [String]
  var latitude: Double
  var longitude: Double
  var country: String?
  var admin1: String?
  var kind: PlaceKind
  var population: Int
  var geonamesID: Int?

  static let required = ["name", "lat", "lon"]
  static let optional = ["variants", "country", "admin1", "kind", "population", "geonames_id"]

  static func load(_ path: String) throws(TableError) -> [PlaceRow] {
    try load(try Table(path: path, required: required, optional: optional))
  }

  static func load(_ table: Table) throws(TableError) -> [PlaceRow] {
    var rows: [PlaceRow] = []
    for row in table.rows {
      let point = try row.point("lat", "lon")
      let population = try row.integer("population") ?? 0
      guard (0...Int(UInt32.max)).contains(population) else { throw row.error("population \(population) is no number of people") }
      let id = try row.integer("geonames_id")
      guard id.map({ (1...Int(UInt32.max)).contains($0) }) ?? true else { throw row.error("geonames_id is no GeoNames id") }
      if let country = row.optional("country") {
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
          throw row.error("country \"\(country)\" is not two capital letters of ISO 3166-1")
        }
      }
      let name = try row.text("name")
      guard name.utf8.count <= 255, !GazetteerKey.fold(name).isEmpty else {
        throw row.error("name \"\(name)\" has no letters, or more than 255 bytes")
      }
      rows.append(
        PlaceRow(
          file: table.file, line: row.line, name: name, variants: row.list("variants"), latitude: point.latitude,
          longitude: point.longitude, country: row.optional("country"), admin1: row.optional("admin1"),
          kind: try kind(row), population: population, geonamesID: id))
    }
    return rows
  }

  private static func kind(_ row: TableRow) throws(TableError) -> PlaceKind {
    guard let name = row.optional("kind") else { return .settlement }
    guard let kind = PlaceKind(name: name) else {
      throw row.error("kind \"\(name)\" is none of \(PlaceKind.allCases.map(\.name).joined(separator: ", "))")
    }
    return kind
  }

  var names: [String] { [name] + variants }
}
