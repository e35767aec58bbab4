import ArgumentParser
import DatelineCore
import Foundation

/// Where the extractor's tables are: for every command that extracts.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "Folder of the extractor's data files (default: DATELINE_DATA, else what came with the program).",
      valueName: "dir"))
  var folder: String?

  func makeExtractor() throws(CommandFailure) -> Extractor {
    do {
      let found = try DataDirectory.find(explicit: folder, environment: ProcessInfo.processInfo.environment)
      return try Extractor(data: found)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
