import ArgumentParser
import DatelineCore

struct OntologyListCommand: ParsableCommand {
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case types, triggers
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists event types with their codes, or the triggers that tell them.",
    discussion: """
      Tab-separated, with a line of headings first. Filters may be combined; a text is looked for anywhere in the trigger.

      EXAMPLES
        dateline ontology list | column -t -s $'\\t'
        dateline ontology list triggers --event ASSAULT --mode airstrike
        dateline ontology list triggers --trigger strike
      """)

  @Argument(help: "What to list: types or triggers.")
  var subject = Subject.types

  @Option(help: ArgumentHelp("Only of this event type: ASSAULT, STATEMENT, …", valueName: "type"))
  var event: String?

  @Option(help: ArgumentHelp("Only of this mode.", valueName: "mode"))
  var mode: String?

  @Option(help: ArgumentHelp("Only types of this CAMEO code and of the codes below it.", valueName: "digits"))
  var cameo: String?

  @Option(help: ArgumentHelp("Only triggers that hold this text.", valueName: "text"))
  var trigger: String?

  @OptionGroup var rules: RuleOptions

  func validate() throws {
    if subject == .types, trigger != nil { throw ValidationError("--trigger goes with: list triggers") }
    if subject == .triggers, cameo != nil { throw ValidationError("--cameo goes with: list types") }
  }

  func run() throws {
    Console.ignoreBrokenPipes()
    let folder = try rules.folder()
    let listing: OntologyListing
    do {
      listing = try OntologyListing(folder: folder, addition: rules.ontology)
    } catch {
      throw CommandFailure(status: .badConfiguration, message: "\(error)")
    }
    let rows = subject == .types ? types(listing) : triggers(listing)
    let lines = rows.map { $0.map { $0.isEmpty ? "-" : $0 }.joined(separator: "\t") + "\n" }
    try Console.output(Array(lines.joined().utf8))
  }

  private func types(_ listing: OntologyListing) -> [[String]] {
    let rows = listing.types.filter { isWanted($0.event, $0.mode) && $0.cameo.hasPrefix(cameo ?? "") }
    return [["event", "mode", "cameo", "goldstein", "acled", "glide", "triggers"]]
      + rows.map { row in
        let goldstein = row.goldstein.map { "\($0)" } ?? ""
        return [row.event, row.mode, row.cameo, goldstein, row.acled, row.glide, "\(row.triggers)"]
      }
  }

  private func triggers(_ listing: OntologyListing) -> [[String]] {
    let rows = listing.triggers.filter { row in
      isWanted(row.event, row.mode) && (trigger.map { row.trigger.contains($0) } ?? true)
    }
    return [["trigger", "part", "event", "mode", "frame", "needs", "unless", "row"]]
      + rows.map { [$0.trigger, $0.part, $0.event, $0.mode, $0.frame, $0.needs, $0.unless, $0.source] }
  }

  private func isWanted(_ rowEvent: String, _ rowMode: String) -> Bool {
    (event.map { $0.uppercased() == rowEvent } ?? true) && (mode.map { $0 == rowMode } ?? true)
  }
}
