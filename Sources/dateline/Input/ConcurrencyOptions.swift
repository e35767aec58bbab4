import ArgumentParser
import Foundation

/// How many articles a command works on at once: for every command that reads articles from files.
struct ConcurrencyOptions: ParsableArguments {
  @Option(
    name: .customLong("concurrency"),
    help: ArgumentHelp("Articles worked on at once (default: the machine's cores).", valueName: "n"))
  var given: Int?

  /// At least 1.
  var count: Int { given ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  func validate() throws {
    guard (1...1024).contains(given ?? 1) else {
      throw ValidationError("--concurrency must be between 1 and 1024")
    }
  }
}
