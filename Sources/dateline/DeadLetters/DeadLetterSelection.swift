import ArgumentParser
import Foundation

/// Which dead letters are meant.
struct DeadLetterSelection: ParsableArguments {
  @Option(help: ArgumentHelp("Only those of this stage: decode, extract or deliver.", valueName: "stage"))
  var stage: String?

  @Option(help: ArgumentHelp("Only those with this code.", valueName: "code"))
  var code: String?

  @Option(help: ArgumentHelp("Only those whose article came from this topic.", valueName: "topic"))
  var from: String?

  func admits(_ entry: DeadLetterEntry) -> Bool {
    (stage == nil || entry.stage == stage) && (code == nil || entry.code == code)
      && (from == nil || entry.sourceTopic == from)
  }

  var isEmpty: Bool { stage == nil && code == nil && from == nil }
}
