/// What the noun beside a name says that it is: a row of `gazetteer/nouns.tsv`.
struct PlaceNoun: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let settlement = PlaceNoun(rawValue: 1 << 0)
  static let quarter = PlaceNoun(rawValue: 1 << 1)
  static let unit = PlaceNoun(rawValue: 1 << 2)
  static let country = PlaceNoun(rawValue: 1 << 3)
  static let region = PlaceNoun(rawValue: 1 << 4)
  static let river = PlaceNoun(rawValue: 1 << 5)
  static let lake = PlaceNoun(rawValue: 1 << 6)
  static let sea = PlaceNoun(rawValue: 1 << 7)
  static let island = PlaceNoun(rawValue: 1 << 8)
  static let land = PlaceNoun(rawValue: 1 << 9)
  /// The noun's own building or ground: "Kaduna prison" stands in Kaduna.
  static let site = PlaceNoun(rawValue: 1 << 10)

  /// A name before it is a street's.
  static let street = PlaceNoun(rawValue: 1 << 11)
  /// A name before it is no place: "West Nile virus".
  static let eponym = PlaceNoun(rawValue: 1 << 12)
  /// Behind a place's name it begins the name of an office: "Kentucky State Police".
  static let office = PlaceNoun(rawValue: 1 << 13)
  /// Behind it and "of", "for" or "over" stands a place that is fought for: "the battle for Huambo".
  static let fought = PlaceNoun(rawValue: 1 << 14)
  /// The site bears the name of a saint more often than that of a town: "Saint-Louis church".
  static let dedicated = PlaceNoun(rawValue: 1 << 15)
  /// The same of what changes hands, more often a place than a person: "the fall of Huambo".
  static let taken = PlaceNoun(rawValue: 1 << 16)
  /// A site that bears the name of its town: "Huambo airport".
  static let local = PlaceNoun(rawValue: 1 << 17)
  /// A site that a country has in another: "Chile's embassy".
  static let foreign = PlaceNoun(rawValue: 1 << 18)

  /// The kinds that say what a place is.
  static let places: PlaceNoun = [
    .settlement, .quarter, .unit, .country, .region, .river, .lake, .sea, .island, .land, .site,
  ]
  static let natural: PlaceNoun = [.river, .lake, .sea, .island, .land]

  private static let names: [String: PlaceNoun] = [
    "settlement": .settlement, "quarter": .quarter, "unit": .unit, "country": .country, "region": .region,
    "river": .river, "lake": .lake, "sea": .sea, "island": .island, "land": .land, "site": .site, "street": .street, "eponym": .eponym, "office": .office,
    "fought": .fought, "dedicated": .dedicated, "taken": .taken, "local": .local, "foreign": .foreign,
  ]

  static func load(_ table: Table) throws(TableError) -> [String: PlaceNoun] {
    var nouns: [String: PlaceNoun] = [:]
    for row in table.rows {
      var kinds: PlaceNoun = []
      for name in row.list("kinds") {
        guard let kind = names[name] else { throw row.error("unknown kind \"\(name)\"") }
        kinds.insert(kind)
      }
      nouns[Folding.fold(try row.text("noun"))] = kinds
    }
    return nouns
  }

  /// Whether a place of this kind can be what the noun says. Nil where the noun says nothing about it.
  func fits(_ kind: PlaceKind) -> Bool? {
    let kinds = subtracting([.site, .region])
    guard !kinds.isEmpty else { return nil }
    let wanted: PlaceNoun
    switch kind {
    case .continent: return nil
    case .country: wanted = .country
    case .admin1: wanted = [.unit, .country]
    case .admin2: wanted = .unit
    case .settlement: wanted = [.settlement, .quarter]
    case .quarter: wanted = .quarter
    case .region: return contains(.unit) ? true : nil
    case .sea: wanted = .sea
    case .river: wanted = .river
    case .lake: wanted = .lake
    case .island: wanted = .island
    case .land: wanted = .land
    case .site: return nil
    }
    return !isDisjoint(with: wanted)
  }
}
