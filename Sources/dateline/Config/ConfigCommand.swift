import ArgumentParser

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Prints, checks and lists what can be configured.",
    discussion: """
      Every option of 'run' and 'topics create' is a key: a flag (--max-in-flight 500), a variable \
      (DATELINE_MAX_IN_FLIGHT=500) or a line of the file that --config or DATELINE_CONFIG names \
      (max-in-flight: 500). Flags win over variables, and variables over the file. Other commands take the keys that \
      they share with these two.

      \(help)

      \(ExitStatus.help)
      """,
    subcommands: [ConfigPrint.self, ConfigCheck.self, ConfigKeys.self])

  /// Lines of at most 80 columns: the parser breaks longer ones without regard to their shape.
  static let help = """
    THE FILE, YAML OR JSON
      brokers: kafka-1:9092,kafka-2:9092
      input: [news.raw, news.late]
      concurrency: 4
      until-end: false
      kafka:
        security.protocol: sasl_ssl
        sasl.password: "@/run/secrets/kafka"

    VARIABLES
      DATELINE_INPUT=news.raw,news.late        a list has commas
      DATELINE_UNTIL_END=true                  a switch is true or false
      DATELINE_KAFKA_SASL_PASSWORD=@/run/…     a property, underscores for dots
      An empty one is as if it were not there.
    """
}
