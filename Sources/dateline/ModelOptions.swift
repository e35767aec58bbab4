import ArgumentParser
import DatelineCore
import Foundation
import Linguistics

/// Where the language model is: for every command that parses text.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "Folder of a spaCy v3 pipeline (default: DATELINE_MODEL, else what came with the program).", valueName: "dir"))
  var folder: String?

  func load() throws(CommandFailure) -> LanguageModel {
    do {
      return try LanguageModel(
        directory: ModelFolder.find(explicit: folder, environment: ProcessInfo.processInfo.environment))
    } catch let error as ModelFolderError {
      throw CommandFailure(status: .badConfiguration, message: error.description)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "language model: \(error)")
    }
  }
}
