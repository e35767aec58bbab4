import ArgumentParser
import Foundation

/// The three topics that a worker stands between.
struct TopicOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Topic of articles; repeatable.", discussion: "Default: the variable DATELINE_INPUT, else articles.",
      valueName: "topic"))
  var input: [String] = []

  @Option(
    help: ArgumentHelp(
      "Topic of events.", discussion: "Default: the variable DATELINE_OUTPUT, else events.", valueName: "topic"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Topic of records that could not be processed.",
      discussion: "Default: the variable DATELINE_DEAD_LETTERS, else articles.dead-letters.", valueName: "topic"))
  var deadLetters: String?

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  var inputNames: [String] {
    if !input.isEmpty { return input }
    let named = (environment["DATELINE_INPUT"] ?? "").split(separator: ",").map(String.init)
    return named.isEmpty ? ["articles"] : named
  }

  var outputName: String { output ?? environment["DATELINE_OUTPUT"] ?? "events" }
  var deadLettersName: String { deadLetters ?? environment["DATELINE_DEAD_LETTERS"] ?? "articles.dead-letters" }

  func validate() throws {
    let names = inputNames + [outputName, deadLettersName]
    for name in names where name.isEmpty || name.count > 249 || !name.allSatisfy(Self.isAllowed) {
      throw ValidationError("'\(name)' is no name of a topic: 1 to 249 letters, digits, '.', '_' or '-'")
    }
    guard Set(names).count == names.count else {
      throw ValidationError("--input, --output and --dead-letters must name different topics")
    }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
