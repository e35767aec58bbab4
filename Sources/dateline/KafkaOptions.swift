import ArgumentParser
import KafkaClient

/// How to reach Kafka: for every command that does.
struct KafkaOptions: ParsableArguments {
  static let defaultBrokers = "127.0.0.1:9092"

  @Option(
    help: ArgumentHelp(
      "Brokers to ask first, host:port, separated by commas.",
      discussion: "Default: bootstrap.servers among the properties, else \(defaultBrokers).", valueName: "list"))
  var brokers: String?

  @Option(
    name: .customLong("kafka"),
    help: ArgumentHelp(
      "A property of librdkafka; repeatable. With @file as the value, the value is read from that file.",
      valueName: "key=value"))
  var properties: [String] = []

  @Option(
    name: .customLong("kafka-file"),
    help: ArgumentHelp("A file of librdkafka's properties: key=value lines, # comments.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "A YAML or JSON file of these options: 'dateline config --help' shows its form.",
      discussion: "Default: the variable DATELINE_CONFIG, else there is none.", valueName: "file"))
  var config: String?

  /// What the properties file and the options say together; options win. Variables and the configuration file have
  /// become options by now (``ConfigurationLayers``).
  func configuration() throws(CommandFailure) -> KafkaConfiguration {
    do {
      var configuration = KafkaConfiguration()
      if let file { configuration = try KafkaConfiguration.file(file) }
      for assignment in properties {
        let (name, value) = try KafkaConfiguration.parse(assignment: assignment)
        configuration[name] = value
      }
      if let named = brokers {
        configuration["metadata.broker.list"] = nil
        configuration["bootstrap.servers"] = named
      } else if configuration["bootstrap.servers"] == nil, configuration["metadata.broker.list"] == nil {
        configuration["bootstrap.servers"] = Self.defaultBrokers
      }
      try configuration.validate()
      return configuration
    } catch {
      throw CommandFailure(error)
    }
  }

  static let help = """
    CONNECTION
      Any property of librdkafka can be given: --kafka security.protocol=sasl_ssl, or the variable
      DATELINE_KAFKA_SECURITY_PROTOCOL, or a line below kafka: in the file of --config, or of --kafka-file. Flags win
      over variables, those over the file. 'dateline config --help' says how all other options can stand there too.
      Keep secrets out of the command line: --kafka sasl.password=@/run/secrets/kafka, or DATELINE_KAFKA_SASL_PASSWORD.
    """
}

extension CommandFailure {
  init(_ given: KafkaError, _ context: String? = nil) {
    let error = given.tlsRefusal ?? given
    let message = [context, error.message].compactMap { $0 }.joined(separator: ": ")
    self.init(status: ExitStatus(error.kind), message: message)
  }
}

extension ExitStatus {
  init(_ kind: KafkaError.Kind) {
    switch kind {
    case .brokerUnavailable, .timedOut: self = .brokerUnavailable
    case .notAuthorized: self = .notAuthorised
    case .configuration, .unknownTopic: self = .badConfiguration
    case .fenced: self = .fenced
    case .recordTooLarge, .queueFull, .cancelled, .fatal, .other: self = .fatal
    }
  }
}
