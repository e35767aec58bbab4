/// A row of a gazetteer that is being built. Units are named by their index among the drafts.
struct PlaceDraft {
  var name: String
  var latitude: Double
  var longitude: Double
  var kind: PlaceKind
  var country: String?
  var admin1: Int?
  var admin2: Int?
  var population = 0
  var geonamesID: Int?
  var isCapital = false
  var hasPointOfUnit = false
  /// Folded names; the best standing counts.
  var keys: [String: NameStanding] = [:]

  init(name: String, latitude: Double, longitude: Double, kind: PlaceKind, country: String?) {
    self.name = name
    self.latitude = latitude
    self.longitude = longitude
    self.kind = kind
    self.country = country
    add(name, .usual)
  }

  var point: GeoPoint { GeoPoint(latitude: latitude, longitude: longitude) }

  /// Adds a name; what no look-up could ask for is left out.
  mutating func add(_ name: String, _ standing: NameStanding) {
    let key = GazetteerKey.fold(name)
    guard !key.isEmpty, key.utf8.count <= GazetteerKey.longest else { return }
    if let known = keys[key], known.rawValue <= standing.rawValue { return }
    keys[key] = standing
  }

  /// Adds another name, in the standing that its likeness to the usual one gives it.
  mutating func addAlternate(_ name: String) {
    add(name, AlternateName.standing(of: GazetteerKey.fold(name), beside: GazetteerKey.fold(self.name)))
  }
}
