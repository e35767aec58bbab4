import ArgumentParser
import DatelineCore
import Foundation

/// Where the gazetteer is, and what a user adds to it: for every command that finds places.
struct GazetteerOptions: ParsableArguments {
  /// The variable that names the file.
  static let environmentKey = "DATELINE_GAZETTEER"
  /// The name under which set-up links the file.
  static let fileName = "gazetteer"
  /// Beside the tables of an installed program, which have a folder of the other name.
  private static let installedName = "places.gazetteer"

  @Option(
    name: .customLong("gazetteer"),
    help: ArgumentHelp(
      """
      A gazetteer file to use instead of the program's (default: DATELINE_GAZETTEER, else what came with it), or a \
      table of places (.tsv) to add to it: name, lat, lon, and variants, country, admin1, kind, population, \
      geonames_id. May be given several times.
      """, valueName: "file"))
  var files: [String] = []

  func open() throws(CommandFailure) -> Gazetteer {
    do {
      var gazetteer = try Gazetteer(path: path())
      for table in files where Self.isTable(table) { try gazetteer.add(table: table) }
      return gazetteer
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "gazetteer: \(error)")
    }
  }

  private static func isTable(_ path: String) -> Bool { path.lowercased().hasSuffix(".tsv") }

  private func path() throws(CommandFailure) -> String {
    let named = files.filter { !Self.isTable($0) }
    guard named.count <= 1 else {
      throw CommandFailure(
        status: .badConfiguration, message: "--gazetteer names \(named.count) gazetteer files; one can be used")
    }
    if let file = named.first { return file }
    if let file = ProcessInfo.processInfo.environment[Self.environmentKey], !file.isEmpty { return file }
    let candidates = DataDirectory.programPath().map(Self.candidates) ?? []
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw CommandFailure(
        status: .badConfiguration,
        message: """
          no gazetteer at \(candidates.joined(separator: " or ")); name it with --gazetteer or \
          \(Self.environmentKey), or run scripts/setup
          """)
    }
    return found
  }

  /// `share/dateline` of an installed program, and the folder that set-up fills in a clone, four levels above a
  /// program that SwiftPM built.
  private static func candidates(for executable: String) -> [String] {
    let folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/dateline/\(installedName)")
    var above = [folder]
    for _ in 0..<4 where above[above.count - 1].path != "/" {
      above.append(above[above.count - 1].deletingLastPathComponent())
    }
    return [installed.path] + above.map { $0.appendingPathComponent(".dateline/\(fileName)").path }.reversed()
  }
}
