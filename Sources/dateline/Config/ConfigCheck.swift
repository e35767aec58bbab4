import ArgumentParser
import DatelineConfiguration
import Foundation

struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says all that is wrong with the configuration, at once.",
    discussion: """
      Reads the file and the variables as 'run' and 'topics create' would, connects to nothing, and names unknown keys \
      with the nearest known one, values that cannot be, properties that librdkafka does not know, and files of \
      secrets that cannot be read. 'dateline doctor' then looks at brokers, topics and rights.

      EXAMPLES
        dateline config check --config deploy/dateline.yaml
        DATELINE_BROKRES=kafka:9092 dateline config check

      \(ExitStatus.help)
      """)

  @Option(
    help: ArgumentHelp(
      "The file to check.", discussion: "Default: the variable DATELINE_CONFIG, else variables alone are checked.",
      valueName: "file"))
  var config: String?

  @Flag(help: "Do not read the files that values name with @: they are elsewhere.")
  var withoutSecrets = false

  func run() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var mistakes: [ConfigurationMistake] = []
    for command in Configurable.owners {
      let layers = ConfigurationLayers(arguments, as: command)
      mistakes += layers.resolved.mistakes
      mistakes += ParsedSettings(command, layers.resolved).mistakes()
      mistakes += KafkaSettings(layers.resolved, readingFiles: !withoutSecrets).mistakes
    }
    var seen: Set<String> = []
    let different = mistakes.filter { seen.insert($0.description).inserted }
    for mistake in different { Console.error("dateline: \(mistake)") }
    guard different.isEmpty else { throw ExitStatus.badConfiguration.exitCode }
    try Console.output(Array("the configuration is right\n".utf8))
  }
}
