import ArgumentParser

@main
struct Dateline: AsyncParsableCommand {
  static let version = "0.11.0"

  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Turns news articles into structured events: who did what to whom, where, when, with what toll.",
    discussion: """
      Dateline reads articles from files or from a Kafka topic and writes one JSON object for each event, with the \
      words that it was taken from.

      EXAMPLES
        dateline extract article.txt --format pretty
        dateline extract archive/ > events.jsonl

      \(ExitStatus.help)
      """,
    version: version,
    subcommands: [
      Run.self, Extract.self, Parse.self, Places.self, Times.self, OntologyCommand.self, Publish.self, Watch.self,
      ReplayCommand.self, Diff.self, DeadLetters.self, Topics.self, DataCommand.self, MetricsCommand.self,
      ConfigCommand.self, DoctorCommand.self,
    ]
  )

  /// Runs a command and turns whatever it ends with into one line and a documented exit code.
  static func main() async {
    do {
      var command = try parse()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exitProcess(.done)
    } catch let failure as CommandFailure {
      failure.end()
    } catch {
      end(error)
    }
  }

  /// With what variables and a configuration file add to the command line.
  private static func parse() throws -> any ParsableCommand {
    let given = Array(CommandLine.arguments.dropFirst())
    guard let layers = ConfigurationLayers.take(given) else { return try parseAsRoot(given) }
    let arguments = try layers.arguments()
    do {
      return try parseAsRoot(arguments)
    } catch {
      try layers.explain(error)
      throw error
    }
  }

  /// Help and the version are the parser's own; a usage error is made one line.
  private static func end(_ error: any Error) -> Never {
    if let requested = error as? ExitCode, let status = ExitStatus(rawValue: requested.rawValue) { exitProcess(status) }
    let status = exitCode(for: error)
    guard status == .validationFailure else { exit(withError: error) }
    let cause = message(for: error).split(separator: "\n").joined(separator: " ")
    CommandFailure(status: .usage, message: "\(cause); --help says what is possible").end()
  }
}
