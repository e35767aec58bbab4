import ArgumentParser
import DatelineCore

struct OntologyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says every fault of the ontology's tables, with file and line.",
    discussion: """
      With DIR, the tables that it holds are checked together with those that came with the program, as --ontology DIR \
      would use them. Faults go to standard error as FILE:LINE: message. A warning is no fault: such a row never fires.

      EXAMPLES
        dateline ontology check
        dateline ontology check my-rules/

      EXIT CODES
        0   sound
        64  the command line is wrong
        78  at least one fault
      """)

  @Argument(help: ArgumentHelp("A folder of tables, as for --ontology.", valueName: "dir"))
  var directory: String?

  @OptionGroup var rules: RuleOptions

  func validate() throws {
    if directory != nil, rules.ontology != nil { throw ValidationError("name the folder once: as DIR or with --ontology") }
  }

  func run() throws {
    Console.ignoreBrokenPipes()
    let result = OntologyCheck.check(folder: try rules.folder(), addition: directory ?? rules.ontology)
    for warning in result.warnings { Console.error("warning: \(warning)") }
    for fault in result.faults { Console.error("\(fault)") }
    guard let summary = result.summary else {
      let count = result.faults.count
      throw CommandFailure(status: .badConfiguration, message: "\(count) \(count == 1 ? "fault" : "faults") in the ontology")
    }
    try Console.output(Array("sound: \(summary)\n".utf8))
  }
}
