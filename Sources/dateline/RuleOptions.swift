import ArgumentParser

/// Where the rules are by which events are found.
struct RuleOptions: ParsableArguments {
  @OptionGroup var tables: TableOptions

  @Option(
    name: .customLong("ontology"),
    help: ArgumentHelp(
      "Folder of tables that extend the ontology (NAME.tsv) or replace parts of it (NAME.replace.tsv).",
      valueName: "dir"))
  var ontology: String?

  /// The folder of the ontology's own tables.
  func folder() throws(CommandFailure) -> String { try tables.directory() + "/ontology" }
}
