import ArgumentParser
import DatelineCore
import Foundation

/// Where the extractor's tables are: for every command that reads them.
struct TableOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "Folder of the extractor's data files (default: DATELINE_DATA, else what came with the program).",
      valueName: "dir"))
  var folder: String?

  func directory() throws(CommandFailure) -> String {
    do {
      return try DataDirectory.find(explicit: folder, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
  }
}
