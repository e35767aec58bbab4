/// What a row of the gazetteer is. Raw values are those of the gazetteer file.
public enum PlaceKind: UInt8, Sendable, Hashable, CaseIterable {
  case continent = 0
  case country = 1
  /// First-level unit of a country: province, state, oblast.
  case admin1 = 2
  /// Second-level unit: county, district, raion.
  case admin2 = 3
  /// City, town, village.
  case settlement = 4
  /// Part of a town.
  case quarter = 5
  /// A part of the world that is no unit of a state, or a disputed one: Donbas, Sahel, Kashmir.
  case region = 6
  /// Ocean, sea, gulf, strait, channel.
  case sea = 7
  case river = 8
  case lake = 9
  case island = 10
  /// Mountain, range, pass, desert, plain, cape.
  case land = 11
  /// Airport, base, plant, camp, crossing, dam, building.
  case site = 12

  /// The name in tables.
  public var name: String {
    switch self {
    case .continent: "continent"
    case .country: "country"
    case .admin1: "admin1"
    case .admin2: "admin2"
    case .settlement: "settlement"
    case .quarter: "quarter"
    case .region: "region"
    case .sea: "sea"
    case .river: "river"
    case .lake: "lake"
    case .island: "island"
    case .land: "land"
    case .site: "site"
    }
  }

  init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// How exactly a point of this kind says where something is.
  var precision: ResolvedPlace.Precision {
    switch self {
    case .continent, .country: .country
    case .admin1, .admin2, .region, .sea, .river: .admin
    case .settlement, .quarter, .lake, .island, .land: .place
    case .site: .site
    }
  }

  /// A unit of a state, which contains places.
  var isUnit: Bool { self == .country || self == .admin1 || self == .admin2 }

  /// Land or water that people do not live in as a town or govern as a unit.
  var isNatural: Bool {
    switch self {
    case .sea, .river, .lake, .island, .land: true
    default: false
    }
  }
}
