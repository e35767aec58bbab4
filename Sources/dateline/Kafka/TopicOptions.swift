import ArgumentParser

/// The topics that a worker stands between.
struct TopicOptions: ParsableArguments {
  static let defaultInput = "articles"
  static let defaultOutput = "events"
  static let defaultDeadLetters = "articles.dead-letters"

  @Option(
    help: ArgumentHelp(
      "Topic of articles; repeatable.", discussion: "Default: \(defaultInput).", valueName: "topic"))
  var input: [String] = []

  @Option(help: ArgumentHelp("Topic of events.", valueName: "topic"))
  var output = defaultOutput

  @Option(help: ArgumentHelp("Topic of records that could not be processed.", valueName: "topic"))
  var deadLetters = defaultDeadLetters

  @Option(
    help: ArgumentHelp(
      "Topic of a small record about each article, whatever came of it.", discussion: "Default: there are none.",
      valueName: "topic"))
  var receipts: String?

  var inputNames: [String] { input.isEmpty ? [Self.defaultInput] : input }
  var outputName: String { output }
  var deadLettersName: String { deadLetters }
  var receiptsName: String? { receipts }

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
