/// A country or territory: a row of `countries.tsv`.
struct Country: Sendable, Hashable {
  /// ISO 3166-1 alpha-2.
  var iso2: String
  /// ISO 3166-1 alpha-3; events' codes begin with it.
  var iso3: String
  var name: String
  var variants: [String]
  /// "Russian" in "Russian forces".
  var adjectives: [String]
  /// Nouns for its citizens, singular and plural.
  var people: [String]
  /// The capital's names, the usual one first; empty where the seat bears the country's name.
  var capital: [String]
  /// The family name comes first, also in English.
  var familyNameFirst: Bool
  /// A point near the middle of the land, degrees.
  var latitude: Double
  var longitude: Double
  /// The seat of government.
  var capitalLatitude: Double
  var capitalLongitude: Double

  static func load(_ table: Table) throws(TableError) -> [Country] {
    var countries: [Country] = []
    for row in table.rows {
      let point = try row.point("lat", "lon")
      let capital = try row.point("capital_lat", "capital_lon")
      countries.append(
        Country(
          iso2: try row.text("iso2"), iso3: try row.text("iso3"), name: try row.text("name"),
          variants: row.list("variants"), adjectives: row.list("adjectives"), people: row.list("people"),
          capital: row.list("capital"), familyNameFirst: try row.flag("family_first"), latitude: point.latitude,
          longitude: point.longitude,
          capitalLatitude: capital.latitude, capitalLongitude: capital.longitude))
    }
    return countries
  }

  static let columns = [
    "iso2", "iso3", "name", "variants", "adjectives", "people", "capital", "lat", "lon", "capital_lat", "capital_lon",
    "family_first",
  ]
}

extension TableRow {
  /// A point on the globe from two columns, in degrees.
  func point(_ latitudeColumn: String, _ longitudeColumn: String) throws(TableError) -> (
    latitude: Double, longitude: Double
  ) {
    guard let latitude = try number(latitudeColumn), let longitude = try number(longitudeColumn) else {
      throw error("has no point; give \(latitudeColumn) and \(longitudeColumn)")
    }
    guard abs(latitude) <= 90, abs(longitude) <= 180 else {
      throw error("\(latitude), \(longitude) is no point on the globe")
    }
    return (latitude, longitude)
  }
}
