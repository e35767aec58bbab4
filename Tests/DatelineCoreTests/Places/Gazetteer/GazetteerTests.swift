import Testing

@testable import DatelineCore

@Suite struct GazetteerTests {
  private let sources: SmallSources
  private let gazetteer: Gazetteer

  init() throws {
    sources = try SmallSources()
    gazetteer = try sources.gazetteer()
  }

  private func names(_ name: String) -> [String] { gazetteer.places(named: name).map(\.place.name).sorted() }

  @Test(arguments: ["São Zénda", "SAO ZENDA", "Sao-Zenda", "são zénda", "Sao  Zenda"])
  func `Case, accents, hyphens and spaces do not count`(name: String) {
    #expect(names(name) == ["São Zénda"])
  }

  @Test(arguments: ["N'Dola-sur-Mer", "NDola sur Mer", "N’Dola‑sur‑Mer", "ndola-sur-mer"])
  func `Apostrophes do not count`(name: String) {
    #expect(names(name) == ["N'Dola-sur-Mer"])
  }

  @Test func `A leading article does not count`() {
    #expect(names("the Great Moor") == ["Great Moor"])
    #expect(names("Moor") == ["Great Moor"])
  }

  @Test func `A spelling close to the usual name is a variant, another name is another`() throws {
    func standing(_ name: String) -> NameStanding? { gazetteer.places(named: name).first?.standing }
    #expect(standing("Strelsau") == .usual)
    #expect(standing("Strelzau") == .variant)
    #expect(standing("Königsburg") == .other)
  }

  @Test(arguments: ["STR", "shtrlsw", "Empty Land", ""])
  func `Codes, search forms and units without a point have no name`(name: String) {
    #expect(names(name).isEmpty)
  }

  @Test func `A unit is known with and without the noun for its kind, and by CLDR's English name`() {
    for name in ["Strelsau Province", "Greater Strelsau & Environs", "Zendashire", "Zenda Province"] {
      #expect(gazetteer.places(named: name).contains { $0.place.kind == .admin1 }, "\(name)")
    }
    #expect(gazetteer.places(named: "Tarlenheim").first?.place.kind == .admin2)
  }

  @Test func `A unit lies in the middle of its towns, or where our table puts it`() throws {
    let first = try #require(gazetteer.places(named: "Strelsau Province").first?.place)
    #expect(first.latitude == 50.25 && first.longitude == 20.25)
    #expect(first.population == 904_700)
    let moved = try #require(gazetteer.places(named: "Zenda Province").first { $0.place.kind == .admin1 }?.place)
    #expect(moved.latitude == 52.3 && moved.longitude == 21.3)
  }

  @Test func `A town of our table joins the one of GeoNames beside it`() {
    #expect(names("Hentzau") == ["Hentzow"])
    #expect(gazetteer.places(named: "Hentzow").first?.place.geonamesID == 15)
  }

  @Test func `The capital is known as one, and one that no source has becomes a row`() throws {
    let own = try #require(gazetteer.places(named: "Strelsau").first { $0.place.kind == .settlement }?.place)
    #expect(own.isCapital && own.geonamesID == 11)
    let missing = try #require(gazetteer.places(named: "Paris").first?.place)
    #expect(missing.isCapital && missing.geonamesID == nil && missing.country == "FR")
  }

  @Test func `Names are found by how they begin`() {
    #expect(gazetteer.names(prefix: "zend", limit: 10) == ["zenda", "zenda castle town", "zenda province", "zendashire"])
    #expect(gazetteer.names(prefix: "zend", limit: 1) == ["zenda"])
    #expect(gazetteer.names(prefix: "", limit: 9).isEmpty)
    #expect(gazetteer.names(prefix: "zzz", limit: 9).isEmpty)
  }

  @Test func `Places near a point come nearest first`() {
    let near = gazetteer.places(near: GeoPoint(latitude: 50.01, longitude: 20.01), radius: 40)
    #expect(near.first?.place.name == "Strelsau")
    #expect(near.map(\.distance) == near.map(\.distance).sorted())
    #expect(near.contains { $0.place.name == "Zenda" } && !near.contains { $0.place.name == "Hentzow" })
  }

  @Test(arguments: [
    GeoPoint(latitude: 90, longitude: 180), GeoPoint(latitude: -90, longitude: -180), GeoPoint(latitude: 200, longitude: 0),
    GeoPoint(latitude: .nan, longitude: 0),
  ])
  func `No point is too strange to ask about`(point: GeoPoint) {
    _ = gazetteer.places(near: point, radius: 20_000)
    #expect(gazetteer.places(near: point, radius: -1).isEmpty)
  }

  @Test func `A unit holds its towns, a country its units too`() throws {
    let district = try #require(gazetteer.places(named: "Tarlenheim District").first?.place)
    #expect(Set(gazetteer.places(inside: district).map(\.name)) == ["São Zénda", "Hentzow"])
    let country = try #require(gazetteer.places(named: "Ruritania").first?.place)
    #expect(gazetteer.places(inside: country).contains { $0.id == district.id })
    #expect(gazetteer.places(inside: country).allSatisfy { gazetteer.isInside($0, country) })
    let town = try #require(gazetteer.places(named: "Hentzau").first?.place)
    #expect(gazetteer.places(inside: town).isEmpty)
  }

  @Test func `A user's rows stand beside those of the file`() throws {
    try sources.write("name\tlat\tlon\tcountry\tadmin1\nKoppel Hof\t50.3\t20.3\tRT\tZenda Province\n", "extra.tsv")
    var gazetteer = gazetteer
    let before = gazetteer.placeCount
    try gazetteer.add(table: sources.path("extra.tsv"))
    let added = try #require(gazetteer.places(named: "koppel-hof").first?.place)
    #expect(gazetteer.placeCount == before + 1 && gazetteer.place(added.id) == added)
    #expect(added.admin1.flatMap(gazetteer.place)?.name == "Zenda Province")
    #expect(gazetteer.names(prefix: "kopp", limit: 5) == ["koppel hof"])
    #expect(gazetteer.places(near: added.point, radius: 1).map(\.place.name) == ["Koppel Hof"])
  }

  @Test(arguments: [
    ("name\tlat\tlon\nX\t91\t0\n", 2), ("name\tlat\tlon\tkind\nX\t1\t1\tplanet\n", 2),
    ("name\tlat\tlon\tcountry\nA\t1\t1\tRT\nB\t1\t1\tRuritania\n", 3), ("name\tlat\tlon\n-\t1\t1\n", 2),
  ])
  func `A bad row of a user's table is named by file and line`(text: String, line: Int) throws {
    try sources.write(text, "extra.tsv")
    var gazetteer = gazetteer
    let error = #expect(throws: TableError.self) { try gazetteer.add(table: sources.path("extra.tsv")) }
    #expect(error?.line == line && error?.file == sources.path("extra.tsv"))
  }

  @Test func `The notice names sources and licences`() {
    #expect(gazetteer.notice.contains("GeoNames") && gazetteer.notice.contains("Creative Commons Attribution 4.0"))
  }
}
