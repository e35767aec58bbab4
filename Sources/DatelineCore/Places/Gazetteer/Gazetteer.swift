/// The places of the world by name, by point and by unit: a gazetteer file and, on top of it, rows that a user adds.
///
/// Immutable; any number of tasks look things up at once.
public struct Gazetteer: Sendable {
  public struct Match: Sendable, Hashable {
    public var place: GazetteerPlace
    public var standing: NameStanding
  }

  private let file: GazetteerFile
  private var additions: [GazetteerPlace] = []
  private var additionsByKey: [String: [(index: Int, standing: NameStanding)]] = [:]

  /// Opens a file that ``GazetteerBuilder`` made. Throws ``GazetteerError`` for one that is missing, of another
  /// version, cut short or damaged.
  public init(path: String) throws(GazetteerError) {
    file = try GazetteerFile(path: path)
  }

  /// Adds a table of places: see ``PlaceRow`` for its columns. Units that its rows name are looked up in the file.
  public mutating func add(table path: String) throws(TableError) {
    for row in try PlaceRow.load(path) { add(row) }
  }

  mutating func add(_ row: PlaceRow) {
    let admin1 = row.admin1.flatMap { name in
      matches(key: GazetteerKey.fold(name)).first { $0.place.kind == .admin1 && $0.place.country == row.country }
    }
    let index = additions.count
    additions.append(
      GazetteerPlace(
        id: file.rowCount + index, name: row.name, latitude: row.latitude, longitude: row.longitude, kind: row.kind,
        country: row.country, admin1: admin1?.place.id, admin2: nil, population: row.population,
        geonamesID: row.geonamesID, isCapital: false, hasPointOfUnit: false))
    for key in Set(row.names.map(GazetteerKey.fold)) where !key.isEmpty {
      additionsByKey[key, default: []].append((index, .usual))
    }
  }

  public var placeCount: Int { file.rowCount + additions.count }
  public var nameCount: Int { file.keyCount }
  /// Names the file's form and content; what a user adds is not in it.
  public var version: String { file.version }
  /// Sources and licences of the data.
  public var notice: String { file.notice }

  public func place(_ id: GazetteerPlace.ID) -> GazetteerPlace? {
    if id < file.rowCount { return file.place(id) }
    return additions.indices.contains(id - file.rowCount) ? additions[id - file.rowCount] : nil
  }

  /// Places that bear a name, whatever its case, accents, hyphens and apostrophes.
  public func places(named name: String) -> [Match] { matches(key: GazetteerKey.fold(name)) }

  /// Places that bear an already folded name.
  func matches(key: String) -> [Match] {
    var matches = file.rows(named: key).compactMap { found in
      file.place(found.row).map { Match(place: $0, standing: found.standing) }
    }
    for (index, standing) in additionsByKey[key] ?? [] {
      matches.append(Match(place: additions[index], standing: standing))
    }
    return matches
  }

  /// Whether any place bears the folded name: cheaper than to list them.
  func isName(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { isName(UnsafeRawBufferPointer($0)) }
  }

  func isName(_ key: [UInt8]) -> Bool { key.withUnsafeBytes(isName) }

  private func isName(_ key: UnsafeRawBufferPointer) -> Bool {
    if file.isName(key) { return true }
    return !additionsByKey.isEmpty && additionsByKey[String(decoding: key, as: UTF8.self)] != nil
  }

  /// Folded names that begin with `prefix` (folded too), sorted, at most `limit`.
  public func names(prefix: String, limit: Int) -> [String] {
    let prefix = GazetteerKey.fold(prefix)
    guard !prefix.isEmpty, limit > 0 else { return [] }
    let added = additionsByKey.keys.filter { $0.hasPrefix(prefix) }
    let all = Set(file.keys(prefix: prefix, limit: limit)).union(added)
    return Array(all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(limit))
  }

  /// Places within `radius` km of a point, nearest first.
  public func places(near point: GeoPoint, radius: Double) -> [(place: GazetteerPlace, distance: Double)] {
    var found = file.rows(near: point, radius: radius).compactMap { row in
      file.place(row.row).map { (place: $0, distance: row.distance) }
    }
    for place in additions {
      let distance = place.point.distance(to: point)
      if distance <= radius { found.append((place, distance)) }
    }
    return found.sorted { $0.distance != $1.distance ? $0.distance < $1.distance : $0.place.id < $1.place.id }
  }

  /// What a unit holds: a country, or a first- or second-level unit. Empty for a place that is no unit.
  public func places(inside unit: GazetteerPlace) -> [GazetteerPlace] {
    guard unit.kind.isUnit, let country = unit.country else { return [] }
    var rows: [Int]
    switch unit.kind {
    case .country: rows = file.rows(inCountry: country)
    case .admin1: rows = file.rows(inCountry: country, admin1: unit.id)
    default: rows = file.rows(inCountry: country, admin1: unit.admin1, admin2: unit.id)
    }
    rows.removeAll { $0 == unit.id }
    return rows.compactMap(file.place) + additions.filter { isInside($0, unit) }
  }

  /// Whether `unit` holds the place, as far as the gazetteer knows.
  func isInside(_ place: GazetteerPlace, _ unit: GazetteerPlace) -> Bool {
    guard place.id != unit.id else { return false }
    return switch unit.kind {
    case .country: place.country == unit.country && place.kind != .country
    case .admin1: place.admin1 == unit.id
    case .admin2: place.admin2 == unit.id
    default: false
    }
  }
}
