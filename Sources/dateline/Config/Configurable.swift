import ArgumentParser
import DatelineConfiguration

/// Which commands take their options from variables and a file too, and under which keys.
enum Configurable {
  /// Those whose options are the keys. What other commands share with them, by the same declaration, is the same key.
  static let owners: [any ParsableCommand.Type] = [Run.self, TopicsCreate.self]

  static let table = ConfigurationTable(owners.compactMap(manual))

  static let resolver = ConfigurationResolver(
    table: table, reserved: reserved, alternatives: [["input", "input-pattern"]])

  /// Variables that are no keys: of this program, and of the scripts that build and test it.
  private static let reserved: Set<String> = [
    "DATELINE_CONFIG", "DATELINE_LOCKS", "DATELINE_FAULT_POINTS", "DATELINE_FAULT_SEED", "DATELINE_FAULT_ARTICLES",
    "DATELINE_FAULT_MUTANT", "DATELINE_CACHE", "DATELINE_CLDR", "DATELINE_EVALUATION_SETS", "DATELINE_PROGRAM",
    "DATELINE_TANSU",
  ]

  static func manual(of command: any ParsableCommand.Type) -> CommandManual? {
    try? CommandManual(description: command._dumpHelp())
  }

  static func bindings(of command: any ParsableCommand.Type) -> [ConfigurationTable.Binding] {
    guard let manual = manual(of: command) else { return [] }
    return table.bindings(of: manual, renamed: renamed(command))
  }

  /// Commands for one topic, whichever it is, call it `--topic`.
  private static func renamed(_ command: any ParsableCommand.Type) -> [String: String] {
    switch command {
    case is Publish.Type: ["topic": "input"]
    case is Watch.Type: ["topic": "output"]
    case is DeadLettersList.Type, is DeadLettersShow.Type, is DeadLettersResend.Type: ["topic": "dead-letters"]
    // Where a worker writes is no place for a replay that nobody asked to write there: its other topics are no keys.
    case is ReplayCommand.Type: ["input": "input", "dead-letters": "dead-letters"]
    default: [:]
    }
  }
}
