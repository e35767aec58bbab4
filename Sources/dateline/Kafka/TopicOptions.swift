import ArgumentParser
import Foundation

/// The topics that a worker stands between.
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

  @Option(
    help: ArgumentHelp(
      "Topic of a small record about each article, whatever came of it.",
      discussion: "Default: the variable DATELINE_RECEIPTS, else there are none.", valueName: "topic"))
  var receipts: String?

  private var environment: [String: String] { ProcessInfo.processInfo.environment }

  var inputNames: [String] {
    if !input.isEmpty { return input }
    let named = (environment["DATELINE_INPUT"] ?? "").split(separator: ",").map(String.init)
    return named.isEmpty ? ["articles"] : named
  }

  var outputName: String { output ?? environment["DATELINE_OUTPUT"] ?? "events" }
  var deadLettersName: String { deadLetters ?? environment["DATELINE_DEAD_LETTERS"] ?? "articles.dead-letters" }

  var receiptsName: String? { receipts ?? environment["DATELINE_RECEIPTS"].flatMap { $0.isEmpty ? nil : $0 } }

  func validate() throws {
    let names = inputNames + [outputName, deadLettersName] + [receiptsName].compactMap { $0 }
    for name in names where name.isEmpty || name.count > 249 || !name.allSatisfy(Self.isAllowed) {
      throw ValidationError("'\(name)' is no name of a topic: 1 to 249 letters, digits, '.', '_' or '-'")
    }
    guard Set(names).count == names.count else {
      throw ValidationError("--input, --output, --dead-letters and --receipts must name different topics")
    }
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
