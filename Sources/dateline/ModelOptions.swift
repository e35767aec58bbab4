import ArgumentParser
import DatelineCore
import Foundation
import Linguistics

/// Where the language model is: for every command that parses text.
struct ModelOptions: ParsableArguments {
  /// The variable that names the folder.
  static let environmentKey = "DATELINE_MODEL"

  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "Folder of a spaCy v3 pipeline (default: DATELINE_MODEL, else what came with the program).", valueName: "dir"))
  var folder: String?

  func load() throws(CommandFailure) -> LanguageModel {
    do {
      return try LanguageModel(directory: path())
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "language model: \(error)")
    }
  }

  private func path() throws(CommandFailure) -> String {
    if let folder { return folder }
    if let named = ProcessInfo.processInfo.environment[Self.environmentKey], !named.isEmpty { return named }
    let candidates = DataDirectory.programPath().map(Self.candidates) ?? []
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: "\($0)/config.cfg") }) else {
      throw CommandFailure(
        status: .badConfiguration,
        message: """
          no language model in \(candidates.joined(separator: " or ")); name its folder with --model or \
          \(Self.environmentKey), or run scripts/setup
          """)
    }
    return found
  }

  /// `share/dateline/language-model` of an installed program, and the folder that set-up fills in a clone, four
  /// levels above a program that SwiftPM built.
  private static func candidates(for executable: String) -> [String] {
    let folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/dateline/language-model")
    var above = [folder]
    for _ in 0..<4 { above.append(above[above.count - 1].deletingLastPathComponent()) }
    return [installed.path] + above.map { $0.appendingPathComponent(".dateline/language-model").path }.reversed()
  }
}
