import ArgumentParser

/// `dateline ontology`: for people who write rules.
struct OntologyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ontology",
    abstract: "Checks, lists and explains the rules by which events are found.",
    subcommands: [OntologyCheckCommand.self, OntologyListCommand.self, OntologyExplainCommand.self])
}
