import ArgumentParser
import Foundation

/// How sets of events are compared: for every command that compares.
struct ComparisonOptions: ParsableArguments {
  @Flag(help: "Count the versions that made an event (extractor) as a difference too.")
  var versions = false

  @Option(
    help: ArgumentHelp(
      "Folder for what does not fit into memory.", discussion: "Default: the variable TMPDIR, else /tmp.",
      valueName: "dir"))
  var temporary: String?

  @Option(help: ArgumentHelp("Megabytes of events that are sorted in memory at a time, 1 to 4096.", valueName: "mb"))
  var sortMemory = 32

  var memoryBytes: Int { sortMemory << 20 }

  func validate() throws {
    guard (1...4096).contains(sortMemory) else { throw ValidationError("--sort-memory must be between 1 and 4096") }
  }

  func folder() throws(CommandFailure) -> String {
    let named = temporary ?? ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: named, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandFailure(status: .usage, message: "--temporary \(named): no such folder")
    }
    return named
  }
}
